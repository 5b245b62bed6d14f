import type { Language, Severity } from "@parley/core";
import * as z from "zod/mini";

const severity = z.enum(["error", "warning", "hint", "off"]);
const day = z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/));
const filled = z.string().check(z.regex(/\S/));

/** What a team settles once for all of its files, in `.parleyrc.json` or under `parley` in package.json. */
export const configSchema = z.strictObject({
  $schema: z.optional(z.string()),
  /** Language of the answers, unless `--lang` says another. */
  language: z.optional(z.enum(["en", "zh"])),
  /** By code; "off" silences a rule. */
  severities: z.optional(z.record(z.string(), severity)),
  /** By "template.setting", as the project document names them. */
  thresholds: z.optional(z.record(z.string(), z.number())),
  /** Names of events and products whose digits measure nothing, such as "618"; "#" stands for any number. */
  exceptions: z.optional(z.array(filled)),
  /** Findings that are accepted, each with its reason. */
  waivers: z.optional(
    z.array(
      z.strictObject({
        code: filled,
        /** A file, relative to the configuration; every file when left out. */
        file: z.optional(filled),
        /** What the place is called, such as the row's name; the whole file when left out. */
        at: z.optional(filled),
        reason: filled,
        by: filled,
        /** The day on which it was accepted. */
        on: z.optional(day),
        /** Last day on which it holds. */
        until: z.optional(day),
      }),
    ),
  ),
});

export interface ConfigWaiver {
  readonly code: string;
  readonly file?: string | undefined;
  readonly at?: string | undefined;
  readonly reason: string;
  readonly by: string;
  readonly on?: string | undefined;
  readonly until?: string | undefined;
}
export interface Config {
  /** Where it was read; undefined when there is none. */
  readonly path?: string;
  readonly language?: Language;
  readonly severities: Readonly<Record<string, Severity | "off">>;
  readonly thresholds: Readonly<Record<string, number>>;
  readonly exceptions: readonly string[];
  readonly waivers: readonly ConfigWaiver[];
}

/** What holds when nobody settled anything. */
export const noConfig: Config = { severities: {}, thresholds: {}, exceptions: [], waivers: [] };
