import type { Label } from "@parley/core";
import { areaOf, type Area } from "./address.ts";
import { Archive, type Entry } from "./archive.ts";
import { readLimits } from "./limits.ts";
import { isOn, readXml } from "./read-xml.ts";
import { broken, refusal, tooLarge } from "./refusals.ts";
import { readStyles, type Style } from "./styles.ts";
import { readSharedTexts } from "./shared-texts.ts";

/** A sheet of a workbook; its cells are not read yet. */
export interface SheetPart {
  readonly name: string;
  /** Its id in the workbook; another program may number anew. */
  readonly id: number;
  readonly isHidden: boolean;
  readonly part: Entry;
  /** Where its links point, by relationship id. */
  readonly links: () => ReadonlyMap<string, string>;
  /** Where its tables have their headers. */
  readonly headers: () => readonly Area[];
}
/** A workbook whose parts are found, before any sheet is read. */
export interface Workbook {
  readonly archive: Archive;
  readonly sheets: readonly SheetPart[];
  /** Days are counted from 1904. */
  readonly from1904: boolean;
  readonly styles: readonly Style[];
  readonly texts: readonly string[];
}
interface Relation {
  readonly type: string;
  readonly target: string;
  readonly isExternal: boolean;
}

/**
 * Opens a workbook. It may come from anybody: what it holds is counted while it is read.
 *
 * @throws ParleyError "invalid-document" when it is none or is damaged, "not-supported" for one with a password, with
 *   macros or of another format, "limit-exceeded" for more than is read
 */
export function openWorkbook(bytes: Uint8Array): Workbook {
  const archive = new Archive(bytes);
  refuseOthers(archive);
  const [main] = [...relationsOf(archive, "").values()].filter(({ type }) => type === "officeDocument");
  const part = main && archive.entry(main.target);
  if (!part) throw broken(["an archive that is no workbook", "不是工作簿的压缩包"]);
  const relations = relationsOf(archive, part.name);
  const { listed, from1904 } = readBook(archive, part);
  const sheets = listed.flatMap(({ name, id, isHidden, relation }): SheetPart[] => {
    const found = relations.get(relation);
    // A sheet of a chart or a dialog has no cells.
    if (found && found.type !== "worksheet") return [];
    const entry = found && archive.entry(found.target);
    if (!entry) throw broken([`no content for the sheet "${name}"`, `缺少工作表“${name}”的内容`]);
    return [
      {
        name,
        id,
        isHidden,
        part: entry,
        links: () => linksOf(archive, entry.name),
        headers: () => headersOf(archive, entry.name),
      },
    ];
  });
  if (sheets.length === 0) throw broken(["a workbook without sheets", "没有工作表的工作簿"]);
  const partOf = (type: string): Entry | undefined => {
    const found = [...relations.values()].find((relation) => relation.type === type);
    return found && archive.entry(found.target);
  };
  return {
    archive,
    sheets,
    from1904,
    styles: readStyles(archive, partOf("styles")),
    texts: readSharedTexts(archive, partOf("sharedStrings")),
  };
}

const macros: readonly [Label, Label] = [
  ["a workbook with macros", "含有宏的工作簿"],
  ["Save it as .xlsx, which keeps the cells and drops the macros", "请另存为 .xlsx，单元格会保留，宏会去掉"],
];

/** Formats of other programs are archives too. @throws ParleyError "not-supported" */
function refuseOthers(archive: Archive): void {
  const kind = archive.entry("mimetype");
  if (kind && kind.bytes < 200 && archive.text(kind).includes("opendocument"))
    throw refusal(
      "not-supported",
      ["an OpenDocument file (.ods)", "OpenDocument 文件（.ods）"],
      ["Save it as .xlsx, then try again", "请另存为 .xlsx 后重试"],
    );
  if (archive.entry("xl/vbaProject.bin")) throw refusal("not-supported", ...macros);
  if (archive.entry("xl/workbook.bin"))
    throw refusal(
      "not-supported",
      ["a binary workbook (.xlsb)", "二进制工作簿（.xlsb）"],
      ["Save it as .xlsx, then try again", "请另存为 .xlsx 后重试"],
    );
  const types = archive.entry("[Content_Types].xml");
  if (!types) throw broken(["an archive that is no workbook", "不是工作簿的压缩包"]);
  let isMacro = false;
  readXml(archive, types, {
    open(_name, attribute) {
      isMacro ||= /macroEnabled\.main/i.test(attribute("ContentType") ?? "");
    },
  });
  if (isMacro) throw refusal("not-supported", ...macros);
}

/** What a part points to, by relationship id; types by their last word. @param part  "" for the package itself */
function relationsOf(archive: Archive, part: string): ReadonlyMap<string, Relation> {
  const cut = part.lastIndexOf("/") + 1;
  const [folder, file] = [part.slice(0, cut), part.slice(cut)];
  const entry = archive.entry(`${folder}_rels/${file}.rels`);
  const found = new Map<string, Relation>();
  if (!entry) return found;
  readXml(archive, entry, {
    open(name, attribute) {
      const [id, target] = [attribute("Id"), attribute("Target")];
      if (name !== "Relationship" || id === undefined || target === undefined) return;
      const isExternal = attribute("TargetMode") === "External";
      const type = (attribute("Type") ?? "").split("/").at(-1) ?? "";
      found.set(id, { type, target: isExternal ? target : resolved(folder, target), isExternal });
    },
  });
  return found;
}

const linksOf = (archive: Archive, part: string): ReadonlyMap<string, string> =>
  new Map([...relationsOf(archive, part)].flatMap(([id, r]) => (r.isExternal ? [[id, r.target] as const] : [])));

/** Excel repairs a file in which a table's header says something else than the table's own part. */
function headersOf(archive: Archive, part: string): readonly Area[] {
  const tables = [...relationsOf(archive, part).values()].filter(({ type }) => type === "table");
  const headers: Area[] = [];
  for (const { target } of tables) {
    const entry = archive.entry(target);
    if (!entry) continue;
    readXml(archive, entry, {
      open(name, attribute) {
        const area = name === "table" && attribute("headerRowCount") !== "0" && areaOf(attribute("ref") ?? "");
        if (area) headers.push({ ...area, bottom: area.top });
      },
    });
  }
  return headers;
}

/** A target is relative to the folder of its part unless it begins with a stroke. */
function resolved(folder: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const out: string[] = [];
  for (const step of (folder + target).split("/")) {
    if (step === "..") out.pop();
    else if (step !== "." && step !== "") out.push(step);
  }
  return out.join("/");
}

interface Listed {
  readonly name: string;
  readonly id: number;
  readonly isHidden: boolean;
  readonly relation: string;
}

function readBook(archive: Archive, part: Entry): { readonly listed: readonly Listed[]; readonly from1904: boolean } {
  const listed: Listed[] = [];
  let from1904 = false;
  readXml(archive, part, {
    open(name, attribute) {
      if (name === "workbookPr") from1904 = isOn(attribute("date1904"));
      if (name !== "sheet") return;
      const relation = attribute("r:id") ?? attribute("d3p1:id") ?? attribute("relationships:id") ?? "";
      const title = attribute("name") ?? "";
      listed.push({
        name: title,
        id: Number(attribute("sheetId") ?? 0),
        isHidden: /hidden/i.test(attribute("state") ?? ""),
        relation,
      });
      if (listed.length > readLimits.sheets)
        throw tooLarge([`more than ${readLimits.sheets} sheets`, `超过 ${readLimits.sheets} 个工作表`]);
    },
  });
  return { listed, from1904 };
}
