import { ParleyError, same, type HostDoor } from "@parley/core";
import { auth, sheets } from "googleapis/build/src/apis/sheets/index.js";
import { sheetsAdapter } from "./adapter.ts";
import { apiPort } from "./api-port.ts";
import type { SheetsTarget } from "./port.ts";

/** Google Sheets by its API: the command line's way, and the workbench's. */
export const door: HostDoor = {
  host: "sheets",
  name: ["Google Sheets", "Google 表格"],
  address: ["sheets:<spreadsheet id or address>, or sheets:new", "sheets:<表格编号或网址>，或 sheets:new"],
  env: [
    {
      name: "GOOGLE_ACCESS_TOKEN",
      secret: true,
      label: [
        "OAuth 2.0 access token for the scope drive.file or spreadsheets",
        "OAuth 2.0 访问令牌（权限范围 drive.file 或 spreadsheets）",
      ],
    },
    {
      name: "GOOGLE_APPLICATION_CREDENTIALS",
      file: true,
      insteadOf: "GOOGLE_ACCESS_TOKEN",
      label: [
        "Instead of a token: file of a service account with which the spreadsheet is shared",
        "可替代令牌：服务帐号文件，需将表格共享给该帐号",
      ],
    },
  ],
  options: [
    {
      name: "sheets-root-url",
      label: [
        "Where the API is; default https://sheets.googleapis.com/",
        "API 地址，默认 https://sheets.googleapis.com/",
      ],
    },
  ],
  async connect(address, { env, options }) {
    const target = toTarget(address);
    const rootUrl = options["sheets-root-url"];
    const api = sheets({ version: "v4", auth: credentials(env) });
    return { adapter: sheetsAdapter, port: apiPort(api, rootUrl && rootUrl.replace(/\/*$/, "/")), target };
  },
};

/** @throws ParleyError "invalid-target" */
function toTarget(address: string): SheetsTarget {
  const named = address.replace(/^sheets:/, "").trim();
  if (named === "new") return {};
  const inUrl = /^https?:\/\/[^/]+\/spreadsheets\/d\/([\w-]+)/.exec(named)?.[1];
  const spreadsheetId = inUrl ?? (/^[\w-]{10,}$/.test(named) ? named : undefined);
  if (spreadsheetId !== undefined) return { spreadsheetId };
  throw new ParleyError("invalid-target", {
    found: same(address.slice(0, 100)),
    expected: ['the id of a spreadsheet, its address, or "new"', "电子表格的编号、网址或“new”"],
    host: "sheets",
  });
}

const scope = "https://www.googleapis.com/auth/spreadsheets";

/** @throws ParleyError "not-configured" */
function credentials(
  env: Readonly<Record<string, string | undefined>>,
): InstanceType<typeof auth.OAuth2> | InstanceType<typeof auth.GoogleAuth> {
  const token = env["GOOGLE_ACCESS_TOKEN"];
  if (token) {
    const client = new auth.OAuth2();
    client.setCredentials({ access_token: token });
    return client;
  }
  // Only when asked for: looking for other credentials on its own would call a metadata server.
  const keyFile = env["GOOGLE_APPLICATION_CREDENTIALS"];
  if (keyFile) return new auth.GoogleAuth({ keyFile, scopes: [scope] });
  throw new ParleyError("not-configured", {
    found: ["no access token", "未提供访问令牌"],
    expected: ["GOOGLE_ACCESS_TOKEN", "GOOGLE_ACCESS_TOKEN"],
    next: [
      "Set it to an OAuth access token, or GOOGLE_APPLICATION_CREDENTIALS to the file of a service account",
      "请设为 OAuth 访问令牌，或将 GOOGLE_APPLICATION_CREDENTIALS 设为服务帐号文件",
    ],
    host: "sheets",
  });
}
