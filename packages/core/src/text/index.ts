export { analyse } from "./analyse.ts";
export { defaultExceptions } from "./exceptions.ts";
export type { Analysis, AnalyseOptions, SpanKind, TextSpan } from "./spans.ts";
