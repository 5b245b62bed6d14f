import type { HostAdapter } from "@parley/core";
import { capabilities } from "./capabilities.ts";
import { collect, type NotionTarget } from "./collect.ts";
import { deliver } from "./deliver.ts";
import type { Native } from "./native.ts";
import type { Op } from "./ops.ts";
import { plan } from "./plan.ts";
import type { NotionPort } from "./port.ts";
import { read } from "./read.ts";
import { render } from "./render.ts";

/** Documents in Notion: a database per template, a page per document, a database in it per table. */
export const notionAdapter: HostAdapter<Native, Op, NotionPort, NotionTarget> = {
  host: "notion",
  capabilities,
  render,
  read,
  plan,
  collect,
  deliver,
};
