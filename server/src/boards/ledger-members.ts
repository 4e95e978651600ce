import type { Day } from '@dat100/shared/calendar';
import type { LedgerCause } from '@dat100/shared/ledger';
import { marks, pieces, type Sql } from '../database/sql.js';

/** A person behind a line of a ledger, and the day on which it happened. */
export interface LedgerMember {
  id: number;
  day: Day;
}

/** Everybody behind the lines of a ledger, by cause and day: keys alone, for of a city they may be very many. */
export class LedgerMembers {
  private readonly byCause = new Map<LedgerCause, Map<Day, number[]>>();

  add(cause: LedgerCause, { id, day }: LedgerMember): void {
    const byDay = this.byCause.get(cause) ?? new Map<Day, number[]>();
    this.byCause.set(cause, byDay);
    const ids = byDay.get(day);
    if (ids) ids.push(id);
    else byDay.set(day, [id]);
  }

  count(cause: LedgerCause): number {
    let sum = 0;
    for (const ids of this.byCause.get(cause)?.values() ?? []) sum += ids.length;
    return sum;
  }

  /** Some of a line, the latest day first and by name within a day; names are read for the days of the page only. */
  async page(sql: Sql, cause: LedgerCause, page: { limit: number; offset: number }): Promise<LedgerMember[]> {
    const found: LedgerMember[] = [];
    let skip = page.offset;
    const days = [...(this.byCause.get(cause) ?? [])].sort(([a], [b]) => (a < b ? 1 : -1));
    for (const [day, ids] of days) {
      if (found.length === page.limit) break;
      const wanted = skip < ids.length ? (await byName(sql, ids)).slice(skip, skip + page.limit - found.length) : [];
      found.push(...wanted.map((id) => ({ id, day })));
      skip = Math.max(0, skip - ids.length);
    }
    return found;
  }
}

const AT_ONCE = 1000;

async function byName(sql: Sql, ids: readonly number[]): Promise<number[]> {
  const named: { id: number; key: string }[] = [];
  for (const piece of pieces(ids, AT_ONCE))
    for (const row of await sql.rows<{ id: number; sort_key: string }>(
      `SELECT id, sort_key FROM person WHERE id IN (${marks(piece.length)})`,
      piece,
    ))
      named.push({ id: Number(row.id), key: row.sort_key });
  return named.sort((a, b) => (a.key === b.key ? a.id - b.id : a.key < b.key ? -1 : 1)).map(({ id }) => id);
}
