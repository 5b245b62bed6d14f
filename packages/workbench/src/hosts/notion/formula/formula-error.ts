/** A formula that Notion would not take. The message says what is wrong, without Notion's words around it. */
export class FormulaError extends Error {}
