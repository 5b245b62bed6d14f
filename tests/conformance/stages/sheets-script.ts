export { scriptStage as stage } from "../../hosts/sheets/sheets-stage.ts";
