import type { Surroundings } from "./desk.ts";

/** Time, ids and waiting of the browser that the sidebar runs in. */
export const surroundings: Surroundings = {
  now: () => withOffset(new Date()),
  newId() {
    // `randomUUID` is missing where a page is not known to be secure; this is not.
    const bytes = crypto.getRandomValues(new Uint8Array(12));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  },
  sleep: (ms) => new Promise((resolve) => void setTimeout(resolve, ms)),
};

/** The instant with the clock's own offset: "2027-03-01T09:00:00+08:00". */
function withOffset(date: Date): string {
  const ahead = -date.getTimezoneOffset();
  const wall = new Date(date.getTime() + ahead * 60_000).toISOString().slice(0, 19);
  const two = (n: number): string => String(Math.floor(Math.abs(n))).padStart(2, "0");
  return `${wall}${ahead < 0 ? "-" : "+"}${two(ahead / 60)}:${two(ahead % 60)}`;
}
