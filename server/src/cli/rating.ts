import { notFound } from '../common/errors.js';
import { Database } from '../database/database.js';
import type { Sql } from '../database/sql.js';
import { verifyPeriod, type Verified } from '../ratings/decisions/verify-period.js';
import { needText } from './arguments.js';
import type { Given, Outcome } from './command.js';
import { withServices } from './workbench.js';

/** Lines of differences that are printed; the JSON holds all of them. */
const MOST_LINES = 50;

export async function verifyRating(given: Given): Promise<Outcome> {
  const wanted = needText(given, 'period');
  return withServices(given, async (app) => {
    const { read } = app.get(Database);
    const verified = await verifyPeriod(read, await periodKey(read, wanted));
    const { period, compared, agencies, unlocked, differences } = verified;
    return {
      json: { period, compared, agencies, unlocked, differences },
      text: toText(verified),
      ok: differences.length === 0,
    };
  });
}

/** A period by its key, else the newest of a year. @throws not_found */
export async function periodKey(sql: Sql, wanted: string): Promise<number> {
  if (!/^\d{1,16}$/.test(wanted)) throw notFound();
  const row = await sql.one<{ id: number }>(
    'SELECT id FROM rating_period WHERE id = ? OR year = ? ORDER BY CASE WHEN id = ? THEN 0 ELSE 1 END, id DESC LIMIT 1',
    [Number(wanted), Number(wanted), Number(wanted)],
  );
  if (!row) throw notFound();
  return Number(row.id);
}

function toText({ compared, agencies, unlocked, differences }: Verified): string {
  const lines = differences
    .slice(0, MOST_LINES)
    .map(
      ({ agency, personId, field, locked, found }) =>
        `${agency}${personId === null ? '' : ` · ${personId}`} · ${field}: ${locked || '–'} ≠ ${found || '–'}`,
    );
  const result =
    differences.length === 0 ? 'không có sai lệch / no differences' : `${differences.length} sai lệch / differences`;
  const open = unlocked === 0 ? '' : ` (${unlocked} cơ quan chưa chốt / agencies not locked)`;
  return [
    `${compared} phiếu, ${agencies} cơ quan đã so / sheets and agencies compared: ${result}${open}`,
    ...lines,
  ].join('\n');
}
