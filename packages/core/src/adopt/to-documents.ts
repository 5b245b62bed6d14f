import type { Document } from "../document.ts";
import { type Language, say } from "../label.ts";
import type { Shape } from "../shape.ts";
import { type AnyTemplate, blankDocument } from "../template.ts";
import type { Adoption } from "./adopted.ts";
import type { SourceTable } from "./source-table.ts";
import { isHan } from "./words.ts";

/** What an adopted document gets that its table does not say. */
export interface MadeNow {
  /** ISO instant. */
  readonly now: string;
  readonly newId: () => string;
  /** The table's own language when left out. */
  readonly language?: Language;
  readonly title?: string;
}

/** The language of most cells of a table. */
export function languageOf({ rows }: SourceTable): Language {
  let [han, filled] = [0, 0];
  for (const row of rows.slice(0, 200))
    for (const { text } of row.slice(0, 50)) {
      if (!/\p{L}{2}|\p{Script=Han}/u.test(text)) continue;
      filled++;
      if (isHan(text)) han++;
    }
  return han * 2 >= filled && han > 0 ? "zh" : "en";
}

/** A heading is; a sentence, and the name that a spreadsheet gives every new sheet, are not. */
const isTitle = (hint: string): boolean =>
  hint.length <= 120 && !/[.。!！?？;；,，]$|^(?:sheet|工作表) ?\d+$/i.test(hint);

/** What was adopted, as documents: drafts, whatever state their source claims, because a file decides nothing. */
export function toDocuments(
  adoption: Adoption,
  template: AnyTemplate,
  table: SourceTable,
  { now, newId, language = languageOf(table), title }: MadeNow,
): readonly Document[] {
  const heading = title ?? table.hints.filter(isTitle).at(-1);
  const name = say((template.shape as Shape).name, language);
  return adoption.documents.map(({ content, extra, title: own }) => ({
    ...blankDocument(template, { id: newId(), language, now, title: own ?? heading ?? name }),
    content,
    extra,
  }));
}
