import ts from "typescript";

/** A JSON Schema (draft-07), as far as this module writes it. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/**
 * Reads the type definitions of Google Sheets API v4 and gives a JSON Schema per resource: closed objects,
 * enumerations, references. Nothing is required, as in the discovery document that the types come from.
 *
 * @param source  text of `index.d.ts` in `@maxim_mazurok/gapi.client.sheets-v4`
 * @returns definitions by resource name: "Spreadsheet", "BatchUpdateSpreadsheetRequest", ...
 * @throws Error when the text holds a type this reader does not know, or no resource at all
 */
export function toDefinitions(source: string): Readonly<Record<string, JsonSchema>> {
  const file = ts.createSourceFile("index.d.ts", source, ts.ScriptTarget.Latest, true);
  const definitions: Record<string, JsonSchema> = {};
  const visit = (node: ts.Node): void => {
    // Interfaces called ...Resource hold the client's methods, not data.
    if (ts.isInterfaceDeclaration(node) && !node.name.text.endsWith("Resource")) {
      definitions[node.name.text] = toObject(node.members);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  if (Object.keys(definitions).length === 0) throw new Error("Unexpected type definitions without resources");
  return definitions;
}

/** The discovery revision that the definitions were made from, "20260915". */
export function revisionOf(source: string): string {
  const revision = /^\/\/ Revision: (\d+)$/m.exec(source)?.[1];
  if (!revision) throw new Error("Unexpected type definitions, expected a line `// Revision: <date>`");
  return revision;
}

function toObject(members: ts.NodeArray<ts.TypeElement>): JsonSchema {
  const index = members.find(ts.isIndexSignatureDeclaration);
  if (index) return { type: "object", additionalProperties: toSchema(index.type) };
  const properties: Record<string, JsonSchema> = {};
  for (const member of members) {
    if (ts.isPropertySignature(member)) properties[nameOf(member.name)] = toSchema(member.type);
  }
  return { type: "object", properties, additionalProperties: false };
}

function nameOf(name: ts.PropertyName): string {
  return ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : name.getText();
}

function toSchema(type: ts.TypeNode | undefined): JsonSchema {
  if (!type) return {};
  if (ts.isArrayTypeNode(type)) return { type: "array", items: toSchema(type.elementType) };
  if (ts.isParenthesizedTypeNode(type)) return toSchema(type.type);
  if (ts.isTypeLiteralNode(type)) return toObject(type.members);
  if (ts.isUnionTypeNode(type)) return toUnion(type.types.map(toSchema));
  if (ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal)) return { const: type.literal.text };
  if (ts.isTypeReferenceNode(type)) return toReference(type);
  if (ts.isMappedTypeNode(type)) return { type: "object", additionalProperties: toSchema(type.type) };
  switch (type.kind) {
    case ts.SyntaxKind.StringKeyword:
      return { type: "string" };
    case ts.SyntaxKind.NumberKeyword:
      return { type: "number" };
    case ts.SyntaxKind.BooleanKeyword:
      return { type: "boolean" };
    case ts.SyntaxKind.AnyKeyword:
    case ts.SyntaxKind.UnknownKeyword:
      return {};
    default:
      throw new Error(`Unexpected type ${type.getText()}, expected one of those that the definitions used so far`);
  }
}

function toUnion(parts: readonly JsonSchema[]): JsonSchema {
  const literals = parts.filter((part) => "const" in part).map((part) => part["const"]);
  return literals.length === parts.length ? { type: "string", enum: literals } : { anyOf: parts };
}

function toReference(type: ts.TypeReferenceNode): JsonSchema {
  const name = type.typeName.getText();
  if (name === "Record") return { type: "object", additionalProperties: toSchema(type.typeArguments?.[1]) };
  if (name === "Array") return { type: "array", items: toSchema(type.typeArguments?.[0]) };
  return { $ref: `#/definitions/${name}` };
}
