import { type ReactNode, useRef, useState } from "react";
import type { Page, PropertyValue } from "./api.ts";
import { DateEditor, OptionEditor, TextEditor } from "./editors.tsx";
import { Icon } from "./icons.tsx";
import { dayText, language, t } from "./language.ts";
import { useProperty } from "./options.ts";
import { RichText } from "./rich-text.tsx";
import { Tag } from "./tag.tsx";
import { useTitles } from "./titles.ts";
import { useActions } from "./use-workspace.ts";
import { walk } from "./walk.ts";

interface CellProps {
  readonly page: Page;
  readonly name: string;
  readonly value: PropertyValue;
  /** In a table, or below a page's title. */
  readonly place: "in-table" | "in-page" | "in-card";
}

const writable = new Set<PropertyValue["type"]>([
  "title",
  "rich_text",
  "number",
  "select",
  "multi_select",
  "status",
  "date",
  "checkbox",
  "url",
  "email",
  "phone_number",
]);

/** One value of one page. What Notion works out is only shown, and what is linked can be followed: neither can be pressed itself. */
export function Cell(props: CellProps): ReactNode {
  const { page, value, name, place } = props;
  const property = useProperty(page, name);
  if (writable.has(value.type)) return <WritableCell {...props} />;
  return (
    <div className={`cell-place ${place}`}>
      <div className={`cell ${value.type}`} role="group" aria-label={name}>
        <Shown value={value} place={place} format={property?.type === "number" ? property.number.format : "number"} />
      </div>
    </div>
  );
}

/** A click or Enter opens it for writing. */
function WritableCell({ page, name, value, place }: CellProps): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState<string>();
  const button = useRef<HTMLDivElement>(null);
  const actions = useActions();
  const property = useProperty(page, name);
  const open = (start?: string): void => {
    if (value.type === "checkbox") {
      void actions.write(page.id, { [name]: { checkbox: !value.checkbox } });
      return;
    }
    setTyped(start);
    setOpen(true);
    actions.setEditing(true);
  };
  const close = (next?: Readonly<Record<string, unknown>>): void => {
    setOpen(false);
    actions.setEditing(false);
    if (next) void actions.write(page.id, { [name]: next });
    button.current?.focus();
  };
  return (
    <div className={`cell-place ${place}`}>
      <div
        ref={button}
        className={`cell ${value.type}`}
        role="button"
        aria-pressed={value.type === "checkbox" ? value.checkbox : undefined}
        aria-label={value.type === "checkbox" ? name : undefined}
        // The name of an empty one; whatever is in it names it otherwise.
        title={name}
        tabIndex={0}
        onClick={(event) => {
          if (!(event.target instanceof Element && event.target.closest("a"))) open();
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" || event.key === " ") {
            event.preventDefault();
            open();
          } else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey && isTyped(value)) {
            event.preventDefault();
            open(event.key);
          } else walk(event);
        }}
      >
        <Shown value={value} place={place} format={property?.type === "number" ? property.number.format : "number"} />
      </div>
      {isOpen && <Editor value={value} page={page} name={name} start={typed} onDone={close} />}
    </div>
  );
}

/** Kinds into which a key can be typed right away. */
const isTyped = ({ type }: PropertyValue): boolean =>
  ["title", "rich_text", "number", "url", "email", "phone_number"].includes(type);

interface EditorProps {
  readonly value: PropertyValue;
  readonly page: Page;
  readonly name: string;
  readonly start: string | undefined;
  readonly onDone: (next?: Readonly<Record<string, unknown>>) => void;
}

function Editor({ value, page, name, start, onDone }: EditorProps): ReactNode {
  switch (value.type) {
    case "select":
    case "status":
    case "multi_select":
      return <OptionEditor page={page} name={name} value={value} onDone={onDone} />;
    case "date":
      return <DateEditor value={value} onDone={onDone} />;
    default:
      return <TextEditor value={value} start={start} onDone={onDone} label={name} />;
  }
}

