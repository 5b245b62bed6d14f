import { type ReactNode, useState } from "react";
import { useOpenWish } from "../../../web/open-wish.ts";
import { DatabaseView } from "./database-view.tsx";
import { Icon } from "./icons.tsx";
import { t } from "./language.ts";
import { PageView } from "./page-view.tsx";
import { Sidebar } from "./sidebar.tsx";
import { ActionsProvider, useSession, type Session } from "./use-workspace.ts";
import { SourcesProvider } from "./options.ts";
import { TitlesProvider } from "./titles.ts";
import { type Place, sourcesIn, titlesIn, type TreeNode, type Workspace } from "./workspace.ts";

/** The page: the tree at the left, what is open at the right. */
export function App(): ReactNode {
  const session = useSession();
  const [isNarrow, setNarrow] = useState(() => globalThis.innerWidth < 800);
  const { workspace, actions } = session;
  useOpenWish((title) => {
    const place = workspace && placeNamed(workspace.tree, title);
    if (place) actions.open(place);
    return place !== undefined;
  });
  return (
    <ActionsProvider value={actions}>
      <div className={isNarrow ? "frame narrow" : "frame"}>
        {workspace ? (
          <Sidebar tree={workspace.tree} open={workspace.path.at(-1)?.place.id ?? ""} />
        ) : (
          <nav className="sidebar" />
        )}
        <div className="content">
          <header className="top">
            <button
              type="button"
              className="quiet square"
              aria-label={t("hideSidebar")}
              aria-pressed={!isNarrow}
              onClick={() => setNarrow(!isNarrow)}
            >
              <Icon name="menu" />
            </button>
            {workspace && <Path workspace={workspace} onOpen={actions.open} />}
            <span className="stand-in">{t("standIn")}</span>
          </header>
          <main className="scroll">
            {workspace ? <Open workspace={workspace} /> : <p className="loading">{t("loading")}</p>}
          </main>
        </div>
        <Notice session={session} />
      </div>
    </ActionsProvider>
  );
}

/** The page of that title; databases are called by what they hold, not by one document. */
function placeNamed({ place, title, children }: TreeNode, wanted: string): Place | undefined {
  if (place.kind === "page" && title === wanted) return place;
  for (const child of children) {
    const below = placeNamed(child, wanted);
    if (below) return below;
  }
  return undefined;
}

function Open({ workspace }: { readonly workspace: Workspace }): ReactNode {
  const { opened } = workspace;
  return (
    <TitlesProvider value={titlesIn(workspace)}>
      <SourcesProvider value={sourcesIn(workspace)}>
        {opened.kind === "page" ? (
          <PageView key={opened.page.id} opened={opened} isRoot={workspace.path.length === 1} />
        ) : (
          <article className="page wide">
            <DatabaseView key={opened.database.id} database={opened.database} isWhole />
          </article>
        )}
      </SourcesProvider>
    </TitlesProvider>
  );
}

function Path({
  workspace,
  onOpen,
}: {
  readonly workspace: Workspace;
  readonly onOpen: Session["actions"]["open"];
}): ReactNode {
  return (
    <ol className="path">
      {workspace.path.map((node) => (
        <li key={node.place.id}>
          <button type="button" className="quiet" onClick={() => onOpen(node.place)}>
            {node.title || t("untitled")}
          </button>
        </li>
      ))}
    </ol>
  );
}

/** What just happened, with a way back. */
function Notice({ session: { problem, trashed, dismiss, restore } }: { readonly session: Session }): ReactNode {
  const text =
    problem === undefined ? (trashed === undefined ? undefined : t("trashed")) : `${t("problem")}: ${problem}`;
  return (
    <div className="notice-place" role="status">
      {text !== undefined && (
        <div className={problem === undefined ? "notice" : "notice bad"}>
          <span>{text}</span>
          {problem === undefined && (
            <button type="button" onClick={() => void restore()}>
              {t("undo")}
            </button>
          )}
          <button type="button" onClick={dismiss}>
            {t("close")}
          </button>
        </div>
      )}
    </div>
  );
}
