export { storageStage as stage } from "../../hosts/jira/jira-stages.ts";
