import { call, type ForgeDoc, textOf } from "./forge-doc/doc.ts";

const found = (doc: ForgeDoc, isIt: (node: ForgeDoc) => boolean): ForgeDoc | undefined => {
  if (isIt(doc)) return doc;
  for (const child of doc.children) {
    const below = found(child, isIt);
    if (below) return below;
  }
  return undefined;
};

/**
 * Presses what an app calls so, as a person would.
 *
 * @param mayGoBack  where it is not in sight, press what leads back, so that it may come into sight
 * @returns whether it was there
 */
export function pressNamed(doc: ForgeDoc, title: string, mayGoBack: boolean): boolean {
  const link = found(doc, (node) => node.type === "Pressable" && textOf(node) === title);
  const back = mayGoBack
    ? found(doc, ({ type, props }) => type === "Button" && props["iconBefore"] === "arrow-left")
    : link;
  const pressed = link ?? back;
  if (pressed) call(pressed.props, "onClick");
  return link !== undefined;
}
