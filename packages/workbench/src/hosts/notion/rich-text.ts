import type { RichTextItemResponse } from "@notionhq/client";
import { invalid, notSupported } from "./errors.ts";
import type { RichText } from "./records.ts";

/** One item of rich text in a request, held against the schema already. */
export interface RichTextRequest {
  readonly text?: { readonly content: string; readonly link?: { readonly url: string } | null };
  readonly mention?: Readonly<Record<string, unknown>>;
  readonly equation?: { readonly expression: string };
  readonly annotations?: Partial<RichTextItemResponse["annotations"]>;
}

const plain: RichTextItemResponse["annotations"] = {
  bold: false,
  italic: false,
  strikethrough: false,
  underline: false,
  code: false,
  color: "default",
};

/**
 * Rich text as Notion answers with it.
 *
 * @throws NotionError for a link that is no address, 501 for a mention of a kind this platform does not have
 */
export const toRichText = (items: readonly RichTextRequest[] = []): RichText => items.map(toItem).filter(isNotEmpty);

/** Notion drops empty pieces of text. */
const isNotEmpty = (item: RichTextItemResponse): boolean => item.type !== "text" || item.text.content !== "";

function toItem({ text, mention, equation, annotations }: RichTextRequest): RichTextItemResponse {
  const common = { annotations: { ...plain, ...annotations } };
  if (text) {
    const link = text.link ? { url: address(text.link.url) } : null;
    return {
      ...common,
      type: "text",
      text: { content: text.content, link },
      plain_text: text.content,
      href: link?.url ?? null,
    };
  }
  if (equation) return { ...common, type: "equation", equation, plain_text: equation.expression, href: null };
  return { ...common, ...toMention(mention ?? {}) };
}

type MentionItem = Omit<Extract<RichTextItemResponse, { type: "mention" }>, "annotations">;

function toMention(mention: Readonly<Record<string, unknown>>): MentionItem {
  const { page, user, date } = mention as {
    page?: { id: string };
    user?: { id: string };
    date?: { start: string; end?: string | null; time_zone?: string | null };
  };
  if (page) {
    const href = `https://www.notion.so/${page.id.replaceAll("-", "")}`;
    return { type: "mention", mention: { type: "page", page }, plain_text: "Untitled", href };
  }
  if (user) {
    const who = { object: "user", id: user.id } as const;
    return { type: "mention", mention: { type: "user", user: who }, plain_text: "@User", href: null };
  }
  if (date) {
    const when = { start: date.start, end: date.end ?? null, time_zone: date.time_zone ?? null };
    const words = when.end === null ? when.start : `${when.start} → ${when.end}`;
    return { type: "mention", mention: { type: "date", date: when }, plain_text: words, href: null };
  }
  throw notSupported(`mention of ${Object.keys(mention).join(", ")}`);
}

/** Notion takes http(s), mailto and tel; a path of its own site begins with "/". */
function address(url: string): string {
  if (url.startsWith("/") || /^(https?:\/\/[^\s/]+|mailto:\S+|tel:\S+)/i.test(url)) return url;
  throw invalid("Invalid URL for link.");
}
