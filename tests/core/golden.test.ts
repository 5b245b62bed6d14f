import { contentHash, type Document, parse, problemText, type Shape, toBase } from "@parley/core";
import { templates } from "@parley/core/registry";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { copy, templateOf } from "./given.ts";

const folder = new URL("golden/", import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
/** A document as one version of a template wrote it, and what it reads as today. */
interface Golden {
  readonly document: Document;
  readonly reads: { readonly contentHash: string; readonly places: Readonly<Record<string, string>> };
}
const golden = (name: string): Golden => JSON.parse(readFileSync(new URL(name, folder), "utf8")) as Golden;
const versions = templates.flatMap((template) => {
  const { id, version } = template.shape as Shape;
  return Array.from({ length: version }, (_, i) => [id, i + 1] as const);
});

it("there is a golden document of every version of every template, and of nothing else (tests/core/golden/write.ts)", () => {
  expect(versions.length).toBeGreaterThanOrEqual(8);
  expect([...files].sort()).toEqual(versions.map(([id, version]) => `${id}-v${version}.json`).sort());
});

describe.each(versions)("%s, as version %i wrote it", (id, version) => {
  const { document, reads } = golden(`${id}-v${version}.json`);
  const shape = templateOf(id)!.shape as Shape;

  it("is read today, with nothing lost and nothing else in it", () => {
    expect([document.template, document.templateVersion]).toEqual([id, version]);
    const parsed = parse(copy(document), templateOf);
    expect(parsed.ok ? [] : parsed.problems.map((problem) => problemText(problem)[0])).toEqual([]);
    if (!parsed.ok) return;
    expect(parsed.document.templateVersion).toBe(shape.version);
    expect(contentHash(shape, parsed.document.content)).toBe(reads.contentHash);
    expect(toBase(shape, parsed.document)).toEqual(reads.places);
    expect(Object.keys(reads.places).length).toBeGreaterThan(10);
  });

  it("is refused in one clear sentence when it comes from a later version", () => {
    const later = { ...copy(document), templateVersion: shape.version + 1 };
    const parsed = parse(later, templateOf);
    expect(parsed.ok ? [] : parsed.problems.map(problemText)).toEqual([
      [
        `Unexpected version ${shape.version + 1} of ${id} at templateVersion, expected ${shape.version} or older`,
        `发现 templateVersion 处的 ${id} 第 ${shape.version + 1} 版，应为第 ${shape.version} 版或更早`,
      ],
    ]);
    expect(parsed.ok || parsed.problems[0]!.reason).toBe("newer-format");
  });
});
