import { type ReactNode, useEffect, useMemo, useState } from "react";
import { Stack } from "@forge/react";
import { check, configuredTemplate, type Document, type Finding, type Place, projectOf } from "@parley/core";
import type { DocumentRecord } from "../native.ts";
import { Dialog } from "./dialogs.tsx";
import {
  accepted,
  type Draft,
  edited,
  fixed,
  rebased,
  replaced,
  rowDuplicated,
  rowMoved,
  startDraft,
  undone,
  withdrawn,
  withoutNews,
  withOurs,
} from "./draft.ts";
import type { Editing } from "./editing.ts";
import { EditorBar } from "./editor-bar.tsx";
import { ExportDialog } from "./export-dialog.tsx";
import { FindingsList } from "./findings-list.tsx";
import { FlowPanel } from "./flow/flow-panel.tsx";
import { VoidWarning } from "./flow/void-warning.tsx";
import { HeaderFields } from "./header-fields.tsx";
import { NewsMessage } from "./news-message.tsx";
import { PasteDialog } from "./paste-dialog.tsx";
import { SectionTabs } from "./section-tabs.tsx";
import { sectionOf, sectionsOf } from "./sections.ts";
import { newRowId, now, SurroundingsProvider, useProject, useSay, useSurroundings } from "./surroundings.ts";
import { templateOf } from "./templates.ts";
import { texts } from "./texts.ts";
import { UnknownKind } from "./unknown-kind.tsx";
import { useDraft } from "./use-draft.ts";

interface EditorProps {
  /** As the desk knows it now; a newer version than the one in work is laid under it. */
  readonly record: DocumentRecord;
  readonly onWritten: (record: DocumentRecord) => void;
  readonly onBack: () => void;
  /** Deletes the document, and leaves. */
  readonly onRemove: (record: DocumentRecord) => void;
}
type Asking = "leave" | "remove" | "copy" | "paste";

/** One document: its header, what was found, and its parts as tabs. */
export function Editor(props: EditorProps): ReactNode {
  const { settings } = useProject();
  const template = templateOf(props.record.document);
  if (!template) return <UnknownKind document={props.record.document} onBack={props.onBack} />;
  return <OpenEditor {...props} start={startDraft(configuredTemplate(template, settings), props.record)} />;
}

function OpenEditor({
  record,
  start,
  onWritten,
  onBack,
  onRemove,
}: EditorProps & { readonly start: Draft }): ReactNode {
  const say = useSay();
  const around = useSurroundings();
  const { facts } = useProject();
  const { draft, isDirty, saveState, change, save } = useDraft(start, onWritten);
  const [target, setTarget] = useState<Place>();
  const [round, setRound] = useState(0);
  const [tab, setTab] = useState(0);
  const [asking, setAsking] = useState<Asking>();
  const sections = sectionsOf(draft.template.shape);
  const own = draft.document.id;
  const others = useMemo(() => around.documents.filter(({ id }) => id !== own), [around, own]);
  useEffect(() => {
    change((before) => (record.version > before.opened.version ? rebased(before, record) : before));
  }, [record, change]);
  const step = (next: (before: Draft) => Draft): void => {
    setTarget(undefined);
    change(next);
  };
  const goTo = (at: Place): void => {
    setTarget(at);
    setRound(round + 1);
    setTab((before) => sectionOf(sections, at) ?? before);
  };
  const found = useMemo(() => findingsOf(draft, [...others, ...around.around]), [draft, others, around]);
  const select = (index: number): void => {
    setTarget(undefined);
    setTab(index);
  };
  const editing: Editing = {
    draft,
    target,
    round,
    goTo,
    findings: found.filter(({ waived }) => !waived),
    waived: found.filter(({ waived }) => waived),
    isDisabled: !around.mayEdit,
    patch: (content) => step((before) => edited(before, { content }, now())),
    header: (header) => step((before) => edited(before, { header }, now())),
    move: (table, row, by) => step((before) => rowMoved(before, table, row, by, now())),
    duplicate: (table, row) => step((before) => rowDuplicated(before, table, row, newRowId(), now())),
    accept: (finding, reason) =>
      step((before) => accepted(before, finding, { reason, by: around.actor.name, on: facts.today }, now())),
    withdraw: (waiver) => step((before) => withdrawn(before, waiver, now())),
    fix: (finding) => step((before) => fixed(before, finding, now())),
  };
  const leave = (): void => (isDirty ? setAsking("leave") : onBack());
  const close = (): void => setAsking(undefined);
  const saveAndLeave = async (): Promise<void> => {
    close();
    if (await save()) onBack();
  };
  return (
    <SurroundingsProvider value={{ ...around, documents: [draft.document, ...others] }}>
      <Stack space="space.200">
        <EditorBar
          editing={editing}
          isDirty={isDirty}
          saveState={saveState}
          onBack={leave}
          onSave={() => void save()}
          onUndo={() => step(undone)}
          onCopy={() => setAsking("copy")}
          onPaste={() => setAsking("paste")}
          onRemove={() => setAsking("remove")}
        />
        <NewsMessage draft={draft} onUseMine={() => step(withOurs)} onUnderstood={() => step(withoutNews)} />
        <VoidWarning template={draft.template} before={draft.opened.document} after={draft.document} />
        <SurroundingsProvider value={around}>
          <FlowPanel template={draft.template} opened={draft.opened} isDirty={isDirty} onWritten={onWritten} />
        </SurroundingsProvider>
        <HeaderFields editing={editing} />
        <FindingsList editing={editing} />
        <SectionTabs sections={sections} editing={editing} selected={tab} onSelect={select} />
      </Stack>
      <Dialog
        isOpen={asking === "leave"}
        title={say(texts.guardTitle)}
        width="small"
        leave={say(texts.guardStay)}
        onClose={close}
        choices={[
          { text: say(texts.guardDiscard), appearance: "warning", act: onBack },
          { text: say(texts.save), appearance: "primary", act: () => void saveAndLeave() },
        ]}
      >
        {say(texts.guardText)}
      </Dialog>
      <Dialog
        isOpen={asking === "remove"}
        title={say(texts.removeTitle)}
        width="small"
        onClose={close}
        choices={[{ text: say(texts.remove), appearance: "danger", act: () => onRemove(draft.opened) }]}
      >
        {say(texts.removeText)}
      </Dialog>
      <ExportDialog document={asking === "copy" ? draft.document : undefined} onClose={close} />
      <PasteDialog
        isOpen={asking === "paste"}
        documents={[draft.document]}
        onClose={close}
        onApply={(pasted) => step((before) => pasted.reduce((d, document) => laidOver(d, document), before))}
      />
    </SurroundingsProvider>
  );
}

/** Pasted text of another kind of document is no new state of this one. */
const laidOver = (draft: Draft, pasted: Document): Draft =>
  pasted.template === draft.document.template ? replaced(draft, pasted, now()) : draft;

const findingsOf = ({ template, document }: Draft, others: readonly Document[]): readonly Finding[] =>
  check(template, document, projectOf([...others, document], now()));
