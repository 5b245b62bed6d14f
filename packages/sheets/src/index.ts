export { sheetsAdapter } from "./adapter.ts";
export { door } from "./door.ts";
export type { Native, Tab } from "./native.ts";
export type { Batch } from "./batch.ts";
export type { SheetsPort, SheetsTarget } from "./port.ts";
export { xlsxToDocuments } from "./xlsx/read.ts";
export { documentsToXlsx } from "./xlsx/write.ts";
