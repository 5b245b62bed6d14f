import type { sheets_v4 } from "googleapis/build/src/apis/sheets/index.js";

/** A request of `spreadsheets.batchUpdate`. Both executors understand those that this package makes. */
export type Request = sheets_v4.Schema$Request;
export type CellData = sheets_v4.Schema$CellData;
export type CellFormat = sheets_v4.Schema$CellFormat;
export type GridRange = sheets_v4.Schema$GridRange;
