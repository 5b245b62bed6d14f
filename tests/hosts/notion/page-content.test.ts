import {
  isParleyError,
  parts,
  push,
  say,
  type Document,
  type Language,
  type Run,
  type Shape,
  type StoredRow,
} from "@parley/core";
import { templates } from "@parley/core/registry";
import { sampleOf } from "@parley/core/testing";
import { notionAdapter } from "@parley/notion";
import { isFullDatabase, isFullPage, type BlockObjectResponse, type PageObjectResponse } from "@notionhq/client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { rootPageId } from "../../../packages/workbench/src/hosts/notion/index.ts";
import { openRig, type Rig } from "./rig.ts";

let rig: Rig;
beforeEach(async () => void (rig = await openRig({ rateLimit: false })));
afterEach(() => rig.close());

const templateOf = (id: string): (typeof templates)[number] => {
  const found = templates.find((t) => (t.shape as Shape).id === id);
  if (!found) throw new Error(`Unexpected registry without ${id}`);
  return found;
};
const plan = (language: Language = "en"): Document => sampleOf(templateOf("communication-plan"), language, "plan");

type Block = BlockObjectResponse;
const blocks = async (id: string): Promise<readonly Block[]> =>
  (await rig.person.blocks.children.list({ block_id: id })).results.filter((block): block is Block => "type" in block);
/** Everything that people read in some blocks and what is folded into them. */
async function words(id: string): Promise<string> {
  const texts: string[] = [];
  for (const block of await blocks(id)) {
    const { rich_text } =
      (block as unknown as Record<string, { rich_text?: { plain_text: string }[] }>)[block.type] ?? {};
    texts.push((rich_text ?? []).map((t) => t.plain_text).join(""));
    if (block.has_children && block.type !== "child_database") texts.push(await words(block.id));
  }
  return texts.join("\n");
}
interface Base {
  readonly title: string;
  readonly description: string;
  readonly rows: readonly PageObjectResponse[];
}
async function bases(page: string): Promise<readonly Base[]> {
  const found: Base[] = [];
  for (const block of await blocks(page)) {
    if (block.type !== "child_database") continue;
    const database = await rig.person.databases.retrieve({ database_id: block.id });
    if (!isFullDatabase(database)) continue;
    const { results } = await rig.person.dataSources.query({ data_source_id: database.data_sources[0]?.id ?? "" });
    const rows = results.filter((r): r is PageObjectResponse => r.object === "page" && isFullPage(r));
    const plain = (text: readonly { readonly plain_text: string }[]): string => text.map((t) => t.plain_text).join("");
    found.push({ title: plain(database.title), description: plain(database.description), rows });
  }
  return found;
}
const pageOf = async (id = "plan"): Promise<PageObjectResponse> => {
  const rows = (await bases(rootPageId)).flatMap((base) => base.rows);
  const page = rows.find((row) => shown(row, "Key") === id);
  if (!page) throw new Error(`Unexpected absence of ${id}, expected it in Notion`);
  return page;
};
function shown(page: PageObjectResponse, name: string): string | number | null {
  const value = page.properties[name];
  if (value?.type === "rich_text") return value.rich_text.map((t) => t.plain_text).join("");
  return value?.type === "number" ? value.number : null;
}

describe("guidance in Notion", () => {
  for (const template of templates) {
    for (const language of ["en", "zh"] as const) {
      it(`opens every page of ${(template.shape as Shape).id} in ${language}, and stands below every database's title`, async () => {
        const shape = template.shape as Shape;
        await rig.push([sampleOf(template, language, "one")]);
        const page = await pageOf("one");
        const text = await words(page.id);
        expect(text).toContain(say(shape.purpose, language));
        expect(text).toContain(language === "en" ? "parley check" : "运行 parley check");
        const { fields, tables } = parts(shape);
        const helps = [fields, ...Object.values(tables).map((t) => t.columns)].flatMap((columns) =>
          Object.values(columns).flatMap(({ help }) => (help ? [say(help, language)] : [])),
        );
        for (const help of helps) expect(text).toContain(help);
        for (const { label } of Object.values(tables)) expect(text).toContain(say(label, language));
        // One language on one screen: no Chinese on an English page, and no English sentence on a Chinese one.
        const commands = /parley \w+|notion:<|--out|copy\.json/g;
        const foreign = language === "en" ? /[\u4e00-\u9fff]/ : /[A-Za-z]+ [a-z]+ [a-z]+/;
        expect(text.replace(commands, "")).not.toMatch(foreign);
        const [home] = await bases(rootPageId);
        expect(home?.description).toContain(say(shape.purpose, language));
        for (const { title, description } of await bases(page.id))
          expect([title, description.length > 10]).toEqual([title, true]);
      });
    }
  }

  it("never comes back as content, and what people make of it is left alone", async () => {
    const document = plan();
    await rig.push([document]);
    const page = await pageOf();
    const [callout, heading, step] = await blocks(page.id);
    const mine = [{ text: { content: "Our own words" } }];
    await rig.person.blocks.update({ block_id: callout?.id ?? "", callout: { rich_text: mine } });
    await rig.person.blocks.delete({ block_id: heading?.id ?? "" });
    await rig.person.blocks.children.append({ block_id: page.id, children: [{ paragraph: { rich_text: mine } }] });
    expect(await rig.standing("plan")).toEqual(document);
    const before = await words(page.id);
    const changed = { ...document, revision: 2, content: { ...document.content, glossary: "New" } };
    expect((await rig.push([changed])).conflicts).toEqual([]);
    expect(await words(page.id)).toBe(before);
    expect((await blocks(page.id)).map(({ id }) => id)).toContain(step?.id);
    expect(before.match(/Our own words/g)?.length).toBe(2);
  });
});

