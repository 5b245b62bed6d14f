const hidden = new Set<string>();

/** Shorter texts are words that stand elsewhere as well. */
const shortest = 6;

/** From now on these texts are in nothing that is printed: neither as they are, nor as they go over the wire. */
export function hide(secrets: readonly string[], beside: readonly string[] = []): void {
  for (const secret of secrets.filter(({ length }) => length >= shortest)) {
    const pairs = beside.map((other) => Buffer.from(`${other}:${secret}`).toString("base64"));
    for (const form of [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), ...pairs])
      hidden.add(form);
  }
}

/** A text without what is hidden. */
export function masked(text: string): string {
  let out = text;
  // The longer first: one may be a part of another.
  for (const secret of [...hidden].sort((a, b) => b.length - a.length)) out = out.replaceAll(secret, "•••");
  return out;
}
