import { columnLetters, type GridCell, type GridRow, type GridSheet } from '@dat100/shared/roster-grid';
import { escapeXml, writeXlsx } from '../../write-xlsx.js';

export type Grid = (GridSheet & { rows: GridRow[] })[];

/** Writes what stands in the cells as a workbook, days as numbers with a format. */
export function gridXlsx(grid: Grid): Buffer {
  return writeXlsx({
    formats: ['dd/mm/yyyy'],
    date1904: grid.some(({ date1904 }) => date1904),
    sheets: grid.map(({ name, hidden, rows, merges, hiddenColumns }, i) => ({
      name: escapeXml(name === '' ? `Sheet${i + 1}` : name),
      ...(hidden ? { state: 'hidden' } : {}),
      xml:
        columnsXml(hiddenColumns) +
        `<sheetData>${rows.map(rowXml).join('')}</sheetData>` +
        (merges.length === 0 ? '' : `<mergeCells>${merges.map(mergeXml).join('')}</mergeCells>`),
    })),
  });
}

/** Writes the cells of one sheet as separated text. */
export function gridCsv(sheet: Grid[number], separator: string): Buffer {
  const lines: string[] = [];
  for (const { row, cells } of sheet.rows) {
    while (lines.length < row - 1) lines.push('');
    const texts: string[] = [];
    for (const { column, value, day } of cells)
      texts[column] = day ? day.split('-').reverse().join('/') : String(value);
    const quoted = Array.from(texts, (text) => {
      const plain = text ?? '';
      return /["\n\r]/.test(plain) || plain.includes(separator) ? `"${plain.replaceAll('"', '""')}"` : plain;
    });
    lines.push(quoted.join(separator));
  }
  return Buffer.from(lines.join('\r\n'));
}

function columnsXml(hidden: Grid[number]['hiddenColumns']): string {
  if (hidden.length === 0) return '';
  return `<cols>${hidden.map(({ from, to }) => `<col min="${from + 1}" max="${to + 1}" hidden="1"/>`).join('')}</cols>`;
}

function mergeXml({ top, left, bottom, right }: Grid[number]['merges'][number]): string {
  return `<mergeCell ref="${columnLetters(left)}${top}:${columnLetters(right)}${bottom}"/>`;
}

function rowXml({ row, hidden, cells }: GridRow): string {
  return `<row r="${row}"${hidden ? ' hidden="1"' : ''}>${cells.map((cell) => cellXml(cell, row)).join('')}</row>`;
}

function cellXml({ column, value, day, formula }: GridCell, row: number): string {
  const place = `r="${columnLetters(column)}${row}"`;
  const worked = formula ? '<f>X1</f>' : '';
  if (typeof value === 'boolean') return `<c ${place} t="b">${worked}<v>${value ? 1 : 0}</v></c>`;
  if (typeof value === 'number') return `<c ${place}${day ? ' s="1"' : ''}>${worked}<v>${value}</v></c>`;
  if (formula) return `<c ${place} t="str">${worked}<v>${escapeXml(value)}</v></c>`;
  return `<c ${place} t="inlineStr"><is><t xml:space="preserve">${escapeXml(value)}</t></is></c>`;
}
