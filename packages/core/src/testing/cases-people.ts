import type { Document, Place, StoredRow } from "../document.ts";
import { assertEqual, assertTrue } from "./assert.ts";
import type { Bench } from "./bench.ts";
import type { CaseTable } from "./conformance.ts";
import { sampleOf, typingIn, valueAt, withValue } from "./documents.ts";

interface Scene {
  readonly document: Document;
  readonly first: Place;
  readonly second: Place;
}
/** The sample, pushed, and two places where people type. */
async function scene(bench: Bench): Promise<Scene> {
  const document = sampleOf(bench.template, bench.language);
  await bench.push([document]);
  return { document, ...typingIn(bench.template, document) };
}

/** People go on working in their tool: merged or reported, never overwritten. */
export const peopleCases: CaseTable = {
  "what a person types is read": async (bench) => {
    const { document, first } = await scene(bench);
    await bench.stage.hands.type(document.id, first, "Typed 键入");
    assertEqual(valueAt(await bench.only(), first), "Typed 键入", "the text");
  },
  "a person's edit and ours, at different places, are both kept": async (bench) => {
    const { document, first, second } = await scene(bench);
    await bench.stage.hands.type(document.id, first, "Theirs 他们");
    const ours = withValue(bench.template, document, second, "Ours 我们");
    const pushed = await bench.push([ours]);
    assertEqual(pushed.conflicts, [], "conflicts");
    for (const there of [await bench.only(), pushed.documents[0]!]) {
      assertEqual(valueAt(there, first), "Theirs 他们", "their text");
      assertEqual(valueAt(there, second), "Ours 我们", "our text");
    }
    const again = await bench.push(pushed.documents);
    assertEqual(again.plan.ops, [], "operations of the next push");
  },
  "both at one place is a conflict: theirs stays, and it is told until it is resolved": async (bench) => {
    const { document, first } = await scene(bench);
    await bench.stage.hands.type(document.id, first, "Theirs 他们");
    let ours = withValue(bench.template, document, first, "Ours 我们");
    for (const time of ["first", "second"]) {
      const pushed = await bench.push([ours]);
      assertEqual(
        pushed.conflicts.map((c) => c.at),
        [first],
        `conflicts of the ${time} push`,
      );
      assertEqual(valueAt(await bench.only(), first), "Theirs 他们", "what they see");
      assertEqual(valueAt(pushed.documents[0]!, first), "Ours 我们", "what we keep");
      ours = pushed.documents[0]!;
    }
    const resolved = await bench.push([ours], { onConflict: "ours" });
    assertEqual(resolved.conflicts, [], "conflicts when resolved");
    assertEqual(valueAt(await bench.only(), first), "Ours 我们", "what they see when resolved");
    assertEqual((await bench.push(resolved.documents)).plan.ops, [], "operations of the next push");
  },
  "what people threw away is left alone": async (bench) => {
    if (!bench.adapter.capabilities.trash) return;
    const { document } = await scene(bench);
    await bench.stage.hands.trash(document.id);
    const before = bench.stage.writes();
    const pushed = await bench.push([document]);
    assertEqual(pushed.left, [document.id], "documents left");
    assertEqual(bench.stage.writes(), before, "writes");
  },
  "a copy is told from its original": async (bench) => {
    if (!bench.adapter.capabilities.copies) return;
    const { document } = await scene(bench);
    await bench.stage.hands.copy(document.id);
    const { standing } = await bench.look();
    const copies = standing.filter((s) => s.copyOf !== undefined);
    assertEqual(
      copies.map((s) => s.copyOf),
      [document.id],
      "copies",
    );
    assertTrue(copies[0]!.document.id !== document.id, "the copy has an id of its own", copies[0]!.document.id);
    const pushed = await bench.push([document]);
    assertEqual(pushed.conflicts, [], "conflicts of the original");
    assertEqual((await bench.only()).id, document.id, "the original");
  },
  "two colleagues in turn: nothing is overwritten": async (bench) => {
    const { document, first, second } = await scene(bench);
    const anna = withValue(bench.template, document, first, "Anna 安娜");
    assertEqual((await bench.push([anna])).conflicts, [], "the first colleague's conflicts");
    const bo = await bench.push([withValue(bench.template, document, second, "Bo 小波")]);
    assertEqual(valueAt(await bench.only(), first), "Anna 安娜", "the first colleague's text");
    const taken = valueAt(await bench.only(), second) === "Bo 小波";
    assertTrue(taken || bo.stale.length === 1 || bo.conflicts.length === 1, "the second colleague is heard", bo);
    const later = await bench.push([withValue(bench.template, await bench.only(), second, "Bo 小波")]);
    assertEqual([later.stale, later.conflicts], [[], []], "the second colleague, after a pull");
    assertEqual(valueAt(await bench.only(), second), "Bo 小波", "the second colleague's text");
    const old = await bench.push([{ ...document, revision: 1 }]);
    assertEqual(old.stale, [document.id], "a copy from before is stale");
  },
};

interface Rows {
  readonly document: Document;
  readonly table: string;
  /** The column in which a new row's name is typed. */
  readonly column: string;
  readonly rows: readonly StoredRow[];
}
async function rowScene(bench: Bench): Promise<Rows> {
  const { document, first } = await scene(bench);
  const [table = "", , column = ""] = first;
  return { document, table, column, rows: document.content[table] as StoredRow[] };
}

/** The same for the rows of templates that have tables. */
export const rowCases: CaseTable = {
  "a row that a person adds gets an id and stays": async (bench) => {
    const { document, table, column, rows } = await rowScene(bench);
    await bench.stage.hands.addRow(document.id, table, { [column]: "Added 新增" });
    const pushed = await bench.push([document]);
    const find = (d: Document): StoredRow | undefined =>
      (d.content[table] as StoredRow[]).find((row) => row[column] === "Added 新增");
    const row = find(pushed.documents[0]!);
    assertTrue(row !== undefined && /^[A-Za-z0-9][\w-]{0,63}$/.test(row.id), "the row has an id", row);
    assertEqual((pushed.documents[0]!.content[table] as StoredRow[]).length, rows.length + 1, "rows handed back");
    assertEqual(find(await bench.only())?.id, row!.id, "the row's id at the target");
    assertEqual((await bench.push(pushed.documents)).plan.ops, [], "operations of the next push");
  },
  "a row that a person deletes stays deleted": async (bench) => {
    const { document, table, rows } = await rowScene(bench);
    await bench.stage.hands.deleteRow(document.id, table, rows[0]!.id);
    const pushed = await bench.push([document]);
    const ids = (d: Document): string[] => (d.content[table] as StoredRow[]).map((row) => row.id);
    const left = rows.slice(1).map((r) => r.id);
    assertEqual(ids(pushed.documents[0]!), left, "rows handed back");
    assertEqual(ids(await bench.only()), left, "rows that stand there");
  },
  "our new row and our deleted row arrive": async (bench) => {
    const { document, table, column, rows } = await rowScene(bench);
    const kept = { ...document, content: { ...document.content, [table]: rows.slice(1) } };
    await bench.push([withValue(bench.template, kept, [table, "our-row", column], "Ours 我们的新行")]);
    const there = (await bench.only()).content[table] as StoredRow[];
    assertEqual(
      there.map((r) => r.id),
      [...rows.slice(1).map((r) => r.id), "our-row"],
      "rows that stand there",
    );
    assertEqual(there.at(-1)?.[column], "Ours 我们的新行", "the new row's text");
  },
};
