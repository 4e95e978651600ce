import { Injectable } from '@nestjs/common';
import { maskCitizenId } from '@dat100/shared/citizen-id';
import { Database } from '../../database/database.js';
import { Secrets } from '../../database/secrets.js';
import { marks } from '../../database/sql.js';
import type { ImportState } from '../stored-import.js';
import { readRows } from '../stored-rows.js';
import { maskValue } from '../mask-value.js';
import { LEFT_WORDS } from './left-words.js';
import { STANDING, UNDOABLE } from './start-undo.js';
import type { ImportUndo, LeftRow } from './undo.model.js';
import { LEFT_CODES, type LeftCode } from './what-stands.js';

const NOT_YET: readonly ImportState[] = ['reading', 'planned', 'applying'];

/** What can be taken back of an import, and what an undo has left. */
@Injectable()
export class UndoReading {
  constructor(
    private readonly db: Database,
    private readonly secrets: Secrets,
  ) {}

  async of(importId: number, state: ImportState): Promise<ImportUndo> {
    const file = await this.db.read.one<{ undone_at: number | null }>(
      'SELECT undone_at FROM import_file WHERE id = ?',
      [importId],
    );
    // What has nothing to write stands once its import is applied.
    const standing = NOT_YET.includes(state) ? `${STANDING} AND state <> 'same'` : STANDING;
    const byOutcome = await this.counts('outcome', standing, importId);
    const left = await this.counts('left_code', `${STANDING} AND left_code IS NOT NULL`, importId);
    const changedSince = await this.db.read.one<{ n: number }>(
      `SELECT COUNT(*) AS n FROM import_row JOIN person p ON p.id = person_id
        WHERE import_id = ? AND ${STANDING} AND outcome <> 'unchanged' AND p.revision <> person_revision`,
      [importId],
    );
    const states = await this.counts('state', "state IN ('open', 'undone')", importId);
    const undone = states.get('undone') ?? 0;
    const stands = [...byOutcome.values()].reduce((sum, n) => sum + n, 0);
    return {
      at: file?.undone_at == null ? null : Number(file.undone_at),
      possible: UNDOABLE.includes(state) && stands > 0,
      new: byOutcome.get('new') ?? 0,
      changed: byOutcome.get('changed') ?? 0,
      unchanged: byOutcome.get('unchanged') ?? 0,
      decided: byOutcome.get('conflict') ?? 0,
      waiting: states.get('open') ?? 0,
      changedSince: Number(changedSince?.n ?? 0),
      undone,
      left: LEFT_CODES.flatMap((code) => {
        const n = left.get(code) ?? 0;
        return n === 0 ? [] : [{ code, n }];
      }),
    };
  }

  /** How many rows of an import there are under each value of a column; both texts are constants. */
  private async counts(column: string, where: string, importId: number): Promise<Map<string, number>> {
    const rows = await this.db.read.rows<{ code: string; n: number }>(
      `SELECT ${column} AS code, COUNT(*) AS n FROM import_row WHERE import_id = ? AND ${where} GROUP BY ${column}`,
      [importId],
    );
    return new Map(rows.map(({ code, n }) => [code, Number(n)]));
  }

  /** Rows an undo has left, in the order of the file, as the file names the people. */
  async leftRows(importId: number, limit: number, offset: number): Promise<LeftRow[]> {
    const found = await this.db.read.rows<{ id: number; left_code: LeftCode }>(
      `SELECT id, left_code FROM import_row WHERE import_id = ? AND ${STANDING} AND left_code IS NOT NULL ORDER BY id LIMIT ? OFFSET ?`,
      [importId, limit, offset],
    );
    const codes = new Map(found.map((row) => [Number(row.id), row.left_code]));
    const ids = [...codes.keys()];
    const rows = await readRows(this.db.read, this.secrets, importId, `AND id IN (${marks(ids.length)})`, ids);
    return rows.flatMap(({ id, payload: { row } }) => {
      const code = codes.get(id);
      if (!code) return [];
      const words = LEFT_WORDS[code];
      const { sheet, row: number, citizenId } = row;
      const fullName = maskValue(row.fullName) ?? '';
      const maskedId = citizenId === '' ? '' : maskCitizenId(citizenId);
      return [{ id, sheet, row: number, fullName, maskedId, code, messageVi: words.vi, messageEn: words.en }];
    });
  }
}
