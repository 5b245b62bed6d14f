import { type ReactNode, useState } from "react";
import { Box, Button, Inline, Text, Textfield } from "@forge/react";
import { HiddenLabel } from "./hidden.tsx";
import { typedIn } from "./inputs/input.ts";
import { useSay } from "./surroundings.ts";
import { rangeText } from "./texts-counted.ts";
import { texts } from "./texts.ts";

/** Rows that are drawn at once: each crosses the bridge to Jira with every change. */
export const PAGE = 20;

export interface Pages<Row> {
  /** What is on the screen now. */
  readonly shown: readonly Row[];
  /** How many rows there are in all; a filter leaves fewer. */
  readonly total: number;
  readonly matching: number;
  readonly from: number;
  readonly filter: string;
  readonly setFilter: (text: string) => void;
  /** @param by  pages, negative to go back */
  readonly turn: (by: number) => void;
}

/**
 * Rows in pages, with a filter over their text. Somebody who is sent to a row finds the page open that has it.
 *
 * @param sought  id of the row that somebody was sent to, with a count of how often
 * @param textOf  everything of a row that a search looks at
 */
export function usePages<Row extends { readonly id: string }>(
  rows: readonly Row[],
  sought: { readonly row: string | undefined; readonly round: number },
  textOf: (row: Row) => string,
): Pages<Row> {
  const [page, setPage] = useState(0);
  const [filter, setFilter] = useState("");
  const [seen, setSeen] = useState(0);
  const at = sought.row === undefined ? -1 : rows.findIndex(({ id }) => id === sought.row);
  if (at >= 0 && seen !== sought.round) {
    setSeen(sought.round);
    setFilter("");
    setPage(Math.floor(at / PAGE));
  }
  const wanted = filter.trim().toLowerCase();
  const matching = wanted === "" ? rows : rows.filter((row) => textOf(row).toLowerCase().includes(wanted));
  const last = Math.max(0, Math.ceil(matching.length / PAGE) - 1);
  const now = Math.min(page, last);
  return {
    shown: matching.slice(now * PAGE, (now + 1) * PAGE),
    total: rows.length,
    matching: matching.length,
    from: now * PAGE,
    filter,
    setFilter(text) {
      setFilter(text);
      setPage(0);
    },
    turn: (by) => setPage(Math.min(last, Math.max(0, now + by))),
  };
}

const searchBox = { minWidth: "220px" } as const;

/** The search above a long table; nothing above a short one. */
export function PageSearch({ pages, id }: { readonly pages: Pages<unknown>; readonly id: string }): ReactNode {
  const say = useSay();
  if (pages.total <= PAGE) return null;
  return (
    <Inline space="space.100" alignBlock="center">
      <Box xcss={searchBox}>
        <HiddenLabel labelFor={`${id}-search`}>{say(texts.search)}</HiddenLabel>
        <Textfield
          id={`${id}-search`}
          name={`${id}-search`}
          isCompact
          placeholder={say(texts.search)}
          onChange={({ target }) => pages.setFilter(typedIn(target))}
        />
      </Box>
      {pages.matching === 0 && <Text>{say(texts.noMatch)}</Text>}
    </Inline>
  );
}

/** Which rows of how many, and the way to the others; nothing below a table of one page. */
export function PageTurner({ pages }: { readonly pages: Pages<unknown> }): ReactNode {
  const say = useSay();
  const { from, matching, shown, turn } = pages;
  if (matching <= PAGE) return null;
  const to = from + shown.length;
  return (
    <Inline space="space.100" alignBlock="center">
      <Button spacing="compact" isDisabled={from === 0} onClick={() => turn(-1)}>
        {say(texts.previousPage)}
      </Button>
      <Text size="small">{say(rangeText(from + 1, to, matching))}</Text>
      <Button spacing="compact" isDisabled={to >= matching} onClick={() => turn(1)}>
        {say(texts.nextPage)}
      </Button>
    </Inline>
  );
}
