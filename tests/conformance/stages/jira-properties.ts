export { propertyStage as stage } from "../../hosts/jira/jira-stages.ts";
