import { ParleyError, type ErrorCode, type Label } from "@parley/core";
import { APIResponseError, isHTTPResponseError, isNotionClientError, RequestTimeoutError } from "@notionhq/client";

/** What a failed call means for the one who made it. */
export type Failure =
  /** Refused before anything was done; the same call may go through after a while. */
  | { readonly kind: "wait"; readonly ms: number }
  /** It may have been carried out or not. */
  | { readonly kind: "ambiguous"; readonly committed?: string }
  /** Not carried out, and it never will be. */
  | { readonly kind: "refused" };

/** 429 and 529 say how long to wait; 409 means that two writes met. */
const shortMs = 1000;

/** @source platform facts: https://developers.notion.com/reference/status-codes, request-limits */
export function classify(error: unknown): Failure {
  if (RequestTimeoutError.isRequestTimeoutError(error)) return { kind: "ambiguous" };
  // A cut connection is a bare TypeError of fetch.
  if (!isNotionClientError(error)) return error instanceof TypeError ? { kind: "ambiguous" } : { kind: "refused" };
  if (!isHTTPResponseError(error)) return { kind: "refused" };
  const { status, additional_data: data } = error;
  if (status === 429 && data?.rate_limit_reason === "public_api_request_blocked") return { kind: "refused" };
  if (status === 429 || status === 529) return { kind: "wait", ms: retryAfterMs(error) };
  if (status === 409) return { kind: "wait", ms: shortMs };
  if (status === 501 || status < 500) return { kind: "refused" };
  const committed = data?.committed_resource_id;
  return { kind: "ambiguous", ...(typeof committed === "string" && { committed }) };
}

function retryAfterMs(error: { readonly headers: unknown }): number {
  const { headers } = error;
  const seconds = headers instanceof Headers ? Number(headers.get("retry-after")) : Number.NaN;
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : shortMs;
}

const codes: Readonly<Record<number, ErrorCode>> = {
  400: "rejected",
  401: "unauthorized",
  403: "forbidden",
  404: "not-found",
  409: "conflict",
  413: "limit-exceeded",
  429: "rate-limited",
  501: "not-supported",
  529: "unavailable",
};

const expectations: Partial<Record<ErrorCode, readonly [expected: Label, next?: Label]>> = {
  unauthorized: [
    ["a token that Notion knows", "Notion 认可的令牌"],
    ["Set NOTION_TOKEN to the secret of your connection", "请将 NOTION_TOKEN 设为连接的密钥"],
  ],
  forbidden: [
    ["a connection that may read and write content", "可读写内容的连接"],
    ["Give it the capability in its settings in Notion", "请在 Notion 的连接设置中授予权限"],
  ],
  "not-found": [
    ["a page that the connection can see", "连接可以访问的页面"],
    ["Open the page in Notion and add the connection to it", "请在 Notion 中打开该页面并添加连接"],
  ],
  "rate-limited": [
    ["Notion to take requests", "Notion 接受请求"],
    ["Try again later: what was delivered stays", "请稍后重试，已送达的内容会保留"],
  ],
  unavailable: [
    ["an answer from Notion", "Notion 的应答"],
    ["Run it again: nothing is delivered twice", "请重新执行，不会重复送达"],
  ],
};

/** A failure of Notion's or of the network as a `ParleyError`; one that is one already stays. */
export function toParleyError(error: unknown): ParleyError {
  if (error instanceof ParleyError) return error;
  const status = isHTTPResponseError(error) ? error.status : undefined;
  const code: ErrorCode = status === undefined ? "unavailable" : (codes[status] ?? "unavailable");
  const [expected, next] = expectations[code] ?? [["a request that Notion takes", "Notion 接受的请求"]];
  const found = foundIn(error, status);
  return new ParleyError(code, { found, expected, ...(next && { next }), host: "notion", cause: error });
}

/** Notion's own words stand where ours do not say the same: its first sentence, in quotes. */
function foundIn(error: unknown, status: number | undefined): Label {
  const message = error instanceof Error ? (error.message.split("\n")[0] ?? "").replace(/\.$/, "").slice(0, 300) : "";
  if (status === undefined) {
    return [`failure to reach Notion (${message || "no answer"})`, `无法连接 Notion（${message || "没有应答"}）`];
  }
  const isExplained = expectations[codes[status] ?? "unavailable"] !== undefined;
  const says = APIResponseError.isAPIResponseError(error) && message !== "" && !isExplained;
  return [
    `answer ${status} from Notion${says ? `: “${message}”` : ""}`,
    `Notion 应答 ${status}${says ? `：“${message}”` : ""}`,
  ];
}
