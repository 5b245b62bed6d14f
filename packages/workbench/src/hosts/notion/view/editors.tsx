import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import type { Page, PropertyValue } from "./api.ts";
import { t } from "./language.ts";
import { useOptions } from "./options.ts";
import { Over } from "./over.tsx";
import { Tag } from "./tag.tsx";
import { textOf, typedValue } from "./values.ts";

type Next = Readonly<Record<string, unknown>>;
type Done = (next?: Next) => void;

/** A field over the cell. Enter or leaving it writes, Escape does not. */
export function TextEditor({
  value,
  start,
  label,
  onDone,
}: {
  readonly value: PropertyValue;
  readonly start: string | undefined;
  readonly label: string;
  readonly onDone: Done;
}): ReactNode {
  const there = textOf(value);
  const [text, setText] = useState(start ?? there);
  const field = useRef<HTMLTextAreaElement>(null);
  const isDone = useRef(false);
  useEffect(() => {
    const { current } = field;
    current?.setSelectionRange(current.value.length, current.value.length);
  }, []);
  useEffect(() => {
    const { current } = field;
    if (current) current.style.height = `${Math.min(current.scrollHeight, 300)}px`;
  }, [text]);
  const next = typedValue(value.type, text);
  const finish = (save: boolean): void => {
    if (isDone.current) return;
    isDone.current = true;
    onDone(save && text !== there ? next : undefined);
  };
  return (
    <Over className="field" width={240} onLeave={() => finish(true)}>
      <textarea
        ref={field}
        className={next ? "editor" : "editor bad"}
        aria-label={label}
        aria-invalid={!next}
        rows={1}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => finish(true)}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === "Enter" && !event.shiftKey) {
            event.preventDefault();
            finish(true);
          }
          if (event.key === "Escape") finish(false);
        }}
      />
    </Over>
  );
}

export function DateEditor({
  value,
  onDone,
}: {
  readonly value: Extract<PropertyValue, { type: "date" }>;
  readonly onDone: Done;
}): ReactNode {
  const there = (value.date?.start ?? "").slice(0, 10);
  const [day, setDay] = useState(there);
  const finish = (chosen: string): void => onDone(chosen === there ? undefined : typedValue("date", chosen));
  return (
    <Over className="popup" width={260} onLeave={() => finish(day)}>
      <input
        type="date"
        value={day}
        onChange={(event) => setDay(event.target.value)}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === "Enter") finish(day);
          if (event.key === "Escape") onDone();
        }}
      />
      <button type="button" className="quiet" onClick={() => finish("")}>
        {t("clear")}
      </button>
    </Over>
  );
}

type Optional = Extract<PropertyValue, { type: "select" | "status" | "multi_select" }>;

const chosenIn = (value: Optional): readonly string[] => {
  if (value.type === "multi_select") return value.multi_select.map((option) => option.name);
  const one = value.type === "select" ? value.select : value.status;
  return one ? [one.name] : [];
};

/** A list to choose from. In a multi-select each choice is put in or taken out, and what was typed can be made an option. */
export function OptionEditor({
  page,
  name,
  value,
  onDone,
}: {
  readonly page: Page;
  readonly name: string;
  readonly value: Optional;
  readonly onDone: Done;
}): ReactNode {
  const options = useOptions(page, name);
  const [chosen, setChosen] = useState(() => chosenIn(value));
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const many = value.type === "multi_select";
  const found = useMemo(
    () => options.filter((option) => option.name.toLowerCase().includes(query.trim().toLowerCase())),
    [options, query],
  );
  const isNew =
    value.type !== "status" && query.trim() !== "" && !options.some((option) => option.name === query.trim());
  const request = (names: readonly string[]): Next => {
    const [first] = names;
    return many
      ? { multi_select: names.map((option) => ({ name: option })) }
      : { [value.type]: first === undefined ? null : { name: first } };
  };
  const save = (names: readonly string[]): void =>
    onDone(names.join("\n") === chosenIn(value).join("\n") ? undefined : request(names));
  const pick = (option: string): void => {
    if (!many) save(chosen.includes(option) ? [] : [option]);
    else setChosen(chosen.includes(option) ? chosen.filter((one) => one !== option) : [...chosen, option]);
    setQuery("");
  };
  const lines = [...found.map((option) => option.name), ...(isNew ? [query.trim()] : [])];
  return (
    <Over className="popup" width={260} onLeave={() => save(chosen)}>
      <div className="chosen">
        {chosen.map((option) => (
          <button
            type="button"
            key={option}
            className="take-out"
            aria-label={`${t("clear")} ${option}`}
            onClick={() => setChosen(chosen.filter((one) => one !== option))}
          >
            <Tag option={options.find((one) => one.name === option) ?? { name: option, color: "default" }} /> ×
          </button>
        ))}
        <input
          role="combobox"
          aria-expanded="true"
          aria-controls="options"
          aria-label={name}
          placeholder={t("search")}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(0);
          }}
          onKeyDown={(event) => {
            event.stopPropagation();
            if (event.key === "ArrowDown") setAt((at + 1) % Math.max(lines.length, 1));
            if (event.key === "ArrowUp") setAt((at + lines.length - 1) % Math.max(lines.length, 1));
            if (event.key === "Backspace" && query === "") setChosen(chosen.slice(0, -1));
            if (event.key === "Escape") save(chosen);
            const line = lines[at];
            if (event.key === "Enter" && line !== undefined) pick(line);
          }}
        />
      </div>
      <div className="option-list" role="listbox" id="options" aria-multiselectable={many}>
        {found.map((option, index) => (
          <button
            type="button"
            key={option.id}
            role="option"
            aria-selected={chosen.includes(option.name)}
            className={index === at ? "option at" : "option"}
            onClick={() => pick(option.name)}
          >
            <Tag option={option} />
            {chosen.includes(option.name) && <span aria-hidden="true">✓</span>}
          </button>
        ))}
        {isNew && (
          <button
            type="button"
            role="option"
            aria-selected={false}
            className={at === found.length ? "option at" : "option"}
            onClick={() => pick(query.trim())}
          >
            {t("create")} <Tag option={{ name: query.trim(), color: "default" }} />
          </button>
        )}
      </div>
    </Over>
  );
}
