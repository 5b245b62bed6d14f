import { ParleyError, same, type Connection, type HostDoor } from "@parley/core";
import { notionAdapter } from "./adapter.ts";
import { sdkPort } from "./sdk-port.ts";

/** How Notion is reached: the address of a page, and the token of a connection that was added to it. */
export const door: HostDoor = {
  host: "notion",
  name: ["Notion", "Notion"],
  address: ["notion:<page id or address>", "notion:<页面 ID 或网址>"],
  env: [
    {
      name: "NOTION_TOKEN",
      secret: true,
      label: ["Secret of the connection that was added to the page", "已添加到该页面的连接的密钥"],
    },
  ],
  options: [{ name: "notion-base-url", label: ["Where Notion is, for a stand-in", "Notion 的地址（用于本地替身）"] }],
  connect(address, { env, options }) {
    return Promise.resolve().then((): Connection => {
      const page = pageIdOf(address);
      const token = env.NOTION_TOKEN;
      if (token === undefined || token === "") throw notConfigured();
      const baseUrl = options["notion-base-url"];
      return {
        adapter: notionAdapter,
        port: sdkPort({ token, ...(baseUrl !== undefined && { baseUrl }) }),
        target: { page },
      };
    });
  },
};

/**
 * The id of a page in what people copy out of Notion: the id itself, with or without hyphens, or the page's address, which ends with it.
 *
 * @throws ParleyError "invalid-target"
 */
export function pageIdOf(address: string): string {
  const path = address.replace(/^notion:/i, "").replace(/[?#].*$/, "");
  const [hex] = /[0-9a-f]{32}$/i.exec(path.replace(/\/+$/, "").replaceAll("-", "")) ?? [];
  if (hex === undefined) {
    throw new ParleyError("invalid-target", {
      found: same(`“${address.slice(0, 100)}”`),
      expected: [
        "notion:<page id or address>, with the page's 32 characters at the end",
        "notion:<页面 ID 或网址>，末尾为页面的 32 位字符",
      ],
      next: ["Open the page in Notion and copy its link", "请在 Notion 中打开页面并复制链接"],
      host: "notion",
    });
  }
  return hex.toLowerCase().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

const notConfigured = (): ParleyError =>
  new ParleyError("not-configured", {
    found: ["no NOTION_TOKEN", "未设置 NOTION_TOKEN"],
    expected: ["the secret of a connection in Notion", "Notion 连接的密钥"],
    next: [
      "Make an internal connection in Notion, add it to the page, and set NOTION_TOKEN to its secret",
      "请在 Notion 中创建内部连接并添加到页面，再将其密钥设为 NOTION_TOKEN",
    ],
    host: "notion",
  });
