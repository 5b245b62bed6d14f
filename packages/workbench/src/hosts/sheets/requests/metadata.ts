import { invalid } from "../errors.ts";
import type { DataFilter, DeveloperMetadata, DeveloperMetadataLocation } from "../resources.ts";
import { areaOf, isInside, parseA1, toGridRange } from "../grid/address.ts";
import { assign, requiredMask } from "../grid/field-mask.ts";
import { limits, sheetOf, type Workbook } from "../grid/workbook.ts";
import { assertFree, freshNumber, required, type Handlers } from "./handler.ts";

export const metadataHandlers = {
  createDeveloperMetadata({ developerMetadata }, { workbook, newId }) {
    const wanted = required(developerMetadata, "developerMetadata");
    const taken = (id: number): boolean => workbook.developerMetadata.some((m) => m.metadataId === id);
    const metadataId = wanted.metadataId ?? freshNumber(newId, taken);
    assertFree("developer metadata", metadataId, taken(metadataId));
    const created = checked(workbook, { ...wanted, metadataId });
    workbook.developerMetadata.push(created);
    assertRoom(workbook);
    return { createDeveloperMetadata: { developerMetadata: created } };
  },

  updateDeveloperMetadata({ dataFilters = [], developerMetadata = {}, fields }, { workbook }) {
    const mask = requiredMask(fields);
    const found = search(workbook, dataFilters).map(({ metadata }) => metadata);
    if (found.length === 0) throw invalid("No developer metadata matches the data filters.");
    const updated = found.map((before) => {
      const after = checked(workbook, { ...assign(before, developerMetadata, mask), ...idOf(before) });
      workbook.developerMetadata[workbook.developerMetadata.indexOf(before)] = after;
      return after;
    });
    assertRoom(workbook);
    return { updateDeveloperMetadata: { developerMetadata: updated } };
  },

  deleteDeveloperMetadata({ dataFilter }, { workbook }) {
    const deleted = search(workbook, [required(dataFilter, "dataFilter")]).map(({ metadata }) => metadata);
    workbook.developerMetadata = workbook.developerMetadata.filter((m) => !deleted.includes(m));
    return { deleteDeveloperMetadata: { deletedDeveloperMetadata: deleted } };
  },
} satisfies Handlers;

const idOf = ({ metadataId }: DeveloperMetadata): DeveloperMetadata => (metadataId === undefined ? {} : { metadataId });

function checked(workbook: Workbook, metadata: DeveloperMetadata): DeveloperMetadata {
  required(metadata.metadataKey, "developerMetadata.metadataKey");
  const visibility = metadata.visibility;
  if (visibility !== "DOCUMENT" && visibility !== "PROJECT")
    throw invalid("Developer metadata must always have a visibility specified.");
  return { ...metadata, location: located(workbook, required(metadata.location, "developerMetadata.location")) };
}

function located(
  workbook: Workbook,
  { spreadsheet, sheetId, dimensionRange }: DeveloperMetadataLocation,
): DeveloperMetadataLocation {
  if (dimensionRange) {
    const { startIndex = 0, endIndex = 0, dimension } = dimensionRange;
    if (endIndex - startIndex !== 1) throw invalid("Developer metadata can only be set on a single row or column.");
    if (dimension !== "ROWS" && dimension !== "COLUMNS") throw invalid("No dimension specified.");
    const sheet = sheetOf(workbook, dimensionRange.sheetId);
    if (endIndex > (dimension === "ROWS" ? sheet.rowCount : sheet.columnCount))
      throw invalid("Developer metadata is beyond the grid.");
    return { locationType: dimension === "ROWS" ? "ROW" : "COLUMN", dimensionRange };
  }
  if (spreadsheet) return { locationType: "SPREADSHEET", spreadsheet: true };
  if (sheetId === undefined) throw invalid("Developer metadata must have a location.");
  sheetOf(workbook, sheetId);
  return { locationType: "SHEET", sheetId };
}

