import type { Document } from "../../document.ts";
import type { Reference } from "../../fields.ts";

/** A goal with the goals below it. */
export interface GoalNode {
  readonly goal: Document;
  readonly below: readonly GoalNode[];
}
/** Goals as trees: what stands above nothing first, in the order given. */
export interface GoalTree {
  readonly roots: readonly GoalNode[];
  /** Goals that stand above themselves, and so have no place in a tree; SG-X3 tells each of them. */
  readonly inCircles: readonly Document[];
}

const parentOf = ({ content }: Document): string | undefined => (content["parent"] as Reference | undefined)?.document;

/**
 * The goal tree of some documents; those of other templates are left out. A goal whose parent is not among them is a root. It always ends: goals in a
 * circle, and what hangs below them, are listed apart from the trees.
 */
export function goalTree(documents: readonly Document[]): GoalTree {
  const goals = documents.filter(({ template }) => template === "smart-goal");
  const nodes = new Map(goals.map((goal) => [goal.id, { goal, below: [] as GoalNode[] }]));
  const roots: GoalNode[] = [];
  for (const node of nodes.values()) {
    const parent = parentOf(node.goal);
    (parent === undefined ? roots : (nodes.get(parent)?.below ?? roots)).push(node);
  }
  const placed = new Set<Document>();
  for (const level = [...roots]; level.length > 0;) {
    const { goal, below } = level.pop()!;
    placed.add(goal);
    level.push(...below);
  }
  return { roots, inCircles: goals.filter((goal) => !placed.has(goal)) };
}
