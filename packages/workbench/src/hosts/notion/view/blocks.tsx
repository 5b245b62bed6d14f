import { createElement, type ReactNode, useState } from "react";
import type { Block, Database } from "./api.ts";
import { DatabaseView } from "./database-view.tsx";
import { EmojiIcon, Icon } from "./icons.tsx";
import { t } from "./language.ts";
import { RichText } from "./rich-text.tsx";
import { useActions } from "./use-workspace.ts";
import type { BlockTree } from "./workspace.ts";

interface BlocksProps {
  readonly blocks: readonly BlockTree[];
  readonly databases: ReadonlyMap<string, Database>;
}

/** What a page is made of, top to bottom. */
export function Blocks({ blocks, databases }: BlocksProps): ReactNode {
  return (
    <div className="blocks">
      {blocks.map((tree, index) => (
        <BlockView key={tree.block.id} tree={tree} place={placeIn(blocks, index)} databases={databases} />
      ))}
    </div>
  );
}

/** The number of a block among the blocks of its type right before it, from 1: numbered lists count so. */
function placeIn(blocks: readonly BlockTree[], index: number): number {
  let place = 1;
  while (index - place >= 0 && blocks[index - place]?.block.type === blocks[index]?.block.type) place++;
  return place;
}

function BlockView({
  tree: { block, children },
  place,
  databases,
}: {
  readonly tree: BlockTree;
  readonly place: number;
  readonly databases: BlocksProps["databases"];
}): ReactNode {
  const below = children.length > 0 && <Blocks blocks={children} databases={databases} />;
  switch (block.type) {
    case "paragraph":
      return (
        <div className={`block text ${block.paragraph.color}`}>
          <RichText text={block.paragraph.rich_text} />
          {below}
        </div>
      );
    case "heading_1":
    case "heading_2":
    case "heading_3":
    case "heading_4":
      return <Heading block={block}>{below}</Heading>;
    case "bulleted_list_item":
      return (
        <Item text={block.bulleted_list_item.rich_text} sign="•">
          {below}
        </Item>
      );
    case "numbered_list_item":
      return (
        <Item text={block.numbered_list_item.rich_text} sign={`${place}.`}>
          {below}
        </Item>
      );
    case "to_do":
      return (
        <Item text={block.to_do.rich_text} sign={<Icon name={block.to_do.checked ? "box" : "page"} size={14} />}>
          {below}
        </Item>
      );
    case "toggle":
      return <Toggle text={block.toggle.rich_text}>{below}</Toggle>;
    case "quote":
      return (
        <blockquote className="block quote">
          <RichText text={block.quote.rich_text} />
          {below}
        </blockquote>
      );
    case "callout":
      return (
        <div className={`block callout ${block.callout.color}`}>
          <span aria-hidden="true">
            <EmojiIcon
              emoji={block.callout.icon?.type === "emoji" ? block.callout.icon.emoji : undefined}
              otherwise="bulb"
              size={18}
            />
          </span>
          <div>
            <RichText text={block.callout.rich_text} />
            {below}
          </div>
        </div>
      );
    case "code":
      return (
        <pre className="block code">
          <RichText text={block.code.rich_text} />
        </pre>
      );
    case "divider":
      return <hr className="block" />;
    case "table":
      return <SimpleTable rows={children} hasHead={block.table.has_column_header} />;
    case "child_page":
      return <ChildLink block={block} title={block.child_page.title} />;
    case "child_database": {
      const database = databases.get(block.id);
      return database ? <DatabaseView database={database} /> : null;
    }
    default:
      return <div className="block unknown">{block.type}</div>;
  }
}

type HeadingBlock = Extract<Block, { type: `heading_${number}` }>;
function Heading({ block, children }: { readonly block: HeadingBlock; readonly children: ReactNode }): ReactNode {
  const level = Number(block.type.slice(-1));
  const { rich_text } = (
    block as unknown as Readonly<Record<string, { rich_text: Parameters<typeof RichText>[0]["text"] }>>
  )[block.type] ?? { rich_text: [] };
  return (
    <>
      {createElement(`h${level + 1}`, { className: `block heading level-${level}` }, <RichText text={rich_text} />)}
      {children}
    </>
  );
}

type Text = Parameters<typeof RichText>[0]["text"];
function Item({
  text,
  sign,
  children,
}: {
  readonly text: Text;
  readonly sign: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className="block item">
      <span className="item-sign" aria-hidden="true">
        {sign}
      </span>
      <div>
        <RichText text={text} />
        {children}
      </div>
    </div>
  );
}

function Toggle({ text, children }: { readonly text: Text; readonly children: ReactNode }): ReactNode {
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="block toggle">
      <button
        type="button"
        className={isOpen ? "fold open" : "fold"}
        aria-expanded={isOpen}
        aria-label={isOpen ? t("collapse") : t("expand")}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="chevron" size={14} />
      </button>
      <div>
        <RichText text={text} />
        {isOpen && children}
      </div>
    </div>
  );
}

function SimpleTable({ rows, hasHead }: { readonly rows: readonly BlockTree[]; readonly hasHead: boolean }): ReactNode {
  return (
    <table className="block simple-table">
      <tbody>
        {rows.map(({ block }, index) => (
          <tr key={block.id}>
            {block.type === "table_row" &&
              block.table_row.cells.map((cell, column) =>
                createElement(hasHead && index === 0 ? "th" : "td", { key: column }, <RichText text={cell} />),
              )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ChildLink({ block, title }: { readonly block: Block; readonly title: string }): ReactNode {
  const actions = useActions();
  return (
    <button type="button" className="block child-link" onClick={() => actions.open({ kind: "page", id: block.id })}>
      <Icon name="page" /> <span>{title || t("untitled")}</span>
    </button>
  );
}
