import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createLocalSheets } from "../../../packages/workbench/src/hosts/sheets/local-sheets.ts";
import { seededSpreadsheet as id } from "../../../packages/workbench/src/hosts/sheets/seeded.ts";
import type { RunningPlatform } from "../../../packages/workbench/src/platform.ts";
import { memoryStore } from "../../../packages/workbench/src/store.ts";

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown> & { readonly error?: { readonly message: string; readonly status: string } };
}

/** The local Google Sheets is strict where Google is, and says what it has not. */
describe("the local Google Sheets", () => {
  let platform: RunningPlatform;
  let ids = 0;
  const open = (requestsPerMinute?: number): RunningPlatform => {
    const made = createLocalSheets({
      store: memoryStore(),
      now: () => new Date("2027-03-01T00:00:00Z"),
      newId: () => `id-${++ids}`,
      dist: "",
      ...(requestsPerMinute !== undefined && { requestsPerMinute }),
    });
    made.seed();
    return made;
  };
  beforeEach(() => {
    platform = open();
  });

  const ask = async (
    method: string,
    path: string,
    body?: unknown,
    authorization = "Bearer ya29.local",
  ): Promise<Answer> => {
    const response = await platform.app.request(`/v4/spreadsheets${path}`, {
      method,
      ...(authorization && { headers: { authorization } }),
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Answer["body"] };
  };
  const change = (...requests: readonly object[]): Promise<Answer> => ask("POST", `/${id}:batchUpdate`, { requests });
  const values = async (range: string, query = ""): Promise<unknown> =>
    (await ask("GET", `/${id}/values/${encodeURIComponent(range)}${query}`)).body["values"];
  const type = (range: string, rows: readonly (readonly unknown[])[]): Promise<Answer> =>
    ask("PUT", `/${id}/values/${encodeURIComponent(range)}?valueInputOption=USER_ENTERED`, { values: rows });

  it("asks who calls", async () => {
    expect((await ask("GET", `/${id}`, undefined, "")).status).toBe(403);
    expect((await ask("GET", `/${id}`, undefined, "Bearer stolen")).status).toBe(401);
  });

  it("refuses what is not in the schema, in Google's words", async () => {
    for (const [request, message] of [
      [{ addTabel: {} }, `Unknown name "addTabel" at 'requests[0]': Cannot find field.`],
      [
        { addSheet: { properties: { title: 5 } } },
        "Invalid value at 'requests[0].add_sheet.properties.title' (TYPE_STRING), 5",
      ],
      [
        { sortRange: { sortSpecs: [{ sortOrder: "UP" }] } },
        `Invalid value at 'requests[0].sort_range.sort_specs[0].sort_order' (TYPE_ENUM), "UP"`,
      ],
    ] as const) {
      const { status, body } = await change(request);
      expect([status, body.error?.message]).toEqual([400, `Invalid JSON payload received. ${message}`]);
    }
    expect((await ask("POST", `/${id}:batchUpdate`, "{")).status).toBe(400);
  });

  it("says what it has not: 501", async () => {
    for (const answer of [await change({ addChart: { chart: {} } }), await ask("POST", `/${id}/sheets/0:copyTo`, {})]) {
      expect([answer.status, answer.body.error?.status]).toEqual([501, "UNIMPLEMENTED"]);
    }
    expect(platform.calls.at(-1)?.operation).toBe("unsupported");
  });

  it("does all of a batch or nothing", async () => {
    const { status } = await change({ addSheet: { properties: { title: "New" } } }, { deleteSheet: { sheetId: 404 } });
    expect(status).toBe(400);
    const { sheets } = (await ask("GET", `/${id}`)).body as unknown as { sheets: unknown[] };
    expect(sheets).toHaveLength(1);
  });

  it("takes no explicit id twice: a replayed request makes no second thing", async () => {
    const once = [
      { addSheet: { properties: { sheetId: 7, title: "A" } } },
      {
        createDeveloperMetadata: {
          developerMetadata: { metadataId: 9, metadataKey: "k", visibility: "DOCUMENT", location: { sheetId: 7 } },
        },
      },
      { addNamedRange: { namedRange: { namedRangeId: "n", name: "N", range: { sheetId: 7 } } } },
      { addProtectedRange: { protectedRange: { protectedRangeId: 3, range: { sheetId: 7 } } } },
    ];
    expect((await change(...once)).status).toBe(200);
    for (const request of once) expect((await change(request)).status).toBe(400);
  });

  it("keeps limits: characters of a cell, cells of a spreadsheet, bytes of a request", async () => {
    const cell = (length: number): object => ({
      updateCells: {
        start: { sheetId: 0 },
        rows: [{ values: [{ userEnteredValue: { stringValue: "x".repeat(length) } }] }],
        fields: "userEnteredValue",
      },
    });
    expect((await change(cell(50_000))).status).toBe(200);
    expect((await change(cell(50_001))).status).toBe(400);
    const grid = (rowCount: number): object => ({
      addSheet: { properties: { gridProperties: { rowCount, columnCount: 1000 } } },
    });
    expect((await change(grid(9974))).status).toBe(200);
    expect((await change(grid(1))).body.error?.message).toMatch(/limit of 10000000 cells/);
    expect((await change(...Array.from({ length: 41 }, () => cell(49_990)))).status).toBe(400);
  });

  it("counts a quota per minute, reads and writes apart", async () => {
    platform = open(2);
    const read = async (): Promise<number> => (await ask("GET", `/${id}`)).status;
    expect([await read(), await read(), await read()]).toEqual([200, 200, 429]);
    expect((await change({ addSheet: {} })).status).toBe(200);
  });

  it("lets formulas follow their cells", async () => {
    await type("A1:C3", [
      [1, 2, "=SUM(A1:B1)"],
      [3, 4, "=SUM(A2:B2)"],
      ["=SUM(A1:A2)", "=C$1", '=COUNTIF(A1:A,">0")'],
    ]);
    const at = { sheetId: 0, dimension: "ROWS" };
    await change(
      { insertDimension: { range: { ...at, startIndex: 1, endIndex: 2 } } },
      { insertDimension: { range: { sheetId: 0, dimension: "COLUMNS", startIndex: 1, endIndex: 2 } } },
    );
    expect(await values("A1:D4", "?valueRenderOption=FORMULA")).toEqual([
      [1, "", 2, "=SUM(A1:C1)"],
      [],
      [3, "", 4, "=SUM(A3:C3)"],
      ["=SUM(A1:A3)", "", "=D$1", '=COUNTIF(A1:A,">0")'],
    ]);
    await change({ deleteDimension: { range: { ...at, startIndex: 0, endIndex: 1 } } });
    expect(await values("A1:D3", "?valueRenderOption=FORMULA")).toEqual([
      [],
      [3, "", 4, "=SUM(A2:C2)"],
      ["=SUM(A1:A2)", "", "=#REF!", '=COUNTIF(A1:A,">0")'],
    ]);
  });

  it("sorts values by kind, empty ones last, and moves formulas with their rows", async () => {
    await type("A1:B5", [
      ["b", "=A1&1"],
      [2, "=A2&1"],
      ["", "=A3&1"],
      [10, "=A4&1"],
      ["a", "=A5&1"],
    ]);
    await change({
      sortRange: {
        range: { sheetId: 0, startRowIndex: 0, endRowIndex: 5 },
        sortSpecs: [{ dimensionIndex: 0, sortOrder: "ASCENDING" }],
      },
    });
    expect(await values("A1:B5")).toEqual([
      ["2", "21"],
      ["10", "101"],
      ["a", "a1"],
      ["b", "b1"],
      ["", "1"],
    ]);
  });

  it("computes what it shows: formats, errors, conditional formats", async () => {
    await type("A1:E1", [["=1/3", "=1/0", "=NOSUCH(1)", "2027-03-01", "12.5%"]]);
    const rule = {
      ranges: [{ sheetId: 0 }],
      booleanRule: {
        condition: { type: "CUSTOM_FORMULA", values: [{ userEnteredValue: "=A1<1" }] },
        format: { textFormat: { bold: true } },
      },
    };
    await change({ addConditionalFormatRule: { rule } });
    expect(await values("A1:E1")).toEqual([["0.3333333333", "#DIV/0!", "#NAME?", "2027-03-01", "12.50%"]]);
    const fields = encodeURIComponent("sheets.data.rowData.values(effectiveValue,effectiveFormat.textFormat.bold)");
    const { body } = await ask("GET", `/${id}?fields=${fields}`);
    const [{ data }] = body["sheets"] as [
      { data: [{ rowData: [{ values: { effectiveValue: unknown; effectiveFormat: unknown }[] }] }] },
    ];
    const cells = data[0].rowData[0].values;
    expect(cells[0]).toEqual({
      effectiveValue: { numberValue: 0.333333333333333 },
      effectiveFormat: { textFormat: { bold: true } },
    });
    expect(cells[2]?.effectiveValue).toMatchObject({ errorValue: { type: "NAME" } });
    expect(cells[3]).toEqual({ effectiveValue: { numberValue: 46447 }, effectiveFormat: { textFormat: {} } });
  });

  it("finds metadata, copies it with a tab, and forgets it with one", async () => {
    const metadata = { metadataKey: "k", metadataValue: "v", visibility: "DOCUMENT", location: { sheetId: 1 } };
    await change(
      { addSheet: { properties: { sheetId: 1 } } },
      { createDeveloperMetadata: { developerMetadata: metadata } },
      { duplicateSheet: { sourceSheetId: 1, newSheetId: 2 } },
    );
    const search = async (): Promise<number> => {
      const { body } = await ask("POST", `/${id}/developerMetadata:search`, {
        dataFilters: [{ developerMetadataLookup: { metadataKey: "k" } }],
      });
      return ((body["matchedDeveloperMetadata"] ?? []) as unknown[]).length;
    };
    expect(await search()).toBe(2);
    await change({ deleteSheet: { sheetId: 1 } });
    expect(await search()).toBe(1);
  });

  it("goes back one change, and forward again", async () => {
    await type("A1", [["one"]]);
    await type("A1", [["two"]]);
    const undo = async (): Promise<void> =>
      void (await platform.app.request(`/local/spreadsheets/${id}/undo`, {
        method: "POST",
        headers: { authorization: "Bearer ya29.local" },
      }));
    await undo();
    expect(await values("A1")).toEqual([["one"]]);
    await undo();
    expect(await values("A1")).toEqual([["two"]]);
  });

  afterEach(() => {
    // Whatever was asked here was held against a schema, both ways.
    const unchecked = platform.calls.filter(
      ({ operation, checkedBy }) => checkedBy === "" && operation !== "unsupported",
    );
    if (unchecked.length > 0) throw new Error(`Unexpected calls without a schema: ${JSON.stringify(unchecked)}`);
  });

  const grid = async (): Promise<readonly Record<string, unknown>[][]> => {
    const { sheets } = (await ask("GET", `/${id}?includeGridData=true`)).body as unknown as {
      sheets: { data: [{ rowData?: { values?: Record<string, unknown>[] }[] }] }[];
    };
    return sheets.map(({ data: [{ rowData = [] }] }) => rowData.flatMap(({ values = [] }) => values));
  };

  it("tells months from minutes", async () => {
    await type("A1", [["2026-11-13 16:05:07"]]);
    expect(await values("A1")).toEqual([["2026-11-13 16:05:07"]]);
  });

  it("keeps links in a text until another text is written", async () => {
    const write = (cell: object, fields: string): Promise<Answer> =>
      change({ updateCells: { start: {}, rows: [{ values: [cell] }], fields } });
    const textFormatRuns = [{ startIndex: 0, format: { link: { uri: "#gid=7" } } }];
    const userEnteredValue = { stringValue: "Launch poster" };
    expect((await write({ userEnteredValue: { numberValue: 1 }, textFormatRuns }, "*")).status).toBe(400);
    await write({ userEnteredValue, textFormatRuns }, "userEnteredValue,textFormatRuns");
    expect((await grid())[0]?.[0]?.["textFormatRuns"]).toEqual(textFormatRuns);
    await write({ userEnteredValue: { stringValue: "Media buy" } }, "userEnteredValue");
    expect((await grid())[0]?.[0]?.["textFormatRuns"]).toBeUndefined();
  });

  it("carries the range of a list along when its tab is renamed and its rows move", async () => {
    await change({ addSheet: { properties: { sheetId: 7, title: "Names" } } });
    const condition = { type: "ONE_OF_RANGE", values: [{ userEnteredValue: "='Names'!$A$1:$A$9" }] };
    const range = { sheetId: 0, startRowIndex: 0, endRowIndex: 1, startColumnIndex: 0, endColumnIndex: 1 };
    expect((await change({ setDataValidation: { range, rule: { condition } } })).status).toBe(200);
    await change(
      { insertDimension: { range: { sheetId: 7, dimension: "ROWS", startIndex: 0, endIndex: 2 } } },
      { updateSheetProperties: { properties: { sheetId: 7, title: "All names" }, fields: "title" } },
    );
    expect((await grid())[0]?.[0]?.["dataValidation"]).toEqual({
      condition: { type: "ONE_OF_RANGE", values: [{ userEnteredValue: "='All names'!$A$3:$A$11" }] },
    });
  });
});
