import { dirname, relative, resolve } from "node:path";
import { defaultExceptions, type Document, type Finding, placeLabel, type Project, type Waiver } from "@parley/core";
import { shapeOf } from "../known-templates.ts";
import type { Config, ConfigWaiver } from "./config.ts";

/** The project with the thresholds, and the names with digits, that the configuration settles for this run. */
export const withSettings = (project: Project, { thresholds, exceptions }: Config): Project => ({
  ...project,
  settings: { ...project.settings, ...thresholds },
  ...(exceptions.length > 0 && { exceptions: [...(project.exceptions ?? defaultExceptions), ...exceptions] }),
});

/** A document that was judged, and the file that it came from. */
export interface Owner {
  readonly file: string;
  readonly document: Document;
}

/** The findings with the severities and waivers that a team settled: silenced ones are gone, accepted ones are marked. */
export function settled(findings: readonly Finding[], owner: Owner, config: Config, today: string): readonly Finding[] {
  return findings.flatMap((finding) => {
    const severity = Object.hasOwn(config.severities, finding.code) ? config.severities[finding.code] : undefined;
    if (severity === "off") return [];
    const waiver = finding.waived ? undefined : config.waivers.find((w) => covers(w, finding, owner, config, today));
    return [
      {
        ...finding,
        ...(severity && { severity }),
        ...(waiver && { waived: asWaiver(waiver, finding) }),
      },
    ];
  });
}

function covers(waiver: ConfigWaiver, finding: Finding, owner: Owner, { path = "." }: Config, today: string): boolean {
  if (waiver.code !== finding.code || (waiver.until !== undefined && waiver.until < today)) return false;
  if (waiver.file !== undefined && relative(resolve(dirname(path), waiver.file), resolve(owner.file)) !== "")
    return false;
  return waiver.at === undefined || namesOf(finding, owner.document).includes(plain(waiver.at));
}

/** What a place may be called: its address, and each step of what people read ("Activities › Launch poster"). */
function namesOf({ at }: Finding, document: Document): readonly string[] {
  const labels = placeLabel(shapeOf(document), document, at);
  return [at.join("."), ...labels.flatMap((label) => [label, ...label.split(" › ")])].map(plain);
}
const plain = (text: string): string => text.normalize("NFKC").trim().replace(/\s+/g, " ").toLowerCase();

const asWaiver = ({ code, reason, by, on = "" }: ConfigWaiver, { at }: Finding): Waiver => {
  return { code, at, reason, by, on, seen: "" };
};
