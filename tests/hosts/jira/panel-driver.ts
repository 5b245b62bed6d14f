import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createContext, Script } from "node:vm";
import type { Api } from "../../../packages/workbench/src/hosts/jira/view/api.ts";
import { type AppFlag, createBridge } from "../../../packages/workbench/src/hosts/jira/view/bridge.ts";
import { type ForgeDoc, textOf } from "../../../packages/workbench/src/hosts/jira/view/forge-doc/doc.ts";
import { builtApp, ISSUE, type Site } from "./local-site.ts";

/**
 * The built panel, run without a browser: UI Kit needs no page, only a bridge. What it commits is read and pressed as a person
 * reads and presses what the page draws of it.
 */
export interface PanelDriver {
  readonly flags: readonly AppFlag[];
  doc(): ForgeDoc;
  /** Every text on the screen: words, values of fields, labels. */
  texts(): readonly string[];
  sees(text: string | RegExp): boolean;
  /** Names of everything that can be filled in: labels, and boxes to tick with their own. */
  labels(): readonly string[];
  /** Names of everything that can be pressed, or could if it were not disabled. */
  buttons(): readonly string[];
  /** Whether this can be pressed now. */
  isEnabled(name: string | RegExp): boolean;
  /** What stands in the field of this label. */
  valueOf(label: string | RegExp): string;
  press(name: string | RegExp): Promise<void>;
  /** The nth of several that are called so, counted from 0. */
  pressNth(name: string | RegExp, nth: number): Promise<void>;
  /** Picks one of several by its words, as a dot before them is filled. */
  pick(option: string): Promise<void>;
  /** Opens a tab. */
  tab(name: string): Promise<void>;
  /** Leaves a text in the field of this label; a choice by its option's label. */
  fill(label: string | RegExp, value: string): Promise<void>;
  /** Tells the panel that the issue changed elsewhere. */
  changed(): Promise<void>;
}

interface PanelSettings {
  readonly issue?: string;
  readonly lang?: "en" | "zh";
  readonly accountId?: string;
}

let script: Script | undefined;
const bundle = (): Script => (script ??= new Script(readFileSync(join(builtApp, "local", "panel.js"), "utf8")));

const nodes = (doc: ForgeDoc): readonly ForgeDoc[] => [doc, ...doc.children.flatMap(nodes)];
const nameOf = (doc: ForgeDoc): string =>
  doc.type === "Icon"
    ? String(doc.props["label"])
    : doc.type === "String"
      ? textOf(doc)
      : doc.children.map(nameOf).join("");
const fits = (text: string, wanted: string | RegExp): boolean =>
  typeof wanted === "string" ? text === wanted : wanted.test(text);
const PRESSED = new Set(["Button", "LoadingButton", "Pressable"]);

