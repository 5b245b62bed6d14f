import { refusal } from "./refusals.ts";

const starts = (bytes: Uint8Array, ...signs: readonly number[]): boolean => signs.every((sign, i) => bytes[i] === sign);

/**
 * Tells what a file is that is no ZIP archive.
 *
 * @throws ParleyError "not-supported" for a file with a password and for the formats of older programs,
 *   "invalid-document" for anything else
 */
export function sniff(bytes: Uint8Array): void {
  if (starts(bytes, 0x50, 0x4b)) return;
  if (bytes.length === 0) throw refusal("invalid-document", ["an empty file", "空文件"]);
  // Excel keeps an encrypted workbook in the same container as its format of before 2007. @source MS-OFFCRYPTO, 2.3
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) {
    if (holds(bytes, "EncryptedPackage"))
      throw refusal(
        "not-supported",
        ["a workbook with a password", "设有密码的工作簿"],
        ["Save it without the password, then try again", "请另存为不带密码的文件后重试"],
      );
    throw refusal(
      "not-supported",
      ["a workbook of the format before 2007 (.xls)", "2007 年以前格式的工作簿（.xls）"],
      ["Save it as .xlsx, then try again", "请另存为 .xlsx 后重试"],
    );
  }
  throw refusal("invalid-document", ["a file that is no workbook", "不是工作簿的文件"]);
}

/** Whether the container has a stream of that name, which is written in UTF-16. */
function holds(bytes: Uint8Array, name: string): boolean {
  const wanted = Array.from(name, (letter) => [letter.charCodeAt(0), 0]).flat();
  for (let at = bytes.indexOf(wanted[0]!); at >= 0; at = bytes.indexOf(wanted[0]!, at + 1))
    if (wanted.every((byte, i) => bytes[at + i] === byte)) return true;
  return false;
}
