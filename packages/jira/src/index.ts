export { type JiraAdapter, propertyAdapter, storageAdapter } from "./adapter.ts";
export { door } from "./door.ts";
export type { DocumentRecord, IssueTarget, Native, Op, RecordPort } from "./native.ts";
export { propertyPort } from "./properties/property-port.ts";
export { propertyStore, type PropertyStore, type Request } from "./properties/property-store.ts";
