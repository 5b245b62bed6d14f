// A LibreOffice for the tests that open workbooks in another program.
import { aptInstall, mayUseApt } from "./apt.mjs";
import { run, say, step } from "./process.mjs";

const places = [
  "/usr/bin/soffice",
  "/usr/bin/libreoffice",
  "/Applications/LibreOffice.app/Contents/MacOS/soffice",
  "C:\\Program Files\\LibreOffice\\program\\soffice.exe",
];

/**
 * Finds LibreOffice, installing Debian's package where we may. Nothing depends on it but what is compared with it.
 *
 * @returns {Promise<string | undefined>} its path; the tests get it as PARLEY_OFFICE, empty when there is none
 */
export async function ensureOffice() {
  const found = await findOffice();
  if (found || !mayUseApt()) return found ?? missing();
  await step(
    say("Installing LibreOffice (once, to open workbooks in)", "正在安装 LibreOffice（仅一次，用于打开工作簿）"),
    () => aptInstall("libreoffice-calc"),
  );
  return (await findOffice()) ?? missing();
}

async function findOffice() {
  for (const path of [process.env.PARLEY_OFFICE, ...places])
    if (path && /LibreOffice/.test((await run(path, ["--version"])).output)) return path;
  return undefined;
}

function missing() {
  console.error(
    say(
      "No LibreOffice found: workbooks are not opened in it. Install it, or set PARLEY_OFFICE to its path.",
      "未找到 LibreOffice，不会用它打开工作簿：请安装，或将 PARLEY_OFFICE 设为其路径。",
    ),
  );
}
