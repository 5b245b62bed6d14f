import { sheetsAdapter } from "@parley/sheets";
import { describe, expect, it } from "vitest";
import { locate } from "../../../packages/sheets/src/locate.ts";
import { contextIn, sampleOf } from "./scene.ts";

/** A click on a finding selects the cell that it is about. */
describe("the cell of a place", () => {
  const document = sampleOf("raci-matrix");
  const { native } = sheetsAdapter.render([{ document }], contextIn("en"));
  const textAt = (...at: readonly string[]): unknown => {
    const spot = locate(native, "doc-1", at);
    const tab = native.tabs.find(({ sheetId }) => sheetId === spot?.sheetId);
    return [tab?.mark.table, tab?.cells[spot?.row ?? 0]?.[spot?.column ?? 0]?.value];
  };

  it("is found on the main tab and on the tabs of tables", () => {
    expect(textAt()).toEqual([undefined, "RACI matrix: Summer Glow 618"]);
    expect(textAt("$owner")).toEqual([undefined, "Li Na"]);
    expect(textAt("legend")).toEqual([undefined, "English"]);
    expect(textAt("activities")).toEqual([undefined, "Activity"]);
    expect(textAt("activities", "poster", "deliverable")).toEqual([undefined, "Poster in 3 sizes"]);
    expect(textAt("duties", "poster", "pm")).toEqual([undefined, "A"]);
    expect(textAt("duties", "poster")).toEqual([undefined, "Launch poster"]);
    expect(textAt("roles")).toEqual(["roles", "Role"]);
    expect(textAt("roles", "legal", "name")).toEqual(["roles", "Legal"]);
  });

  it("is the nearest one when the place itself has none", () => {
    expect(textAt("roles", "gone", "name")).toEqual(["roles", "Role"]);
    expect(textAt("activities", "poster", "gone")).toEqual([undefined, "Launch poster"]);
    expect(locate(native, "another", [])).toBeUndefined();
  });
});
