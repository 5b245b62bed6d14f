const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/** A day in a text, and whether the text says nothing else. */
export interface Day {
  /** ISO day. */
  readonly day: string;
  readonly whole: boolean;
}

const year = "(?<y>\\d{4})";
const day = "(?<d>\\d{1,2})(?:st|nd|rd|th)?";
const month = `(?<m>${months.join("|")})[a-z]{0,6}\\.?`;
/**
 * A month in figures between the same two signs; which figure is the month of `03/12/2027` nobody can say, so that
 * one is not read.
 */
const forms: readonly RegExp[] = [
  new RegExp(`${year}\\s?[-/.年]\\s?(?<n>\\d{1,2})\\s?[-/.月]\\s?(?<d>\\d{1,2})(?!\\d)\\s?[日号]?`),
  new RegExp(`(?<!\\d)${day} ?-?(?: of )?${month},?[ -]?${year}`, "i"),
  new RegExp(`\\b${month} ?${day},? ${year}`, "i"),
  new RegExp(`(?<!\\d)(?<d>\\d{1,2})\\.(?<n>\\d{1,2})\\.${year}`),
  new RegExp(`(?<!\\d)(?<n>\\d{1,2})/(?<d>1[3-9]|2\\d|3[01])/${year}`),
  new RegExp(`(?<!\\d)(?<d>1[3-9]|2\\d|3[01])/(?<n>\\d{1,2})/${year}`),
];

/** The first day that a text names with its year; `undefined` when there is none, or more than one. */
export function dayIn(text: string): Day | undefined {
  const plain = text.normalize("NFKC").slice(0, 200).trim();
  for (const form of forms) {
    const found = form.exec(plain);
    const { y = "", m, n, d = "" } = found?.groups ?? {};
    if (!found) continue;
    const number = m === undefined ? Number(n) : months.indexOf(m.toLowerCase().slice(0, 3)) + 1;
    const iso = `${y}-${String(number).padStart(2, "0")}-${d.padStart(2, "0")}`;
    const at = new Date(`${iso}T00:00:00Z`);
    if (Number.isNaN(at.getTime()) || !at.toISOString().startsWith(iso)) return undefined;
    const rest = plain.slice(0, found.index) + plain.slice(found.index + found[0].length);
    if (forms.some((other) => other.test(rest))) return undefined;
    return { day: iso, whole: !/[\p{L}\p{N}]/u.test(rest) };
  }
  return undefined;
}
