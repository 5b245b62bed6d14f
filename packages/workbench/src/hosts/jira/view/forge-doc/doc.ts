/** What a UI Kit app commits through the bridge: components as names, texts as `String`. Functions in props stay callable. */
export interface ForgeDoc {
  readonly type: string;
  readonly key: string;
  readonly props: Props;
  readonly children: readonly ForgeDoc[];
}
export type Props = Readonly<Record<string, unknown>>;

/**
 * A copy of the app's tree as it is now: the reconciler goes on changing its own.
 * @source `@forge/react` 12.3.1, out/reconciler.js
 */
export const snapshot = ({ type, key, props, children }: ForgeDoc): ForgeDoc => ({
  type,
  key,
  props: { ...props },
  children: children.map(snapshot),
});

/** The text below a node, without any markup. */
export const textOf = (doc: ForgeDoc): string =>
  doc.type === "String" ? (textProp(doc.props, "text") ?? "") : doc.children.map(textOf).join("");

/** The children of a named slot: `@forge/react` wraps element props (rows, triggers, views) into them. */
export const slot = (doc: ForgeDoc, name: string): readonly ForgeDoc[] =>
  doc.children.find((child) => child.type === "ContentWrapper" && child.props["name"] === name)?.children ?? [];

/**
 * The documented props of a component, and no other: what the platform does not take does not work here either.
 * The values come from an app as data; the component they go to decides what it makes of them.
 */
export function picked<P, K extends keyof P & string = keyof P & string>(
  props: Props,
  names: readonly K[],
): Partial<Pick<P, K>> {
  const given = names.filter((name) => props[name] !== undefined);
  return Object.fromEntries(given.map((name) => [name, props[name]])) as Partial<Pick<P, K>>;
}

/** A prop as text, or `undefined` when it is none. */
export function textProp(props: Props, name: string): string | undefined {
  const value = props[name];
  if (typeof value === "number") return String(value);
  return typeof value === "string" ? value : undefined;
}

type Callback = (...given: unknown[]) => void;
const isCallback = (value: unknown): value is Callback => typeof value === "function";

/** Calls the app's function, when it gave one. */
export function call(props: Props, name: string, ...given: unknown[]): void {
  const callback = props[name];
  if (isCallback(callback)) callback(...given);
}

interface FieldEvent {
  readonly type: string;
  readonly target: EventTarget;
}

/** The part of an event that goes over the bridge: plain data. @source `@forge/react`, SerialisableEvent */
function plainEvent({ type, target }: FieldEvent): object {
  const field = target as HTMLInputElement;
  const { value, checked, name, id, tagName } = field;
  return { type, bubbles: true, target: { value, checked, name, id, tagName, type: field.type } };
}

/** Event handlers that hand the app plain events. */
export function events<K extends "onChange" | "onBlur" | "onFocus">(
  props: Props,
  names: readonly K[],
): Partial<Record<K, (event: FieldEvent) => void>> {
  const given = names.filter((name) => isCallback(props[name]));
  const handlers = given.map((name) => [name, (event: FieldEvent) => call(props, name, plainEvent(event))]);
  return Object.fromEntries(handlers) as Partial<Record<K, (event: FieldEvent) => void>>;
}
