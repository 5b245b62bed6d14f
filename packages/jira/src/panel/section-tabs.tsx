import type { ReactNode } from "react";
import { Tab, TabList, TabPanel, Tabs } from "@forge/react";
import type { Editing } from "./editing.ts";
import { FieldsSection } from "./fields-section.tsx";
import { History } from "./flow/history.tsx";
import { MatrixSection } from "./matrix-section.tsx";
import type { Section } from "./sections.ts";
import { useSay } from "./surroundings.ts";
import { TableSection } from "./table-section.tsx";
import { texts } from "./texts.ts";

interface SectionTabsProps {
  readonly sections: readonly Section[];
  readonly editing: Editing;
  readonly selected: number;
  readonly onSelect: (index: number) => void;
}
/** The parts of a document as tabs, its history last. Only the part in view is drawn. */
export function SectionTabs({ sections, editing, selected, onSelect }: SectionTabsProps): ReactNode {
  const say = useSay();
  return (
    <Tabs id="sections" selected={selected} onChange={onSelect}>
      <TabList>
        {sections.map(({ name, label }) => (
          <Tab key={name}>{say(label)}</Tab>
        ))}
        <Tab>{say(texts.history)}</Tab>
      </TabList>
      {sections.map((section, index) => (
        <TabPanel key={section.name}>
          {index === selected ? <OneSection section={section} editing={editing} /> : <></>}
        </TabPanel>
      ))}
      <TabPanel>{selected === sections.length ? <History draft={editing.draft} /> : <></>}</TabPanel>
    </Tabs>
  );
}

function OneSection({
  section: { kind, name },
  editing,
}: {
  readonly section: Section;
  readonly editing: Editing;
}): ReactNode {
  if (kind === "matrix") return <MatrixSection editing={editing} name={name} />;
  return kind === "table" ? <TableSection editing={editing} name={name} /> : <FieldsSection editing={editing} />;
}
