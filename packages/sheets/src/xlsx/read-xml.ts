import type { Archive, Entry } from "./archive.ts";
import { XmlScanner, type XmlEvents } from "./xml.ts";

/** Scans one part. @throws ParleyError when it is damaged or too large */
export function readXml(archive: Archive, entry: Entry, events: XmlEvents): void {
  const scanner = new XmlScanner(entry.name, events);
  archive.read(entry, (text) => scanner.write(text));
  scanner.end();
}

/** Whether an attribute of type boolean says yes. */
export const isOn = (value: string | undefined): boolean => value === "1" || value === "true" || value === "on";
