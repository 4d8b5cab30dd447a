import { downloadCSV, type Exporter } from 'react-admin';

/** A value as one cell: lists by commas, objects by what names them. */
function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(cell).join(', ');
  if (typeof value === 'object') {
    const named = value as Record<string, unknown>;
    return 'id' in named && typeof named.name === 'string' ? named.name : String(named.userId ?? JSON.stringify(value));
  }
  return String(value);
}

/** A cell that starts like a formula would be run by a spreadsheet; the apostrophe keeps it text. */
const quoted = (text: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
};

/** CSV as spreadsheets in Brazil open it by a double click: UTF-8 with its mark, semicolons, one column per field. */
export const exportRecords: Exporter = (records, _fetchRelated, _dataProvider, resource) => {
  const columns = [...new Set(records.flatMap((record) => Object.keys(record)))].filter((name) => name !== 'version');
  const lines = [columns, ...records.map((record) => columns.map((name) => cell(record[name])))];
  downloadCSV(
    `\uFEFF${lines.map((line) => line.map((one) => quoted(String(one))).join(';')).join('\r\n')}`,
    resource ?? 'export',
  );
};
