import type { Document, Finding, Label, Language } from "@parley/core";
import { useCallback, useEffect, useMemo, useState } from "preact/hooks";
import { scriptPort } from "../script-port.ts";
import { callScript } from "./call.ts";
import {
  bring,
  keyOf,
  mended,
  newDocument,
  openDesk,
  pasted,
  restored,
  show,
  type Desk,
  type Judged,
  type Port,
} from "./desk.ts";
import { languageOf, sentenceOf } from "./language.ts";
import { surroundings } from "./surroundings.ts";
import type { AnyTemplate } from "@parley/core";

/** Something the sidebar tells: how an action ended. */
export type News =
  | { readonly kind: "done"; readonly text: "arrived" | "upToDate" | "fixed" | "undone" | "stale" }
  | { readonly kind: "conflicts"; readonly count: number }
  | { readonly kind: "failed"; readonly sentence: Label };

/** What the sidebar holds, and everything a person can do with it. */
export interface Model {
  readonly desk: Desk | undefined;
  readonly busy: boolean;
  readonly news: News | undefined;
  readonly undoable: Document | undefined;
  readonly refresh: () => Promise<void>;
  /** @returns the id of the document that stands there now */
  readonly insert: (template: AnyTemplate, language: Language, withSample: boolean) => Promise<string | undefined>;
  readonly paste: (text: string) => Promise<string | undefined>;
  readonly fix: (judged: Judged, finding: Finding) => Promise<void>;
  readonly undo: () => Promise<void>;
  readonly select: (finding: Finding) => Promise<void>;
}

/** @param onLanguage  is told the language of the person, once it is known */
export function useDesk(onLanguage: (language: Language) => void): Model {
  const [desk, setDesk] = useState<Desk>();
  const [running, setRunning] = useState(0);
  const [news, setNews] = useState<News>();
  const [undoable, setUndoable] = useState<Document>();
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
  const deliver = async (documents: readonly Document[], told: "arrived" | "fixed" | "undone"): Promise<Desk> => {
    const before = desk ?? (await read());
    const { conflicts, stale, plan } = await bring(port, before, documents, surroundings);
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

  return {
    desk,
    busy: running > 0,
    news,
    undoable,
    refresh,
    insert: (template, language, withSample) => place([newDocument(template, language, withSample, surroundings)]),
    async paste(text) {
      const documents = await during(async () => pasted(text));
      return documents && place(documents);
    },
    async fix(judged, finding) {
      await during(async () => {
        // People may have typed since the list was made: the fix belongs to what stands there now.
        const now = (await read()).judged.find(({ standing }) => standing.document.id === judged.standing.document.id);
        const still = now?.findings.find((each) => keyOf(each) === keyOf(finding));
        if (!now || !still) return;
        await deliver([mended(now, still, surroundings.now())], "fixed");
        setUndoable(now.standing.document);
      });
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
