/// <reference types="@maxim_mazurok/gapi.client.sheets-v4" />

/*
 * The resources of Google Sheets API v4, by the names its reference gives them. Types and schemas
 * (schema/definitions.ts) come from the same file, which is generated from Google's discovery document: what compiles
 * here is what is validated at run time.
 */

export type CellData = gapi.client.sheets.CellData;
export type CellFormat = gapi.client.sheets.CellFormat;
export type ExtendedValue = gapi.client.sheets.ExtendedValue;
export type ErrorValue = gapi.client.sheets.ErrorValue;
export type NumberFormat = gapi.client.sheets.NumberFormat;
export type DataValidationRule = gapi.client.sheets.DataValidationRule;
export type BooleanCondition = gapi.client.sheets.BooleanCondition;
export type ConditionalFormatRule = gapi.client.sheets.ConditionalFormatRule;
export type DimensionProperties = gapi.client.sheets.DimensionProperties;
export type DimensionRange = gapi.client.sheets.DimensionRange;
export type GridRange = gapi.client.sheets.GridRange;
export type GridData = gapi.client.sheets.GridData;
export type NamedRange = gapi.client.sheets.NamedRange;
export type ProtectedRange = gapi.client.sheets.ProtectedRange;
export type DeveloperMetadata = gapi.client.sheets.DeveloperMetadata;
export type DeveloperMetadataLocation = gapi.client.sheets.DeveloperMetadataLocation;
export type DataFilter = gapi.client.sheets.DataFilter;
export type Sheet = gapi.client.sheets.Sheet;
export type SheetProperties = gapi.client.sheets.SheetProperties;
export type Spreadsheet = gapi.client.sheets.Spreadsheet;
export type SpreadsheetProperties = gapi.client.sheets.SpreadsheetProperties;
export type Request = gapi.client.sheets.Request;
export type Reply = gapi.client.sheets.Response;
export type BatchUpdate = gapi.client.sheets.BatchUpdateSpreadsheetRequest;
export type ValueRange = gapi.client.sheets.ValueRange;
export type RowData = gapi.client.sheets.RowData;
