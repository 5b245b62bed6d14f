export { notionStage as stage } from "../../hosts/notion/notion-stage.ts";
