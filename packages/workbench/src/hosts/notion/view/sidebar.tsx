import { type ReactNode, useState } from "react";
import { EmojiIcon, Icon } from "./icons.tsx";
import { t } from "./language.ts";
import { useActions } from "./use-workspace.ts";
import type { TreeNode } from "./workspace.ts";

/** The workspace's pages as a tree. */
export function Sidebar({ tree, open }: { readonly tree: TreeNode; readonly open: string }): ReactNode {
  return (
    <nav className="sidebar" aria-label={t("pages")}>
      <p className="workspace">
        <span className="workspace-mark" aria-hidden="true">
          P
        </span>
        {t("workspace")}
      </p>
      <ul className="tree">
        <Node node={tree} open={open} depth={0} isOpen />
      </ul>
    </nav>
  );
}

interface NodeProps {
  readonly node: TreeNode;
  readonly open: string;
  readonly depth: number;
  readonly isOpen?: boolean;
}

function Node({ node, open, depth, isOpen: startsOpen = depth < 2 }: NodeProps): ReactNode {
  const [isOpen, setOpen] = useState(startsOpen);
  const actions = useActions();
  const isCurrent = node.place.id === open;
  const title = node.title || t("untitled");
  return (
    <li>
      <div className={isCurrent ? "tree-line current" : "tree-line"} style={{ paddingInlineStart: 6 + depth * 14 }}>
        <button
          type="button"
          className={isOpen ? "fold open" : "fold"}
          aria-label={`${isOpen ? t("collapse") : t("expand")} ${title}`}
          aria-expanded={isOpen}
          disabled={node.children.length === 0}
          onClick={() => setOpen(!isOpen)}
        >
          <Icon name="chevron" size={12} />
        </button>
        <button
          type="button"
          className="tree-name"
          aria-current={isCurrent ? "page" : undefined}
          onClick={() => actions.open(node.place)}
        >
          <span className="tree-icon" aria-hidden="true">
            <EmojiIcon emoji={node.icon} otherwise={node.place.kind} size={16} />
          </span>
          <span className="cut">{title}</span>
        </button>
      </div>
      {isOpen && node.children.length > 0 && (
        <ul>
          {node.children.map((child) => (
            <Node key={child.place.id} node={child} open={open} depth={depth + 1} />
          ))}
        </ul>
      )}
    </li>
  );
}