interface ShownProps {
  readonly value: PropertyValue;
  readonly place: CellProps["place"];
  /** Of a number. */
  readonly format: string;
}

function Shown({ value, place, format }: ShownProps): ReactNode {
  const empty = place === "in-page" ? <span className="faint">{t("empty")}</span> : null;
  switch (value.type) {
    case "title":
      return value.title.length > 0 ? (
        <div className="lines">
          <RichText text={value.title} />
        </div>
      ) : (
        <span className="faint">{t("untitled")}</span>
      );
    case "rich_text":
      return value.rich_text.length > 0 ? (
        <div className="lines">
          <RichText text={value.rich_text} />
        </div>
      ) : (
        empty
      );
    case "number":
      return value.number === null ? empty : <span className="figure">{numberText(value.number, format)}</span>;
    case "select":
      return value.select ? <Tag option={value.select} /> : empty;
    case "status":
      return value.status ? <Tag option={value.status} isStatus /> : empty;
    case "multi_select":
      return value.multi_select.length > 0
        ? value.multi_select.map((option) => <Tag key={option.id} option={option} />)
        : empty;
    case "date":
      return value.date
        ? [value.date.start, value.date.end].flatMap((day) => (day === null ? [] : [dayText(day)])).join(" → ")
        : empty;
    case "checkbox":
      return <span className={value.checkbox ? "box on" : "box"}>{value.checkbox ? "✓" : ""}</span>;
    case "url":
      return value.url === null ? empty : <Link address={value.url} />;
    case "email":
      return value.email ?? empty;
    case "phone_number":
      return value.phone_number ?? empty;
    case "relation":
      return value.relation.length > 0 ? value.relation.map(({ id }) => <RelationLink key={id} id={id} />) : empty;
    case "formula":
      return formulaText(value.formula) ?? empty;
    case "rollup":
      return value.rollup.type === "number" && value.rollup.number !== null ? numberText(value.rollup.number) : empty;
    case "unique_id":
      return [value.unique_id.prefix, value.unique_id.number].filter((part) => part !== null).join("-");
    case "created_time":
      return dayText(value.created_time);
    case "last_edited_time":
      return dayText(value.last_edited_time);
    default:
      return empty;
  }
}

/** A page that a relation leads to; a click opens it. */
function RelationLink({ id }: { readonly id: string }): ReactNode {
  const titles = useTitles();
  const actions = useActions();
  return (
    <a
      href={`#${id}`}
      className="link"
      onClick={(event) => {
        event.preventDefault();
        actions.open({ kind: "page", id });
      }}
      onKeyDown={walk}
    >
      <Icon name="page" size={13} /> {titles.get(id) || t("untitled")}
    </a>
  );
}

const currencies: Readonly<Record<string, string>> = {
  yuan: "CNY",
  dollar: "USD",
  euro: "EUR",
  pound: "GBP",
  yen: "JPY",
};

/** A number in its property's format. */
function numberText(n: number, format = "number"): string {
  const locale = language === "zh" ? "zh-CN" : "en-US";
  const currency = currencies[format];
  if (format === "percent") return `${Number((n * 100).toPrecision(12))}%`;
  if (currency !== undefined) return new Intl.NumberFormat(locale, { style: "currency", currency }).format(n);
  return format === "number" ? String(Number(n.toPrecision(12))) : new Intl.NumberFormat(locale).format(n);
}

type Formula = Extract<PropertyValue, { type: "formula" }>["formula"];
function formulaText(formula: Formula): string | undefined {
  switch (formula.type) {
    case "number":
      return formula.number === null ? undefined : numberText(formula.number);
    case "string":
      return formula.string ?? undefined;
    case "boolean":
      return formula.boolean ? "✓" : "☐";
    case "date":
      return formula.date ? dayText(formula.date.start) : undefined;
    case "unsupported":
      return undefined;
  }
}

function Link({ address }: { readonly address: string }): ReactNode {
  if (!/^https?:\/\//i.test(address)) return address;
  return (
    <a href={address} target="_blank" rel="noreferrer noopener">
      {address}
    </a>
  );
}
