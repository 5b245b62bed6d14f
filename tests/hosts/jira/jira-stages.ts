import { type Document, edit, parts, type Place, type Shape } from "@parley/core";
import { templates } from "@parley/core/registry";
import { type ConformanceHost, failures, type Hands } from "@parley/core/testing";
import { door, type RecordPort, storageAdapter } from "@parley/jira";
import { storagePort } from "../../../packages/jira/src/storage/storage-port.ts";
import { DEMO_ACCOUNT, type LocalJira, localPlatform } from "../../../packages/workbench/src/hosts/jira/index.ts";
import { openLocal } from "../../support/local-stage.ts";
import { ISSUE, openSite, type Site, siteAt } from "./local-site.ts";
import { openPanel } from "./panel-driver.ts";

/** The road of programs outside of Jira: issue properties, over HTTP. */
export const propertyStage: ConformanceHost = {
  name: "jira by issue properties",
  async open() {
    const stage = await openLocal(localPlatform, door, () => ({ errorMessages: ["Ordered by a test"], errors: {} }));
    return { ...stage, hands: handsAt(siteAt(stage.platform)) };
  },
};

/** The road of the app's own functions: Forge's storage, inside of an invocation. */
export const storageStage: ConformanceHost = {
  name: "jira by Forge's storage",
  async open() {
    const site = openSite();
    const { jira } = site;
    const body = { code: "ORDERED", message: "Ordered by a test" };
    let losing = 0;
    const port: RecordPort = {
      recordBytes: storagePort.recordBytes,
      records: (issue) => jira.within(DEMO_ACCOUNT, () => storagePort.records(issue)),
      write(issue, op) {
        if (losing > 0 && --losing === 0)
          jira.failNext({ path: /\/(transaction|entity\/set)$/, status: 500, afterCommit: true, body });
        return jira.within(DEMO_ACCOUNT, () => storagePort.write(issue, op));
      },
    };
    const isWrite = (operation: string): boolean => operation === "kvs.transaction" || operation === "kvs.entity.set";
    return {
      connection: { adapter: storageAdapter, port, target: { issue: ISSUE } },
      hands: handsAt(site),
      writes: () => jira.calls.filter(({ operation, status }) => isWrite(operation) && status < 300).length,
      fail: (code) => jira.failNext({ path: /^\/api\/v1/, status: failures[code], body }),
      loseAnswer: (nth) => void (losing = nth),
      close: async () => assertChecked(jira.calls),
    };
  },
};

const shapeOf = ({ template }: Document): Shape => {
  const found = templates.find(({ shape }) => (shape as Shape).id === template);
  if (!found) throw new Error(`Unexpected template ${template}, expected one of the registry`);
  return found.shape as Shape;
};

/** No call of a stage went by without a schema. */
function assertChecked(calls: LocalJira["calls"]): void {
  const [first, ...more] = calls.filter(({ checkedBy }) => checkedBy === "");
  if (!first) return;
  throw new Error(`Unexpected ${more.length + 1} calls that no schema checked, expected none: ${first.operation}`);
}

type Desk = Pick<Site, "page" | "app">;

/** A person at the issue's panel: what it does to a document goes through the app's own functions. */
function handsAt(site: Desk): Hands {
  const opened = async (key: string) => {
    await site.app("takeInbox");
    const { record } = await site.app("get", { key });
    if (!record) throw new Error(`Unexpected panel without document ${key}, expected it there`);
    return record;
  };
  const put = async (key: string, content: object): Promise<void> => {
    const { document, version } = await opened(key);
    const next = edit(shapeOf(document), document, { content: content as never }, new Date().toISOString());
    assertWritten(await site.app("save", { document: next, version }));
  };
  let rows = 0;
  return {
    type: (document, [name = "", row, column = ""]: Place, text) =>
      put(document, row === undefined ? { [name]: text } : { [name]: { [row]: { [column]: text } } }),
    addRow: (document, table, texts) => put(document, { [table]: { [`r-added${++rows}`]: texts } }),
    deleteRow: (document, table, row) => put(document, { [table]: { [row]: null } }),
    async trash(document) {
      const { key, version } = await opened(document);
      assertWritten(await site.app("remove", { key, version }));
    },
    copy: () => Promise.reject(new Error("Unexpected copy, expected none: Jira has no means to copy a document")),
    visible: () => visibleIn(site),
  };
}

function assertWritten({ outcome }: { readonly outcome: string }): void {
  if (outcome !== "written") throw new Error(`Unexpected outcome "${outcome}", expected "written"`);
}

/** Everything that the panel shows of every document: each tab, and each row's dialog. */
async function visibleIn(site: Desk): Promise<readonly string[]> {
  const panel = await openPanel(site);
  const seen = [...panel.texts()];
  const { records } = await site.app("list");
  const live = records.filter(({ trashed }) => !trashed).map(({ document }) => document);
  for (const [at, { title, ...document }] of live.entries()) {
    const before = live.slice(0, at).filter((other) => other.title === title).length;
    await panel.pressNth(title, before);
    for (const tab of tabsOf(shapeOf({ title, ...document }))) {
      await panel.tab(tab);
      seen.push(...panel.texts());
      for (const [row] of panel
        .buttons()
        .filter((name) => name.startsWith("Edit: "))
        .entries()) {
        await panel.pressNth(/^Edit: /s, row);
        seen.push(...panel.texts());
        await panel.press("Done");
      }
    }
    await panel.press("Back to documents");
  }
  return seen;
}

/** Names of the tabs of a document. */
function tabsOf(shape: Shape): readonly string[] {
  const { tables, matrices, fields, computed } = parts(shape);
  const single = Object.keys(fields).length + Object.keys(computed).length > 0 ? ["Details"] : [];
  return [...[...Object.values(matrices), ...Object.values(tables)].map(({ label }) => label[0]), ...single, "History"];
}
