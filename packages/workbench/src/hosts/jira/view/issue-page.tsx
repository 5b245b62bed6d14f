import { type ReactNode, useState } from "react";
import { say } from "@parley/core";
import Button from "@atlaskit/button/new";
import DropdownMenu, { DropdownItem, DropdownItemGroup } from "@atlaskit/dropdown-menu";
import Lozenge from "@atlaskit/lozenge";
import Textfield from "@atlaskit/textfield";
import type { Issue, Project, RichText } from "./api.ts";
import { texts, useLanguage } from "./language.ts";
import { menuButton } from "./menu-button.tsx";
import { TypeIcon } from "./type-icon.tsx";

interface IssuePageProps {
  readonly issue: Issue;
  readonly projects: readonly Project[];
  readonly onRename: (summary: string) => void;
  readonly onMove: (project: string) => void;
  /** The app's panel. */
  readonly children: ReactNode;
}

/** One issue as Jira shows it: where it is, what it is, its details, and the panel of the app. */
export function IssuePage({ issue, projects, onRename, onMove, children }: IssuePageProps): ReactNode {
  const language = useLanguage();
  const { fields } = issue;
  const others = projects.filter(({ id }) => id !== fields.project.id);
  return (
    <main className="issue">
      <div className="issue-main">
        <div className="issue-bar">
          <nav aria-label={say(texts.breadcrumbs, language)}>
            <ol className="breadcrumbs">
              <li>{say(texts.projects, language)}</li>
              <li>{fields.project.name}</li>
              <li aria-current="page">
                <TypeIcon type={fields.issuetype} /> {issue.key}
              </li>
            </ol>
          </nav>
          <DropdownMenu trigger={menuButton(say(texts.move, language))} shouldRenderToParent>
            <DropdownItemGroup title={say(texts.moveTo, language)}>
              {others.map(({ id, key, name }) => (
                <DropdownItem key={id} onClick={() => onMove(key)}>
                  {say(name, language)} ({key})
                </DropdownItem>
              ))}
            </DropdownItemGroup>
          </DropdownMenu>
        </div>
        <Summary key={issue.id} text={fields.summary} onSave={onRename} />
        <section aria-labelledby="description">
          <h2 id="description">{say(texts.description, language)}</h2>
          {paragraphs(fields.description).map((text, at) => (
            // Paragraphs have no identity of their own.
            // oxlint-disable-next-line react/no-array-index-key
            <p key={at}>{text}</p>
          ))}
        </section>
        {children}
      </div>
      <Details issue={issue} />
    </main>
  );
}

const paragraphs = (doc: RichText | null): string[] =>
  (doc?.content ?? []).map(({ content = [] }) => content.map(({ text = "" }) => text).join(""));

/** The reader asked to edit, so the text field is where the next key goes. */
const focused = (field: HTMLElement | null): void => field?.focus();

function Summary({ text, onSave }: { readonly text: string; readonly onSave: (text: string) => void }): ReactNode {
  const language = useLanguage();
  const [draft, setDraft] = useState<string>();
  if (draft === undefined)
    return (
      <div className="summary">
        <h1>{text}</h1>
        <Button appearance="subtle" spacing="compact" onClick={() => setDraft(text)}>
          {say(texts.editSummary, language)}
        </Button>
      </div>
    );
  const close = (): void => setDraft(undefined);
  return (
    <form
      className="summary"
      onSubmit={(event) => {
        event.preventDefault();
        if (draft.trim() !== "" && draft !== text) onSave(draft);
        close();
      }}
    >
      <Textfield
        ref={focused}
        value={draft}
        maxLength={255}
        aria-label={say(texts.summary, language)}
        onChange={({ currentTarget }) => setDraft(currentTarget.value)}
        onKeyDown={({ key }) => key === "Escape" && close()}
      />
      <Button type="submit" appearance="primary">
        {say(texts.save, language)}
      </Button>
      <Button appearance="subtle" onClick={close}>
        {say(texts.cancel, language)}
      </Button>
    </form>
  );
}

const STATUS_LOOKS = { new: "default", indeterminate: "inprogress", done: "success" } as const;
const statusLook = (category: string): "default" | "inprogress" | "success" =>
  category in STATUS_LOOKS ? STATUS_LOOKS[category as keyof typeof STATUS_LOOKS] : "default";

function Details({ issue: { fields } }: { readonly issue: Issue }): ReactNode {
  const language = useLanguage();
  const none = say(texts.none, language);
  const rows: readonly (readonly [string, ReactNode])[] = [
    [say(texts.assignee, language), fields.assignee?.displayName ?? none],
    [say(texts.reporter, language), fields.reporter?.displayName ?? none],
    [say(texts.type, language), fields.issuetype.name],
    [say(texts.priority, language), fields.priority.name],
    [say(texts.labels, language), fields.labels.join(", ") || none],
    [say(texts.due, language), fields.duedate ?? none],
  ];
  return (
    <aside className="details" aria-labelledby="details">
      <Lozenge appearance={statusLook(fields.status.statusCategory.key)}>{fields.status.name}</Lozenge>
      <h2 id="details">{say(texts.details, language)}</h2>
      <dl>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </aside>
  );
}
