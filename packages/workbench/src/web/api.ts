import type { Label, Language } from "@parley/core";
import type { Listed, Sent } from "../exchange.ts";
import type { Progress } from "../fill.ts";
import type { Overview } from "../overview.ts";

/** One tool, as the workbench names it. */
export interface ToolInfo {
  readonly host: string;
  readonly mount: string;
  readonly name: Label;
  /** Its colour. */
  readonly tint?: string;
}

/** What stands in the tools, and in which language they are shown: another window may have asked for the other one. */
export interface Overviewed extends Overview {
  readonly language: Language;
}

export interface SendOrder {
  readonly from: { readonly host: string; readonly document: string; readonly address?: string };
  readonly to: { readonly host: string; readonly address?: string };
  readonly onConflict?: "ours" | "theirs";
}

/** A failure that the workbench explained, in both languages. */
export class Refused extends Error {
  readonly label: Label;
  constructor(label: Label) {
    super(label[0]);
    this.label = label;
  }
}

/** @throws Refused when the workbench says why, TypeError when it does not answer */
export const listTools = async (): Promise<readonly ToolInfo[]> => (await ask("hosts")) as ToolInfo[];

/**
 * The documents in a tool.
 *
 * @param address  the place that the tool shows just now, when it told one
 */
export async function listDocuments(host: string, address?: string): Promise<readonly Listed[]> {
  const query = address === undefined ? "" : `?address=${encodeURIComponent(address)}`;
  return (await ask(`documents/${host}${query}`)) as Listed[];
}

/** Documents and findings of all tools. */
export const seeAll = async (): Promise<Overviewed> => (await ask("overview")) as Overviewed;

/** Calls back after every change in a tool, whoever made it. @returns what ends that */
export function onChanges(changed: () => void): () => void {
  const events = new EventSource("/api/changes");
  events.addEventListener("message", changed);
  return () => events.close();
}

type OnProgress = (progress: Progress) => void;

/** Shows the tools of a language; the first time the example is brought into them. */
export const openWorld = (language: Language, onProgress: OnProgress): Promise<object> =>
  follow("open", { language }, onProgress);

/** Forgets what was done in the tools, and brings the example again, or leaves them empty. */
export const resetAll = (to: "example" | "empty", onProgress: OnProgress): Promise<object> =>
  follow("reset", { to }, onProgress);

/** Sends a document; ends with what was done. */
export const sendDocument = async (order: SendOrder, onProgress: OnProgress): Promise<Sent> =>
  (await follow("send", order, onProgress)) as Sent;

/** Asks for something that takes long, and tells how far it is. */
async function follow(path: string, order: object, onProgress: OnProgress): Promise<object> {
  const headers = { "content-type": "application/json", accept: "application/x-ndjson" };
  const answer = await fetch(`/api/${path}`, { method: "POST", headers, body: JSON.stringify(order) });
  if (!answer.ok || !answer.body) throw refusal(await answer.json());
  let rest = "";
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done: isOver, value } = await reader.read();
    const lines = (rest + (value ?? "")).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      const told = JSON.parse(line) as { progress?: Progress; done?: object; error?: unknown };
      if (told.done) return told.done;
      if (told.error !== undefined) throw refusal(told);
      if (told.progress) onProgress(told.progress);
    }
    if (isOver) throw new TypeError("Unexpected end of the answer, expected what was done");
  }
}

async function ask(path: string): Promise<unknown> {
  const answer = await fetch(`/api/${path}`);
  const body: unknown = await answer.json();
  if (!answer.ok) throw refusal(body);
  return body;
}

function refusal(body: unknown): Refused {
  const { error } = body as { error?: { message?: Label } };
  return new Refused(error?.message ?? ["The workbench gave no reason", "工作台没有说明原因"]);
}