/** @source Google Sheets API, "Read and write metadata": 30,000 characters for the spreadsheet, and for each sheet */
const metadataChars = 30_000;

function assertRoom(workbook: Workbook): void {
  const used = new Map<number | "spreadsheet", number>();
  for (const { location, metadataKey = "", metadataValue = "" } of workbook.developerMetadata) {
    const place = location?.sheetId ?? location?.dimensionRange?.sheetId ?? "spreadsheet";
    const chars = (used.get(place) ?? 0) + metadataKey.length + metadataValue.length;
    if (chars > Math.min(metadataChars, limits.cellChars)) {
      throw invalid(`Developer metadata exceeds the limit of ${metadataChars} characters per sheet.`);
    }
    used.set(place, chars);
  }
}

/** Metadata that at least one of the filters finds, with the filters that did. */
export function search(
  workbook: Workbook,
  filters: readonly DataFilter[],
): { metadata: DeveloperMetadata; filters: DataFilter[] }[] {
  return workbook.developerMetadata
    .map((metadata) => ({ metadata, filters: filters.filter((filter) => finds(workbook, filter, metadata)) }))
    .filter((match) => match.filters.length > 0);
}

function finds(workbook: Workbook, filter: DataFilter, metadata: DeveloperMetadata): boolean {
  const { developerMetadataLookup: lookup } = filter;
  if (!lookup) return metadata.location !== undefined && overlapsFilter(workbook, filter, metadata.location);
  const { location } = metadata;
  const matches = <T>(wanted: T | undefined, value: T | undefined): boolean => wanted === undefined || wanted === value;
  return (
    matches(lookup.metadataId, metadata.metadataId) &&
    matches(lookup.metadataKey, metadata.metadataKey) &&
    matches(lookup.metadataValue, metadata.metadataValue) &&
    matches(lookup.visibility, metadata.visibility) &&
    matches(lookup.locationType, location?.locationType) &&
    (!lookup.metadataLocation || sameLocation(lookup.metadataLocation, location, lookup.locationMatchingStrategy))
  );
}

type Strategy =
  | "DEVELOPER_METADATA_LOCATION_MATCHING_STRATEGY_UNSPECIFIED"
  | "EXACT_LOCATION"
  | "INTERSECTING_LOCATION";

function sameLocation(
  wanted: DeveloperMetadataLocation,
  location: DeveloperMetadataLocation = {},
  strategy?: Strategy,
): boolean {
  if (wanted.spreadsheet) return strategy === "INTERSECTING_LOCATION" || location.spreadsheet === true;
  if (wanted.dimensionRange) {
    const [a, b] = [wanted.dimensionRange, location.dimensionRange];
    return (
      b !== undefined &&
      (a.sheetId ?? 0) === (b.sheetId ?? 0) &&
      a.dimension === b.dimension &&
      a.startIndex === b.startIndex
    );
  }
  const sheetId = wanted.sheetId ?? 0;
  return (
    location.sheetId === sheetId ||
    (strategy === "INTERSECTING_LOCATION" && (location.dimensionRange?.sheetId ?? -1) === sheetId)
  );
}

/** A range finds the metadata of the rows and columns in it, and of its sheet when it is the whole of it. */
function overlapsFilter(workbook: Workbook, filter: DataFilter, location: DeveloperMetadataLocation): boolean {
  const area = filter.a1Range ? parseA1(workbook, filter.a1Range) : areaOf(workbook, filter.gridRange ?? {});
  const sheetId = area.sheet.properties.sheetId;
  const { dimensionRange } = location;
  if (!dimensionRange)
    return location.sheetId === sheetId && area.bottom === area.sheet.rowCount && area.right === area.sheet.columnCount;
  const index = dimensionRange.startIndex ?? 0;
  const [row, column] = dimensionRange.dimension === "ROWS" ? [index, area.left] : [area.top, index];
  return isInside(toGridRange(area), dimensionRange.sheetId ?? 0, row, column);
}
