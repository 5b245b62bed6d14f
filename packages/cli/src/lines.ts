import { ParleyError } from "@parley/core";

/** Longer lines are refused: no statement is as long as that, and everything before its end is held. */
const longest = 1_000_000;

/**
 * The lines of a stream of UTF-8, each as soon as its end has come.
 *
 * @throws ParleyError "invalid-document" for what is no text, "limit-exceeded" for a line without an end
 */
export async function* linesOf(stream: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let rest = "";
  for await (const bytes of stream) {
    rest += decoded(() => decoder.decode(bytes, { stream: true }));
    const lines = rest.split("\n");
    rest = lines.pop() ?? "";
    for (const line of [...lines, rest]) if (line.length > longest) throw tooLong();
    for (const line of lines) yield line.replace(/\r$/, "");
  }
  rest += decoded(() => decoder.decode());
  if (rest !== "") yield rest.replace(/\r$/, "");
}

function decoded(decode: () => string): string {
  try {
    return decode();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new ParleyError("invalid-document", {
      found: ["binary data", "二进制数据"],
      expected: ["text in UTF-8", "UTF-8 文本"],
    });
  }
}

const tooLong = (): ParleyError =>
  new ParleyError("limit-exceeded", {
    found: [`a line of more than ${longest} characters`, `超过 ${longest} 个字符的一行`],
    expected: ["one statement on each line", "每行一条表述"],
  });
