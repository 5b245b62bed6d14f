/*
 * Characters that XML cannot hold are written as `_x0007_` in a workbook, and so is an underscore that would make a
 * text look like that. @source ECMA-376 part 1, 22.9.2.19, ST_Xstring
 */
const hex = (sign: string): string => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;
// Also what exceljs leaves out (DEL), and what reads as another sign afterwards (CR).
// oxlint-disable-next-line no-control-regex
const forbidden = /[\0-\x08\x0b-\x1f\x7f\ufffe\uffff]/g;
const halves = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text as a workbook holds it. */
export const toStored = (text: string): string =>
  text
    .replace(/_(?=x[\da-fA-F]{4}_)/g, "_x005F_")
    .replace(forbidden, hex)
    .replace(halves, hex);

/** The text that a workbook holds. */
export const fromStored = (text: string): string =>
  text.includes("_x")
    ? text.replace(/_x([\da-fA-F]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    : text;

/** Shorter texts are copied anyway. */
const sharedFrom = 13;
const [encoder, decoder] = [new TextEncoder(), new TextDecoder("utf-8", { ignoreBOM: true })];

/**
 * The same text on its own, as it was read from XML. Engines keep a part of a text as a view of the whole: a name of
 * twenty characters would hold all the XML around it.
 */
export const detached = (text: string): string =>
  text.length < sharedFrom ? text : decoder.decode(encoder.encode(text));
