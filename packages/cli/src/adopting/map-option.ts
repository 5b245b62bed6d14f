import { clipped } from "@parley/core";
import { UsageError } from "../usage-error.ts";

/**
 * What `--map` says of columns: "Header=field; Other header=actions.owner".
 *
 * @throws UsageError about the first part that is no pair
 */
export function mapFrom(text: string | undefined): Readonly<Record<string, string>> {
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
