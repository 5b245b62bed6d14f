import { markKey, deliveryKey } from "./plan.ts";
import { toNative, type RawCell, type RawSpreadsheet, type RawTab } from "./raw.ts";
import type { Failure, SheetsPort } from "./port.ts";
import type { sheets_v4 } from "googleapis/build/src/apis/sheets/index.js";

type Sheets = sheets_v4.Sheets;
type Sheet = sheets_v4.Schema$Sheet;
type Metadata = sheets_v4.Schema$DeveloperMetadata;

const structure =
  "spreadsheetId,spreadsheetUrl,developerMetadata," +
  "sheets(properties(sheetId,title,gridProperties(rowCount,columnCount)),developerMetadata)";
const content = "sheets(properties(sheetId),data(rowData(values(userEnteredValue,effectiveValue,formattedValue))))";
/** How each call is made: once, for what may be repeated is known to `deliver` and `collect`. */
interface Once {
  readonly retry: false;
  readonly rootUrl?: string;
}

/**
 * The port over Google's own client: three kinds of calls.
 *
 * @param rootUrl  given with every call: as a setting of the client its path would be dropped
 */
export function apiPort(api: Sheets, rootUrl?: string): SheetsPort {
  const once: Once = { retry: false, ...(rootUrl && { rootUrl }) };
  return {
    async create(title) {
      const { data } = await api.spreadsheets.create(
        { requestBody: { properties: { title } }, fields: "spreadsheetId,spreadsheetUrl" },
        once,
      );
      return { spreadsheetId: data.spreadsheetId ?? "", ...(data.spreadsheetUrl && { url: data.spreadsheetUrl }) };
    },
    async read(spreadsheetId) {
      const { data } = await api.spreadsheets.get({ spreadsheetId, fields: structure, prettyPrint: false }, once);
      const sheets = data.sheets ?? [];
      const ours = sheets.filter(({ developerMetadata }) =>
        developerMetadata?.some(({ metadataKey }) => metadataKey === markKey),
      );
      const cells =
        ours.length === 0 ? new Map<number, RawTab["cells"]>() : await cellsOf(api, spreadsheetId, ours, once);
      const raw: RawSpreadsheet = {
        spreadsheetId,
        ...(data.spreadsheetUrl && { url: data.spreadsheetUrl }),
        metadata: (data.developerMetadata ?? []).flatMap((m) => (m.metadataKey === deliveryKey ? [toRaw(m)] : [])),
        tabs: sheets.map((sheet) => toTab(sheet, cells)),
      };
      return toNative(raw);
    },
    async write(spreadsheetId, requests) {
      await api.spreadsheets.batchUpdate(
        { spreadsheetId, requestBody: { requests: [...requests] }, fields: "spreadsheetId" },
        once,
      );
    },
    explain,
  };
}

async function cellsOf(
  api: Sheets,
  spreadsheetId: string,
  sheets: readonly Sheet[],
  once: Once,
): Promise<ReadonlyMap<number, RawTab["cells"]>> {
  const ranges = sheets.map(({ properties }) => `'${(properties?.title ?? "").replaceAll("'", "''")}'`);
  const { data } = await api.spreadsheets.get({ spreadsheetId, ranges, fields: content, prettyPrint: false }, once);
  return new Map(
    (data.sheets ?? []).map(({ properties, data: grids }) => [
      properties?.sheetId ?? 0,
      (grids?.[0]?.rowData ?? []).map(({ values }) => (values ?? []).map(toCell)),
    ]),
  );
}

function toTab({ properties, developerMetadata }: Sheet, cells: ReadonlyMap<number, RawTab["cells"]>): RawTab {
  const { sheetId, title, gridProperties } = properties ?? {};
  return {
    sheetId: sheetId ?? 0,
    title: title ?? "",
    rowCount: gridProperties?.rowCount ?? 0,
    columnCount: gridProperties?.columnCount ?? 0,
    metadata: (developerMetadata ?? []).flatMap((m) => (m.metadataKey === markKey ? [toRaw(m)] : [])),
    cells: cells.get(sheetId ?? 0) ?? [],
  };
}

const toRaw = ({ metadataId, metadataKey, metadataValue }: Metadata): RawTab["metadata"][number] => ({
  id: metadataId ?? 0,
  key: metadataKey ?? "",
  value: metadataValue ?? "",
});

function toCell({ userEnteredValue, effectiveValue, formattedValue }: sheets_v4.Schema$CellData): RawCell {
  const formula = userEnteredValue?.formulaValue ?? "";
  const { numberValue, boolValue, stringValue, errorValue } = effectiveValue ?? userEnteredValue ?? {};
  const value = numberValue ?? boolValue ?? stringValue ?? (errorValue ? (formattedValue ?? "#ERROR!") : undefined);
  return [value ?? "", formattedValue ?? "", formula];
}

interface HttpError {
  readonly message?: string;
  readonly status?: number;
  readonly response?: {
    readonly status?: number;
    readonly headers?: { readonly get?: (name: string) => string | null };
  };
}

/** What Google's client throws. @source gaxios, `GaxiosError` */
export function explain(error: unknown): Failure {
  const {
    message = String(error),
    status,
    response,
  } = (typeof error === "object" && error !== null ? error : {}) as HttpError;
  const known = response?.status ?? status;
  const seconds = Number(response?.headers?.get?.("retry-after") ?? "");
  return {
    message,
    ...(typeof known === "number" && { status: known }),
    ...(seconds > 0 && { retryAfterMs: seconds * 1000 }),
  };
}
