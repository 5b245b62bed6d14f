import type { Asked, Caller } from "../operation.ts";
import type { World } from "../world.ts";
import type { Presenter } from "./present.ts";

/** What the operations of the REST API work with. */
export interface Reach {
  readonly world: World;
  readonly now: () => Date;
  readonly present: (asked: Asked) => Presenter;
}

/** Apps act with every permission of the project; people with their own. */
export const mayEdit = (world: World, { app, accountId }: Caller): boolean =>
  app === true || (accountId !== undefined && (world.user(accountId)?.mayEdit ?? false));
