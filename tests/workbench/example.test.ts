import { check, type Document, projectOf, type Shape } from "@parley/core";
import { templates } from "@parley/core/registry";
import { summerGlow } from "@parley/workbench";
import { describe, expect, it } from "vitest";

const now = "2027-03-01T09:00:00Z";
const made = (language: "en" | "zh"): readonly Document[] => summerGlow({ language, now, today: "2027-03-01" });

describe.each(["en", "zh"] as const)("the worked example in %s", (language) => {
  it("has one fault, the planted one, however it is judged", () => {
    const documents = made(language);
    const project = projectOf(documents, now);
    const found = documents.flatMap((document) => {
      const template = templates.find(({ shape }) => (shape as Shape).id === document.template);
      if (!template) throw new Error(`Unexpected template ${document.template}`);
      return check(template, document, project).map(({ code, at }) => [code, document.template, at.join(".")]);
    });
    expect(found).toEqual([["RA-01", "raci-matrix", "duties.media"]]);
  });

  it("refers only to what is in it, in one language", () => {
    const documents = made(language);
    const text = JSON.stringify(documents);
    expect(documents.map(({ id }) => id)).toHaveLength(7);
    expect(/\p{Script=Han}/u.test(text)).toBe(language === "zh");
    const parents = documents.flatMap(({ content }) => (content["parent"] as { document: string } | undefined) ?? []);
    expect(parents.map(({ document }) => document)).toEqual(["smart-goal-sample", "smart-goal-sample"]);
  });

  it("has a change that waits for a decision, on a way that the flow allows", () => {
    const change = made(language).find(({ template }) => template === "change-request");
    expect(change?.flow.state).toBe("review");
    expect(change?.flow.history.map(({ action }) => action)).toEqual(["submit", "assess", "propose"]);
  });
});

it("says the same in both languages but for the words", () => {
  const shape = ({ id, template, flow, content }: Document): unknown => [
    id,
    template,
    flow.state,
    Object.keys(content),
  ];
  expect(made("en").map(shape)).toEqual(made("zh").map(shape));
});
