export type { AnyCommand, ExitCode } from "./command.ts";
export { commands, unsupported } from "./commands.ts";
