import type { AppManifest } from "../forge/manifest.ts";
import type { Runtime } from "../forge/runtime.ts";
import type { Asked, Caller, Operation } from "../operation.ts";
import { issueOf } from "../rest/issues.ts";
import { typeOf } from "../rest/present.ts";
import type { Rest } from "../rest/rest-app.ts";
import type { World } from "../world.ts";

export interface BridgeSettings {
  readonly world: World;
  readonly runtime: Runtime;
  readonly rest: Rest;
  readonly manifest: () => AppManifest;
}
interface Place {
  readonly issue: string;
  readonly locale: string;
}

/** The bridge commands that need the server: the context of the panel, calls of the app's functions, calls of Jira as the user. */
export function bridgeOperations({ world, runtime, rest, manifest }: BridgeSettings): Operation[] {
  const panel = () => {
    const { key, title, resource } = manifest().panel;
    return { status: 200, body: { key, title, resource } };
  };
  const context = ({ body, caller }: Asked) => ({
    status: 200,
    body: contextOf(world, manifest(), body as Place, caller),
  });
  const invoke = async ({ body, caller }: Asked) => {
    const { functionKey, payload, ...place } = body as Place & { functionKey: string; payload?: unknown };
    const where = contextOf(world, manifest(), place, caller);
    const accountId = caller.accountId ?? "";
    return { status: 200, body: { result: await runtime.invoke({ functionKey, payload, accountId, context: where }) } };
  };
  const fetchProduct = async ({ body, caller, language }: Asked) => {
    const { restPath, method = "GET", headers = [], body: sent } = body as ProductCall;
    const request = new Request(new URL(restPath, "http://jira.local"), {
      method,
      headers: headers
        .filter(([name]) => name.toLowerCase() !== "authorization")
        .map(([n, v]): [string, string] => [n, v]),
      ...(typeof sent === "string" && { body: sent }),
    });
    request.headers.set("accept-language", language);
    const answer = await rest.call({ ...caller, scopes: manifest().scopes }, request);
    return {
      status: 200,
      body: {
        body: await answer.text(),
        headers: Object.fromEntries(answer.headers),
        status: answer.status,
        statusText: answer.statusText,
        isAttachment: false,
      },
    };
  };
  return [
    { id: "local.panel", method: "GET", path: "/local/panel", answer: panel },
    { id: "bridge.getContext", method: "POST", path: "/bridge/context", answer: context },
    { id: "bridge.invoke", method: "POST", path: "/bridge/invoke", answer: invoke },
    { id: "bridge.fetchProduct", method: "POST", path: "/bridge/fetch-product", answer: fetchProduct },
  ];
}

interface ProductCall {
  readonly restPath: string;
  readonly method?: string;
  readonly headers?: readonly (readonly [string, string])[];
  readonly body?: string | null;
}

/** What an issue panel knows of where it is. @throws Refusal 404 for an issue that is not there */
function contextOf(world: World, { panel, appId }: AppManifest, { issue: id, locale }: Place, caller: Caller) {
  const issue = issueOf(world, id);
  const project = world.project(issue.project);
  return {
    accountId: caller.accountId,
    cloudId: "local",
    localId: `${appId}/local/static/${panel.key}`,
    moduleKey: panel.key,
    environmentId: "local",
    environmentType: "DEVELOPMENT",
    siteUrl: "http://jira.local",
    locale,
    timezone: "Asia/Shanghai",
    theme: { colorMode: "light" },
    extension: {
      type: "jira:issuePanel",
      issue: { id: issue.id, key: issue.key, ...typeOf(issue) },
      project: { id: issue.project, key: project?.key, type: "software" },
    },
  };
}
