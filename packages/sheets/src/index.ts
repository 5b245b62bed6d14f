export { sheetsAdapter } from "./adapter.ts";
export { door } from "./door.ts";
export type { Native, Tab } from "./native.ts";
export type { Batch } from "./batch.ts";
export type { SheetsPort, SheetsTarget } from "./port.ts";
export { xlsxToDocuments } from "./xlsx/read.ts";
export { documentsToXlsx } from "./xlsx/write.ts";
export { patchWorkbook, type CellPatch, type Patched } from "./xlsx/patch.ts";
export { readWorkbook, type Told, type WorkbookTable } from "./xlsx/tables.ts";
