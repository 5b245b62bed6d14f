import { type HostDoor, ParleyError } from "@parley/core";
import { propertyAdapter } from "./adapter.ts";
import { HOST } from "./failures.ts";
import type { IssueTarget } from "./native.ts";
import { patient } from "./properties/patient.ts";
import { propertyPort } from "./properties/property-port.ts";
import { propertyStore, type Request } from "./properties/property-store.ts";

/** An issue key ("DEMO-1") or an issue id. @source Jira Cloud: keys are an upper-case project key, a hyphen and a number */
const ISSUE = /^(?:[A-Z][A-Z0-9_]+-\d+|\d+)$/;

/** How the command line and the workbench reach an issue: over Jira's REST API, with the caller's own e-mail address and token. */
export const door: HostDoor = {
  host: HOST,
  name: ["Jira", "Jira"],
  address: ["jira:<issue key>, such as jira:DEMO-1", "jira:<事务关键字>，如 jira:DEMO-1"],
  env: [
    {
      name: "JIRA_SITE",
      label: [
        "Address of the site, such as https://example.atlassian.net",
        "站点地址，如 https://example.atlassian.net",
      ],
    },
    { name: "JIRA_EMAIL", label: ["E-mail address of your Atlassian account", "Atlassian 账号的邮箱"] },
    { name: "JIRA_TOKEN", secret: true, label: ["API token of that account", "该账号的 API 令牌"] },
  ],
  options: [],
  async connect(address, { env }) {
    const target = targetOf(address);
    const [site, email, token] = ["JIRA_SITE", "JIRA_EMAIL", "JIRA_TOKEN"].map((name) => env[name]?.trim() ?? "");
    if (!site || !email || !token) throw notConfigured(env);
    const request = signedRequest(siteOf(site), email, token);
    const link = (issue: string): string => `${siteOf(site)}/browse/${issue}`;
    return {
      adapter: propertyAdapter,
      port: propertyPort((waiting) => propertyStore(patient(request, waiting)), link),
      target,
    };
  },
};

function targetOf(address: string): IssueTarget {
  const issue = address.replace(/^jira:/, "").trim();
  if (ISSUE.test(issue)) return { issue };
  throw new ParleyError("invalid-target", {
    found: [`"${address}"`, `“${address}”`],
    expected: ["an issue key, such as jira:DEMO-1", "事务关键字，如 jira:DEMO-1"],
    host: HOST,
  });
}

function notConfigured(env: Readonly<Record<string, string | undefined>>): ParleyError {
  const missing = door.env.map(({ name }) => name).filter((name) => !env[name]?.trim());
  return new ParleyError("not-configured", {
    found: [`no ${missing.join(", ")}`, `未设置 ${missing.join("、")}`],
    expected: ["the address of a Jira site, an e-mail address and an API token", "Jira 站点地址、邮箱和 API 令牌"],
    next: [
      "An API token is made at https://id.atlassian.com/manage-profile/security/api-tokens",
      "可在 https://id.atlassian.com/manage-profile/security/api-tokens 创建 API 令牌",
    ],
    host: HOST,
  });
}

/** @throws ParleyError "invalid-target" for a site that is no web address */
function siteOf(site: string): string {
  const plain = site.replace(/\/+$/, "");
  if (/^https:\/\/[^\s/]+/.test(plain) || /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(\/|$)/.test(plain))
    return plain;
  throw new ParleyError("invalid-target", {
    found: [`the site "${site}"`, `站点“${site}”`],
    expected: ["an address with https://", "以 https:// 开头的地址"],
    host: HOST,
  });
}

/** @source Jira Cloud REST API v3, "Basic auth for REST APIs" */
function signedRequest(site: string, email: string, token: string): Request {
  const authorization = `Basic ${Buffer.from(`${email}:${token}`).toString("base64")}`;
  return (method, path, body) =>
    fetch(`${site}${path}`, {
      method,
      headers: {
        authorization,
        accept: "application/json",
        ...(body !== undefined && { "content-type": "application/json" }),
      },
      ...(body !== undefined && { body }),
      redirect: "error",
    });
}
