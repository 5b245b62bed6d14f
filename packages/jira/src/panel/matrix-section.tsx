import type { ReactNode } from "react";
import { Button, DynamicTable, Heading, Inline, ProgressBar, Stack, Text } from "@forge/react";
import {
  type Computed,
  type Matrix,
  optionText,
  parts,
  rowName,
  type Shape,
  type StoredRow,
  totals,
} from "@parley/core";
import { type Editing, findingsIn, isTarget, soughtKey } from "./editing.ts";
import { computedText } from "./fields-section.tsx";
import { FindingNote } from "./finding-note.tsx";
import { MatrixCell } from "./matrix-cell.tsx";
import { PageSearch, PageTurner, usePages } from "./pages.tsx";
import { newRowId, useProject, useSay, useSurroundings } from "./surroundings.ts";
import { texts } from "./texts.ts";

interface MatrixSectionProps {
  readonly editing: Editing;
  /** Name of the matrix in the shape. */
  readonly name: string;
}
type Grid = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Rows of one table against rows of another, one value where they cross, with what it adds up to. */
export function MatrixSection({ editing, name }: MatrixSectionProps): ReactNode {
  const say = useSay();
  const { today } = useProject().facts;
  const { draft, patch, isDisabled } = editing;
  const { shape } = draft.template;
  const matrix = parts(shape).matrices[name];
  const { content } = draft.document;
  const lines = ((matrix && content[matrix.rows]) ?? []) as readonly StoredRow[];
  const [sought, line] = editing.target ?? [];
  const pages = usePages(lines, { row: sought === name ? line : undefined, round: editing.round }, ({ id }) =>
    rowName(shape, draft.document, matrix?.rows ?? "", id),
  );
  if (!matrix) return null;
  const columns = (content[matrix.columns] ?? []) as readonly StoredRow[];
  const grid = (content[name] ?? {}) as Grid;
  const counted = totals(shape, name, content, today);
  const called = (table: string, id: string): string => rowName(shape, draft.document, table, id);
  const cell = (row: string, column: string): ReactNode => (
    <MatrixCell
      // Being sent to a cell opens it, each time anew.
      key={soughtKey(editing, [name, row, column])}
      matrix={matrix}
      name={[called(matrix.rows, row), called(matrix.columns, column)].join(say([", ", "，"]))}
      id={`${name}-${row}-${column}`}
      value={Object.hasOwn(grid, row) ? grid[row]?.[column] : undefined}
      isDisabled={isDisabled}
      isTarget={isTarget(editing, [name, row, column])}
      onCommit={(value) => patch({ [name]: { [row]: { [column]: value ?? null } } })}
    />
  );
  const body = pages.shown.map(({ id: row }) => ({
    key: row,
    isHighlighted: isTarget(editing, [name, row]),
    cells: [
      {
        key: "row",
        content: (
          <Stack space="space.025">
            <Text weight="medium">{called(matrix.rows, row)}</Text>
            {findingsIn(editing, [name, row]).map((finding) => (
              <FindingNote key={finding.code + finding.at.join()} finding={finding} />
            ))}
          </Stack>
        ),
      },
      ...columns.map(({ id: column }) => ({ key: column, content: <>{cell(row, column)}</> })),
      ...(matrix.perRow
        ? [{ key: "counts", content: <Tally formulas={matrix.perRow} values={counted.perRow[row] ?? {}} /> }]
        : []),
    ],
  }));
  return (
    <Stack space="space.200">
      <PageSearch pages={pages} id={name} />
      {lines.length === 0 || columns.length === 0 ? (
        <Text>{`${say(texts.noGrid)} ${[matrix.rows, matrix.columns].map((table) => say(parts(shape).tables[table]?.label ?? ["", ""])).join(", ")}`}</Text>
      ) : (
        <DynamicTable
          label={say(matrix.label)}
          head={{
            cells: [
              { key: "row", content: say(parts(shape).tables[matrix.rows]?.label ?? ["", ""]), width: 20 },
              ...columns.map(({ id }) => ({ key: id, content: called(matrix.columns, id) })),
              ...(matrix.perRow ? [{ key: "counts", content: say(texts.counts), width: 14 }] : []),
            ],
          }}
          rows={body}
        />
      )}
      <PageTurner pages={pages} />
      {!isDisabled && <AddTo editing={editing} matrix={matrix} />}
      <Legend matrix={matrix} />
      {matrix.perColumn && columns.length > 0 && (
        <Load editing={editing} name={name} matrix={matrix} formulas={matrix.perColumn} values={counted.perColumn} />
      )}
    </Stack>
  );
}

