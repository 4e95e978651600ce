import { addDays, startOfDay, type Day } from '@dat100/shared/calendar';
import type { Sql } from '../../database/sql.js';

/** Somebody who heads a unit on a day, by the role of their account. */
export interface Head {
  userId: number;
  displayName: string;
  personId: number | null;
  unitId: number;
  unitName: string;
  path: string;
}

interface Row {
  user_id: number;
  display_name: string;
  person_id: number | null;
  unit_id: number;
  name: string;
  path: string;
}

/** The heads of all units on a day; the topmost units first. A unit may have several, a person several units. */
export async function headsOn(sql: Sql, day: Day): Promise<Head[]> {
  const rows = await sql.rows<Row>(
    `SELECT r.user_id, a.display_name, a.person_id, r.unit_id, u.name, u.path
       FROM user_role r JOIN user_account a ON a.id = r.user_id JOIN unit u ON u.id = r.unit_id
      WHERE r.role = 'unit_head' AND (r.valid_from IS NULL OR r.valid_from <= ?) AND (r.valid_to IS NULL OR r.valid_to >= ?)
        AND (r.ended_at IS NULL OR r.ended_at >= ?) AND u.valid_from <= ? AND (u.valid_to IS NULL OR u.valid_to >= ?)
      ORDER BY u.depth, u.id, r.id`,
    [day, day, startOfDay(addDays(day, 1)), day, day],
  );
  return rows.map((row) => ({
    userId: Number(row.user_id),
    displayName: row.display_name,
    personId: row.person_id === null ? null : Number(row.person_id),
    unitId: Number(row.unit_id),
    unitName: row.name,
    path: row.path,
  }));
}
