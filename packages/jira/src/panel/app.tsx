import { type ReactNode, useCallback, useState } from "react";
import { Button, Inline, SectionMessage, Spinner, Stack, Text, useProductContext } from "@forge/react";
import { showFlag } from "@forge/bridge";
import {
  type AnyTemplate,
  blankDocument,
  dayIn,
  type Document,
  type Label,
  projectSettings,
  sampleDocument,
} from "@parley/core";
import type { DocumentRecord } from "../native.ts";
import type { Written } from "../resolvers/defs.ts";
import { Arrivals } from "./arrivals.tsx";
import { Dialog } from "./dialogs.tsx";
import { Editor } from "./editor.tsx";
import { Gallery } from "./gallery.tsx";
import { Overview } from "./overview.tsx";
import { PasteDialog } from "./paste-dialog.tsx";
import { newId, now, SurroundingsProvider, useSay } from "./surroundings.ts";
import { texts } from "./texts.ts";
import { localeFor } from "./times.ts";
import { type Desk, invoke, useDesk } from "./use-desk.ts";

/** The issue panel. */
export function App(): ReactNode {
  const context = useProductContext();
  const desk = useDesk();
  if (!context) return <Spinner />;
  const documents = desk.records.filter(({ trashed }) => !trashed).map(({ document }) => document);
  const language = context.locale.startsWith("zh") ? "zh" : "en";
  const { mayEdit, actor, around } = desk;
  const surroundings = {
    language,
    locale: localeFor(language, context.locale),
    timeZone: context.timezone,
    currency: projectSettings([...documents, ...around]).currency,
    mayEdit,
    actor,
    documents,
    around,
  } as const;
  return (
    <SurroundingsProvider value={surroundings}>
      <Panel desk={desk} language={language} />
    </SurroundingsProvider>
  );
}

type View = { readonly at: "list" } | { readonly at: "gallery" } | { readonly at: "editor"; readonly key: string };

function Panel({ desk, language }: { readonly desk: Desk; readonly language: "en" | "zh" }): ReactNode {
  const say = useSay();
  const [view, setView] = useState<View>({ at: "list" });
  const [problem, setProblem] = useState<Label>();
  const [removing, setRemoving] = useState<DocumentRecord>();
  const [isPasting, setPasting] = useState(false);
  const { put } = desk;
  const list = useCallback(() => setView({ at: "list" }), []);
  const settle = (written: Written): DocumentRecord | undefined => {
    if (written.outcome === "written") {
      put(written.record);
      setProblem(undefined);
      return written.record;
    }
    if (written.outcome === "conflict" && written.record) put(written.record);
    setProblem(written.outcome === "refused" ? written.reason : texts.conflictTitle);
    return undefined;
  };
  const attempt = async (work: () => Promise<Written>): Promise<DocumentRecord | undefined> => {
    try {
      return settle(await work());
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      setProblem([message, message]);
      return undefined;
    }
  };
  const create = async (template: AnyTemplate, from: "blank" | "sample"): Promise<void> => {
    const { timeZone } = projectSettings([...desk.records.map(({ document }) => document), ...desk.around]);
    const made = { id: newId(), language, now: now() };
    const today = dayIn(timeZone, made.now);
    const document = from === "blank" ? blankDocument(template, made) : sampleDocument(template, { ...made, today });
    const record = await attempt(() => invoke("create", { document }));
    if (record) setView({ at: "editor", key: record.key });
  };
  const restore = async ({ key }: DocumentRecord, version: number): Promise<void> => {
    const record = await attempt(() => invoke("restore", { key, version }));
    if (record) showFlag({ id: key, title: say(texts.restored), type: "success", isAutoDismiss: true });
  };
  const remove = async (record: DocumentRecord): Promise<void> => {
    setRemoving(undefined);
    list();
    const removed = await attempt(() => invoke("remove", { key: record.key, version: record.version }));
    if (!removed) return;
    const actions = [{ text: say(texts.undo), onClick: () => void restore(removed, removed.version) }];
    showFlag({ id: record.key, title: say(texts.removed), description: record.document.title, type: "info", actions });
  };
  const paste = async (documents: readonly Document[]): Promise<void> => {
    for (const document of documents) {
      const stands = desk.records.find(({ key, trashed }) => key === document.id && !trashed);
      await attempt(() =>
        stands ? invoke("save", { document, version: stands.version }) : invoke("create", { document }),
      );
    }
  };
  const open = view.at === "editor" ? desk.records.find(({ key, trashed }) => key === view.key && !trashed) : undefined;
  return (
    <Stack space="space.200">
      <Problem desk={desk} problem={problem} />
      <Arrivals taken={desk.taken} records={desk.records} onDiscard={(key) => void desk.discard(key)} />
      {desk.state === "loading" && <Spinner label={say(texts.loading)} />}
      {open && (
        <Editor key={open.key} record={open} onWritten={put} onBack={list} onRemove={(record) => void remove(record)} />
      )}
      {view.at === "gallery" && (
        <Gallery
          onCreate={(template, from) => void create(template, from)}
          onPaste={() => setPasting(true)}
          onBack={list}
        />
      )}
      {!open && view.at !== "gallery" && (desk.state === "ready" || desk.records.length > 0) && (
        <Overview
          records={desk.records}
          onOpen={(key) => setView({ at: "editor", key })}
          onChoose={() => setView({ at: "gallery" })}
          onCreate={(template, from) => void create(template, from)}
          onPaste={() => setPasting(true)}
          onRemove={setRemoving}
          onRestore={(record) => void restore(record, record.version)}
        />
      )}
      <Dialog
        isOpen={removing !== undefined}
        title={say(texts.removeTitle)}
        width="small"
        onClose={() => setRemoving(undefined)}
        choices={[{ text: say(texts.remove), appearance: "danger", act: () => removing && void remove(removing) }]}
      >
        {`${removing?.document.title ?? ""} — ${say(texts.removeText)}`}
      </Dialog>
      <PasteDialog
        isOpen={isPasting}
        documents={desk.records.filter(({ trashed }) => !trashed).map(({ document }) => document)}
        onClose={() => setPasting(false)}
        onApply={(documents) => void paste(documents)}
      />
    </Stack>
  );
}

/** What went wrong, and a way to try again. */
function Problem({ desk, problem }: { readonly desk: Desk; readonly problem: Label | undefined }): ReactNode {
  const say = useSay();
  const text = desk.state === "failed" ? desk.problem : problem && say(problem);
  if (text === undefined) return null;
  return (
    <SectionMessage appearance="error" title={say(texts.failed)}>
      <Stack space="space.100">
        <Text>{text}</Text>
        <Inline>
          <Button onClick={() => void desk.reload()}>{say(texts.retry)}</Button>
        </Inline>
      </Stack>
    </SectionMessage>
  );
}
