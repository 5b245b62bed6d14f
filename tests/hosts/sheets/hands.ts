import { parts, type AnyTemplate, type Shape } from "@parley/core";
import { templates } from "@parley/core/registry";
import type { Hands } from "@parley/core/testing";

interface CellData {
  readonly formattedValue?: string;
  readonly userEnteredValue?: unknown;
}
interface Dimension {
  readonly hiddenByUser?: boolean;
}
interface Sheet {
  readonly properties: { readonly sheetId: number; readonly title: string; readonly index: number };
  readonly developerMetadata?: readonly { readonly metadataKey: string; readonly metadataValue: string }[];
  readonly data: readonly [
    {
      readonly rowData?: readonly { readonly values?: readonly CellData[] }[];
      readonly rowMetadata: readonly Dimension[];
      readonly columnMetadata: readonly Dimension[];
    },
  ];
}
/** A tab as a person sees it, with what hidden columns and lines say. */
interface Tab {
  readonly sheetId: number;
  readonly title: string;
  readonly texts: readonly (readonly string[])[];
  readonly sheet: Sheet;
}

/** A spreadsheet as its own page talks to it: the API, with the rights of the person who sits in front of it. */
export class Page {
  private readonly base: string;

  constructor(origin: string, spreadsheetId: string) {
    this.base = `${origin}/sheets/v4/spreadsheets/${spreadsheetId}`;
  }

  async ask(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(this.base + path, {
      method,
      headers: { authorization: "Bearer ya29.local" },
      ...(body && { body: JSON.stringify(body) }),
    });
    const answer: unknown = await response.json();
    if (!response.ok) throw new Error(JSON.stringify(answer));
    return answer;
  }

  async change(...requests: readonly object[]): Promise<void> {
    await this.ask("POST", ":batchUpdate", { requests });
  }

  /** Types texts into cells that lie side by side. */
  async type(title: string, row: number, column: number, texts: readonly string[]): Promise<void> {
    const range = `'${title.replaceAll("'", "''")}'!${letter(column)}${row + 1}:${letter(column + texts.length - 1)}${row + 1}`;
    await this.ask("PUT", `/values/${encodeURIComponent(range)}?valueInputOption=USER_ENTERED`, { values: [texts] });
  }

  async tabs(): Promise<readonly Tab[]> {
    const { sheets } = (await this.ask("GET", "?includeGridData=true")) as { sheets: Sheet[] };
    return sheets.map((sheet) => ({
      sheetId: sheet.properties.sheetId,
      title: sheet.properties.title,
      texts: (sheet.data[0].rowData ?? []).map(({ values = [] }) => values.map((cell) => cell.formattedValue ?? "")),
      sheet,
    }));
  }
}

export const letter = (column: number): string =>
  (column >= 26 ? letter(Math.floor(column / 26) - 1) : "") + String.fromCharCode(65 + (column % 26));

const shapes: readonly Shape[] = templates.map(({ shape }: AnyTemplate) => shape as Shape);
const labelsOf = (table: string, column: string): readonly string[] =>
  shapes.flatMap((shape) => parts(shape).tables[table]?.columns[column]?.label ?? []);
const markOf = ({ sheet }: Tab): { document?: string; home?: number } =>
  JSON.parse(
    sheet.developerMetadata?.find(({ metadataKey }) => metadataKey === "parley")?.metadataValue ?? "{}",
  ) as object;

/** What people do in the spreadsheet's own page: find things by what they are called, and edit them there. */
export function handsOf(page: Page): Hands {
  const tabsOf = async (document: string): Promise<readonly Tab[]> =>
    (await page.tabs()).filter((tab) => markOf(tab).document === document && markOf(tab).home === tab.sheetId);

  /** The tab of a table: the one whose header has the name of the table's columns. */
  const find = async (
    document: string,
    table: string,
    column: string,
  ): Promise<{ tab: Tab; header: number; at: number }> => {
    for (const tab of await tabsOf(document)) {
      const header = tab.texts.findIndex(([key]) => key === "#header");
      const keys = tab.texts.find(([key]) => key === "#columns") ?? [];
      const at = (tab.texts[header] ?? []).findIndex((text) => labelsOf(table, column).includes(text));
      const own = Object.keys(
        shapes.map((shape) => parts(shape).tables[table]?.columns).find((columns) => columns !== undefined) ?? {},
      );
      if (at > 0 && own.every((key) => keys.includes(key))) return { tab, header, at };
    }
    throw new Error(`Unexpected absence of ${table}.${column} of ${document}, expected a tab with it`);
  };
  const rowCalled = (tab: Tab, id: string): number => {
    const row = tab.texts.findIndex(([key]) => key === id);
    if (row < 0) throw new Error(`Unexpected absence of the row ${id}, expected it in ${tab.title}`);
    return row;
  };

  return {
    async type(document, [table = "", row, column = ""], text) {
      if (row === undefined) {
        const main = (await tabsOf(document)).find(({ texts }) => texts.some(([key]) => key === "#parley"));
        const at = main?.texts.find(([key]) => key === "#parley")?.indexOf("@value") ?? 2;
        if (main) await page.type(main.title, rowCalled(main, `:${table}`), at, [text]);
        return;
      }
      const { tab, at } = await find(document, table, column);
      await page.type(tab.title, rowCalled(tab, row), at, [text]);
    },
    async addRow(document, table, texts) {
      for (const [column, text] of Object.entries(texts)) {
        const { tab, header, at } = await find(document, table, column);
        const below = tab.texts.findIndex(
          (cells, index) => index > header && cells.every((cell) => cell === "" || cell === "FALSE"),
        );
        await page.type(tab.title, below < 0 ? tab.texts.length : below, at, [text]);
      }
    },
    async deleteRow(document, table, row) {
      const [column = ""] = Object.keys(
        shapes.map((shape) => parts(shape).tables[table]?.columns).find((columns) => columns !== undefined) ?? {},
      );
      const { tab } = await find(document, table, column);
      const startIndex = rowCalled(tab, row);
      await page.change({
        deleteDimension: { range: { sheetId: tab.sheetId, dimension: "ROWS", startIndex, endIndex: startIndex + 1 } },
      });
    },
    trash: () => Promise.reject(new Error("Unexpected trash, expected none: Google Sheets has no bin for tabs")),
    async copy(document) {
      for (const { sheetId } of await tabsOf(document))
        await page.change({ duplicateSheet: { sourceSheetId: sheetId } });
    },
    async visible() {
      return (await page.tabs()).flatMap(({ title, texts, sheet }) => {
        const [{ rowMetadata, columnMetadata }] = sheet.data;
        const shown = texts.filter((_, row) => !rowMetadata[row]?.hiddenByUser);
        return [title, ...shown.flatMap((cells) => cells.filter((_, column) => !columnMetadata[column]?.hiddenByUser))];
      });
    },
  };
}
