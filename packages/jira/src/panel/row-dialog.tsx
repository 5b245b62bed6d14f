import type { ReactNode } from "react";
import { Button, Modal, ModalBody, ModalFooter, ModalHeader, ModalTitle, ModalTransition, Stack } from "@forge/react";
import { fill, parts, rowName, type Stored, type StoredRow } from "@parley/core";
import { type Editing, findingsAt, isTarget, soughtKey } from "./editing.ts";
import { FieldGrid } from "./field-grid.tsx";
import { ComputedValues } from "./fields-section.tsx";
import { FieldInput } from "./inputs/field-input.tsx";
import { useProject, useSay } from "./surroundings.ts";
import { texts } from "./texts.ts";

interface RowDialogProps {
  readonly editing: Editing;
  /** Name of the table in the shape. */
  readonly name: string;
  /** Id of the row; none: the dialog is closed. */
  readonly row: string | undefined;
  readonly onClose: () => void;
}

/** One row with all its columns. What is typed goes into the document at once; Undo takes it back. */
export function RowDialog({ editing, name, row, onClose }: RowDialogProps): ReactNode {
  const say = useSay();
  const { today } = useProject().facts;
  const { draft, patch, isDisabled } = editing;
  const { shape } = draft.template;
  const table = parts(shape).tables[name];
  const stored = ((draft.document.content[name] ?? []) as readonly StoredRow[]).find(({ id }) => id === row);
  const isOpen = table !== undefined && stored !== undefined;
  const filled = isOpen ? (fill(shape, draft.document.content, today) as Readonly<Record<string, unknown>>) : {};
  const values = ((filled[name] ?? []) as readonly StoredRow[]).find(({ id }) => id === row) as Stored | undefined;
  return (
    <ModalTransition>
      {isOpen && (
        <Modal onClose={onClose}>
          <ModalHeader>
            <ModalTitle>{rowName(shape, draft.document, name, stored.id)}</ModalTitle>
          </ModalHeader>
          <ModalBody>
            <Stack space="space.200">
              <FieldGrid
                fields={table.columns}
                draw={(column, field) => (
                  <FieldInput
                    key={soughtKey(editing, [name, stored.id, column])}
                    field={field}
                    id={`dialog-${name}-${stored.id}-${column}`}
                    value={stored[column]}
                    isDisabled={isDisabled}
                    isSought={isTarget(editing, [name, stored.id, column])}
                    findings={findingsAt(editing, [name, stored.id, column])}
                    onCommit={(value) => patch({ [name]: { [stored.id]: { [column]: value ?? null } } })}
                  />
                )}
              />
              <ComputedValues formulas={table.computed} values={values ?? {}} />
            </Stack>
          </ModalBody>
          <ModalFooter>
            <Button appearance="primary" onClick={onClose}>
              {say(texts.done)}
            </Button>
          </ModalFooter>
        </Modal>
      )}
    </ModalTransition>
  );
}
