export * from "./conformance.ts";
export * from "./documents.ts";
export * from "./examples.ts";
export * from "./stage.ts";
