import type { Type } from '@nestjs/common';
import type { Day } from '@dat100/shared/calendar';
import type { Locale } from '@dat100/shared/rates';
import type { RequestContext } from '../common/context.js';
import type { Sql } from '../database/sql.js';
import type { Asked } from '../exports/asked.js';
import type { Cell, ExportTable } from '../exports/export-table.js';

/** A list or board of a screen that goes out as a file. What it holds is what the query of its screen answers. */
export interface ExportedList {
  /** in its address, `/files/lists/NAME.csv`, and in the audit row */
  name: string;
  /** of the file, before the unit's code and the day */
  fileName: string;
  vi: string;
  en: string;
  /** the resolver that answers the screen, and its method: whoever may not ask it gets no file either */
  screen: readonly [resolver: Type, method: string];
  /** what it takes besides to carry it away, as with the other files of its kind; null: nothing */
  takes: 'board.export' | 'people.export' | null;
  read(ask: ListAsk): Promise<ReadList>;
}

/** Who asks for a list, with which choices, in which language. */
export interface ListAsk {
  ctx: RequestContext;
  asked: Asked;
  language: Locale;
  /** a resolver of the application */
  get: <T>(type: Type<T>) => T;
  sql: Sql;
}

/** A list as it was read, in words. */
export interface ReadList extends Pick<ExportTable, 'columns' | 'rows'> {
  /** null: a list of no unit in particular */
  unit: { id: number; code: string; pathText: string } | null;
  asOf: Day;
  /** the choices in force, in words */
  filters: readonly string[];
  /** the same as codes, for the audit row */
  chosen: Readonly<Record<string, string | number | boolean | null>>;
  /** further lines above the headings */
  notes?: readonly string[];
  /** how many rows there are */
  total: number;
}

/** A column with its heading in both languages; `width` in characters. */
export interface ListColumn<Row> {
  vi: string;
  en: string;
  width: number;
  of: (row: Row) => Cell;
}

/** The columns and rows of a list as a table. */
export function tableOf<Row>(
  columns: readonly ListColumn<Row>[],
  rows: Iterable<Row> | AsyncIterable<Row>,
  language: Locale,
): Pick<ReadList, 'columns' | 'rows'> {
  return {
    columns: columns.map((column) => ({ heading: column[language], width: column.width })),
    rows: cellsOf(columns, rows),
  };
}

async function* cellsOf<Row>(
  columns: readonly ListColumn<Row>[],
  rows: Iterable<Row> | AsyncIterable<Row>,
): AsyncGenerator<Cell[]> {
  for await (const row of rows) yield columns.map(({ of }) => of(row));
}
