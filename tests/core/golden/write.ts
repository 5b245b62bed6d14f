import { contentHash, type Document, type Entry, toBase, type Shape } from "@parley/core";
import { templates } from "@parley/core/registry";
import { fullDocument } from "@parley/core/testing";
import { existsSync, writeFileSync } from "node:fs";

/**
 * Writes the golden document of each template's present version where there is none: `npx tsx tests/core/golden/write.ts`, once, when a version is
 * raised or a template is new. What stands there is never written again: it is what that version wrote.
 */
for (const template of templates) {
  const shape = template.shape as Shape;
  const at = new URL(`${shape.id}-v${shape.version}.json`, import.meta.url);
  if (existsSync(at)) continue;
  const language = "zh";
  const full = fullDocument(template, language, (n) => `第 ${n} 项 text ${n}`);
  const [state] = Object.keys(template.flow?.states ?? { draft: 0 });
  const step: Entry = {
    action: "note",
    from: state!,
    to: state!,
    by: "李娜",
    who: { name: "李娜", email: "li@example.com", ids: { jira: "7" } },
    at: "2027-03-01T09:00:00+08:00",
    verified: false,
    version: shape.version,
    comment: "说明",
  };
  const document: Document = {
    ...full,
    id: `${shape.id}-golden`,
    series: "golden",
    flow: { state: state!, history: [step] },
    waivers: [{ code: "G-03", at: ["$title"], reason: "已确认", by: "李娜", on: "2027-03-01", seen: "0123456789ab" }],
  };
  const reads = { contentHash: contentHash(shape, document.content), places: toBase(shape, document) };
  writeFileSync(at, `${JSON.stringify({ document, reads }, undefined, 2)}\n`);
  console.log(`Wrote ${shape.id} v${shape.version}`);
}
