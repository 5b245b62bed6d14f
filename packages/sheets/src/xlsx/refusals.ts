import { ParleyError, type ErrorCode, type Label } from "@parley/core";

const expected: Label = ["an Excel workbook (.xlsx)", "Excel 工作簿（.xlsx）"];

/** Why a file is not read, in one sentence with the next step. */
export function refusal(code: ErrorCode, found: Label, next?: Label, cause?: unknown): ParleyError {
  return new ParleyError(code, {
    found,
    expected,
    ...(next && { next }),
    ...(cause !== undefined && { cause }),
  });
}

/** A workbook whose parts do not say what they should. */
export const broken = (found: Label, cause?: unknown): ParleyError =>
  refusal(
    "invalid-document",
    found,
    ["Open it in a spreadsheet program and save it again as .xlsx", "请用电子表格程序打开后重新另存为 .xlsx"],
    cause,
  );

/** More than is read. */
export const tooLarge = (found: Label): ParleyError =>
  refusal("limit-exceeded", found, ["Split it into smaller files", "请拆分为较小的文件"]);

/** An archive made to fill the memory. */
export const bomb = (part: string): ParleyError =>
  refusal(
    "limit-exceeded",
    [`"${part}", which unpacks to far more than it holds`, `解压后体积异常膨胀的“${part}”`],
    ["Ask whoever sent the file for another copy", "请向发送者索取新的副本"],
  );
