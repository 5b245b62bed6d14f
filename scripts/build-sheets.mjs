// dist/sheets: the add-on as `clasp push` takes it: Code.js, Sidebar.html, appsscript.json.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import ts from "typescript";

const root = resolve(import.meta.dirname, "..");
const source = join(root, "packages", "sheets", "src");

/** Apps Script's V8 has no modules, and calls functions by their global names. @source Apps Script, "V8 runtime" */
const functions = ["onOpen", "onInstall", "showSidebar", "collect", "deliver", "select"];
const shared = {
  bundle: true,
  format: "iife",
  target: "es2019",
  minify: true,
  charset: "ascii",
  legalComments: "none",
  logLevel: "error",
  write: false,
};

/**
 * Writes the add-on.
 *
 * @param {{ outDir?: string }} [options]  relative to the project, or absolute; what is there is replaced
 */
export async function buildSheets({ outDir = "dist/sheets" } = {}) {
  const out = resolve(root, outDir);
  const [code, sidebar] = await Promise.all([buildCode(), buildSidebar()]);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, "Code.js"), code);
  writeFileSync(join(out, "Sidebar.html"), sidebar);
  writeFileSync(join(out, "appsscript.json"), readFileSync(join(root, "manifests", "sheets", "appsscript.json")));
  const kilobytes = (text) => `${(Buffer.byteLength(text) / 1000).toFixed(1)} kB`;
  console.log(`sheets: Code.js ${kilobytes(code)}, Sidebar.html ${kilobytes(sidebar)}`);
}

async function buildCode() {
  const result = await build({
    ...shared,
    entryPoints: [join(source, "script", "main.ts")],
    globalName: "parley",
    platform: "neutral",
    // Asks for the open spreadsheet only. @source Apps Script, "Authorization for Google services"
    banner: { js: "/** @OnlyCurrentDoc */" },
    footer: {
      js: functions.map((name) => `function ${name}() { return parley.${name}.apply(this, arguments); }`).join("\n"),
    },
  });
  return result.outputFiles[0].text;
}

/** What esbuild is told for the sidebar's script. */
export const sidebarBuild = {
  ...shared,
  entryPoints: [join(source, "sidebar", "main.ts")],
  platform: "browser",
  // The sidebar is a page of UTF-8 in the reader's own browser, not a script of Apps Script's engine.
  target: "es2022",
  charset: "utf8",
};

async function buildSidebar() {
  const result = await build(sidebarBuild);
  const style = readFileSync(join(source, "sidebar", "sidebar.css"), "utf8");
  const script = withoutComments(result.outputFiles[0].text);
  assertInline("the sidebar's script", script);
  assertInline("the sidebar's style", style);
  return `<!doctype html>
<html lang="en">
<head>
<base target="_top">
<meta charset="utf-8">
<title>Parley</title>
<style>
${style}</style>
</head>
<body>
<div id="root"></div>
<script>${script}</script>
</body>
</html>
`;
}

/**
 * @throws Error when HtmlService or the browser would read the text as something else: a scriptlet, a comment, an end
 */
function assertInline(what, text) {
  const found = /<\?|<!--|<\/s(?:cript|tyle)/i.exec(text);
  if (found)
    throw new Error(
      `Unexpected "${found[0]}" in ${what}, expected none: it cannot stand inside an HTML file of Apps Script`,
    );
}

/**
 * HtmlService strips `//` and `/*` inside template literals as if they were comments: an escape between the two signs
 * hides them from it and means the same to the engine. Writing all those literals as strings would make the patterns
 * of the text heuristics half as large again.
 *
 * @throws Error where a tagged literal holds one, because its tag sees the escape too
 */
function withoutComments(script) {
  const found = [];
  const visit = (node) => {
    if (ts.isTemplateLiteralToken(node) && comment.test(node.getText())) {
      const { parent } = ts.isNoSubstitutionTemplateLiteral(node) ? node : node.parent;
      const isTagged = ts.isTaggedTemplateExpression(parent) || ts.isTaggedTemplateExpression(parent.parent);
      if (isTagged) throw new Error(`Unexpected ${node.getText().slice(0, 80)}, expected no "//" or "/*" in it`);
      found.push(node);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("sidebar.js", script, ts.ScriptTarget.ES2022, true));
  return found.reduceRight(
    (text, node) =>
      text.slice(0, node.getStart()) +
      node.getText().replaceAll(new RegExp(comment, "g"), "/\\$1") +
      text.slice(node.end),
    script,
  );
}
const comment = /\/(?=([/*]))\1/;

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await buildSheets();
