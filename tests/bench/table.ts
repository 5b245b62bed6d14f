/** A figure with about three digits: 0.0123, 1.23, 12.3, 1,234; "–" for none. */
export function figure(value: number | undefined): string {
  if (value === undefined || !Number.isFinite(value)) return "–";
  if (value >= 100) return Math.round(value).toLocaleString("en");
  const digits = value >= 10 ? 1 : value >= 0.1 ? 2 : 4;
  return value.toFixed(digits);
}

/**
 * Columns of one width each: the first to the left, the others, which are figures, to the right.
 *
 * @param lines  as many texts each as `head` has; an empty line stands for a gap
 */
export function aligned(head: readonly string[], lines: readonly (readonly string[])[]): string {
  const all = [head, ...lines];
  const widths = head.map((_, i) => Math.max(...all.map((line) => (line[i] ?? "").length)));
  return all
    .map((line) =>
      line
        .map((text, i) => (i === 0 ? text.padEnd(widths[i]!) : text.padStart(widths[i]!)))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** One line on the terminal that says what is going on; nothing when nobody watches. */
export function progress(text: string): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(`\r\u001b[K${text}`);
}
