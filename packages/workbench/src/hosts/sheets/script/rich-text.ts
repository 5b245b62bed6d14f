import type { CellData } from "../resources.ts";
import { strict } from "./strict.ts";

type Runs = NonNullable<CellData["textFormatRuns"]>;
interface RichText {
  readonly text: string;
  readonly runs: Runs;
}
const built = new WeakMap<object, RichText>();

/** The text and the runs behind a RichTextValue. @throws Error for anything else */
export function richTextOf(value: object): RichText {
  const found = built.get(value);
  if (!found) throw new Error("The parameters don't match the method signature: expected a RichTextValue.");
  return found;
}

/** Text with links, as far as it is modelled. @source Apps Script, `RichTextValueBuilder` */
export function newRichTextValue(): object {
  let text = "";
  const links: { readonly from: number; readonly to: number; readonly uri: string }[] = [];
  const builder: object = strict("RichTextValueBuilder", {
    setText(wanted: string) {
      text = wanted;
      return builder;
    },
    setLinkUrl(from: number, to: number, uri: string) {
      if (!(from >= 0 && from < to && to <= text.length)) throw new Error("Illegal argument.");
      links.push({ from, to, uri });
      return builder;
    },
    build() {
      const value = strict("RichTextValue", { getText: () => text });
      built.set(value, { text, runs: toRuns(text, links) });
      return value;
    },
  });
  return builder;
}

/** A run goes on until the next one: behind a link stands one without. */
function toRuns(text: string, links: readonly { from: number; to: number; uri: string }[]): Runs {
  return [...links]
    .sort((a, b) => a.from - b.from)
    .flatMap(({ from, to, uri }, i, all) => {
      const isOpen = to < text.length && all[i + 1]?.from !== to;
      return [{ startIndex: from, format: { link: { uri } } }, ...(isOpen ? [{ startIndex: to, format: {} }] : [])];
    });
}
