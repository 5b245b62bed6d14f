import { randomUUID } from "node:crypto";
import { inspect } from "node:util";
import { clipped, type Label, ParleyError } from "@parley/core";
import { commands, unsupported } from "./commands.ts";
import { failureOf } from "./failure.ts";
import { helpOf, overview } from "./help.ts";
import { masked } from "./hidden.ts";
import { type Io, openIo } from "./io.ts";
import { askedLanguage, languageOf } from "./language.ts";
import { readLine } from "./line.ts";
import { nearest } from "./nearest.ts";
import { honourProxy } from "./proxy.ts";
import { UsageError } from "./usage-error.ts";

/** One run of the command line. */
export interface Run {
  /** @returns the exit code; nothing is thrown: what failed was told in one sentence */
  done(): Promise<number>;
  /** Says why something could not be done. */
  tell(error: unknown): void;
}

/** @param line  the words behind "parley" */
export function openRun(line: readonly string[], { stdout: out, stderr: err, env }: NodeJS.Process): Run {
  const language = languageOf(line, env);
  // Before the line is understood, so that a mistake on it is told as JSON as well.
  const json = line.includes("--json");
  const now = (): string => new Date().toISOString();
  const languageAsked = askedLanguage(line) !== undefined;
  const io = openIo({ language, languageAsked, json, env, now, newId: randomUUID, out, err });
  let isTold = false;
  const tell: Run["tell"] = (error) => {
    // What follows from the first failure is no news.
    if (isTold) return;
    isTold = true;
    const failure = failureOf(error, language);
    if (json) io.answer({ error: failure });
    else io.note(`parley: ${failure.message}`);
    if (env["PARLEY_DEBUG"]) err.write(`${masked(inspect(error, { depth: 6 }))}\n`);
  };
  return {
    tell,
    async done() {
      try {
        return await dispatch(line, io);
      } catch (error) {
        tell(error);
        return 2;
      }
    },
  };
}

async function dispatch([name, ...words]: readonly string[], io: Io): Promise<number> {
  if (name === undefined || name === "help" || name.startsWith("-")) return showOverview([name ?? "", ...words], io);
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) throw unknownCommand(name);
  const command = await load();
  const more = await command.more?.();
  const { help, input } = readLine(words, command, more);
  if (input && !help) {
    await honourProxy(process.env);
    return command.run(input, io);
  }
  show(helpOf(command, more, io.language), io);
  return 0;
}

/** "parley", "parley --help", "parley help check". */
async function showOverview(words: readonly string[], io: Io): Promise<number> {
  const [, name] = words;
  if (words[0] === "help" && name !== undefined && !name.startsWith("-")) return dispatch([name, "--help"], io);
  const mistake = words.find((word) => word !== "" && !overviewWords.has(word) && !word.startsWith("--lang="));
  if (mistake !== undefined)
    throw new UsageError(["option " + clipped(mistake, 60), `选项 ${clipped(mistake, 60)}`], aCommand);
  const all = await Promise.all(Object.values(commands).map((load) => load()));
  show(overview(all, io.language), io);
  return 0;
}
const overviewWords = new Set(["help", "--help", "-h", "--json", "--lang", "en", "zh"]);
const aCommand: Label = ["a command; parley --help lists them", "命令；参见 parley --help"];

function show(lines: readonly string[], io: Io): void {
  io.answer({ help: lines.join("\n") });
  for (const line of lines) io.line(line);
}

function unknownCommand(name: string): Error {
  if (unsupported.includes(name))
    return new ParleyError("not-supported", {
      found: [`command "${name}", which is not supported yet`, `命令“${name}”，目前尚不支持`],
      expected: [`one of ${Object.keys(commands).join(", ")}`, `${Object.keys(commands).join("、")} 之一`],
    });
  const near = nearest(name, Object.keys(commands));
  const shown = clipped(name, 60);
  return new UsageError([`command "${shown}"`, `命令“${shown}”`], near ? [`"${near}"`, `“${near}”`] : aCommand);
}
