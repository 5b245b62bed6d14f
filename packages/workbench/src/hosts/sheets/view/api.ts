import { localToken } from "../access.ts";
import type { Request, Spreadsheet } from "../resources.ts";

export interface Listed {
  readonly spreadsheetId: string;
  readonly title: string;
}

/** What a run of the add-on did to the page. */
export interface Ran {
  readonly value?: unknown;
  readonly error?: { readonly name: string; readonly message: string };
  readonly ui: {
    readonly menu?: readonly { readonly label: string; readonly function: string }[];
    readonly sidebar?: { readonly title: string };
    readonly active?: {
      readonly sheetId: number;
      readonly row: number;
      readonly column: number;
      readonly rows: number;
      readonly columns: number;
    };
  };
}

/** What the grid draws, and no more. */
const fields =
  "spreadsheetId,properties(title),sheets(properties,merges,data(rowData(values(userEnteredValue,effectiveValue," +
  "formattedValue,effectiveFormat,note,dataValidation,textFormatRuns)),rowMetadata,columnMetadata))";

/** Addresses are relative to the page at `<mount>/view/`. Each function rejects with the platform's own sentence. */
async function ask(method: string, path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(`../${path}`, {
    method,
    headers: { authorization: `Bearer ${localToken}`, "content-type": "application/json" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const answer = (await response.json()) as { error?: { message?: string } };
  if (!response.ok) throw new Error(answer.error?.message ?? `HTTP ${response.status}`);
  return answer;
}

const at = (spreadsheetId: string): string => `v4/spreadsheets/${encodeURIComponent(spreadsheetId)}`;
const local = (spreadsheetId: string): string => `local/spreadsheets/${encodeURIComponent(spreadsheetId)}`;

export const api = {
  list: async (): Promise<readonly Listed[]> =>
    ((await ask("GET", "local/spreadsheets")) as { spreadsheets: Listed[] }).spreadsheets,
  open: async (id: string): Promise<Spreadsheet> =>
    (await ask("GET", `${at(id)}?prettyPrint=false&fields=${encodeURIComponent(fields)}`)) as Spreadsheet,
  change: async (id: string, requests: readonly Request[]): Promise<void> =>
    void (await ask("POST", `${at(id)}:batchUpdate`, { requests })),
  /** What a person typed, cell by cell; `range` in A1 notation. */
  type: async (id: string, range: string, values: readonly (readonly unknown[])[]): Promise<void> =>
    void (await ask("PUT", `${at(id)}/values/${encodeURIComponent(range)}?valueInputOption=USER_ENTERED`, { values })),
  undo: async (id: string): Promise<void> => void (await ask("POST", `${local(id)}/undo`, {})),
  run: async (
    id: string,
    request: { function: string; args?: readonly unknown[]; activeSheetId?: number; locale: string },
  ): Promise<Ran> => (await ask("POST", `${local(id)}/run`, request)) as Ran,
  sidebarAddress: (id: string, name: string, locale: string): string =>
    `../${local(id)}/sidebar?function=${encodeURIComponent(name)}&locale=${encodeURIComponent(locale)}`,
};
