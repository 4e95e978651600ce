import type { Day } from '@dat100/shared/calendar';
import { marks, pieces, type Sql } from '../database/sql.js';

/** An id that no unit has: a code that nobody knows is told about like a unit out of scope. */
const NO_UNIT = -1;

/** Units by the code they have today; codes are used again over time. */
export class UnitCodes {
  private constructor(private readonly ids: ReadonlyMap<string, number>) {}

  static async read(sql: Sql, codes: readonly (string | null)[], today: Day): Promise<UnitCodes> {
    const ids = new Map<string, number>();
    for (const piece of pieces([...new Set(codes.filter((code) => code !== null))], 5000)) {
      const rows = await sql.rows<{ id: number; code: string }>(
        `SELECT id, code FROM unit WHERE code IN (${marks(piece.length)}) AND valid_from <= ? AND (valid_to IS NULL OR valid_to >= ?)`,
        [...piece, today, today],
      );
      for (const row of rows) ids.set(row.code, Number(row.id));
    }
    return new UnitCodes(ids);
  }

  /** null stays null: no unit was named. */
  idOf(code: string | null): number | null {
    return code === null ? null : (this.ids.get(code) ?? NO_UNIT);
  }
}
