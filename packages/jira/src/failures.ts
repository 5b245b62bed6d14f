import { type ErrorCode, type Label, ParleyError } from "@parley/core";

export const HOST = "jira";

const BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  400: "rejected",
  401: "unauthorized",
  403: "forbidden",
  404: "not-found",
  409: "conflict",
  413: "limit-exceeded",
  429: "rate-limited",
};
const EXPECTED: Readonly<Partial<Record<ErrorCode, Label>>> = {
  unauthorized: ["a valid e-mail address and API token", "有效的邮箱和 API 令牌"],
  forbidden: ["the permission to edit the issue", "编辑该事务的权限"],
  "not-found": ["an issue that exists and that you may see", "存在且有权查看的事务"],
  "rate-limited": ["fewer requests; Jira says when to go on", "降低请求频率；Jira 会告知何时可继续"],
  unavailable: ["an answer of Jira", "Jira 的正常响应"],
  conflict: ["the version that was read", "读取时的版本"],
};

/** Which of the house's codes an HTTP status is. */
export const codeOf = (status: number): ErrorCode => BY_STATUS[status] ?? (status >= 500 ? "unavailable" : "rejected");

/** What Jira, or Forge's storage, answered, as the house's error. */
export function refused(status: number, said: string, cause?: unknown): ParleyError {
  const code = codeOf(status);
  const words = said.replace(/[.。]$/, "");
  return new ParleyError(code, {
    found: [`${status} from Jira: ${words}`, `Jira 返回 ${status}：${words}`],
    expected: EXPECTED[code] ?? ["a request that Jira takes", "Jira 可接受的请求"],
    host: HOST,
    cause: cause ?? new Error(said),
  });
}

/** No answer at all: the network, or a connection that was cut. */
export const unreachable = (cause: unknown): ParleyError =>
  new ParleyError("unavailable", {
    found: ["no answer from Jira", "Jira 无响应"],
    expected: ["an answer", "正常响应"],
    next: ["Check the address and the network, then run it again", "请检查地址和网络后重试"],
    host: HOST,
    cause,
  });

/** Somebody wrote the record in between. */
export const movedOn = (key: string, cause: unknown): ParleyError =>
  new ParleyError("conflict", {
    found: [`a newer version of document ${key}`, `文档 ${key} 已有更新的版本`],
    expected: ["the version that was read", "读取时的版本"],
    host: HOST,
    cause,
  });

/** @throws ParleyError "limit-exceeded" when a record does not fit into one value of Forge's storage */
export function checkSize(key: string, bytes: number, most: number): void {
  if (bytes <= most) return;
  throw new ParleyError("limit-exceeded", {
    found: [`document ${key} of ${bytes} bytes`, `文档 ${key} 大小为 ${bytes} 字节`],
    expected: [`at most ${most} bytes`, `至多 ${most} 字节`],
    next: ["Split it into two documents", "请拆分为两份文档"],
    host: HOST,
    cause: new RangeError(`${bytes} > ${most}`),
  });
}
