const requestLimits = "https://developers.notion.com/reference/request-limits";

/** Sizes Notion gives, which Parley keeps below. */
export const limits = {
  /** Of one piece of rich text. */
  pieceChars: 2000,
  /** Pieces in one text. */
  pieces: 100,
  /** Of one request, 500 KB; what is planned stays below, because names and brackets come on top. */
  requestBytes: 490_000,
  urlChars: 2000,
  emailChars: 200,
  phoneChars: 200,
  optionChars: 100,
  /** Options or relations in one value. */
  items: 100,
  /** Longest text that fits a request in any script: three bytes for a character, 500 KB in all. */
  textChars: 160_000,
  /** Of a document's own notes in its `Parley` property: 100 pieces of 2000. */
  envelopeChars: 200_000,
  source: requestLimits,
} as const;
