import { addDays, startOfDay, type Day } from '@dat100/shared/calendar';
import type { Sql } from '../../database/sql.js';
import type { StoredPeriod } from './stored-periods.js';

/** Somebody who heads a unit on a day: by the role of their account, or because somebody has said so. */
export interface Head {
  displayName: string;
  personId: number | null;
  unitId: number;
  unitName: string;
  path: string;
}

interface Row {
  display_name: string;
  person_id: number | null;
  unit_id: number;
  name: string;
  path: string;
}

/** The heads of all units on a day; the topmost units first. A unit may have several, a person several units. */
async function headsOn(sql: Sql, day: Day): Promise<Head[]> {
  const rows = await sql.rows<Row>(
    `SELECT a.display_name, a.person_id, r.unit_id, u.name, u.path
       FROM user_role r JOIN user_account a ON a.id = r.user_id JOIN unit u ON u.id = r.unit_id
      WHERE r.role = 'unit_head' AND (r.valid_from IS NULL OR r.valid_from <= ?) AND (r.valid_to IS NULL OR r.valid_to >= ?)
        AND (r.ended_at IS NULL OR r.ended_at >= ?) AND u.valid_from <= ? AND (u.valid_to IS NULL OR u.valid_to >= ?)
      ORDER BY u.depth, u.id, r.id`,
    [day, day, startOfDay(addDays(day, 1)), day, day],
  );
  return rows.map((row) => ({
    displayName: row.display_name,
    personId: row.person_id === null ? null : Number(row.person_id),
    unitId: Number(row.unit_id),
    unitName: row.name,
    path: row.path,
  }));
}

/** Persons with the unit they head. */
type KeptHeads = readonly (readonly [personId: number, unitId: number])[];

/**
 * The unit that each head heads, as it was kept when the opening was asked for: whoever takes the opening over after a
 * crash knows the same heads. Else as it is on record.
 */
export async function headedUnits(sql: Sql, period: Pick<StoredPeriod, 'id' | 'cutOff'>): Promise<Map<number, number>> {
  const step = await sql.one<{ detail: string }>(
    "SELECT detail FROM rating_step WHERE period_id = ? AND action = 'begin_opening' ORDER BY id DESC LIMIT 1",
    [period.id],
  );
  const kept = step && (JSON.parse(step.detail) as { heads?: KeptHeads }).heads;
  return kept ? new Map(kept) : knownHeads(sql, period);
}

/** The same as it is on record now; of several units that somebody heads, the topmost. */
export async function knownHeads(sql: Sql, period: Pick<StoredPeriod, 'id' | 'cutOff'>): Promise<Map<number, number>> {
  const headed = new Map<number, number>();
  for (const { personId, unitId } of (await headsOf(sql, period)).heads)
    if (personId !== null && !headed.has(personId)) headed.set(personId, unitId);
  return headed;
}

/** Who heads the units in a period, and the posts that somebody has said are vacant. */
export interface PeriodHeads {
  heads: Head[];
  vacant: ReadonlySet<number>;
}

/** The heads on the cut-off, those above first: what was said of a unit for this period stands before its accounts. */
export async function headsOf(sql: Sql, { id, cutOff }: Pick<StoredPeriod, 'id' | 'cutOff'>): Promise<PeriodHeads> {
  const said = await sql.rows<Omit<Row, 'display_name'> & { full_name: string | null }>(
    `SELECT h.unit_id, h.person_id, p.full_name, u.name, u.path FROM rating_head h JOIN unit u ON u.id = h.unit_id
       LEFT JOIN person p ON p.id = h.person_id WHERE h.period_id = ? ORDER BY u.depth, u.id`,
    [id],
  );
  const units = new Set(said.map((row) => Number(row.unit_id)));
  const named = said.flatMap((row): Head[] =>
    row.person_id === null
      ? []
      : [
          {
            displayName: row.full_name ?? '',
            personId: Number(row.person_id),
            unitId: Number(row.unit_id),
            unitName: row.name,
            path: row.path,
          },
        ],
  );
  const told = (await headsOn(sql, cutOff)).filter(({ unitId }) => !units.has(unitId));
  const depth = ({ path }: Head) => path.split('/').length;
  return {
    heads: [...named, ...told].sort((a, b) => depth(a) - depth(b) || a.unitId - b.unitId),
    vacant: new Set(said.filter((row) => row.person_id === null).map((row) => Number(row.unit_id))),
  };
}
