/** The letters of a column of a spreadsheet: 1 is A, 27 is AA. */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** "B3", or "'Team plan'!B3" with the sheet as formulas write it. */
export function cellName(sheet: string | undefined, row: number, column: number): string {
  const name = `${columnLetters(column)}${row}`;
  if (sheet === undefined) return name;
  return `${/^[\p{L}_][\p{L}\p{N}_.]*$/u.test(sheet) ? sheet : `'${sheet.replaceAll("'", "''")}'`}!${name}`;
}
