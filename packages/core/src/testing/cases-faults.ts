import { isParleyError } from "../errors.ts";
import { push } from "../push.ts";
import { assertEqual, assertRefused, assertTrue } from "./assert.ts";
import type { CaseTable } from "./conformance.ts";
import { assertKept } from "./cases-trips.ts";
import { fullDocument, sampleOf, typingIn, withValue } from "./documents.ts";
import { type FailureCode, failures } from "./stage.ts";

/** The platform fails: told as what it is, and nothing is lost or doubled. */
export const faultCases: CaseTable = {
  "each failure becomes a ParleyError with its code and cause": async (bench) => {
    for (const code of Object.keys(failures) as FailureCode[]) {
      bench.stage.fail(code);
      const attempt = bench.push([sampleOf(bench.template, bench.language)]);
      if (code === "unavailable") {
        // A host may try a read again: then the push succeeds, which is as good.
        await attempt.catch((error: unknown) =>
          assertTrue(isParleyError(error) && error.code === code, code, String(error)),
        );
        await bench.push([], { remove: ["doc-1"] });
      } else await assertRefused(attempt, code, `a failure ${code}`);
    }
  },
  "an answer that was lost doubles nothing": async (bench) => {
    const document = sampleOf(bench.template, bench.language);
    for (const nth of [1, 2, 3]) {
      bench.stage.loseAnswer(nth);
      await bench.push([{ ...document, id: `doc-${nth}` }]).catch((error: unknown) => {
        assertTrue(isParleyError(error), "a ParleyError", String(error));
      });
      const again = await bench.push([{ ...document, id: `doc-${nth}` }]);
      assertEqual([again.conflicts, again.stale], [[], []], "the push after a lost answer");
      const { standing, losses } = await bench.look();
      const live = standing.filter((s) => s.document.id === `doc-${nth}` || s.copyOf === `doc-${nth}`);
      assertEqual(live.length, 1, `documents called doc-${nth}`);
      assertKept(live[0]!.document, { ...document, id: `doc-${nth}` }, losses, "the document after a lost answer");
      const quiet = await bench.push([{ ...document, id: `doc-${nth}` }]);
      assertEqual(quiet.plan.ops, [], "operations left");
    }
  },
  "a text at the limit arrives, one above is told": async (bench) => {
    const most = bench.adapter.capabilities.limits["textChars"]?.most;
    if (most === undefined) return;
    const document = sampleOf(bench.template, bench.language);
    const at = typingIn(bench.template, document).first;
    for (const chars of [most - 1, most]) {
      const long = { ...withValue(bench.template, document, at, "字".repeat(chars)), id: `doc-${chars}` };
      const { losses } = await bench.push([long]);
      const there = (await bench.look()).standing.find((s) => s.document.id === long.id)?.document;
      assertKept(there!, long, losses, `a text of ${chars} characters`);
    }
    const over = { ...withValue(bench.template, document, at, "字".repeat(most + 1)), id: "doc-over" };
    const before = bench.stage.writes();
    const result = await bench.push([over]).catch((error: unknown) => error);
    const refused = isParleyError(result) && result.code === "limit-exceeded";
    if (refused) assertEqual(bench.stage.writes(), before, "writes of a refused push");
    else {
      const { losses } = result as Awaited<ReturnType<typeof bench.push>>;
      assertTrue(
        losses.some((l) => l.kind === "shortened" && l.at.join() === at.join()),
        "the loss is told",
        losses,
      );
    }
  },
  "an interruption stops, and the next push finishes": async (bench) => {
    const document = fullDocument(bench.template, bench.language, (n) => `Text ${n}`);
    const { adapter, stage, context } = bench;
    const signal = { aborted: false };
    const run = { ...bench.run, signal, onProgress: (done: number) => void (signal.aborted = done >= 1) };
    const { port, target } = stage.connection;
    await push(adapter, port, target, [document], context, run).catch((error: unknown) => {
      assertTrue(isParleyError(error) && error.code === "aborted", "the interruption is told", String(error));
    });
    const after = await bench.push([document]);
    assertEqual([after.conflicts, after.stale], [[], []], "the push after an interruption");
    const { standing, losses } = await bench.look();
    assertEqual(standing.length, 1, "documents that stand there");
    assertKept(standing[0]!.document, document, losses, "the document after an interruption");
  },
};
