import type { ReactNode } from "react";
import { Box, DatePicker, Inline, Label, Textfield } from "@forge/react";
import type { HeaderPatch } from "@parley/core";
import { type Editing, findingsAt, isTarget, soughtKey } from "./editing.ts";
import { FindingNote } from "./finding-note.tsx";
import { useSay, useSurroundings } from "./surroundings.ts";
import { texts } from "./texts.ts";
import { focusOn, typedIn } from "./inputs/input.ts";

const wide = { flexGrow: "1", minWidth: "220px" } as const;
const narrow = { minWidth: "160px" } as const;

/** What every document has: title, owner, and the day on which it is looked at again. */
export function HeaderFields({ editing }: { readonly editing: Editing }): ReactNode {
  const say = useSay();
  const { locale } = useSurroundings();
  const { draft, header, isDisabled } = editing;
  const { title, owner = "", reviewBy = "" } = draft.document;
  const left =
    (name: "title" | "owner", was: string) =>
    ({ target }: { target: { value?: unknown } }): void => {
      const typed = typedIn(target).trim();
      const isKept = typed === was || (name === "title" && typed === "");
      if (!isKept) header({ [name]: typed === "" ? null : typed } as HeaderPatch);
    };
  const notes = (name: string): ReactNode =>
    findingsAt(editing, [name]).map((finding) => <FindingNote key={finding.code} finding={finding} />);
  return (
    <Inline space="space.150" shouldWrap>
      <Box xcss={wide}>
        <Label labelFor="title">{say(texts.title)}</Label>
        <Textfield
          key={`${title} ${soughtKey(editing, ["$title"])}`}
          id="title"
          name="title"
          defaultValue={title}
          isDisabled={isDisabled}
          {...focusOn(isTarget(editing, ["$title"]))}
          onBlur={left("title", title)}
        />
        {notes("$title")}
      </Box>
      <Box xcss={narrow}>
        <Label labelFor="owner">{say(texts.owner)}</Label>
        <Textfield
          key={`${owner} ${soughtKey(editing, ["$owner"])}`}
          id="owner"
          name="owner"
          defaultValue={owner}
          isDisabled={isDisabled}
          {...focusOn(isTarget(editing, ["$owner"]))}
          onBlur={left("owner", owner)}
        />
        {notes("$owner")}
      </Box>
      <Box xcss={narrow}>
        <Label labelFor="review-by">{say(texts.reviewBy)}</Label>
        <DatePicker
          id="review-by"
          name="review-by"
          value={reviewBy}
          locale={locale}
          placeholder={say(texts.noDay)}
          isDisabled={isDisabled}
          onChange={(day) => header({ reviewBy: day === "" ? null : day })}
        />
        {notes("$reviewBy")}
      </Box>
    </Inline>
  );
}
