/** The id of the spreadsheet that every fresh platform holds. */
export const seededSpreadsheet = "parley-workbench-spreadsheet-0001";