export async function openPanel(
  site: Pick<Site, "page">,
  { issue = ISSUE, lang = "en", accountId }: PanelSettings = {},
): Promise<PanelDriver> {
  let committed: ForgeDoc | undefined;
  let pending = 0;
  const flags: AppFlag[] = [];
  const command: Api["command"] = async (name, body) => {
    pending++;
    try {
      const { status, body: answer } = await site.page("POST", `/bridge/${name}`, body, accountId);
      if (status !== 200) throw new Error((answer as { message: string }).message);
      return answer;
    } finally {
      pending--;
    }
  };
  const bridge = createBridge({
    api: { command } as Api,
    issue,
    locale: lang === "zh" ? "zh-CN" : "en-US",
    onDoc: (doc) => void (committed = doc),
    onFlag: (flag) => void flags.push(flag),
    onFlagClosed: () => undefined,
    onError: (message) => {
      throw new Error(message);
    },
    onRefresh: () => undefined,
  });
  // React takes its turns from `setImmediate` where there is one: then waiting for quiet turns below is waiting for React.
  const timers = { setTimeout, clearTimeout, setImmediate, clearImmediate, queueMicrotask };
  const globals = { ...timers, console, crypto, performance, TextEncoder, URL };
  const context = createContext({ ...globals, __bridge: bridge });
  new Script("globalThis.self = globalThis").runInContext(context);
  bundle().runInContext(context);
  const turn = (): Promise<void> => new Promise((done) => setImmediate(done));
  /** Waits until nothing is under way and nothing was drawn for a while. */
  const settled = async (): Promise<void> => {
    for (let quiet = 0, last = committed; quiet < 12; quiet++) {
      await turn();
      if (pending > 0 || last !== committed) [quiet, last] = [0, committed];
    }
  };
  const doc = (): ForgeDoc => {
    if (!committed) throw new Error("Unexpected panel that drew nothing, expected a screen");
    return committed;
  };
  const one = (what: string, found: readonly ForgeDoc[], all: readonly string[]): ForgeDoc => {
    const [first] = found;
    if (first) return first;
    throw new Error(`Unexpected screen without ${what}, expected one of: ${all.join(" | ")}`);
  };
  const pressables = (): readonly ForgeDoc[] => nodes(doc()).filter(({ type }) => PRESSED.has(type));
  const call = async (node: ForgeDoc, prop: string, ...given: unknown[]): Promise<void> => {
    const callback = node.props[prop];
    if (typeof callback !== "function") throw new Error(`Unexpected ${node.type} without ${prop}, expected one`);
    (callback as (...args: unknown[]) => void)(...given);
    await settled();
  };
  const field = (label: string | RegExp): ForgeDoc => {
    const all = nodes(doc());
    const labels = all.filter(({ type }) => type === "Label");
    const id = one(
      `label ${label}`,
      labels.filter((node) => fits(nameOf(node), label)),
      labels.map(nameOf),
    ).props["labelFor"];
    return one(
      `field of ${label}`,
      all.filter(({ props }) => props["id"] === id || props["inputId"] === id),
      [],
    );
  };
  const called = (name: string | RegExp): readonly ForgeDoc[] =>
    pressables().filter((node) => fits(nameOf(node), name));
  const pressNth = async (name: string | RegExp, nth: number): Promise<void> => {
    const node = one(`button ${name}`, called(name).slice(nth), pressables().map(nameOf));
    if (node.props["isDisabled"] === true) throw new Error(`Unexpected press of "${name}", which is disabled`);
    return call(node, "onClick");
  };
  await settled();
  return {
    flags,
    doc,
    texts: () => nodes(doc()).flatMap(({ props }) => stringsIn(props)),
    sees(text) {
      const all = [...nodes(doc()).map(nameOf), ...nodes(doc()).flatMap(({ props }) => stringsIn(props))];
      return all.some((seen) => (typeof text === "string" ? seen.includes(text) : text.test(seen)));
    },
    labels: () =>
      nodes(doc()).flatMap((node) => {
        if (node.type === "Label") return [nameOf(node)];
        return node.type === "Checkbox" || node.type === "UserPicker" ? [String(node.props["label"])] : [];
      }),
    buttons: () => pressables().map(nameOf),
    isEnabled: (name) => called(name).some(({ props }) => props["isDisabled"] !== true),
    valueOf(label) {
      const { defaultValue, value = defaultValue } = field(label).props;
      return typeof value === "string" ? value : "";
    },
    async pick(option) {
      const groups = nodes(doc()).filter(({ type }) => type === "RadioGroup");
      const options = groups.flatMap((node) =>
        (node.props["options"] as readonly { label: string; value: string }[]).map((given) => ({ node, ...given })),
      );
      const wanted = options.find(({ label }) => label === option);
      if (!wanted) throw new Error(`Unexpected screen without "${option}", expected it among radio buttons`);
      await call(wanted.node, "onChange", { type: "change", target: { value: wanted.value, type: "radio" } });
    },
    press: (name) => pressNth(name, 0),
    pressNth,
    async tab(name) {
      const tabs = nodes(doc()).filter(({ type }) => type === "Tabs");
      const list = tabs.flatMap((node) => node.children.filter(({ type }) => type === "TabList"))[0];
      const names = (list?.children ?? []).map(nameOf);
      await call(one(`tabs`, tabs, []), "onChange", names.indexOf(name));
    },
    async fill(label, value) {
      const node = field(label);
      if (node.type === "Select") {
        const options = node.props["options"] as readonly { label: string }[];
        return call(node, "onChange", options.find((option) => option.label === value) ?? null);
      }
      if (node.type === "DatePicker") return call(node, "onChange", value);
      const event = { type: "change", target: { value, type: "text" } };
      if (typeof node.props["onChange"] === "function") await call(node, "onChange", event);
      if (typeof node.props["onBlur"] === "function") await call(node, "onBlur", { ...event, type: "blur" });
    },
    async changed() {
      bridge.emit("JIRA_ISSUE_CHANGED", { issueId: issue });
      await settled();
    },
  };
}

/** Every text in a component's props: its words, its value, its options. */
function stringsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}
