import type { Archive, Entry } from "./archive.ts";
import { readLimits } from "./limits.ts";
import { tooLarge } from "./refusals.ts";
import { detached, fromStored } from "./texts.ts";
import { readXml } from "./read-xml.ts";

/** Collects the text of one `si` or `is`: its runs in order, without the readings that stand above East Asian words. */
export class RichText {
  private parts: string[] = [];
  private inText = false;
  private inReading = false;

  open(name: string): void {
    if (name === "rPh") this.inReading = true;
    else if (name === "t") this.inText = true;
  }
  text(text: string): void {
    if (this.inText && !this.inReading) this.parts.push(text);
  }
  close(name: string): void {
    if (name === "rPh") this.inReading = false;
    else if (name === "t") this.inText = false;
  }
  /** The text so far, and begins anew. */
  take(): string {
    const text = fromStored(detached(this.parts.join("")));
    this.parts = [];
    return text;
  }
}

/** The texts that cells point to by their number. */
export function readSharedTexts(archive: Archive, entry: Entry | undefined): readonly string[] {
  const texts: string[] = [];
  if (!entry) return texts;
  const rich = new RichText();
  let chars = 0;
  readXml(archive, entry, {
    open: (name) => rich.open(name),
    text: (text) => rich.text(text),
    close(name) {
      rich.close(name);
      if (name !== "si") return;
      const text = rich.take();
      chars += text.length;
      if (chars > readLimits.textChars || texts.push(text) > readLimits.cells)
        throw tooLarge(["more text than is read", "文本量超出可读取的上限"]);
    },
  });
  return texts;
}
