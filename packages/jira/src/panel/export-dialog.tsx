import { type ReactNode, useState } from "react";
import { Label, RadioGroup, SectionMessage, Select, Stack, Text, TextArea } from "@forge/react";
import { type AnyTemplate, type Document, type Place, placeLabel } from "@parley/core";
import { Dialog } from "./dialogs.tsx";
import { type Audience, exported, type Format, formatsOf } from "./exported.ts";
import { typedIn } from "./inputs/input.ts";
import type { Option } from "./options.ts";
import { useProject, useSay } from "./surroundings.ts";
import { templateOf } from "./templates.ts";
import { withheldText } from "./texts-counted.ts";
import { texts } from "./texts.ts";

interface ExportDialogProps {
  /** None: the dialog is closed. */
  readonly document: Document | undefined;
  readonly onClose: () => void;
}

/**
 * A document as text, to take elsewhere: for the team or for a client, to read or to calculate with. Apps can neither reach the
 * clipboard from a panel nor hand out files: the text is there to be selected.
 */
export function ExportDialog({ document, onClose }: ExportDialogProps): ReactNode {
  const say = useSay();
  const template = document && templateOf(document);
  return (
    <Dialog
      isOpen={template !== undefined}
      title={say(texts.copy)}
      width="large"
      choices={[]}
      leave={say(texts.done)}
      onClose={onClose}
    >
      {document && template && <Export document={document} template={template} />}
    </Dialog>
  );
}

interface ExportProps {
  readonly document: Document;
  readonly template: AnyTemplate;
}
function Export({ document, template }: ExportProps): ReactNode {
  const say = useSay();
  const { facts, documents } = useProject();
  const [audience, setAudience] = useState<Audience>("team");
  const [format, setFormat] = useState<Format>("markdown");
  const options = formatsOf(template, document).map(({ value, label }): Option => ({ value, label: say(label) }));
  const others = documents.filter(({ id }) => id !== document.id);
  const around = { others, today: facts.today };
  const { text, withheld } = exported(template, document, { audience, format }, around);
  const isTable = format !== "markdown" && format !== "json";
  return (
    <Stack space="space.200">
      <Stack space="space.050">
        <Label labelFor="export-audience">{say(texts.readers)}</Label>
        <RadioGroup
          name="export-audience"
          value={audience}
          options={[
            { name: "team", value: "team", label: say(texts.forTeam) },
            { name: "client", value: "client", label: say(texts.forClient) },
          ]}
          onChange={({ target }) => setAudience(typedIn(target) === "client" ? "client" : "team")}
        />
      </Stack>
      <Stack space="space.050">
        <Label labelFor="export-format">{say(texts.format)}</Label>
        <Select
          inputId="export-format"
          name="export-format"
          options={options}
          value={options.find(({ value }) => value === format) ?? null}
          onChange={(option: Option | null) => setFormat(option?.value ?? "markdown")}
        />
      </Stack>
      {audience === "client" && <Withheld document={document} template={template} places={withheld} />}
      <Stack space="space.050">
        <Label labelFor="exported-text">{say(isTable ? texts.copyTable : texts.copyHelp)}</Label>
        <TextArea
          key={`${audience} ${format}`}
          id="exported-text"
          name="exported-text"
          defaultValue={text}
          isReadOnly
          isMonospaced
          minimumRows={14}
          resize="vertical"
        />
      </Stack>
    </Stack>
  );
}

const NAMED = 6;

/** How much a client copy leaves out, and what: counted, never silent. Only the team sees this. */
function Withheld({ document, template, places }: ExportProps & { readonly places: readonly Place[] }): ReactNode {
  const say = useSay();
  if (places.length === 0)
    return (
      <SectionMessage appearance="information">
        <Text>{say(texts.withheldNone)}</Text>
      </SectionMessage>
    );
  const called = ([name = "", ...rest]: Place): string =>
    say(
      name === "$flow"
        ? texts.stepComments
        : placeLabel(template.shape, document, name.startsWith("$") ? [name] : [name, ...rest]),
    );
  const names = [...new Set(places.map(called))];
  const more = names.length > NAMED ? " …" : "";
  return (
    <SectionMessage appearance="warning" title={say(withheldText(places.length))}>
      <Text>{`${names.slice(0, NAMED).join(say([", ", "、"]))}${more}`}</Text>
    </SectionMessage>
  );
}
