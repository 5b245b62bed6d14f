import { isParleyError, ParleyError, same, type ErrorCode, type Label } from "@parley/core";
import type { Failure, SheetsPort } from "./port.ts";

const codes: Readonly<Record<number, ErrorCode>> = {
  400: "rejected",
  401: "unauthorized",
  403: "forbidden",
  404: "not-found",
  409: "conflict",
  413: "limit-exceeded",
  429: "rate-limited",
  501: "not-supported",
};

/** What was expected instead, and what to do, by code. */
const advice: Partial<Record<ErrorCode, readonly [expected: Label, next?: Label]>> = {
  unauthorized: [
    ["an access token that Google takes", "Google 认可的访问令牌"],
    [
      "Set GOOGLE_ACCESS_TOKEN to a fresh one: they last an hour",
      "请将 GOOGLE_ACCESS_TOKEN 设为新令牌，令牌有效期为一小时",
    ],
  ],
  forbidden: [
    ["a spreadsheet that this account may edit", "该帐号有权编辑的电子表格"],
    [
      "Share it with the account, and use a token for the scope drive.file or spreadsheets",
      "请将表格共享给该帐号，并使用 drive.file 或 spreadsheets 权限的令牌",
    ],
  ],
  "not-found": [
    ["a spreadsheet that is there", "存在的电子表格"],
    ["Look at the id in its address", "请检查网址中的表格编号"],
  ],
  "rate-limited": [
    ["Google to take requests", "Google 接受请求"],
    ["Try again in a minute", "请一分钟后重试"],
  ],
  unavailable: [
    ["an answer from Google Sheets", "Google 表格的响应"],
    ["Try again; what has arrived is not sent twice", "请重试，已送达的内容不会重复发送"],
  ],
  "limit-exceeded": [["less than Google Sheets takes at once", "不超过 Google 表格单次上限的内容"]],
};

/** A failure of the platform in the house's words. Errors that are that already pass. */
export function toParleyError(error: unknown, port: SheetsPort): ParleyError {
  if (isParleyError(error)) return error;
  const { status, message } = port.explain(error);
  const code =
    (status === undefined || status >= 500 ? undefined : codes[status]) ??
    (status === 501 ? "not-supported" : status !== undefined && status < 500 ? "rejected" : "unavailable");
  const [expected = ["a request that Google Sheets takes", "Google 表格可接受的请求"] as const, next] =
    advice[code] ?? [];
  const found = status === undefined ? message : `${status}: ${message}`;
  return new ParleyError(code, {
    found: same(found.slice(0, 300)),
    expected,
    ...(next && { next }),
    host: "sheets",
    cause: error,
  });
}

/** Refused before anything was done: the same call may pass later. */
export const isBusy = ({ status }: Failure): boolean => status === 429;
/** It may have been carried out or not. */
export const isUncertain = ({ status }: Failure): boolean => status === undefined || (status >= 500 && status !== 501);
