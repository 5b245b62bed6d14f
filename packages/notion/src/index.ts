export { notionAdapter } from "./adapter.ts";
export type { NotionTarget } from "./collect.ts";
export { door } from "./door.ts";
export type { Native } from "./native.ts";
export type { Op } from "./ops.ts";
export type { NotionPort } from "./port.ts";
