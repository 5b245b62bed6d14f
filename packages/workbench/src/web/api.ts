import type { Label } from "@parley/core";
import type { Listed, Sent } from "../exchange.ts";

/** One tool, as the workbench names it. */
export interface ToolInfo {
  readonly host: string;
  readonly mount: string;
  readonly name: Label;
}

export interface Progress {
  readonly done: number;
  readonly of: number;
  readonly doing: Label;
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

export const resetAll = async (): Promise<void> => void (await ask("reset", { method: "POST" }));

/** Sends a document and tells how far it is; ends with what was done. */
export async function sendDocument(order: SendOrder, onProgress: (progress: Progress) => void): Promise<Sent> {
  const headers = { "content-type": "application/json", accept: "application/x-ndjson" };
  const answer = await fetch("/api/send", { method: "POST", headers, body: JSON.stringify(order) });
  if (!answer.ok || !answer.body) throw refusal(await answer.json());
  let rest = "";
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    const lines = (rest + (value ?? "")).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      const told = JSON.parse(line) as { progress?: Progress; sent?: Sent; error?: unknown };
      if (told.sent) return told.sent;
      if (told.error !== undefined) throw refusal(told);
      if (told.progress) onProgress(told.progress);
    }
    if (done) throw new TypeError("Unexpected end of the answer, expected what was sent");
  }
}

async function ask(path: string, init?: RequestInit): Promise<unknown> {
  const answer = await fetch(`/api/${path}`, init);
  const body: unknown = await answer.json();
  if (!answer.ok) throw refusal(body);
  return body;
}

function refusal(body: unknown): Refused {
  const { error } = body as { error?: { message?: Label } };
  return new Refused(error?.message ?? ["The workbench gave no reason", "工作台没有说明原因"]);
}
