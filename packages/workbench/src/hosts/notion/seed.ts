import { type Language, say } from "@parley/core";
import type { Store } from "../../store.ts";
import { botId } from "./handlers/users.ts";
import { toRichText } from "./rich-text.ts";
import { rootPageId } from "./tokens.ts";
import { worldOf } from "./world.ts";

/** Makes the root page, unless it is there. */
export function seedRoot(store: Store, now: () => Date, newId: () => string, language: Language): void {
  const title = say(["Summer Glow 618 launch", "夏日焕新 618 上市"], language);
  const world = worldOf(store, now, newId, botId);
  if (world.find("pages", rootPageId)) return;
  world.save("pages", {
    id: rootPageId,
    parent: { type: "workspace", workspace: true },
    values: { title: { kind: "text", text: toRichText([{ text: { content: title } }]) } },
    icon: null,
    cover: null,
    is_locked: false,
    number: null,
    ...world.made(),
  });
}
