import { clipped } from "@parley/core";
import type { Options } from "../command.ts";
import { UsageError } from "../usage-error.ts";

/** How tables of others are to be understood: what every command that reads them asks. */
export const tableOptions = {
  as: {
    kind: "text",
    value: ["template", "模板"],
    label: ["What the tables are, where they do not say it themselves", "表格所属模板，无法自动识别时使用"],
  },
  map: {
    kind: "text",
    value: ["columns", "列"],
    label: [
      'What columns mean: "Header=field", several with semicolons between them',
      "各列含义：“表头=字段”，多项以分号分隔",
    ],
  },
} as const satisfies Options;

/** The options as `adoptSource` takes them. @throws UsageError about a part of `--map` that is no pair */
export const understood = ({
  as,
  map,
}: {
  readonly as: string | undefined;
  readonly map: string | undefined;
}): {
  readonly as?: string;
  readonly map: Readonly<Record<string, string>>;
} => ({ map: mapFrom(map), ...(as !== undefined && { as }) });

/**
 * What `--map` says of columns: "Header=field; Other header=actions.owner".
 *
 * @throws UsageError about the first part that is no pair
 */
function mapFrom(text: string | undefined): Readonly<Record<string, string>> {
  const pairs = (text ?? "").split(/[;；]/).filter((part) => part.trim() !== "");
  return Object.fromEntries(
    pairs.map((part) => {
      const at = part.search(/[=＝]/);
      const [header, field] = [part.slice(0, at).trim(), part.slice(at + 1).trim()];
      if (at > 0 && header !== "" && field !== "") return [header, field];
      const shown = clipped(part.trim(), 60);
      throw new UsageError([`--map "${shown}"`, `--map“${shown}”`], ['"Header=field"', "“表头=字段”"]);
    }),
  );
}
