import { areaOf, spotOf, type Area, type Spot } from "./address.ts";
import { readLimits } from "./limits.ts";
import { isOn, readXml } from "./read-xml.ts";
import { broken, tooLarge } from "./refusals.ts";
import { RichText } from "./shared-texts.ts";
import { plainStyle, type Style } from "./styles.ts";
import { detached, fromStored } from "./texts.ts";
import type { SheetPart, Workbook } from "./workbook.ts";

/** What stands in a cell; row and column count from 0. */
export interface GridCell extends Spot {
  readonly value: string | number | boolean;
  /** "#REF!" and its like. */
  readonly isError?: true;
  /** A formula that nobody has computed before the file was saved. */
  readonly isUnknown?: true;
  /** With its equals sign; "=" alone for one that another cell's formula is shared with. */
  readonly formula?: string;
  readonly style: Style;
}
/** What a sheet says beside its cells. */
export interface Grid {
  readonly merged: readonly Area[];
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: readonly Area[];
  /** Cells that one formula fills together. */
  readonly arrays: readonly Area[];
  readonly isProtected: boolean;
  /** Addresses that cells link to. */
  readonly links: readonly { readonly area: Area; readonly target: string }[];
}

/** Counts cells over all sheets of a workbook. */
export class Budget {
  private left: number = readLimits.cells;
  private area: number = readLimits.areaCells;

  /** Empty cells between filled ones. @throws ParleyError "limit-exceeded" */
  widen(by: number): void {
    this.area -= Math.max(0, by);
    if (this.area < 0) throw tooLarge(["cells scattered over too wide a sheet", "单元格分布范围过大"]);
  }

  /** One filled cell. @throws ParleyError "limit-exceeded" */
  take(): void {
    if (--this.left < 0)
      throw tooLarge([`more than ${readLimits.cells} cells with content`, `超过 ${readLimits.cells} 个有内容的单元格`]);
  }
}

/**
 * Reads a sheet. Its filled cells are handed over one by one, in the order of the file: there may be a million.
 *
 * @throws ParleyError when it is damaged or too large
 */
export function readGrid(
  workbook: Workbook,
  sheet: SheetPart,
  budget: Budget,
  onCell: (cell: GridCell) => void = () => undefined,
): Grid {
  const reader = new GridReader(workbook, sheet, budget, onCell);
  readXml(workbook.archive, sheet.part, reader);
  return reader;
}

class GridReader implements Grid {
  readonly merged: Area[] = [];
  readonly hiddenRows = new Set<number>();
  readonly hiddenColumns: Area[] = [];
  readonly arrays: Area[] = [];
  isProtected = false;
  readonly links: { readonly area: Area; readonly target: string }[] = [];
  private readonly workbook: Workbook;
  private readonly sheet: SheetPart;
  private readonly budget: Budget;
  private readonly onCell: (cell: GridCell) => void;
  private readonly rich = new RichText();
  private targets: ReadonlyMap<string, string> | undefined;
  private row = -1;
  private column = -1;
  private type = "n";
  private style: Style = plainStyle;
  private formula: string | undefined;
  private raw: string | undefined;
  private into: "f" | "v" | undefined;

  constructor(workbook: Workbook, sheet: SheetPart, budget: Budget, onCell: (cell: GridCell) => void) {
    this.workbook = workbook;
    this.sheet = sheet;
    this.budget = budget;
    this.onCell = onCell;
  }

  open(name: string, attribute: (name: string) => string | undefined): void {
    switch (name) {
      case "row":
        this.openRow(attribute);
        break;
      case "c":
        this.openCell(attribute);
        break;
      case "f":
      case "v":
        this.into = name;
        if (name === "f") this.openFormula(attribute);
        else this.raw = "";
        break;
      case "sheetProtection":
        this.isProtected = isOn(attribute("sheet"));
        break;
      case "col":
        if (isOn(attribute("hidden"))) {
          const [left, right] = [Number(attribute("min")) - 1, Number(attribute("max")) - 1];
          this.hiddenColumns.push({ top: 0, bottom: Infinity, left, right });
        }
        break;
      case "mergeCell":
        this.merged.push(this.area(attribute("ref")));
        if (this.merged.length > readLimits.mergedCells)
          throw tooLarge(["more merged cells than are read", "合并单元格过多"]);
        break;
      case "hyperlink":
        this.openLink(attribute);
        break;
      default:
        this.rich.open(name);
    }
  }

  text(text: string): void {
    if (this.into === "f") this.formula += text;
    else if (this.into === "v") this.raw += text;
    else this.rich.text(text);
  }

  close(name: string): void {
    if (name === "f" || name === "v") this.into = undefined;
    else if (name === "c") this.closeCell();
    else this.rich.close(name);
  }

  private openRow(attribute: (name: string) => string | undefined): void {
    this.row = Number(attribute("r") ?? this.row + 2) - 1;
    this.column = -1;
    if (!spotOf(`A${this.row + 1}`)) throw this.damaged();
    if (isOn(attribute("hidden"))) this.hiddenRows.add(this.row);
  }

  private openCell(attribute: (name: string) => string | undefined): void {
    const address = attribute("r");
    const spot = address === undefined ? { row: this.row, column: this.column + 1 } : spotOf(address);
    if (!spot) throw this.damaged();
    this.row = spot.row;
    this.column = spot.column;
    this.type = attribute("t") ?? "n";
    this.style = this.workbook.styles[Number(attribute("s") ?? 0)] ?? plainStyle;
    this.formula = undefined;
    this.raw = undefined;
    this.rich.take();
  }

  private openFormula(attribute: (name: string) => string | undefined): void {
    this.formula = "=";
    if (/^(?:array|dataTable)$/.test(attribute("t") ?? "")) this.arrays.push(this.area(attribute("ref")));
  }

  private closeCell(): void {
    const { row, column, style, formula } = this;
    const value = this.value();
    if (value === "" && formula === undefined) return;
    this.budget.take();
    this.onCell({
      row,
      column,
      value,
      style,
      ...(this.type === "e" && { isError: true }),
      ...(formula !== undefined && this.raw === undefined && { isUnknown: true }),
      ...(formula !== undefined && { formula }),
    });
  }

  private value(): GridCell["value"] {
    const { raw = "" } = this;
    switch (this.type) {
      case "s":
        if (raw === "") return "";
        return this.workbook.texts[Number(raw)] ?? this.refuse();
      case "inlineStr":
        return this.rich.take();
      case "str":
        return fromStored(detached(raw));
      case "b":
        return isOn(raw.trim());
      case "e":
      case "d":
        return raw;
      default: {
        if (raw.trim() === "") return "";
        const number = Number(raw);
        return Number.isFinite(number) ? number : this.refuse();
      }
    }
  }

  private openLink(attribute: (name: string) => string | undefined): void {
    const id = attribute("r:id");
    this.targets ??= this.sheet.links();
    const target = id === undefined ? undefined : this.targets.get(id);
    if (target !== undefined) this.links.push({ area: this.area(attribute("ref")), target });
  }

  private area(reference: string | undefined): Area {
    return areaOf(reference ?? "") ?? this.refuse();
  }

  private refuse(): never {
    throw this.damaged();
  }

  private damaged(): Error {
    const { name } = this.sheet;
    return broken([`a cell of "${name}" that cannot be read`, `“${name}”中有无法读取的单元格`]);
  }
}
