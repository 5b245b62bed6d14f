import { GoogleError, invalid } from "./errors.ts";
import type { BatchUpdate, DataFilter, Spreadsheet, ValueRange } from "./resources.ts";
import { parseA1, toA1 } from "./grid/address.ts";
import { parseMask, reaches } from "./grid/field-mask.ts";
import { toSpreadsheet, type Detail } from "./grid/resource.ts";
import type { Workbook } from "./grid/workbook.ts";
import { applyBatch } from "./requests/index.ts";
import { search } from "./requests/metadata.ts";
import type { Spreadsheets } from "./spreadsheets.ts";
import { appendArea, areasOf, clearValues, getValues, setValues, type ValueOptions } from "./values.ts";

/** A request with its path, query and body taken apart. */
export interface Call {
  readonly spreadsheets: Spreadsheets;
  readonly spreadsheetId: string;
  /** The last part of the path where there is one: a range, a metadata id. */
  readonly rest: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

/** One operation of Google Sheets API v4. */
export interface Operation {
  /** As the reference names it. */
  readonly name: string;
  readonly method: "GET" | "POST" | "PUT";
  /** Against the decoded path; groups: spreadsheet id, rest. */
  readonly path: RegExp;
  /** Schema of the body; absent when there is none. */
  readonly request?: string;
  readonly response: string;
  readonly handle: (call: Call) => unknown;
}

const id = String.raw`([^/:]+)`;
const route = (pattern: string): RegExp => new RegExp(`^/v4/spreadsheets${pattern}/?$`, "s");

function optionsOf(query: URLSearchParams): ValueOptions {
  return {
    majorDimension: query.get("majorDimension") ?? undefined,
    valueRenderOption: query.get("valueRenderOption") ?? undefined,
    dateTimeRenderOption: query.get("dateTimeRenderOption") ?? undefined,
  };
}

/** Opens, changes and saves; nothing is saved when the change throws. */
function change<T>({ spreadsheets, spreadsheetId }: Call, work: (workbook: Workbook) => T): T {
  const workbook = spreadsheets.open(spreadsheetId);
  const result = work(workbook);
  spreadsheets.save(workbook);
  return result;
}

/** A field mask decides alone; `includeGridData` counts only without one. */
function detailOf(query: URLSearchParams, includeGridData: boolean): Detail {
  const fields = query.get("fields");
  if (!fields) return includeGridData ? "looks" : "none";
  const mask = parseMask(fields);
  if (mask === true || !reaches(mask, "sheets", "data")) return "none";
  return reaches(mask, "sheets", "data", "rowData", "values", "effectiveFormat") ? "looks" : "values";
}

/** Everything this platform does; the rest of the API answers 501. */
export const operations: readonly Operation[] = [
  {
    name: "spreadsheets.create",
    method: "POST",
    path: route(""),
    request: "Spreadsheet",
    response: "Spreadsheet",
    handle: ({ spreadsheets, body }) => toSpreadsheet(spreadsheets.create(body as Spreadsheet), [], "none"),
  },
  {
    name: "spreadsheets.get",
    method: "GET",
    path: route(`/${id}`),
    response: "Spreadsheet",
    handle({ spreadsheets, spreadsheetId, query }) {
      const workbook = spreadsheets.open(spreadsheetId);
      const areas = query.getAll("ranges").map((range) => parseA1(workbook, range));
      return toSpreadsheet(workbook, areas, detailOf(query, query.get("includeGridData") === "true"));
    },
  },
  {
    name: "spreadsheets.getByDataFilter",
    method: "POST",
    path: route(`/${id}:getByDataFilter`),
    request: "GetSpreadsheetByDataFilterRequest",
    response: "Spreadsheet",
    handle({ spreadsheets, spreadsheetId, query, body }) {
      const { dataFilters = [], includeGridData = false } = body as {
        dataFilters?: DataFilter[];
        includeGridData?: boolean;
      };
      const workbook = spreadsheets.open(spreadsheetId);
      const areas = areasOf(workbook, dataFilters).map(({ area }) => area);
      return toSpreadsheet(workbook, areas, detailOf(query, includeGridData));
    },
  },
  {
    name: "spreadsheets.batchUpdate",
    method: "POST",
    path: route(`/${id}:batchUpdate`),
    request: "BatchUpdateSpreadsheetRequest",
    response: "BatchUpdateSpreadsheetResponse",
    handle(call) {
      const body = call.body as BatchUpdate;
      return change(call, (workbook) => {
        const replies = applyBatch(body, { workbook, newId: call.spreadsheets.newId });
        const spreadsheetId = workbook.spreadsheetId;
        if (!body.includeSpreadsheetInResponse) return { spreadsheetId, replies };
        const areas = (body.responseRanges ?? []).map((range) => parseA1(workbook, range));
        workbook.version = call.spreadsheets.newId();
        return {
          spreadsheetId,
          replies,
          updatedSpreadsheet: toSpreadsheet(workbook, areas, body.responseIncludeGridData ? "looks" : "none"),
        };
      });
    },
  },
  {
    name: "spreadsheets.values.get",
    method: "GET",
    path: route(`/${id}/values/(.+)`),
    response: "ValueRange",
    handle({ spreadsheets, spreadsheetId, rest, query }) {
      const workbook = spreadsheets.open(spreadsheetId);
      return getValues(workbook, parseA1(workbook, rest), optionsOf(query));
    },
  },
  {
    name: "spreadsheets.values.batchGet",
    method: "GET",
    path: route(`/${id}/values:batchGet`),
    response: "BatchGetValuesResponse",
    handle({ spreadsheets, spreadsheetId, query }) {
      const workbook = spreadsheets.open(spreadsheetId);
      const ranges = query.getAll("ranges");
      return {
        spreadsheetId,
        valueRanges: ranges.map((range) => getValues(workbook, parseA1(workbook, range), optionsOf(query))),
      };
    },
  },
  {
    name: "spreadsheets.values.update",
    method: "PUT",
    path: route(`/${id}/values/(.+)`),
    request: "ValueRange",
    response: "UpdateValuesResponse",
    handle: (call) =>
      change(call, (workbook) => {
        const written = setValues(
          workbook,
          parseA1(workbook, call.rest),
          call.body as ValueRange,
          call.query.get("valueInputOption") ?? undefined,
        );
        return { spreadsheetId: call.spreadsheetId, ...written };
      }),
  },
  {
    name: "spreadsheets.values.append",
    method: "POST",
    path: route(`/${id}/values/(.+):append`),
    request: "ValueRange",
    response: "AppendValuesResponse",
    handle: (call) =>
      change(call, (workbook) => {
        const range = call.body as ValueRange;
        if (range.majorDimension === "COLUMNS")
          throw invalid("Appending by columns is not supported by the local Google Sheets.");
        const columns = Math.max(0, ...(range.values ?? []).map((row) => row.length));
        const area = appendArea(workbook, parseA1(workbook, call.rest), range.values?.length ?? 0, columns);
        const updates = setValues(workbook, area, range, call.query.get("valueInputOption") ?? undefined);
        return { spreadsheetId: call.spreadsheetId, updates: { spreadsheetId: call.spreadsheetId, ...updates } };
      }),
  },
  {
    name: "spreadsheets.values.clear",
    method: "POST",
    path: route(`/${id}/values/(.+):clear`),
    request: "ClearValuesRequest",
    response: "ClearValuesResponse",
    handle: (call) =>
      change(call, (workbook) => {
        const area = parseA1(workbook, call.rest);
        clearValues(area);
        return { spreadsheetId: call.spreadsheetId, clearedRange: toA1(area) };
      }),
  },
  {
    name: "spreadsheets.developerMetadata.search",
    method: "POST",
    path: route(`/${id}/developerMetadata:search`),
    request: "SearchDeveloperMetadataRequest",
    response: "SearchDeveloperMetadataResponse",
    handle({ spreadsheets, spreadsheetId, body }) {
      const { dataFilters = [] } = body as { dataFilters?: DataFilter[] };
      const found = search(spreadsheets.open(spreadsheetId), dataFilters);
      if (found.length === 0) return {};
      return {
        matchedDeveloperMetadata: found.map(({ metadata, filters }) => ({
          developerMetadata: metadata,
          dataFilters: filters,
        })),
      };
    },
  },
  {
    name: "spreadsheets.developerMetadata.get",
    method: "GET",
    path: route(`/${id}/developerMetadata/(\\d+)`),
    response: "DeveloperMetadata",
    handle({ spreadsheets, spreadsheetId, rest }) {
      const metadata = spreadsheets.open(spreadsheetId).developerMetadata.find((m) => m.metadataId === Number(rest));
      if (!metadata) throw new GoogleError("NOT_FOUND", `No developer metadata with ID: ${rest}`);
      return metadata;
    },
  },
];
