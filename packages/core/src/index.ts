export * from "./advance.ts";
export * from "./calendar.ts";
export * from "./check.ts";
export * from "./configured.ts";
export * from "./content-hash.ts";
export * from "./content.ts";
export * from "./document.ts";
export * from "./errors.ts";
export * from "./evaluate.ts";
export * from "./exchange/csv-losses.ts";
export * from "./exchange/csv-text.ts";
export { type CsvFile, documentsCsv, tableCsv, toCsv } from "./exchange/csv.ts";
export * from "./exchange/json.ts";
export * from "./exchange/markdown.ts";
export { fromCsv, fromTableCsv, isDocumentsCsv, type MadeOfCsv } from "./exchange/read-csv.ts";
export * from "./expression.ts";
export * from "./fields.ts";
export * from "./fill.ts";
export * from "./fix.ts";
export * from "./flatten.ts";
export * from "./flow.ts";
export * from "./generic-rules.ts";
export * from "./hash.ts";
export * from "./history.ts";
export * from "./host.ts";
export * from "./judgement.ts";
export * from "./label.ts";
export * from "./merge.ts";
export * from "./migrate.ts";
export * from "./nearest.ts";
export * from "./parse.ts";
export * from "./patch.ts";
export * from "./people.ts";
export * from "./place.ts";
export * from "./problem.ts";
export * from "./project.ts";
export * from "./push.ts";
export * from "./redact.ts";
export * from "./rule.ts";
export * from "./shape.ts";
export * from "./sources.ts";
export * from "./template.ts";
export * from "./text/index.ts";
export {
  cellText,
  fromText as valueFromText,
  optionText,
  personIn,
  personText,
  toText as valueToText,
  type Read,
} from "./text-values.ts";
export * from "./votes.ts";
export * from "./waive.ts";
export * from "./withheld.ts";
