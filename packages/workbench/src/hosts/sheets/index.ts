import type { LocalPlatform } from "../../platform.ts";
import { createLocalSheets } from "./local-sheets.ts";

/** The local Google Sheets, as the workbench finds it. */
export const localPlatform: LocalPlatform = {
  host: "sheets",
  mount: "/sheets",
  name: ["Google Sheets", "Google 表格"],
  tint: "#188038",
  create: createLocalSheets,
};
