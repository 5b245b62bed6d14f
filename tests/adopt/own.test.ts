import { describe, expect, it } from "vitest";
import { ownMatrices } from "./own-matrices.ts";
import { ownTables } from "./own-tables.ts";
import { adopted, countsOf } from "./support.ts";

describe("responsibility matrices as people write them", () => {
  it("are at least 20", () => expect(ownMatrices.length).toBeGreaterThanOrEqual(20));

  it.each(ownMatrices.map((matrix) => [matrix.name, matrix] as const))("%s", (_, matrix) => {
    const adoption = adopted(matrix.text, matrix.format);
    expect(adoption).toMatchObject({ template: "raci-matrix", layout: matrix.layout });
    expect(adoption.variant).toBe(matrix.variant);
    expect(countsOf(adoption)).toEqual(matrix.rows);
    expect(adoption.documents[0]!.content["roles"]).toHaveLength(matrix.roles);
  });
});

describe("other tables as people write them", () => {
  it("are at least 15", () => expect(ownTables.length).toBeGreaterThanOrEqual(15));

  describe.each([
    ["recognised", false],
    ["told", true],
  ] as const)("%s", (_, told) => {
    it.each(ownTables.map((table) => [table.name, table] as const))("%s", (__, table) => {
      const adoption = adopted(table.text, table.format, told ? { as: table.template } : {});
      expect(adoption.template).toBe(table.template);
      const fields = Object.keys(table.columns).map((header) => [
        header,
        adoption.mapping.find((column) => column.header === header)?.field ?? null,
      ]);
      expect(Object.fromEntries(fields)).toEqual(table.columns);
      const [first] = adoption.documents;
      const rows = Object.values(first!.content).filter(
        (list) => Array.isArray(list) && list.length > 0,
      ) as unknown[][];
      expect(adoption.documents.length > 1 ? adoption.documents.length : (rows[0]?.length ?? 1)).toBe(table.rows);
    });
  });
});
