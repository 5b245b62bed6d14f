import type { Api } from "./api.ts";
import { type ForgeDoc, snapshot } from "./forge-doc/doc.ts";

/** A message that the app shows over the page. @source `@forge/bridge` 7.2.0, FlagOptions */
export interface AppFlag {
  readonly id: string | number;
  readonly title?: string;
  readonly description?: string;
  readonly type?: "info" | "success" | "warning" | "error";
  readonly appearance?: AppFlag["type"];
  readonly isAutoDismiss?: boolean;
  readonly actions?: readonly { readonly text: string; readonly onClick: () => void }[];
}

export interface BridgeSettings {
  readonly api: Api;
  readonly issue: string;
  readonly locale: string;
  readonly onDoc: (doc: ForgeDoc) => void;
  readonly onFlag: (flag: AppFlag) => void;
  readonly onFlagClosed: (id: AppFlag["id"]) => void;
  readonly onError: (message: string) => void;
  readonly onRefresh: () => void;
}
/** The product's side of `@forge/bridge`. */
export interface Bridge {
  callBridge(command: string, data?: unknown): Promise<unknown>;
  /** Tells the app of something that happened in the product. */
  emit(event: string, payload: unknown): void;
}

type Listener = (payload: unknown) => void;
type Command = (data: Readonly<Record<string, unknown>>) => unknown;

/** A bridge for one app in one place. Commands that this page does not have are refused by name. */
export function createBridge(settings: BridgeSettings): Bridge {
  const { api, issue, locale, onDoc, onFlag, onFlagClosed, onError, onRefresh } = settings;
  const listeners = new Map<string, Set<Listener>>();
  const emit = (event: string, payload: unknown): void =>
    listeners.get(event)?.forEach((listener) => listener(payload));
  const listen: Command = ({ event, callback }) => {
    const [name, listener] = [String(event), callback as Listener];
    const known = listeners.get(name) ?? new Set();
    listeners.set(name, known.add(listener));
    return { unsubscribe: () => void known.delete(listener) };
  };
  const nothing: Command = () => undefined;
  const commands: Readonly<Record<string, Command>> = {
    reconcile: ({ forgeDoc }) => onDoc(snapshot(forgeDoc as ForgeDoc)),
    onError: ({ error }) => onError(error instanceof Error ? error.message : String(error)),
    getContext: () => api.command("context", { issue, locale }),
    invoke: async ({ functionKey, payload }) => {
      const body = { issue, locale, functionKey, ...(payload !== undefined && { payload }) };
      return ((await api.command("invoke", body)) as { result: unknown }).result;
    },
    fetchProduct: ({ restPath, fetchRequestInit }) => {
      const { method, headers, body } = (fetchRequestInit ?? {}) as {
        method?: string;
        headers?: unknown;
        body?: string;
      };
      const given = { ...(method && { method }), ...(headers !== undefined && { headers }), ...(body && { body }) };
      return api.command("fetch-product", { restPath, ...given });
    },
    showFlag: (data) => onFlag(data as unknown as AppFlag),
    closeFlag: ({ id }) => onFlagClosed(id as AppFlag["id"]),
    on: listen,
    onPublic: listen,
    emit: ({ event, payload }) => emit(String(event), payload),
    emitPublic: ({ event, payload }) => emit(String(event), payload),
    refresh: () => onRefresh(),
    enableTheming: nothing,
    emitReadyEvent: nothing,
    changeWindowTitle: nothing,
  };
  return {
    emit,
    async callBridge(command, data) {
      const known = Object.hasOwn(commands, command) ? commands[command] : undefined;
      if (!known) throw new Error(`Bridge command "${command}" is not supported by this local stand-in of Jira.`);
      return known((data ?? {}) as Readonly<Record<string, unknown>>);
    },
  };
}
