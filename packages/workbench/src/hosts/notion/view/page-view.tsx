import { type ReactNode, useEffect, useRef, useState } from "react";
import type { Page } from "./api.ts";
import { Blocks } from "./blocks.tsx";
import { Cell } from "./cell.tsx";
import { EmojiIcon, TypeSign } from "./icons.tsx";
import { t } from "./language.ts";
import { PageMenu } from "./page-menu.tsx";
import { useActions } from "./use-workspace.ts";
import { titleOf } from "./titles.ts";
import { plain, typedValue } from "./values.ts";
import type { Opened } from "./workspace.ts";

type OpenedPage = Extract<Opened, { kind: "page" }>;

/** A page: its icon and title, its properties when it is a row, its blocks. */
export function PageView({
  opened: { page, blocks, databases },
  isRoot,
}: {
  readonly opened: OpenedPage;
  readonly isRoot: boolean;
}): ReactNode {
  const isRow = page.parent.type === "data_source_id";
  return (
    <article className={databases.size > 0 ? "page wide" : "page"}>
      <div className="page-head">
        <span className="page-icon" aria-hidden="true">
          <EmojiIcon emoji={page.icon?.type === "emoji" ? page.icon.emoji : undefined} otherwise="page" size={44} />
        </span>
        {!isRoot && <PageMenu page={page} />}
      </div>
      <Title key={titleOf(page)} page={page} />
      {isRow && <Properties page={page} />}
      <Blocks blocks={blocks} databases={databases} />
      {isRoot && blocks.length === 0 && <p className="empty-page">{t("noPages")}</p>}
    </article>
  );
}

function Title({ page }: { readonly page: Page }): ReactNode {
  const actions = useActions();
  const [name, title] = Object.entries(page.properties).find(([, value]) => value.type === "title") ?? [];
  const there = title?.type === "title" ? plain(title.title) : "";
  const [text, setText] = useState(there);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const { current } = field;
    if (!current) return;
    current.style.height = "auto";
    current.style.height = `${current.scrollHeight}px`;
  }, [text]);
  const save = (): void => {
    actions.setEditing(false);
    const value = typedValue("title", text);
    if (name !== undefined && value && text !== there) void actions.write(page.id, { [name]: value });
  };
  return (
    <h1 className="page-title">
      <textarea
        ref={field}
        rows={1}
        value={text}
        placeholder={t("untitled")}
        aria-label={t("title")}
        onFocus={() => actions.setEditing(true)}
        onChange={(event) => setText(event.target.value)}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === "Enter") {
            event.preventDefault();
            event.currentTarget.blur();
          }
          if (event.key === "Escape") setText(there);
        }}
      />
    </h1>
  );
}

/** A row's properties, one below the other. */
function Properties({ page }: { readonly page: Page }): ReactNode {
  const entries = Object.entries(page.properties).filter(([, value]) => value.type !== "title");
  return (
    <dl className="properties" aria-label={t("properties")}>
      {entries.map(([name, value]) => (
        <div className="property-line" key={value.id}>
          <dt>
            <TypeSign type={value.type} />
            <span className="cut">{name}</span>
          </dt>
          <dd>
            <Cell page={page} name={name} value={value} place="in-page" />
          </dd>
        </div>
      ))}
    </dl>
  );
}
