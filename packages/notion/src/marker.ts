/** What tells a database that Parley made from every other: its description, which people read too. */
export const markerText = (template: string, language: string): string => `Parley · ${template} · ${language}`;

/** The template and language that a description names. */
export function parseMarker(description: string): { readonly template: string; readonly language: string } | undefined {
  const [, template, language] = /Parley · ([a-z0-9-]+) · (en|zh)\b/.exec(description) ?? [];
  return template && language ? { template, language } : undefined;
}
