import { seenHash } from "./check.ts";
import type { Document, Waiver } from "./document.ts";
import { ParleyError } from "./errors.ts";
import type { Label } from "./label.ts";
import type { Finding } from "./rule.ts";

interface Reason {
  readonly reason: string;
  readonly by: string;
  /** ISO instant. */
  readonly now: string;
}
const isFor = (waiver: Waiver, finding: Finding): boolean =>
  waiver.code === finding.code && waiver.at.join() === finding.at.join();

/**
 * The document with a finding accepted, because of a reason. It holds as long as what was found stays the same.
 * @throws ParleyError "rejected" without a reason, or without a name
 */
export function waive(document: Document, finding: Finding, { reason, by, now }: Reason): Document {
  if (reason.trim() === "")
    throw missing(["no reason", "空白理由"], ["why the finding is accepted", "接受该问题的理由"]);
  if (by.trim() === "") throw missing(["nobody", "空白姓名"], ["who accepts the finding", "由谁接受该问题"]);
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

/** Findings that somebody accepted, each with its waiver: listed beside those that stand, never silent. */
export const accepted = (findings: readonly Finding[]): readonly (Finding & { readonly waived: Waiver })[] =>
  findings.flatMap((finding) => (finding.waived ? [{ ...finding, waived: finding.waived }] : []));

/** Waivers that accept nothing any more: the fact changed, or is mended. */
export const idleWaivers = (document: Document, findings: readonly Finding[]): readonly Waiver[] => {
  const used = new Set(accepted(findings).map(({ waived }) => waived));
  return document.waivers.filter((waiver) => !used.has(waiver));
};

const missing = (found: Label, expected: Label): ParleyError => new ParleyError("rejected", { found, expected });
