// Generated from templates/ by "npm run fix". Do not edit.
import type { AnyTemplate } from "./template.ts";
import { changeRequestTemplate } from "./templates/change-request/index.ts";
import { communicationPlanTemplate } from "./templates/communication-plan/index.ts";
import { meetingRecordTemplate } from "./templates/meeting-record/index.ts";
import { projectTemplate } from "./templates/project/index.ts";
import { raciMatrixTemplate } from "./templates/raci-matrix/index.ts";
import { riskRegisterTemplate } from "./templates/risk-register/index.ts";
import { smartGoalTemplate } from "./templates/smart-goal/index.ts";
import { stakeholderRegisterTemplate } from "./templates/stakeholder-register/index.ts";

/** Every template, ordered by id. */
export const templates: readonly AnyTemplate[] = [
  changeRequestTemplate,
  communicationPlanTemplate,
  meetingRecordTemplate,
  projectTemplate,
  raciMatrixTemplate,
  riskRegisterTemplate,
  smartGoalTemplate,
  stakeholderRegisterTemplate,
];
