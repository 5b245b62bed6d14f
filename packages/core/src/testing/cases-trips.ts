import { canonical } from "../hash.ts";
import { assertEqual, assertTrue } from "./assert.ts";
import type { Bench } from "./bench.ts";
import type { CaseTable } from "./conformance.ts";
import { blankOf, fullDocument, hostileTexts, sampleOf, userTexts } from "./documents.ts";
import type { Document } from "../document.ts";
import type { Loss } from "../host.ts";

/** What came back is what was sent, but for places that the host declared lost. */
export function assertKept(found: Document, sent: Document, losses: readonly Loss[], what: string): void {
  const lost = losses.filter((loss) => loss.kept === "nowhere" && loss.kind !== "static-number");
  const without = (document: Document): unknown =>
    lost.reduce<unknown>((d, loss) => dropped(d, loss.at), document.content);
  const { content: _found, ...header } = found;
  const { content: _sent, ...wanted } = sent;
  assertEqual(header, wanted, `${what}: the header`);
  assertEqual(without(found), without(sent), `${what}: the content`);
}
function dropped(value: unknown, at: readonly string[]): unknown {
  const [head, ...rest] = at;
  if (typeof value !== "object" || value === null || head === undefined) return value;
  if (Array.isArray(value))
    return value.map((v: { id?: string }) => (v.id === head ? dropped(v, rest) : v)).filter((v) => v !== undefined);
  const entries = Object.entries(value).flatMap(([k, v]) => {
    if (k !== head) return [[k, v]];
    return rest.length === 0 ? [] : [[k, dropped(v, rest)]];
  });
  return Object.fromEntries(entries);
}

/** Sends a document, reads it back, sends it again: equal, then nothing to do. */
async function trip(bench: Bench, document: Document): Promise<readonly Loss[]> {
  const first = await bench.push([document]);
  assertEqual(first.conflicts, [], "conflicts of a first push");
  assertEqual(first.documents, [document], "the document handed back");
  assertEqual(first.receipt?.created, 1, "documents created");
  const there = await bench.look();
  const losses = [...first.losses, ...there.losses];
  assertEqual(there.standing.length, 1, "documents that stand there");
  assertKept(there.standing[0]!.document, document, losses, "what stands there");
  const before = bench.stage.writes();
  const second = await bench.push([document]);
  assertEqual(second.plan.ops, [], "operations of a second push");
  assertEqual(second.receipt?.requests, 0, "requests of a second push");
  assertEqual(bench.stage.writes(), before, "writes that the platform saw");
  return losses;
}

async function assertVisible(bench: Bench, document: Document, losses: readonly Loss[]): Promise<void> {
  const seen = (await bench.stage.hands.visible()).map(flat);
  const declared = losses.length > 0 ? new Set(losses.map((loss) => loss.kind)) : new Set();
  for (const text of userTexts(bench.template, document).filter((t) => t.trim() !== "")) {
    const there = seen.some((s) => s.includes(flat(text)));
    assertTrue(there || declared.has("shortened"), "a text that people can see", text);
  }
}
/** Line ends and outer spaces are the tool's own business when it draws. */
const flat = (text: string): string => text.replace(/\s+/g, " ").trim();

/** Documents travel there and back with nothing lost. */
export const tripCases: CaseTable = {
  "the same input gives the same bytes": async (bench) => {
    const document = sampleOf(bench.template, bench.language);
    const once = bench.adapter.render([{ document }], bench.context);
    const again = bench.adapter.render([{ document: structuredCopy(document) }], bench.context);
    assertEqual(again, once, "a second rendering");
    assertTrue(canonical(once.native).length > 2, "something is rendered", canonical(once.native));
  },
  "reading what was rendered gives the document": async (bench) => {
    const document = sampleOf(bench.template, bench.language);
    const { native, losses } = bench.adapter.render([{ document }], bench.context);
    const { standing } = bench.adapter.read(native, bench.context);
    assertEqual(standing.length, 1, "documents read");
    assertKept(standing[0]!.document, document, losses, "the document read");
  },
  "a sample arrives whole, can be seen, and a second push does nothing": async (bench) => {
    const document = sampleOf(bench.template, bench.language);
    await assertVisible(bench, document, await trip(bench, document));
  },
  "an empty document arrives": async (bench) => {
    await trip(bench, blankOf(bench.template, bench.language));
  },
  "every kind of field arrives": async (bench) => {
    const document = fullDocument(bench.template, bench.language, (n) => `Text ${n} 文本`);
    await assertVisible(bench, document, await trip(bench, document));
  },
  "hostile texts stay texts": async (bench) => {
    for (let from = 0; from < hostileTexts.length; from += 8) {
      const document = {
        ...fullDocument(bench.template, bench.language, (n) => hostileTexts[(from + n) % hostileTexts.length]!),
        id: `doc-${from}`,
      };
      const { losses } = await bench.push([document]);
      const { standing, losses: more } = await bench.look();
      const there = standing.find((s) => s.document.id === document.id)?.document;
      assertTrue(there !== undefined, "the document stands there");
      assertKept(there!, document, [...losses, ...more], "hostile texts");
      await assertVisible(bench, document, [...losses, ...more]);
    }
  },
  "several documents stand side by side, and those not named stay": async (bench) => {
    const [one, two] = [
      sampleOf(bench.template, bench.language, "doc-1"),
      fullDocument(bench.template, "en", (n) => `t${n}`),
    ];
    const other = { ...two, id: "doc-2" };
    await bench.push([one, other]);
    await bench.push([{ ...other, title: "Renamed 改名", revision: other.revision + 1 }]);
    const { standing } = await bench.look();
    const titles = standing.map((s) => s.document.title).sort();
    assertEqual(titles, [one.title, "Renamed 改名"].sort(), "titles that stand there");
  },
  "a dry run writes nothing and tells the plan": async (bench) => {
    const dry = await bench.push([sampleOf(bench.template, bench.language)], { dryRun: true });
    assertTrue(dry.plan.ops.length > 0 && dry.plan.calls > 0, "a plan", dry.plan);
    assertEqual(dry.receipt, undefined, "the receipt of a dry run");
    assertEqual(bench.stage.writes(), 0, "writes of a dry run");
    assertEqual((await bench.look()).standing, [], "what stands there");
  },
  "what is removed is gone, and nothing else": async (bench) => {
    const [one, two] = ["doc-1", "doc-2"].map((id) => sampleOf(bench.template, bench.language, id));
    await bench.push([one!, two!]);
    const removed = await bench.push([], { remove: ["doc-1"] });
    assertEqual(removed.receipt?.deleted, 1, "documents deleted");
    const live = (await bench.look()).standing.filter((s) => !s.trashed);
    assertEqual(
      live.map((s) => s.document.id),
      ["doc-2"],
      "what stays",
    );
  },
};
const structuredCopy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
