import type { Document, Json } from "@parley/core";
import fc from "fast-check";
import { now } from "./given.ts";

/** Signs that mean something to Markdown, HTML, JSON, spreadsheets and regular expressions, and characters that break naive code. */
const signs = [
  ..."`|<>&*_#~[](){}!\\$'\"@:;,./%=+-\n\r\t".split(""),
  "```json parley\n",
  "\n```\n",
  "````",
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "&lt;b&gt;",
  "[x](javascript:alert(1))",
  "<!--",
  "-->",
  "{{x}}",
  '=HYPERLINK("http://x")',
  "__proto__",
  "constructor",
  "\u0000",
  "\u2028",
  "\ufeff",
  "\ud83d",
  "\udc69",
  "👩‍👩‍👧",
  "e\u0301",
  "夏日焕新",
  "مرحبا",
];
const signText = fc.array(fc.constantFrom(...signs), { maxLength: 10 }).map((parts) => parts.join(""));
export const anyText = fc.oneof(signText, fc.string({ unit: "binary", maxLength: 20 }), fc.string({ maxLength: 20 }));
/** JSON without `__proto__` as a key, which no document may have. */
export const anyJson: fc.Arbitrary<Json> = fc
  .jsonValue({ maxDepth: 4 })
  .filter((value) => !JSON.stringify(value).includes("__proto__"))
  .map((value) => JSON.parse(JSON.stringify(value)) as Json);

const id = fc.oneof(
  fc.constantFrom("constructor", "toString", "hasOwnProperty", "valueOf", "isPrototypeOf"),
  fc.stringMatching(/^[A-Za-z0-9][\w-]{0,10}$/),
);
const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 2 });
const present = (record: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));

const person = fc.record({ name: anyText, email: optional(anyText), team: optional(fc.constant(true)) }).map(present);
const fields = fc
  .record({
    text: optional(anyText),
    longText: optional(anyText),
    texts: optional(fc.array(anyText, { maxLength: 3 })),
    url: optional(anyText),
    number: optional(fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n || 0)),
    percent: optional(fc.float({ noNaN: true, noDefaultInfinity: true }).map((n) => n || 0)),
    money: optional(fc.record({ amount: fc.integer().map(String), currency: fc.constantFrom("CNY", "USD") })),
    date: optional(fc.constantFrom("2027-06-20", "2028-02-29")),
    instant: optional(fc.constantFrom("2027-06-20T09:00:00+08:00", "2027-06-20T01:00Z")),
    person: optional(person),
    people: optional(fc.array(person, { maxLength: 3 })),
    choice: optional(fc.constantFrom("one", "two")),
    choices: optional(fc.uniqueArray(fc.constantFrom("a", "b", "c", "todo"))),
    checkbox: optional(fc.boolean()),
    reference: optional(fc.record({ text: anyText })),
    references: optional(fc.array(fc.record({ row: id, text: anyText }), { maxLength: 3 })),
  })
  .map(present);
const row = fc
  .record({
    id,
    name: optional(anyText),
    amount: optional(fc.integer()),
    who: optional(person),
    tags: optional(fc.array(anyText, { maxLength: 3 })),
  })
  .map(present);
const rows = fc.uniqueArray(row, { maxLength: 4, selector: (r) => r["id"] });

/** Any document of the template with every kind of field. */
export const anyDocument: fc.Arbitrary<Document> = fc
  .record({
    id,
    language: fc.constantFrom("en" as const, "zh" as const),
    title: anyText,
    owner: optional(anyText),
    fields,
    rows,
    columns: rows.map((list) => list.map(({ id: key, name }) => present({ id: key, name }))),
    letters: fc.array(anyText, { minLength: 16, maxLength: 16 }),
    extra: fc.dictionary(
      fc.string({ maxLength: 8 }).filter((key) => key !== "__proto__" && !key.includes(".")),
      anyJson,
      { maxKeys: 3 },
    ),
    reason: anyText,
  })
  .map(({ fields: top, rows: lines, columns, letters, extra, reason, owner, ...header }) => {
    const cells = lines.map((line, i) => [
      line["id"],
      Object.fromEntries(columns.map((column, j) => [column["id"], letters[(i * 4 + j) % 16]])),
    ]);
    const known = new Set([...Object.keys(top), "rows", "columns", "cells"]);
    return {
      format: "parley/1",
      template: "everything",
      templateVersion: 1,
      ...header,
      ...(owner !== undefined && { owner }),
      createdAt: now,
      updatedAt: now,
      revision: 3,
      content: {
        ...top,
        rows: lines,
        columns,
        cells: Object.fromEntries(columns.length > 0 ? cells : []) as object,
      },
      flow: { state: "draft", history: [] },
      waivers: [{ code: "G-03", at: ["text"], reason, by: "Li", on: "2027-03-01", seen: "x" }],
      extra: Object.fromEntries(Object.entries(extra).filter(([key]) => !known.has(key) && !(key in top))),
    } as Document;
  });
