import { addDays, type Day } from '@dat100/shared/calendar';
import { COUNT_COLUMNS } from '@dat100/shared/person-history';
import type { Database } from '../database/database.js';

const DAYS = 14;
const COUNTS = COUNT_COLUMNS.join(', ');
const LAST_BY = `SELECT unit_id, criterion_id, lens, MAX(day) AS day FROM rollup_day WHERE day <= ? GROUP BY unit_id, criterion_id, lens`;

/**
 * The demo city was there before today: its last two weeks are closed as though everything had been recorded on its own
 * day. A real city's days are closed as they end.
 */
export async function closeDemoDays(db: Database, today: Day): Promise<void> {
  const [from, to] = [addDays(today, -DAYS), addDays(today, -1)];
  await db.transaction(async (tx) => {
    await tx.run(
      `INSERT INTO closing_day (unit_id, criterion_id, lens, day, ${COUNTS})
       SELECT r.unit_id, r.criterion_id, r.lens, ?, ${COUNTS} FROM rollup_day r JOIN (${LAST_BY}) l
         ON l.unit_id = r.unit_id AND l.criterion_id = r.criterion_id AND l.lens = r.lens AND l.day = r.day`,
      [from, from],
    );
    await tx.run(
      `INSERT INTO closing_day (unit_id, criterion_id, lens, day, ${COUNTS})
       SELECT unit_id, criterion_id, lens, day, ${COUNTS} FROM rollup_day WHERE day > ? AND day <= ?`,
      [from, to],
    );
    await tx.run('UPDATE rollup_state SET closed_from = ?, closed_to = ? WHERE id = 1', [from, to]);
  });
}
