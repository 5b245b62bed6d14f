export { analyse } from "./analyse.ts";
export { defaultExceptions } from "./exceptions.ts";
export { type Analysis, type AnalyseOptions, type SpanKind, spanKinds, type TextSpan } from "./spans.ts";
