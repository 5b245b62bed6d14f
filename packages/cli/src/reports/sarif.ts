import { createHash } from "node:crypto";
import { relative, resolve, sep } from "node:path";
import { describe, type Finding, placeLabel, type Severity } from "@parley/core";
import type { Location } from "../adopting/locate.ts";
import type { Io } from "../io.ts";
import { shapeOf } from "../known-templates.ts";
import { type KnownRule, knownRules } from "../known-rules.ts";
import type { Judged } from "../show-findings.ts";

const levels: Readonly<Record<Severity, "error" | "warning" | "note">> = {
  error: "error",
  warning: "warning",
  hint: "note",
};

/**
 * What was found as a SARIF log, which a code host shows on a pull request. Paths are relative to the folder that
 * the command runs in.
 *
 * @source OASIS, Static Analysis Results Interchange Format 2.1.0
 */
export function sarifReport(judged: readonly Judged[], io: Io): object {
  const used = new Set(judged.flatMap(({ findings }) => findings.map(({ code }) => code)));
  const rules = knownRules().filter(({ code }) => used.has(code));
  const indexOf = new Map(rules.map(({ code }, i) => [code, i]));
  const results = judged.flatMap((one) =>
    one.findings.map((finding) => resultOf(one, finding, indexOf.get(finding.code), io)),
  );
  return {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "Parley", rules: rules.map((rule) => descriptorOf(rule, io)) } },
        language: io.language === "zh" ? "zh-CN" : "en-US",
        columnKind: "utf16CodeUnits",
        results,
      },
    ],
  };
}

function descriptorOf({ code, severity, title, source }: KnownRule, io: Io): object {
  return {
    id: code,
    shortDescription: { text: io.say(title) },
    help: { text: io.say([`parley explain ${code}`, `parley explain ${code}`]) },
    defaultConfiguration: { level: levels[severity] },
    properties: { tags: source.split(" ").filter((id) => id !== "") },
  };
}

function resultOf({ file, document, locate }: Judged, finding: Finding, ruleIndex: number | undefined, io: Io): object {
  const { code, severity, at, waived, fix } = finding;
  const place = io.say(placeLabel(shapeOf(document), document, at));
  const next = fix ? io.say([`. Fix: ${fix.label[0]}`, `。修复：${fix.label[1]}`]) : "";
  return {
    ruleId: code,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: levels[severity],
    message: { text: `${place}${io.say([": ", "："])}${io.say(describe(finding))}${next}` },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: uriOf(file) }, ...regionOf(locate(finding)) },
        logicalLocations: [{ fullyQualifiedName: [document.title, place].join(" › ") }],
      },
    ],
    // A code host tells findings apart by this across commits: what moves to another line stays the same one.
    partialFingerprints: { "parleyFinding/v1": fingerprint([code, place, finding.found[0]]) },
    ...(waived && {
      suppressions: [{ kind: "external", status: "accepted", justification: `${waived.reason} (${waived.by})` }],
    }),
  };
}

/** A workbook has no lines; a document's places have names and not lines, and hosts show it at its beginning. */
function regionOf(location: Location | undefined): object {
  if (!location) return { region: { startLine: 1 } };
  if (location.cell !== undefined) return {};
  const { line, column, endLine, endColumn } = location;
  return { region: { startLine: line, startColumn: column, endLine, endColumn } };
}

const uriOf = (file: string): string =>
  relative(process.cwd(), resolve(file)).split(sep).map(encodeURIComponent).join("/");
const fingerprint = (parts: readonly string[]): string =>
  createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32);
