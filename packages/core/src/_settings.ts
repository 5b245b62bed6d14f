// Generated from templates/ by "npm run fix". Do not edit.
import type { Settings } from "./shape.ts";
import { settings as changeRequest } from "./templates/change-request/settings.ts";
import { settings as communicationPlan } from "./templates/communication-plan/settings.ts";
import { settings as raciMatrix } from "./templates/raci-matrix/settings.ts";
import { settings as smartGoal } from "./templates/smart-goal/settings.ts";

/** The thresholds of every template that has some, by template. */
export const settingsOf: Readonly<Record<string, Settings>> = {
  "change-request": changeRequest,
  "communication-plan": communicationPlan,
  "raci-matrix": raciMatrix,
  "smart-goal": smartGoal,
};
