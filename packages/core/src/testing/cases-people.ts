import type { Document, StoredRow } from "../document.ts";
import { assertEqual, assertTrue } from "./assert.ts";
import type { Bench } from "./bench.ts";
import type { CaseTable } from "./conformance.ts";
import { nameColumn, sampleOf, typingPlace, withCell } from "./documents.ts";

interface Scene {
  readonly document: Document;
  readonly table: string;
  readonly column: string;
  readonly rows: readonly StoredRow[];
}
/** The sample, pushed, and a place where people type. */
async function scene(bench: Bench): Promise<Scene> {
  const place = typingPlace(bench.template);
  if (!place) throw new Error("Unexpected template without a text column, expected one to type in");
  const document = sampleOf(bench.template, bench.language);
  await bench.push([document]);
  return { document, ...place, rows: document.content[place.table] as StoredRow[] };
}
const cellOf = (document: Document, table: string, row: string, column: string): unknown =>
  (document.content[table] as StoredRow[]).find((r) => r.id === row)?.[column];

/** People go on working in their tool: merged or reported, never overwritten. */
export const peopleCases: CaseTable = {
  "what a person types is read": async (bench) => {
    const { document, table, column, rows } = await scene(bench);
    await bench.stage.hands.type(document.id, [table, rows[0]!.id, column], "Typed 键入");
    assertEqual(cellOf(await bench.only(), table, rows[0]!.id, column), "Typed 键入", "the cell");
  },
  "a person's edit and ours, at different places, are both kept": async (bench) => {
    const { document, table, column, rows } = await scene(bench);
    await bench.stage.hands.type(document.id, [table, rows[0]!.id, column], "Theirs 他们");
    const ours = withCell(bench.template, document, [table, rows[1]!.id, column], "Ours 我们");
    const pushed = await bench.push([ours]);
    assertEqual(pushed.conflicts, [], "conflicts");
    for (const there of [await bench.only(), pushed.documents[0]!]) {
      assertEqual(cellOf(there, table, rows[0]!.id, column), "Theirs 他们", "their cell");
      assertEqual(cellOf(there, table, rows[1]!.id, column), "Ours 我们", "our cell");
    }
    const again = await bench.push(pushed.documents);
    assertEqual(again.plan.ops, [], "operations of the next push");
  },
  "both at one place is a conflict: theirs stays, and it is told until it is resolved": async (bench) => {
    const { document, table, column, rows } = await scene(bench);
    const at = [table, rows[0]!.id, column] as const;
    await bench.stage.hands.type(document.id, at, "Theirs 他们");
    let ours = withCell(bench.template, document, at, "Ours 我们");
    for (const time of ["first", "second"]) {
      const pushed = await bench.push([ours]);
      assertEqual(
        pushed.conflicts.map((c) => c.at),
        [at],
        `conflicts of the ${time} push`,
      );
      assertEqual(cellOf(await bench.only(), ...at), "Theirs 他们", "what they see");
      assertEqual(cellOf(pushed.documents[0]!, ...at), "Ours 我们", "what we keep");
      ours = pushed.documents[0]!;
    }
    const resolved = await bench.push([ours], { onConflict: "ours" });
    assertEqual(resolved.conflicts, [], "conflicts when resolved");
    assertEqual(cellOf(await bench.only(), ...at), "Ours 我们", "what they see when resolved");
    assertEqual((await bench.push(resolved.documents)).plan.ops, [], "operations of the next push");
  },
  "a row that a person adds gets an id and stays": async (bench) => {
    const { document, table, rows } = await scene(bench);
    const name = nameColumn(bench.template, table);
    await bench.stage.hands.addRow(document.id, table, { [name]: "Added 新增" });
    const pushed = await bench.push([document]);
    const find = (d: Document): StoredRow | undefined =>
      (d.content[table] as StoredRow[]).find((row) => row[name] === "Added 新增");
    const row = find(pushed.documents[0]!);
    assertTrue(row !== undefined && /^[A-Za-z0-9][\w-]{0,63}$/.test(row.id), "the row has an id", row);
    assertEqual((pushed.documents[0]!.content[table] as StoredRow[]).length, rows.length + 1, "rows handed back");
    const there = await bench.only();
    assertEqual(find(there)?.id, row!.id, "the row's id at the target");
    assertEqual((await bench.push(pushed.documents)).plan.ops, [], "operations of the next push");
  },
  "a row that a person deletes stays deleted": async (bench) => {
    const { document, table, rows } = await scene(bench);
    await bench.stage.hands.deleteRow(document.id, table, rows[0]!.id);
    const pushed = await bench.push([document]);
    const ids = (d: Document): string[] => (d.content[table] as StoredRow[]).map((row) => row.id);
    assertEqual(
      ids(pushed.documents[0]!),
      rows.slice(1).map((r) => r.id),
      "rows handed back",
    );
    assertEqual(
      ids(await bench.only()),
      rows.slice(1).map((r) => r.id),
      "rows that stand there",
    );
  },
  "our new row and our deleted row arrive": async (bench) => {
    const { document, table, rows } = await scene(bench);
    const name = nameColumn(bench.template, table);
    const kept = { ...document, content: { ...document.content, [table]: rows.slice(1) } };
    const ours = withCell(bench.template, kept, [table, "our-row", name], "Ours 我们的新行");
    await bench.push([ours]);
    const there = (await bench.only()).content[table] as StoredRow[];
    assertEqual(
      there.map((r) => r.id),
      [...rows.slice(1).map((r) => r.id), "our-row"],
      "rows that stand there",
    );
    assertEqual(there.at(-1)?.[name], "Ours 我们的新行", "the new row's name");
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
    const { document, table, column, rows } = await scene(bench);
    const [first, second] = [rows[0]!.id, rows[1]!.id];
    const anna = withCell(bench.template, document, [table, first, column], "Anna 安娜");
    const pushed = await bench.push([anna]);
    assertEqual(pushed.conflicts, [], "the first colleague's conflicts");
    const bo = await bench.push([withCell(bench.template, document, [table, second, column], "Bo 小波")]);
    assertEqual(cellOf(await bench.only(), table, first, column), "Anna 安娜", "the first colleague's cell");
    const taken = cellOf(await bench.only(), table, second, column) === "Bo 小波";
    assertTrue(taken || bo.stale.length === 1 || bo.conflicts.length === 1, "the second colleague is heard", bo);
    const fresh = await bench.only();
    const later = await bench.push([withCell(bench.template, fresh, [table, second, column], "Bo 小波")]);
    assertEqual([later.stale, later.conflicts], [[], []], "the second colleague, after a pull");
    assertEqual(cellOf(await bench.only(), table, second, column), "Bo 小波", "the second colleague's cell");
    const old = await bench.push([{ ...document, revision: 1 }]);
    assertEqual(old.stale, [document.id], "a copy from before is stale");
  },
};
