import { seenHash } from "./check.ts";
import type { Document, Waiver } from "./document.ts";
import type { Finding } from "./rule.ts";

interface Reason {
  readonly reason: string;
  readonly by: string;
  /** ISO instant. */
  readonly now: string;
}
const isFor = (waiver: Waiver, finding: Finding): boolean =>
  waiver.code === finding.code && waiver.at.join() === finding.at.join();

/** The document with a finding accepted, because of a reason. It holds as long as what was found stays the same. */
export function waive(document: Document, finding: Finding, { reason, by, now }: Reason): Document {
  const waiver: Waiver = {
    code: finding.code,
    at: finding.at,
    reason,
    by,
    on: now.slice(0, 10),
    seen: seenHash(finding),
  };
  const others = document.waivers.filter((w) => !isFor(w, finding));
  return { ...document, waivers: [...others, waiver], revision: document.revision + 1, updatedAt: now };
}

/** The document without the waiver of a finding; the same object when it had none. */
export function unwaive(document: Document, finding: Finding, now: string): Document {
  const others = document.waivers.filter((w) => !isFor(w, finding));
  if (others.length === document.waivers.length) return document;
  return { ...document, waivers: others, revision: document.revision + 1, updatedAt: now };
}
