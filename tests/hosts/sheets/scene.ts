import {
  plainRun,
  pull,
  push,
  sampleDocument,
  type AnyTemplate,
  type Document,
  type HostContext,
  type Language,
  type PushOptions,
  type Run,
  type Shape,
} from "@parley/core";
import { templates } from "@parley/core/registry";
import type { Native, SheetsPort, SheetsTarget } from "@parley/sheets";
import { sheetsAdapter } from "@parley/sheets";
import { seededSpreadsheet } from "../../../packages/workbench/src/hosts/sheets/seeded.ts";
import type { LocalStage } from "../../support/local-stage.ts";
import { Page } from "./hands.ts";
import { openSheets } from "./sheets-stage.ts";

export const templateCalled = (id: string): AnyTemplate => {
  const found = templates.find(({ shape }: AnyTemplate) => (shape as Shape).id === id);
  if (!found) throw new Error(`Unexpected template ${id}, expected one of the registry`);
  return found;
};

export const contextIn = (language: Language): HostContext => ({
  language,
  audience: "team",
  today: "2027-03-01",
  timeZone: "Asia/Shanghai",
  currency: "CNY",
  template: (id) => templates.find(({ shape }: AnyTemplate) => (shape as Shape).id === id),
  people: { toAccount: () => undefined, toPerson: () => undefined },
});

let ids = 0;
export const testRun = (): Run =>
  plainRun(
    () => "2027-03-01T09:30:00+08:00",
    () => `run-${++ids}`,
    async () => undefined,
  );

export const sampleOf = (id: string, language: Language = "en"): Document =>
  sampleDocument(templateCalled(id), { id: "doc-1", language, now: "2027-03-01T09:00:00+08:00" });

/** A local Google Sheets with what tests do to it: push, look, and edit as a person would. */
export interface Scene {
  readonly stage: LocalStage;
  readonly page: Page;
  push(documents: readonly Document[], options?: PushOptions): ReturnType<typeof push>;
  look(): ReturnType<typeof pull>;
  /** The one document that stands there and is no copy. */
  only(): Promise<Document>;
  native(): Promise<Native>;
  close(): Promise<void>;
}

/** @param connection  another road than the API */
export async function openScene(
  open: (stage: LocalStage) => { readonly port: unknown; readonly target: unknown } = ({ connection }) => connection,
): Promise<Scene> {
  const stage = await openSheets();
  const { port, target } = open(stage) as { port: SheetsPort; target: SheetsTarget };
  const context = contextIn("en");
  const look: Scene["look"] = () => pull(sheetsAdapter, port, target, context, testRun());
  return {
    stage,
    page: new Page(stage.origin, seededSpreadsheet),
    push: (documents, options) => push(sheetsAdapter, port, target, documents, context, testRun(), options),
    look,
    async only() {
      const live = (await look()).standing.filter(({ copyOf }) => copyOf === undefined);
      if (live.length !== 1 || !live[0]) throw new Error(`Unexpected ${live.length} documents, expected 1`);
      return live[0].document;
    },
    native: () => sheetsAdapter.collect(port, target, testRun()),
    close: stage.close,
  };
}
