type Align = 'left' | 'right';

export interface Column {
  title: string;
  align: Align;
}

/** Columns of texts under these titles. */
export const left = (...titles: string[]): Column[] => titles.map((title) => ({ title, align: 'left' }));

/** Lines of a table with its columns under one another; text in composed form, one place a letter. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string[] {
  const titles = columns.map((column) => column.title);
  const widths = columns.map((_, i) => Math.max(...[titles, ...rows].map((row) => width(row[i] ?? ''))));
  const line = (row: readonly string[]) =>
    columns
      .map((column, i) => pad(row[i] ?? '', widths[i] ?? 0, column.align))
      .join('  ')
      .trimEnd();
  return [line(titles), ...rows.map(line)];
}

const width = (text: string) => [...text.normalize('NFC')].length;

function pad(text: string, to: number, align: Align): string {
  const space = ' '.repeat(Math.max(0, to - width(text)));
  return align === 'left' ? text + space : space + text;
}

/** That a list goes on, and how to see it; nothing when this page holds all of it. `page` is counted from 0. */
export const pageLine = (page: number, shown: number, total: number): string[] =>
  shown >= total ? [] : ['', `Trang ${page + 1}: ${shown} / ${total}. Trang khác / another page: --page N`];
