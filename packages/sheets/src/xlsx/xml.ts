import { readLimits } from "./limits.ts";
import { broken } from "./refusals.ts";

/** What a scanner tells, in the order of the text. Names come without their prefix: `x:row` is `row`. */
export interface XmlEvents {
  /** @param attribute  the value of an attribute by its name as written, entities resolved */
  open?(name: string, attribute: (name: string) => string | undefined): void;
  /** Text between tags, entities resolved; a long one may come in pieces. */
  text?(text: string): void;
  /** Also of an element that is closed where it is opened. */
  close?(name: string): void;
}

/**
 * Reads XML piece by piece, as far as a package of Office needs it: no document types, so no entities of their own.
 *
 * @throws ParleyError "invalid-document" when it is no well-formed XML
 * @source W3C, Extensible Markup Language 1.0
 */
export class XmlScanner {
  private readonly events: XmlEvents;
  private readonly part: string;
  private readonly open: string[] = [];
  private rest = "";
  private hasRoot = false;

  /** @param part  the file's name, for errors */
  constructor(part: string, events: XmlEvents) {
    this.part = part;
    this.events = events;
  }

  write(piece: string): void {
    const xml = this.rest === "" ? piece : this.rest + piece;
    let at = 0;
    for (;;) {
      const tag = xml.indexOf("<", at);
      if (tag < 0) break;
      if (tag > at) this.tellText(xml.slice(at, tag));
      const end = this.markup(xml, tag);
      if (end < 0) {
        at = tag;
        break;
      }
      at = end;
    }
    this.rest = xml.slice(at);
    if (this.rest.length > readLimits.tokenChars) throw this.broken();
  }

  /** Says that there is no more. */
  end(): void {
    if (this.open.length > 0 || !this.hasRoot || this.rest.trim() !== "") throw this.broken();
  }

  /** @returns where the markup ends; -1 when its end has not come yet */
  private markup(xml: string, at: number): number {
    const second = xml.charAt(at + 1);
    if (second === "") return -1;
    if (second === "?") return behind(xml, "?>", at);
    if (second === "!") {
      if (xml.startsWith("<!--", at)) return behind(xml, "-->", at + 4);
      if (xml.startsWith("<![CDATA[", at)) {
        const end = behind(xml, "]]>", at + 9);
        if (end >= 0) this.events.text?.(unified(xml.slice(at + 9, end - 3)));
        return end;
      }
      if (xml.length - at >= 9) throw this.broken();
      return -1;
    }
    const end = tagEnd(xml, at);
    if (end < 0) return -1;
    this.tag(xml.slice(at + 1, end - 1));
    return end;
  }

  private tag(inside: string): void {
    if (inside.startsWith("/")) {
      const name = localName(inside.slice(1).trimEnd());
      if (this.open.pop() !== name) throw this.broken();
      this.events.close?.(name);
      return;
    }
    const isEmpty = inside.endsWith("/");
    const body = isEmpty ? inside.slice(0, -1) : inside;
    const cut = body.search(/\s/);
    const name = localName(cut < 0 ? body : body.slice(0, cut));
    if (name === "" || (this.hasRoot && this.open.length === 0)) throw this.broken();
    this.hasRoot = true;
    this.events.open?.(name, (wanted) => attributeIn(body, wanted));
    if (isEmpty) this.events.close?.(name);
    else if (this.open.push(name) > deepest) throw this.broken();
  }

  private tellText(text: string): void {
    if (this.open.length > 0) this.events.text?.(resolved(unified(text)));
    else if (text.trim() !== "" && text !== "\uFEFF") throw this.broken();
  }

  private broken(): Error {
    return broken([`"${this.part}", which is no well-formed XML`, `“${this.part}”不是格式正确的 XML`]);
  }
}

/** Elements in each other; a workbook's parts are a dozen deep. */
const deepest = 256;

const behind = (xml: string, end: string, from: number): number => {
  const at = xml.indexOf(end, from);
  return at < 0 ? -1 : at + end.length;
};

/** Behind the `>` of a tag, -1 when it has none: one between quotes is part of a value. */
export function tagEnd(xml: string, at: number): number {
  let quote = "";
  for (let i = at + 1; i < xml.length; i++) {
    const sign = xml.charAt(i);
    if (quote !== "") quote = sign === quote ? "" : quote;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === ">") return i + 1;
  }
  return -1;
}

const localName = (name: string): string => name.slice(name.indexOf(":") + 1);

const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 9 || code === 13;

/**
 * The value of an attribute in a tag, which comes without its angle brackets. By hand: a pattern would try every one of a
 * million spaces anew.
 */
export function attributeIn(tag: string, name: string): string | undefined {
  let at = 0;
  const skip = (isSkipped: (code: number) => boolean): number => {
    while (at < tag.length && isSkipped(tag.charCodeAt(at))) at++;
    return at;
  };
  skip((code) => !isSpace(code));
  while (at < tag.length) {
    const from = skip(isSpace);
    const found = tag.slice(
      from,
      skip((code) => !isSpace(code) && code !== equals),
    );
    if (tag.charCodeAt(skip(isSpace)) !== equals) return undefined;
    at++;
    const quote = tag.charAt(skip(isSpace));
    const end = quote === '"' || quote === "'" ? tag.indexOf(quote, at + 1) : -1;
    if (end < 0) return undefined;
    if (found === name) return resolved(tag.slice(at + 1, end));
    at = end + 1;
  }
  return undefined;
}
const equals = 61;

/** Line ends are one sign. @source XML 1.0, 2.11 */
const unified = (text: string): string => (text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text);

const named: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

function resolved(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|(\w{2,4}));/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return named[name as string] ?? whole;
    const point = decimal === undefined ? parseInt(hex as string, 16) : Number(decimal);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}

/** A text as the content of an element or the value of an attribute. */
export const escaped = (text: string): string =>
  text.replace(/[<>&"]/g, (sign) => `&${{ "<": "lt", ">": "gt", "&": "amp", '"': "quot" }[sign] ?? ""};`);
