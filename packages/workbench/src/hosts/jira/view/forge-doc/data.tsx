import type { ComponentProps } from "react";
import DynamicTable from "@atlaskit/dynamic-table";
import Heading from "@atlaskit/heading";
import { Stack } from "@atlaskit/primitives/compiled/stack";
import ProgressBar from "@atlaskit/progress-bar";
import Spinner from "@atlaskit/spinner";
import Tabs, { Tab, TabList, TabPanel } from "@atlaskit/tabs";
import { call, type ForgeDoc, picked, slot, textOf, textProp } from "./doc.ts";
import { Children, type Draw, type Drawings } from "./node.tsx";

type TableProps = ComponentProps<typeof DynamicTable>;
const TABLE = [
  "caption",
  "defaultPage",
  "defaultSortKey",
  "defaultSortOrder",
  "isFixedSize",
  "isLoading",
  "label",
  "page",
  "rowsPerPage",
  "sortKey",
  "sortOrder",
  "highlightedRowIndex",
] as const;

/** `@forge/react` turned the `head` and `rows` props into nodes; the design system's table wants them back. */
const Table: Draw = ({ doc }) => {
  const cells = (row: ForgeDoc | { children: readonly ForgeDoc[] }) =>
    row.children.map((cell) => ({
      ...plain(cell),
      key: textProp(cell.props, "cellKey") ?? cell.key,
      content: <Children of={cell} />,
    }));
  const head = slot(doc, "head");
  const rows = slot(doc, "rows").map((row) => ({
    key: textProp(row.props, "rowKey") ?? row.key,
    isHighlighted: row.props["isHighlighted"] === true,
    cells: cells(row),
  }));
  return (
    <div className="table">
      <DynamicTable
        {...picked<TableProps>(doc.props, TABLE)}
        {...(head.length > 0 && { head: { cells: cells({ children: head }) } })}
        rows={rows}
        emptyView={<>{textProp(doc.props, "emptyView")}</>}
      />
    </div>
  );
};
const plain = ({ props }: ForgeDoc) =>
  picked<{ colSpan: number; width: number; isSortable: boolean; shouldTruncate: boolean }>(props, [
    "colSpan",
    "width",
    "isSortable",
    "shouldTruncate",
  ]);

/** Tabs look for their lists and panels among their direct children. */
const Tabbed: Draw = ({ doc }) => (
  <Tabs
    id={textProp(doc.props, "id") ?? "tabs"}
    {...picked<ComponentProps<typeof Tabs>>(doc.props, [
      "defaultSelected",
      "selected",
      "shouldUnmountTabPanelOnChange",
    ])}
    onChange={(index: number) => call(doc.props, "onChange", index)}
  >
    {doc.children.map((child) =>
      child.type === "TabList" ? (
        <TabList key={child.key}>
          {child.children.map((tab) => (
            <Tab key={tab.key}>{textOf(tab)}</Tab>
          ))}
        </TabList>
      ) : (
        <TabPanel key={child.key}>
          <div className="tab-panel">
            <Children of={child} />
          </div>
        </TabPanel>
      ),
    )}
  </Tabs>
);

const HEADINGS = { 1: "h1", 2: "h2", 3: "h3", 4: "h4", 5: "h5", 6: "h6" } as const;
const levelOf = (level: unknown): keyof typeof HEADINGS =>
  typeof level === "number" && level in HEADINGS ? (level as keyof typeof HEADINGS) : 4;

/** Components that show data, or that it is on its way. */
export const data: Drawings = {
  DynamicTable: Table,
  Tabs: Tabbed,
  ProgressBar: ({ doc }) => (
    <ProgressBar
      {...picked<ComponentProps<typeof ProgressBar>>(doc.props, [
        "value",
        "isIndeterminate",
        "appearance",
        "ariaLabel",
      ])}
    />
  ),
  Spinner: ({ doc }) => <Spinner {...picked<ComponentProps<typeof Spinner>>(doc.props, ["size", "label"])} />,
  EmptyState: ({ doc }) => (
    <Stack space="space.100" alignInline="center">
      <Heading size="small" as={HEADINGS[levelOf(doc.props["headingLevel"])]}>
        {textProp(doc.props, "header")}
      </Heading>
      {textProp(doc.props, "description")}
      <Children of={doc} />
    </Stack>
  ),
};