/** Buttons that add a row and a column, so that a matrix can be begun where it is seen. */
function AddTo({ editing, matrix }: { readonly editing: Editing; readonly matrix: Matrix }): ReactNode {
  const say = useSay();
  const { tables } = parts(editing.draft.template.shape);
  return (
    <Inline space="space.100" shouldWrap>
      {[matrix.rows, matrix.columns].map((table) => {
        const [first] = Object.entries(tables[table]?.columns ?? {});
        const add = (): void => {
          const id = newRowId();
          editing.patch({ [table]: { [id]: {} } });
          editing.goTo([table, id, first?.[0] ?? ""]);
        };
        return (
          first && (
            <Button key={table} iconBefore="add" onClick={add}>
              {say(texts.addRow, say(first[1].label))}
            </Button>
          )
        );
      })}
    </Inline>
  );
}

/** What the options of a cell mean. */
function Legend({ matrix: { cell } }: { readonly matrix: Matrix }): ReactNode {
  const { language } = useSurroundings();
  const meanings = Object.keys(cell.options ?? {}).map((id) => `${id} ${optionText(cell, id, language)}`);
  return meanings.length > 0 && <Text size="small">{meanings.join(" · ")}</Text>;
}

interface TallyProps {
  readonly formulas: Readonly<Record<string, Computed>>;
  readonly values: Readonly<Record<string, unknown>>;
}
/** The numbers of one row or column, those that are not nought. */
function Tally({ formulas, values }: TallyProps): ReactNode {
  const say = useSay();
  const { language } = useSurroundings();
  const shown = Object.entries(formulas)
    .filter(([name]) => values[name] !== 0 && values[name] !== undefined)
    .map(([name, formula]) => `${say(formula.label)}\u00a0${computedText(formula, values[name], language)}`);
  return <Text size="small">{shown.join(" · ") || "—"}</Text>;
}

interface LoadProps {
  readonly editing: Editing;
  readonly name: string;
  readonly matrix: Matrix;
  readonly formulas: Readonly<Record<string, Computed>>;
  readonly values: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}
/** What each column carries; a bar where the shape asks for one, as long as its share of the heaviest. */
function Load({ editing, name, matrix, formulas, values }: LoadProps): ReactNode {
  const say = useSay();
  const { draft } = editing;
  const shape: Shape = draft.template.shape;
  const bar = shape.views.find(({ view, of }) => view === "bars" && of === name)?.by[0];
  const amounts = Object.entries(values).map(([id, row]) => ({
    id,
    amount: bar === undefined ? 0 : Number(row[bar] ?? 0),
  }));
  const most = Math.max(1, ...amounts.map(({ amount }) => amount));
  return (
    <Stack space="space.100">
      <Heading size="xsmall" as="h3">
        {say(bar === undefined ? texts.counts : (formulas[bar]?.label ?? texts.load))}
      </Heading>
      {amounts.map(({ id, amount }) => {
        const called = rowName(shape, draft.document, matrix.columns, id);
        return (
          <Stack key={id} space="space.025">
            <Inline spread="space-between" shouldWrap>
              <Text>{called}</Text>
              <Tally formulas={formulas} values={values[id] ?? {}} />
            </Inline>
            {bar !== undefined && <ProgressBar value={amount / most} ariaLabel={`${called}: ${amount}`} />}
          </Stack>
        );
      })}
    </Stack>
  );
}
