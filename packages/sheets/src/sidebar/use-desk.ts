import {
  advance,
  unwaive,
  waive,
  type AnyTemplate,
  type Document,
  type Finding,
  type Label,
  type Language,
  type Project,
} from "@parley/core";
import { useCallback, useEffect, useMemo, useState } from "preact/hooks";
import { scriptPort } from "../script-port.ts";
import { callScript } from "./call.ts";
import {
  actorNamed,
  bring,
  keyOf,
  mended,
  mendedAll,
  newDocument,
  openDesk,
  pasted,
  restored,
  show,
  type Desk,
  type Judged,
  type Port,
} from "./desk.ts";
import { languageOf, sentenceOf, StepRefused } from "./language.ts";
import { surroundings } from "./surroundings.ts";

type Told = "arrived" | "fixed" | "undone" | "acceptedNow" | "withdrawn" | "stepped";

/** Something the sidebar tells: how an action ended. */
export type News =
  | { readonly kind: "done"; readonly text: Told | "upToDate" | "stale" }
  | { readonly kind: "conflicts"; readonly count: number }
  | { readonly kind: "failed"; readonly sentence: Label };

/** What the sidebar holds, and everything a person can do with it. */
export interface Model {
  readonly desk: Desk | undefined;
  readonly busy: boolean;
  readonly news: News | undefined;
  /** How far a long delivery is. */
  readonly progress: Label | undefined;
  readonly undoable: Document | undefined;
  /** The name of who is in front of the sidebar, as they gave it. */
  readonly me: string;
  readonly setMe: (name: string) => void;
  readonly refresh: () => Promise<void>;
  /** @returns the id of the document that stands there now */
  readonly insert: (template: AnyTemplate, language: Language, withSample: boolean) => Promise<string | undefined>;
  readonly paste: (text: string) => Promise<string | undefined>;
  readonly fix: (judged: Judged, finding: Finding) => Promise<void>;
  readonly fixAll: (judged: Judged) => Promise<void>;
  /** Accepts a finding for a reason, or takes that back. */
  readonly accept: (judged: Judged, finding: Finding, reason: string) => Promise<void>;
  readonly withdraw: (judged: Judged, finding: Finding) => Promise<void>;
  /** Takes a step of the flow. @returns whether it was taken */
  readonly step: (judged: Judged, action: string, comment: string) => Promise<boolean>;
  readonly undo: () => Promise<void>;
  /** Takes the news away. */
  readonly dismiss: () => void;
  readonly select: (finding: Finding) => Promise<void>;
}

/** @param onLanguage  is told the language of the person, once it is known */
export function useDesk(onLanguage: (language: Language) => void): Model {
  const [desk, setDesk] = useState<Desk>();
  const [running, setRunning] = useState(0);
  const [news, setNews] = useState<News>();
  const [undoable, setUndoable] = useState<Document>();
  const [progress, setProgress] = useState<Label>();
  const [me, setMe] = useState("");
  const port: Port = useMemo(
    () =>
      scriptPort(async (name, ...args) => {
        const answer = await callScript(name, ...args);
        if (name === "collect") onLanguage(languageOf((JSON.parse(String(answer)) as { locale: string }).locale));
        return answer;
      }),
    [onLanguage],
  );

  /** Does something with the spreadsheet; what goes wrong is told. */
  const during = useCallback(async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    setRunning((n) => n + 1);
    setNews(undefined);
    try {
      return await work();
    } catch (error) {
      setNews({ kind: "failed", sentence: sentenceOf(error) });
      return undefined;
    } finally {
      setRunning((n) => n - 1);
    }
  }, []);
  const read = useCallback(async (): Promise<Desk> => {
    const opened = await openDesk(port, surroundings);
    setDesk(opened);
    return opened;
  }, [port]);
  const refresh = useCallback(() => during(read).then(() => undefined), [during, read]);
  useEffect(() => void refresh(), [refresh]);

  /** Brings documents to the spreadsheet and tells how that went. */
  const deliver = async (documents: readonly Document[], told: Told): Promise<Desk> => {
    const before = desk ?? (await read());
    const { conflicts, stale, plan } = await bring(port, before, documents, surroundings, (done, of, doing) =>
      setProgress([`${doing[0]}: ${done} of ${of}`, `${doing[1]}：${done}/${of}`]),
    );
    setProgress(undefined);
    const after = await read();
    if (conflicts.length > 0) setNews({ kind: "conflicts", count: conflicts.length });
    else if (stale.length > 0) setNews({ kind: "done", text: "stale" });
    else setNews({ kind: "done", text: plan.ops.length === 0 ? "upToDate" : told });
    return after;
  };
  const place = (documents: readonly Document[]): Promise<string | undefined> =>
    during(async () => {
      const after = await deliver(documents, "arrived");
      setUndoable(undefined);
      const document = documents[0]?.id;
      if (document !== undefined) await show(port, after, { document, at: [] });
      return document;
    });

  /**
   * Changes a document as it stands there now: people may have typed since the list was made. What it was can be brought
   * back.
   */
  const change = (
    { standing: { document } }: Judged,
    told: Told,
    edit: (now: Judged, project: Project) => Document | undefined,
  ): Promise<boolean | undefined> =>
    during(async () => {
      const { judged, project } = await read();
      const now = judged.find(({ standing }) => standing.document.id === document.id);
      const edited = now && edit(now, project);
      if (!now || !edited || edited === now.standing.document) return false;
      await deliver([edited], told);
      setUndoable(now.standing.document);
      return true;
    });
  const same = (now: Judged, finding: Finding): Finding | undefined =>
    now.findings.find((each) => keyOf(each) === keyOf(finding));

  return {
    desk,
    busy: running > 0,
    news,
    progress,
    undoable,
    me,
    setMe,
    refresh,
    dismiss: () => setNews(undefined),
    insert: (template, language, withSample) => place([newDocument(template, language, withSample, surroundings)]),
    async paste(text) {
      const documents = await during(async () => pasted(text));
      return documents && place(documents);
    },
    async fix(judged, finding) {
      await change(judged, "fixed", (now) => {
        const still = same(now, finding);
        return still && mended(now, still, surroundings.now());
      });
    },
    async fixAll(judged) {
      await change(judged, "fixed", (now, project) => mendedAll(now, project, surroundings.now()).document);
    },
    async accept(judged, finding, reason) {
      const by = me.trim();
      await change(judged, "acceptedNow", (now) => {
        const still = same(now, finding);
        return still && waive(now.standing.document, still, { reason, by, now: surroundings.now() });
      });
    },
    async withdraw(judged, finding) {
      await change(judged, "withdrawn", (now) => unwaive(now.standing.document, finding, surroundings.now()));
    },
    async step(judged, action, comment) {
      const taken = await change(judged, "stepped", ({ template, standing }, project) => {
        const actor = actorNamed(project, me);
        const next = advance(template, standing.document, action, actor, project, comment || undefined);
        if (next.ok) return next.document;
        throw new StepRefused(next.refusals);
      });
      return taken === true;
    },
    async undo() {
      await during(async () => {
        const now = (await read()).judged.find(({ standing }) => standing.document.id === undoable?.id);
        if (!undoable || !now) return;
        await deliver([restored(undoable, now.standing.document, surroundings.now())], "undone");
        setUndoable(undefined);
      });
    },
    async select(finding) {
      await during(async () => {
        if (desk) await show(port, desk, finding);
      });
    },
  };
}
