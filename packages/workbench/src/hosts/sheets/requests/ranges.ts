import { invalid } from "../errors.ts";
import type { NamedRange } from "../resources.ts";
import { areaOf, toGridRange } from "../grid/address.ts";
import { assign, requiredMask } from "../grid/field-mask.ts";
import { sheetOf, type SheetState, type Workbook } from "../grid/workbook.ts";
import { assertFree, freshNumber, required, type Handlers } from "./handler.ts";
import { isProtectedRange } from "./tabs.ts";

export const rangeHandlers = {
  addNamedRange({ namedRange = {} }, { workbook, newId }) {
    const { namedRangeId = newId(), name, range } = namedRange;
    if (workbook.namedRanges.some((n) => n.namedRangeId === namedRangeId)) {
      throw invalid(`A named range with the ID ${namedRangeId} already exists.`);
    }
    const added: NamedRange = {
      namedRangeId,
      name: checkedName(workbook, required(name, "namedRange.name")),
      range: toGridRange(areaOf(workbook, required(range, "namedRange.range"))),
    };
    workbook.namedRanges.push(added);
    return { addNamedRange: { namedRange: added } };
  },

  updateNamedRange({ namedRange = {}, fields }, { workbook }) {
    const at = workbook.namedRanges.findIndex((n) => n.namedRangeId === namedRange.namedRangeId);
    const before = workbook.namedRanges[at];
    if (!before) throw invalid(`No named range with ID: ${namedRange.namedRangeId ?? ""}`);
    const after = {
      ...assign(before, namedRange, requiredMask(fields)),
      ...(before.namedRangeId && { namedRangeId: before.namedRangeId }),
    };
    if (after.name !== before.name) checkedName(workbook, required(after.name, "namedRange.name"));
    areaOf(workbook, required(after.range, "namedRange.range"));
    workbook.namedRanges[at] = after;
  },

  deleteNamedRange({ namedRangeId }, { workbook }) {
    const rest = workbook.namedRanges.filter((n) => n.namedRangeId !== namedRangeId);
    if (rest.length === workbook.namedRanges.length) throw invalid(`No named range with ID: ${namedRangeId ?? ""}`);
    workbook.namedRanges = rest;
  },

  addProtectedRange({ protectedRange = {} }, { workbook, newId }) {
    const { protectedRangeId = freshNumber(newId, (id) => isProtectedRange(workbook, id)), range } = protectedRange;
    assertFree("protected range", protectedRangeId, isProtectedRange(workbook, protectedRangeId));
    const { sheet } = areaOf(workbook, required(range, "protectedRange.range"));
    const added = { ...protectedRange, protectedRangeId };
    sheet.protectedRanges.push(added);
    return { addProtectedRange: { protectedRange: added } };
  },

  updateProtectedRange({ protectedRange = {}, fields }, { workbook }) {
    const { sheet, at } = protectedAt(workbook, protectedRange.protectedRangeId);
    const before = sheet.protectedRanges[at] ?? {};
    const after = assign(before, protectedRange, requiredMask(fields));
    if (after.range) areaOf(workbook, after.range);
    sheet.protectedRanges[at] = {
      ...after,
      ...(before.protectedRangeId !== undefined && { protectedRangeId: before.protectedRangeId }),
    };
  },

  deleteProtectedRange({ protectedRangeId }, { workbook }) {
    const { sheet, at } = protectedAt(workbook, protectedRangeId);
    sheet.protectedRanges.splice(at, 1);
  },
} satisfies Handlers;

function checkedName(workbook: Workbook, name: string): string {
  // @source Google Sheets help, "Name a range of cells"
  const wrong =
    !/^[\p{L}_][\p{L}\p{N}_.]{0,249}$/u.test(name) || /^[A-Za-z]{1,3}\d+$|^R\d+C\d+$|^(true|false)$/i.test(name);
  if (wrong) throw invalid(`The name "${name}" is not a valid name for a named range.`);
  if (workbook.namedRanges.some((n) => n.name?.toLowerCase() === name.toLowerCase())) {
    throw invalid(`A named range with the name "${name}" already exists.`);
  }
  return name;
}

function protectedAt(workbook: Workbook, id: number | undefined): { sheet: SheetState; at: number } {
  for (const { properties } of workbook.sheets) {
    const sheet = sheetOf(workbook, properties.sheetId);
    const at = sheet.protectedRanges.findIndex((p) => p.protectedRangeId === id);
    if (at >= 0) return { sheet, at };
  }
  throw invalid(`No protected range with ID: ${id ?? ""}`);
}
