import { clipped, type Document, type Label, type Plan, type Pushed } from "@parley/core";
import { type Io, styled } from "./io.ts";
import { placeText, printConflicts, printList, printLosses } from "./show-delivery.ts";
import { many } from "./show-findings.ts";

export interface PushTold {
  readonly pushed: Pushed<unknown>;
  readonly documents: readonly Document[];
  /** The target as the user named it. */
  readonly to: string;
  /** The tool's name. */
  readonly tool: string;
}

/** What a push did or would do, and what somebody has to decide. */
export function printPushed({ pushed, documents, to, tool }: PushTold, io: Io): void {
  const { plan, receipt, conflicts, losses, left, stale } = pushed;
  if (receipt) {
    const { created, updated, deleted, unchanged, requests, links } = receipt;
    io.line(styled("bold", tool), styled("dim", `  ${to}`));
    io.line(
      "  ",
      io.say([
        `${created} created, ${updated} updated, ${deleted} deleted, ${unchanged} unchanged; ${many(requests, "request")}`,
        `新建 ${created}，更新 ${updated}，删除 ${deleted}，未变 ${unchanged}；请求 ${requests} 次`,
      ]),
    );
    for (const { id, title } of documents)
      if (Object.hasOwn(links, id)) io.line("  ", clipped(title, 80), "  ", styled("cyan", links[id] ?? ""));
  } else printPlan(plan, documents, `${tool}  ${to}`, io);
  printLosses(losses, documents, io);
  printConflicts(conflicts, documents, io);
  if (conflicts.length > 0)
    io.line(
      "  ",
      io.say([
        "Theirs stays there, yours stays in the file, until both say the same or --on-conflict ours decides",
        "对方保留对方的，文件保留本地的，直到两边一致，或用 --on-conflict ours 决定",
      ]),
    );
  printIds(left, documents, () => leftText, io);
  printIds(stale, documents, (id) => staleText(to, id), io);
}

function printPlan({ changes, calls }: Plan<unknown>, documents: readonly Document[], to: string, io: Io): void {
  io.line(styled("bold", io.say(["Dry run, nothing written: ", "试运行，未写入任何内容："])), to);
  if (changes.length === 0) io.line("  ", io.say(["nothing to do", "无需改动"]));
  printList(changes, io, ({ kind, document, at }) => {
    io.line("  ", styled("cyan", io.say(kinds[kind])), "  ", placeText(document, at, documents, io));
  });
  io.line(
    "  ",
    io.say([
      `${many(changes.length, "change")}, at least ${many(calls, "request")}`,
      `${changes.length} 处改动，至少 ${calls} 次请求`,
    ]),
  );
}
const kinds: Readonly<Record<"create" | "update" | "delete", Label>> = {
  create: ["create", "新建"],
  update: ["update", "更新"],
  delete: ["delete", "删除"],
};

const leftText: Label = [
  "was thrown away there, and is not made again: restore it there, or push it elsewhere",
  "已被对方删除，不会重新创建：请在对方恢复，或推送到别处",
];
function staleText(to: string, id: string): Label {
  const how = `parley pull ${to} --document ${id} --out`;
  return [
    `is older than what stands there, and was not sent: take the newer one with ${how} <file>, and make your changes in it`,
    `比对方的版本旧，未发送：请用 ${how} <文件> 取回较新的版本，再在其中修改`,
  ];
}

function printIds(ids: readonly string[], documents: readonly Document[], text: (id: string) => Label, io: Io): void {
  for (const id of ids) {
    const title = clipped(documents.find((document) => document.id === id)?.title ?? id, 60);
    io.line(styled("red", title), " ", io.say(text(id)), styled("dim", ` (${id})`));
  }
}
