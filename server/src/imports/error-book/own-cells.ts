import { formatDay } from '@dat100/shared/calendar';
import { columnLetters, type GridEvent, type GridRow } from '@dat100/shared/roster-grid';
import type { Database } from '../../database/database.js';
import type { Secrets } from '../../database/secrets.js';
import { marks, type Sql } from '../../database/sql.js';
import type { FileParts } from '../file-bytes.js';
import { readSheets } from '../read-sheet.js';
import { storedFile } from '../stored-file.js';
import { readRows, restateRow, type RowPayload, type StoredRow } from '../stored-rows.js';
import { errorRows } from './error-rows.js';

type OwnCells = NonNullable<RowPayload['cells']>;

/**
 * The user's own cells of rows that nothing was wrong with until they were held against each other or the records:
 * they are looked up in the file as long as it is kept. Rows are asked for in the order of the file.
 */
export class FileCells {
  private readonly events: AsyncGenerator<GridEvent>;
  private sheet: string | null = null;
  private rows: GridRow[] = [];
  private ended = false;

  constructor(file: FileParts) {
    this.events = readSheets(file);
  }

  /** The file of an import; null when it is no longer kept. */
  static async of(sql: Sql, secrets: Secrets, importId: number): Promise<FileCells | null> {
    const file = await storedFile(sql, secrets, importId);
    return file && new FileCells(file);
  }

  /** Null when there is no such row from here on. */
  async at(sheet: string, row: number): Promise<OwnCells | null> {
    while (!this.ended) {
      if (this.sheet === sheet) {
        const at = this.rows.findIndex((candidate) => candidate.row >= row);
        if (at >= 0) {
          this.rows.splice(0, at);
          const [found] = this.rows;
          return found?.row === row ? found.cells.map(shownCell) : null;
        }
      }
      await this.next();
    }
    return null;
  }

  async close(): Promise<void> {
    await this.events.return(undefined);
  }

  private async next(): Promise<void> {
    const { done, value } = await this.events.next();
    this.rows = [];
    if (done) this.ended = true;
    else if (value.type === 'sheet') this.sheet = value.sheet.name;
    else this.rows = value.rows;
  }
}

function shownCell({ column, value, day }: GridRow['cells'][number]): OwnCells[number] {
  return { column: columnLetters(column), value: day === undefined ? value : formatDay(day) };
}

/** Keeps with the rows that stay to be mended what the user wrote in them, before the file itself is forgotten. */
export async function keepOwnCells(db: Database, secrets: Secrets, importId: number): Promise<void> {
  let file: FileCells | null = null;
  try {
    for await (const piece of errorRows(db.read, importId)) {
      const ids = piece.map(({ id }) => id);
      const rows = await readRows(db.read, secrets, importId, `AND id IN (${marks(ids.length)})`, ids);
      const found: StoredRow[] = [];
      for (const row of rows) {
        const { cells, row: told } = row.payload;
        if (cells !== null) continue;
        file ??= await FileCells.of(db.read, secrets, importId);
        if (!file) return;
        const own = await file.at(told.sheet, told.row);
        if (own) found.push({ ...row, payload: { ...row.payload, cells: own } });
      }
      if (found.length === 0) continue;
      await db.transaction(async (tx) => {
        for (const row of found) await restateRow(tx, secrets, importId, row);
      });
    }
  } finally {
    await file?.close();
  }
}
