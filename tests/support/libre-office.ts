import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const debian = "/usr/bin/soffice";

/** LibreOffice as `npm test` found it (PARLEY_OFFICE, empty for none), else where Debian puts it. */
export const office: string | undefined =
  (process.env["PARLEY_OFFICE"] ?? (existsSync(debian) ? debian : "")) || undefined;

/** Every formula is computed when a file is opened, whatever the file says it came to. */
const settings = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
</item>
</oor:items>
`;

/**
 * What LibreOffice makes of some files: opened, computed anew and saved.
 *
 * @param to  the format as LibreOffice calls it: "xlsx", "ods", or "csv:…" with the filter's options
 * @returns by file name; csv gives a file per sheet, "name-sheet.csv"
 * @throws Error with what LibreOffice said when it wrote nothing
 */
export async function byLibreOffice(
  files: ReadonlyMap<string, Uint8Array>,
  to: string,
): Promise<ReadonlyMap<string, Uint8Array>> {
  if (office === undefined) throw new Error("Unexpected call, expected one where LibreOffice is there");
  const folder = await mkdtemp(join(tmpdir(), "parley-office-"));
  try {
    const [profile, from, out] = ["profile", "in", "out"].map((name) => join(folder, name)) as [string, string, string];
    await Promise.all([join(profile, "user"), from, out].map((path) => mkdir(path, { recursive: true })));
    await writeFile(join(profile, "user", "registrymodifications.xcu"), settings);
    for (const [name, bytes] of files) await writeFile(join(from, name), bytes);
    const paths = [...files.keys()].map((name) => join(from, name));
    const args = [`-env:UserInstallation=${pathToFileURL(profile).href}`, "--headless", "--convert-to", to];
    const { stdout, stderr } = await run(office, [...args, "--outdir", out, ...paths], {
      env: { ...process.env, TZ: "UTC", HOME: folder },
    });
    const names = await readdir(out);
    if (names.length < files.size) throw new Error(`Unexpected ${names.length} files: ${stdout}${stderr}`);
    return new Map(await Promise.all(names.map(async (name) => [name, await readFile(join(out, name))] as const)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
