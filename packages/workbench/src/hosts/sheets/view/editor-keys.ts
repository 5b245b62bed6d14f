import type { KeyboardEvent } from "react";
import type { Editor } from "./use-editor.ts";

const arrows: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-20, 0],
  PageDown: [20, 0],
};

/** Keys on the grid while nothing is edited: move, extend, start to edit, clear, undo. Alt+Down opens a cell's list. */
export function onGridKey(event: KeyboardEvent, editor: Editor, onUndo: () => void): void {
  // The editor inside a cell has keys of its own.
  if (editor.typing !== undefined || event.nativeEvent.isComposing) return;
  const { key, shiftKey } = event;
  const command = event.ctrlKey || event.metaKey;
  const arrow = arrows[key];
  if (command && key.toLowerCase() === "z") onUndo();
  else if (event.altKey && key === "ArrowDown")
    event.currentTarget.querySelector<HTMLElement>(".dropdown > button")?.click();
  else if (command || event.altKey) return;
  else if (arrow) editor.move(arrow[0], arrow[1], shiftKey);
  else if (key === "Enter" || key === "F2") editor.start();
  else if (key === "Tab") editor.move(0, shiftKey ? -1 : 1);
  else if (key === "Home") editor.move(0, -1000, shiftKey);
  else if (key === "Delete" || key === "Backspace") editor.clear();
  else if (key.length === 1) editor.start(key);
  else return;
  event.preventDefault();
}

/** Keys while a cell is edited, in the cell or in the formula bar. */
export function onEditorKey(event: KeyboardEvent<HTMLTextAreaElement | HTMLInputElement>, editor: Editor): void {
  event.stopPropagation();
  if (event.nativeEvent.isComposing) return;
  if (event.key === "Escape") editor.cancel();
  else if (event.key === "Tab") editor.commit(0, event.shiftKey ? -1 : 1);
  else if (event.key === "Enter" && event.altKey) editor.type(`${editor.typing ?? ""}\n`);
  else if (event.key === "Enter") editor.commit(event.shiftKey ? -1 : 1);
  else return;
  event.preventDefault();
}
