export { sheetsStage as stage } from "../../hosts/sheets/sheets-stage.ts";
