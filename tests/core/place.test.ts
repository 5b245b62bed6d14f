import { placeLabel, rowName, rowNames, type Shape } from "@parley/core";
import { describe, expect, it } from "vitest";
import { edited, everything, raci, sample } from "./given.ts";

const labelOf = (...at: readonly string[]) => placeLabel(raci.shape as Shape, sample(), at);

describe("a place as people read it", () => {
  it.each([
    [["legend"], "Legend language", "图例语言"],
    [["activities"], "Activities", "活动"],
    [["activities", "poster"], "Activities › Launch poster", "活动 › Launch poster"],
    [["activities", "poster", "phase"], "Activities › Launch poster › Phase", "活动 › Launch poster › 阶段"],
    [["duties", "poster"], "Duties › Launch poster", "职责 › Launch poster"],
    [["duties", "poster", "pm"], "Duties › Launch poster › Project manager", "职责 › Launch poster › Project manager"],
    [["$title"], "Title", "标题"],
    [["$reviewBy"], "Review by", "复审日期"],
    [["activities", "nobody", "colour"], "Activities › nobody › colour", "活动 › nobody › colour"],
    [["$extra", "a.b"], "Other values › a.b", "其他内容 › a.b"],
    [["gone"], "gone", "gone"],
  ])("%j", (at, en, zh) => {
    expect(labelOf(...at)).toEqual([en, zh]);
  });

  it("does not trip over names that every object has", () => {
    for (const name of ["constructor", "toString", "__proto__"]) {
      expect(labelOf(name)).toEqual([name, name]);
      expect(labelOf("roles", name, name)).toEqual([`Roles › ${name} › ${name}`, `角色 › ${name} › ${name}`]);
      expect(labelOf("duties", name, name)[0]).toBe(`Duties › ${name} › ${name}`);
    }
  });

  it("calls a row by its first text, else by its id", () => {
    const shape = raci.shape as Shape;
    const document = edited(sample(), { roles: { pm: { name: " " }, constructor: { name: "Builder" } } });
    expect(rowName(shape, document, "roles", "pm")).toBe("pm");
    expect(rowName(shape, document, "roles", "constructor")).toBe("Builder");
    expect(rowName(shape, document, "toString", "pm")).toBe("pm");
    expect([...rowNames(shape, document, "roles").keys()]).toEqual(
      (document.content["roles"] as { id: string }[]).map((row) => row.id),
    );
    const nameless = { ...sample(), content: { columns: [{ id: "a", name: 5 }] } };
    expect(rowName(everything as Shape, nameless, "columns", "a")).toBe("a");
  });
});
