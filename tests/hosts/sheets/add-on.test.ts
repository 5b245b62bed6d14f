import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createContext, Script } from "node:vm";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

/** The add-on as `clasp push` takes it. */
describe("the built add-on", () => {
  let folder = "";
  const text = (name: string): string => readFileSync(join(folder, name), "utf8");
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "parley-sheets-"));
    const { buildSheets } = (await import("../../../scripts/build-sheets.mjs" as string)) as {
      buildSheets: (options: { outDir: string }) => Promise<void>;
    };
    await buildSheets({ outDir: folder });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("is three files", () => {
    expect(readdirSync(folder).sort()).toEqual(["Code.js", "Sidebar.html", "appsscript.json"]);
  });

  it("asks for no more than the open spreadsheet and its sidebar", () => {
    expect((JSON.parse(text("appsscript.json")) as { oauthScopes: string[] }).oauthScopes).toEqual([
      "https://www.googleapis.com/auth/spreadsheets.currentonly",
      "https://www.googleapis.com/auth/script.container.ui",
    ]);
    expect(text("Code.js")).toMatch(/^\/\*\* @OnlyCurrentDoc \*\//);
  });

  it("keeps the script small: it collects and delivers, and knows no template", () => {
    const code = text("Code.js");
    expect(code.length).toBeLessThan(20_000);
    expect(code).not.toMatch(/raci|zod|parley\/1/i);
  });

  it("runs in a bare context, with the functions that Google calls", () => {
    const context = createContext({}, { codeGeneration: { strings: false, wasm: false } });
    new Script(text("Code.js")).runInContext(context);
    const kinds: unknown = new Script(
      "[onOpen, onInstall, showSidebar, collect, deliver, select].map((f) => typeof f).join()",
    ).runInContext(context);
    expect(kinds).toBe(Array.from({ length: 6 }, () => "function").join());
  });

  it("stands whole inside the page: nothing in it reads as a scriptlet, a comment or an end", () => {
    const page = text("Sidebar.html");
    expect(page.match(/<script>/g)).toHaveLength(1);
    expect(page.match(/<\/script/gi)).toHaveLength(1);
    expect(page).not.toMatch(/<\?|<!--/);
  });

  it("has nothing in its template literals that HtmlService would strip as a comment", () => {
    const script = /<script>([\s\S]*)<\/script>/.exec(text("Sidebar.html"))?.[1] ?? "";
    const literals: string[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isTemplateLiteralToken(node)) literals.push(node.getText());
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile("sidebar.js", script, ts.ScriptTarget.ES2022, true));
    expect(literals.length).toBeGreaterThan(100);
    expect(literals.filter((literal) => /\/\/|\/\*/.test(literal))).toEqual([]);
  });
});
