import {
  type Document,
  type HostContext,
  type Loss,
  plainRun,
  pull,
  push,
  type Pushed,
  sampleDocument,
  type Standing,
} from "@parley/core";
import { projectTemplate } from "@parley/core/templates/project";
import { raciMatrixTemplate } from "@parley/core/templates/raci-matrix";
import { templates } from "@parley/core/registry";
import { propertyAdapter, propertyPort, propertyStore, type Request } from "@parley/jira";
import type { Site } from "./local-site.ts";

export const NOW = "2027-03-01T09:00:00+08:00";

export const raci = (id = "raci", language: "en" | "zh" = "en"): Document =>
  sampleDocument(raciMatrixTemplate, { id, language, now: NOW });
export const project = (id = "project"): Document => sampleDocument(projectTemplate, { id, language: "en", now: NOW });

const context: HostContext = {
  language: "en",
  audience: "team",
  today: "2027-03-01",
  timeZone: "Asia/Shanghai",
  currency: "CNY",
  template: (id) => templates.find(({ shape }) => (shape as { id: string }).id === id),
  people: { toAccount: () => undefined, toPerson: () => undefined },
};

/** The command line's side: pushes to an issue and pulls from it, over Jira's REST API. */
export interface Outside {
  push(documents: readonly Document[], remove?: readonly string[]): Promise<Pushed<unknown>>;
  pull(): Promise<readonly Standing[]>;
  /** What stands there, with what of it cannot be read. */
  look(): Promise<{ readonly standing: readonly Standing[]; readonly losses: readonly Loss[] }>;
}

/** @param request  another way to call Jira than the site's own: one that breaks off, or waits */
export function outsideOf(site: Site, issue = "DEMO-1", request: Request = site.request): Outside {
  const port = propertyPort(() => propertyStore(request));
  const run = plainRun(
    () => NOW,
    () => "new",
    async () => undefined,
  );
  return {
    push: (documents, remove = []) => push(propertyAdapter, port, { issue }, documents, context, run, { remove }),
    pull: async () => (await pull(propertyAdapter, port, { issue }, context, run)).standing,
    look: () => pull(propertyAdapter, port, { issue }, context, run),
  };
}
