import { Injectable } from '@nestjs/common';
import type { Day } from '@dat100/shared/calendar';
import { TOUCH_MS } from '../access/sessions.js';
import { Database } from '../database/database.js';
import { digestOf } from '../database/secrets.js';
import type { BoardState } from './board-trees.js';
import type { Moment } from './shared-bytes.js';

/** The moment of a board, the same for everybody: while its name is the same, nothing that a board shows has changed. */
export interface BoardMoment extends Moment {
  /** the same caller with the same rights on the same day, and no audited act of anybody since */
  caller: string;
  state: BoardState;
}

interface Row {
  user_id: number;
  role_version: number;
  seen_at: number;
  counted_to: Day;
  audited: number;
  added: number;
  told: number;
  version: number | null;
  recorded_at: number | null;
}

/** When an answer about a board was made, as far as the answer depends on it: one small query. */
@Injectable()
export class BoardMoments {
  constructor(private readonly db: Database) {}

  /**
   * The moment it is now for the session of a token and the board of a unit. It moves with every audited act and every
   * event of the whole system: more often than this board, but nothing that a board shows can change without it.
   * @returns null where the ordinary way has to look: no such session, or one that is to be noted as used
   */
  async of(token: string, unitId: number, { now, today }: { now: number; today: Day }): Promise<BoardMoment | null> {
    const row = await this.db.prepared<Row>(
      `SELECT s.user_id, u.role_version, s.seen_at, d.counted_to, a.value AS audited, n.value AS added, o.value AS told,
              v.version, f.recorded_at
         FROM session s JOIN user_account u ON u.id = s.user_id JOIN rollup_state d ON d.id = 1
         JOIN sequence a ON a.name = 'audit' JOIN sequence n ON n.name = 'unit' JOIN sequence o ON o.name = 'outbox'
         LEFT JOIN board_version v ON v.unit_id = ? LEFT JOIN unit_freshness f ON f.unit_id = ?
        WHERE s.token_hash = ? AND s.expires_at > ? AND u.disabled = 0`,
      [unitId, unitId, digestOf(token), now],
    );
    if (!row || now - Number(row.seen_at) >= TOUCH_MS) return null;
    const unitsAt = `${row.audited} ${row.added}`;
    const caller = `${today} ${row.user_id} ${row.role_version} ${unitsAt}`;
    const [told, version] = [Number(row.told), Number(row.version ?? 0)];
    return {
      caller,
      name: `${today} ${unitsAt} ${row.counted_to} ${told} ${version} ${row.recorded_at}`,
      // None of them ever becomes smaller.
      at: Number(row.audited) + Number(row.added) + told + version,
      state: { countedTo: row.counted_to, version, unitsAt },
    };
  }
}
