import { createInterface } from "node:readline/promises";
import { type HostDoor, type Label, ParleyError, type Variable } from "@parley/core";
import type { ToKeep } from "./credentials.ts";
import { hide } from "./hidden.ts";
import type { Io } from "./io.ts";

/** Far more than any secret has. */
const mostCharacters = 100_000;

/**
 * What a user wants kept for a host: asked on a terminal, secrets unseen; else read from standard input. Never from the
 * line, which other users of the machine and the shell's history see.
 *
 * @throws ParleyError "invalid-document" for an input that does not fit, without saying what stood in it
 */
export async function readSecrets(door: HostDoor, io: Io): Promise<ToKeep> {
  const read = process.stdin.isTTY ? await asked(door, io) : understood(door, await everything());
  const values = Object.entries(read.values);
  const isSecret = (name: string): boolean => door.env.some((variable) => variable.name === name && variable.secret);
  hide(
    values.filter(([name]) => isSecret(name)).map(([, value]) => value),
    values.filter(([name]) => !isSecret(name)).map(([, value]) => value),
  );
  for (const [, value] of values) if (!/^[^\s\p{Cc}]{1,10000}$/u.test(value)) throw notFitting(door);
  return read;
}

async function everything(): Promise<string> {
  let text = "";
  process.stdin.setEncoding("utf8");
  for await (const piece of process.stdin) {
    text += String(piece);
    if (text.length > mostCharacters) break;
  }
  return text
    .slice(0, mostCharacters)
    .replace(/^\uFEFF/, "")
    .trim();
}

/** A credentials file as JSON, lines of NAME=value, or the values alone in the order of the help. */
function understood(door: HostDoor, text: string): ToKeep {
  const file = door.env.find((variable) => variable.file);
  if (file && text.startsWith("{") && isJson(text))
    return { values: {}, file: { name: file.name, content: `${text}\n` } };
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const named = lines.map((line): readonly [string, string] | undefined => {
    const variable = door.env.find(({ name }) => line.startsWith(`${name}=`));
    return variable && [variable.name, line.slice(variable.name.length + 1).trim()];
  });
  const wanted = needed(door);
  const values = named.every((one) => one !== undefined)
    ? Object.fromEntries(named)
    : lines.length === wanted.length
      ? Object.fromEntries(wanted.map(({ name }, i) => [name, lines[i]!]))
      : {};
  const isThere = ({ name }: Variable): boolean =>
    name in values || door.env.some((other) => other.insteadOf === name && other.name in values);
  if (lines.length === 0 || !wanted.every(isThere)) throw notFitting(door);
  return { values };
}
const isJson = (text: string): boolean => {
  try {
    return typeof JSON.parse(text) === "object";
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
};
/** What a login has to say: everything that nothing else stands for. */
const needed = ({ env }: HostDoor): readonly Variable[] => env.filter(({ insteadOf }) => insteadOf === undefined);

function notFitting(door: HostDoor): ParleyError {
  const names = needed(door).map(({ name }) => name);
  const file = door.env.some((variable) => variable.file);
  const or: Label = file ? [", or a credentials file as JSON", "，或 JSON 凭据文件"] : ["", ""];
  return new ParleyError("invalid-document", {
    found: ["an input that is not it", "不符合要求的输入"],
    expected: [
      `on standard input, a line each: ${names.join(", ")}${or[0]}`,
      `标准输入，每行一项：${names.join("、")}${or[1]}`,
    ],
  });
}

async function asked(door: HostDoor, io: Io): Promise<ToKeep> {
  const values = new Map<string, string>();
  for (const variable of door.env) {
    const { name, label, insteadOf, secret } = variable;
    if (insteadOf !== undefined && values.has(insteadOf)) continue;
    const isOptional = door.env.some((other) => other.insteadOf === name);
    const skip: Label = isOptional ? [" (Enter to skip)", "（回车跳过）"] : ["", ""];
    const question = io.say([`${label[0]}${skip[0]}: `, `${label[1]}${skip[1]}：`]);
    const answer = (secret ? await unseen(question) : await seen(question)).trim();
    if (answer !== "") values.set(name, answer);
    else if (!isOptional) throw notFitting(door);
  }
  return { values: Object.fromEntries(values) };
}

async function seen(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await terminal.question(question);
  } finally {
    terminal.close();
  }
}

/** A line from the terminal that is shown nowhere. */
function unseen(question: string): Promise<string> {
  const { stdin, stderr } = process;
  stderr.write(question);
  return new Promise((resolve, reject) => {
    let typed = "";
    const end = (): void => {
      stdin.off("data", take).setRawMode(false).pause();
      stderr.write("\n");
    };
    const take = (bytes: Buffer): void => {
      for (const sign of bytes.toString("utf8")) {
        if (sign === "\r" || sign === "\n") {
          end();
          resolve(typed);
          return;
        }
        if (sign === "\u0003" || sign === "\u0004") {
          end();
          reject(interrupted());
          return;
        }
        typed = sign === "\u007f" || sign === "\b" ? typed.slice(0, -1) : typed + sign;
      }
    };
    stdin.setRawMode(true).on("data", take).resume();
  });
}
const interrupted = (): ParleyError =>
  new ParleyError("aborted", { found: ["an interruption", "中断"], expected: ["an answer", "输入内容"] });
