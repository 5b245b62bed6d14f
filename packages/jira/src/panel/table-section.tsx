import { type ReactNode, useState } from "react";
import { Button, DynamicTable, Inline, Stack, Text } from "@forge/react";
import { type Columns, type Field, parts, rowName, type StoredRow, valueToText } from "@parley/core";
import { type Editing, findingsIn, isTarget, soughtKey } from "./editing.ts";
import { FindingNote } from "./finding-note.tsx";
import { CellInput, fitsCell } from "./inputs/field-input.tsx";
import { PageSearch, PageTurner, usePages } from "./pages.tsx";
import { RowActions } from "./row-actions.tsx";
import { RowDialog } from "./row-dialog.tsx";
import { newRowId, useSay, useSurroundings } from "./surroundings.ts";
import { texts } from "./texts.ts";

/** Columns that a panel has room for; a row's dialog has them all. */
const SHOWN_COLUMNS = 3;

/** In the shape's order: those that can be typed in place before those that need more room. */
function shownColumns(columns: Columns): readonly (readonly [string, Field])[] {
  const rank = ({ kind }: Field): number =>
    Number(kind !== "person" && kind !== "people") + Number(kind.startsWith("reference"));
  const all = Object.entries(columns);
  const small = all.filter(([, field]) => fitsCell(field));
  const others = all.filter(([, field]) => !fitsCell(field)).sort(([, a], [, b]) => rank(a) - rank(b));
  const chosen = new Set([...small, ...others].slice(0, SHOWN_COLUMNS).map(([name]) => name));
  return all.filter(([name]) => chosen.has(name));
}

interface TableSectionProps {
  readonly editing: Editing;
  /** Name of the table in the shape. */
  readonly name: string;
}

/** The rows of a table: the first columns in place, the rest in a dialog; rows come, go and move. */
export function TableSection({ editing, name }: TableSectionProps): ReactNode {
  const say = useSay();
  const { language } = useSurroundings();
  const [opened, setOpened] = useState<string>();
  const { draft, patch, isDisabled } = editing;
  const table = parts(draft.template.shape).tables[name];
  const fields = Object.entries(table?.columns ?? {});
  const columns = shownColumns(table?.columns ?? {});
  const rows = (draft.document.content[name] ?? []) as readonly StoredRow[];
  const [sought, row, column] = editing.target ?? [];
  const soughtRow = sought === name ? row : undefined;
  const pages = usePages(rows, { row: soughtRow, round: editing.round }, (one) =>
    fields.map(([key, field]) => valueToText(field, one[key], language)).join(" "),
  );
  // What is not in the table itself is in the row's dialog.
  const isInDialog = column !== undefined && !columns.some(([key, field]) => key === column && fitsCell(field));
  const [shownRound, setShownRound] = useState(0);
  if (soughtRow !== undefined && shownRound !== editing.round) {
    setShownRound(editing.round);
    setOpened(isInDialog ? soughtRow : undefined);
  }
  if (!table) return null;
  const [first] = columns;
  const add = (): void => {
    const id = newRowId();
    patch({ [name]: { [id]: {} } });
    editing.goTo([name, id, first?.[0] ?? ""]);
  };
  const cell = (row: StoredRow, [column, field]: (typeof columns)[number]): ReactNode =>
    fitsCell(field) ? (
      <CellInput
        key={soughtKey(editing, [name, row.id, column])}
        name={say(field.label, rowName(draft.template.shape, draft.document, name, row.id))}
        field={field}
        id={`${name}-${row.id}-${column}`}
        value={row[column]}
        isDisabled={isDisabled}
        isSought={isTarget(editing, [name, row.id, column])}
        onCommit={(value) => patch({ [name]: { [row.id]: { [column]: value ?? null } } })}
      />
    ) : (
      <Text>{valueToText(field, row[column], language)}</Text>
    );
  const cells = (row: StoredRow): { key: string; content: ReactNode }[] => [
    ...columns.map((column) => ({
      key: column[0],
      content: (
        <>
          {cell(row, column)}
          {column === first &&
            findingsIn(editing, [name, row.id]).map((f) => <FindingNote key={f.code + f.at.join()} finding={f} />)}
        </>
      ),
    })),
    {
      key: "actions",
      content: <RowActions editing={editing} name={name} row={row.id} onEdit={() => setOpened(row.id)} />,
    },
  ];
  return (
    <Stack space="space.150">
      {rows.length === 0 && <Text color="color.text.subtle">{say(texts.noRows)}</Text>}
      <PageSearch pages={pages} id={name} />
      <DynamicTable
        label={say(table.label)}
        head={{
          cells: [
            ...columns.map(([column, field]) => ({ key: column, content: say(field.label) })),
            { key: "actions", content: say(texts.actions), width: 20 },
          ],
        }}
        rows={pages.shown.map((row) => ({
          key: row.id,
          isHighlighted: isTarget(editing, [name, row.id]),
          cells: cells(row),
        }))}
      />
      <PageTurner pages={pages} />
      {!isDisabled && (
        <Inline>
          <Button iconBefore="add" onClick={add}>
            {say(texts.addRow, first ? say(first[1].label) : say(table.label))}
          </Button>
        </Inline>
      )}
      <RowDialog editing={editing} name={name} row={opened} onClose={() => setOpened(undefined)} />
    </Stack>
  );
}
