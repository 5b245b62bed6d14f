// Debian's own packages, where we may install them.
import { readFileSync } from "node:fs";
import { run } from "./process.mjs";

/** @param {...string} packages  @returns {Promise<{ code: number, output: string }>} of the installation */
export async function aptInstall(...packages) {
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update", "-q"], { env });
  return run("apt-get", ["install", "-y", "-q", "--no-install-recommends", ...packages], { env });
}

export const isRoot = () => process.getuid?.() === 0;

/** Debian itself, as root. Ubuntu's `chromium` package is a snap, which does not run in containers. */
export function mayUseApt() {
  if (process.platform !== "linux" || !isRoot()) return false;
  try {
    return /^ID=debian$/m.test(readFileSync("/etc/os-release", "utf8"));
  } catch (error) {
    if (error.code === "ENOENT") return false;
    throw error;
  }
}
