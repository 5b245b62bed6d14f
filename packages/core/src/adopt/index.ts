export { adopt, type AdoptOptions } from "./adopt.ts";
export {
  type AdoptedDocument,
  type Adoption,
  cellAt,
  type Guess,
  type Layout,
  type Left,
  type Mapped,
  type NotAdopted,
} from "./adopted.ts";
export { readTables } from "./read-tables.ts";
export type { SourceCell, SourceRow, SourceTable, TableFormat } from "./source-table.ts";
export { languageOf, type MadeNow, toDocuments } from "./to-documents.ts";