describe("findings in Notion", () => {
  it("stand on the page with their number, in its language, as of the push", async () => {
    const fault = (language: Language): Document => {
      const one = plan(language);
      const lines = (one.content.lines as StoredRow[]).map(({ owner: _, ...line }, n) =>
        n === 0 ? line : { ...line, owner: _ },
      ) as StoredRow[];
      return { ...one, id: `plan-${language}`, content: { ...one.content, lines } };
    };
    await rig.push([fault("en"), fault("zh"), plan()]);
    const [en, zh] = [await pageOf("plan-en"), await pageOf("plan-zh")];
    expect(shown(en, "Open findings")).toBeGreaterThan(0);
    expect(shown(en, "What was found")).toMatch(
      /^1 error.* on 2027-03-01\nError CP-01, Communication lines › Weekly client status › Owner: Unexpected /,
    );
    expect(shown(zh, "检查结果")).toMatch(
      /^2027-03-01：1 项错误[^A-Za-z]*\n错误 CP-01，沟通安排 › 客户周进展 › 责任人：发现/,
    );
    expect(shown(await pageOf("plan"), "What was found")).toMatch(/on 2027-03-01/);
  });

  it("change with the document and never on their own: another day alone is no write", async () => {
    const goal = sampleOf(templateOf("smart-goal"), "en", "goal");
    await rig.push([goal]);
    const first = shown(await pageOf("goal"), "What was found");
    const later = { ...rig.context, today: "2027-09-01" };
    const again = await push(notionAdapter, rig.port, rig.target, [goal], later, rig.run());
    expect([again.plan.ops, again.receipt?.requests]).toEqual([[], 0]);
    expect(shown(await pageOf("goal"), "What was found")).toBe(first);
    const changed = { ...goal, revision: 2, title: "Changed" };
    // One request for what was written, and one that brings the findings with the notes.
    const third = await push(notionAdapter, rig.port, rig.target, [changed], later, rig.run());
    expect(third.receipt?.requests).toBe(2);
    expect(shown(await pageOf("goal"), "What was found")).toMatch(/2027-09-01/);
  });

  it("are the team's own: a client's copy has none", async () => {
    await push(notionAdapter, rig.port, rig.target, [plan()], { ...rig.context, audience: "client" }, rig.run());
    const page = await pageOf();
    expect([shown(page, "Open findings"), shown(page, "What was found")]).toEqual([null, ""]);
  });
});

describe("a plan of 500 lines", () => {
  it("arrives within the rate budget, shows how far it is, and goes on where it was stopped", async () => {
    await rig.close();
    // The Free plan: 180 requests a minute; whoever asks too early is told to wait.
    rig = await openRig({ rateLimit: { requests: 180, windowMs: 60_000 } });
    const one = plan();
    const [line] = one.content.lines as StoredRow[];
    const lines = Array.from({ length: 500 }, (_, n): StoredRow => ({
      ...line,
      id: `line-${n}`,
      purpose: `Line ${n}`,
    }));
    const wide: Document = { ...one, content: { ...one.content, lines, occurrences: [] } };
    const signal = { aborted: false };
    const seen: number[] = [];
    const onProgress: Run["onProgress"] = (done, of) => {
      seen.push(done / of);
      signal.aborted = done === 250;
    };
    const stopped = await rig.push([wide], {}, { signal, onProgress }).catch((error: unknown) => error);
    expect(isParleyError(stopped) && stopped.code).toBe("aborted");
    expect([seen.length, seen.every((share, n) => share > (seen[n - 1] ?? 0))]).toEqual([250, true]);
    const rest = await rig.push([wide]);
    expect([rest.conflicts, rest.stale]).toEqual([[], []]);
    const made = rig.server.notion.calls.filter((c) => c.status === 200);
    const count = (name: string): number => made.filter(({ operation }) => operation === name).length;
    // The database with its document, two tables, 500 rows: nothing twice.
    expect([count("createDatabase"), count("createPage")]).toEqual([3, 501]);
    expect(rig.waits.length).toBeGreaterThan(1);
    expect(rig.waits.length).toBeLessThan(8);
    expect((await rig.standing("plan")).content.lines).toEqual(lines);
    expect((await rig.push(rest.documents)).plan.ops).toEqual([]);
  }, 240_000);
});
