import { clientCopy, type Document, flatten, fromText, say, type Shape } from "@parley/core";
import { templates } from "@parley/core/registry";
import { fullDocument } from "@parley/core/testing";
import { describe, expect, it } from "vitest";
import { formatsOf } from "../../../packages/jira/src/panel/exported.ts";
import { withheldText } from "../../../packages/jira/src/panel/texts-counted.ts";
import { texts } from "../../../packages/jira/src/panel/texts.ts";
import { openSite } from "./local-site.ts";
import { openPanel } from "./panel-driver.ts";

const today = new Date().toISOString().slice(0, 10);
const cases = templates.map((template) => ({ template, shape: template.shape as Shape }));

/** Texts that stand at some places of a document and nowhere else in it. */
function textsOnlyAt(shape: Shape, document: Document, places: readonly string[]): readonly string[] {
  const all = [...flatten(shape, document)].map(([key, { value }]) => [key, JSON.stringify(value)] as const);
  const isIn = (key: string): boolean => places.some((at) => key === at || key.startsWith(`${at}/`));
  const open = all.filter(([key]) => !isIn(key)).map(([, text]) => text);
  const words = all.filter(([key]) => isIn(key)).flatMap(([, text]) => text.match(/Text \d+|\d{4,}/g) ?? []);
  return words.filter((word) => !open.some((text) => new RegExp(`${word}(?!\\d)`).test(text)));
}

let secrets = 0;
describe.each(cases)("the client copy of $shape.id", ({ template, shape }) => {
  it("holds nothing that is private, in no format, and says how much it leaves out", async () => {
    const site = openSite();
    const document = { ...fullDocument(template, "en", (n) => `Text ${n}`), title: "Full" };
    await site.app("create", { document });
    const whole = (await site.app("get", { key: document.id })).record?.document ?? document;
    const { withheld } = clientCopy(template, whole, today);
    const hidden = textsOnlyAt(
      shape,
      whole,
      withheld.map((at) => at.join("/")),
    );
    secrets += hidden.length;
    const panel = await openPanel(site);
    await panel.press("Full");
    await panel.press("Copy and export");
    const seenIn = async (label: string): Promise<string> => {
      await panel.fill("Format", label);
      return panel.valueOf(/^Click into the text/);
    };
    const formats = formatsOf(template, whole).map(({ label }) => label[0]);
    const team = [];
    for (const label of formats) team.push(await seenIn(label));
    for (const secret of hidden) expect([secret, team.some((text) => text.includes(secret))]).toEqual([secret, true]);
    await panel.pick(texts.forClient[0]);
    for (const label of formats) {
      const text = await seenIn(label);
      expect(text.length).toBeGreaterThan(0);
      for (const secret of hidden)
        expect([label, secret, new RegExp(`${secret}(?!\\d)`).test(text)]).toEqual([label, secret, false]);
    }
    const told = withheld.length === 0 ? texts.withheldNone : withheldText(withheld.length);
    expect(panel.sees(say(told, "en"))).toBe(true);
  });
});

it("was tried with private texts", () => expect(secrets).toBeGreaterThan(3));

it("goes out under an id of its own, and the team's copy comes back as it was", async () => {
  const site = openSite();
  const [first] = cases;
  if (!first) throw new Error("Unexpected registry without templates");
  const document = { ...fullDocument(first.template, "zh", (n) => `文 ${n}`), title: "全" };
  await site.app("create", { document });
  const panel = await openPanel(site, { lang: "zh" });
  await panel.press("全");
  await panel.press(texts.copy[1]);
  const find = (id: string) => templates.find(({ shape }) => (shape as Shape).id === id);
  const [again] = fromText(panel.valueOf(/^点击文本/), find);
  expect(again).toMatchObject({ id: document.id, content: document.content });
  await panel.pick(texts.forClient[1]);
  const [copy] = fromText(panel.valueOf(/^点击文本/), find);
  expect(copy?.id).not.toBe(document.id);
});
