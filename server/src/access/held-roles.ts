import type { Day } from '@dat100/shared/calendar';
import { isRole } from '@dat100/shared/permissions';
import type { HeldRole } from '../common/context.js';
import type { Sql } from '../database/sql.js';

interface RoleRow {
  role: string;
  unit_id: number | null;
  path: string | null;
  lens: string | null;
  valid_to: Day | null;
  acts_for: string | null;
}

/** The roles of a user that hold on `today`: both days of a dated role are included, an ended one never counts. */
export async function heldRoles(sql: Sql, userId: number, today: Day): Promise<HeldRole[]> {
  const rows = await sql.rows<RoleRow>(
    `SELECT r.role, r.unit_id, u.path, r.lens, r.valid_to, h.display_name AS acts_for
       FROM user_role r LEFT JOIN unit u ON u.id = r.unit_id LEFT JOIN user_account h ON h.id = r.acts_for_id
      WHERE r.user_id = ? AND r.ended_at IS NULL
        AND (r.valid_from IS NULL OR r.valid_from <= ?) AND (r.valid_to IS NULL OR r.valid_to >= ?)
      ORDER BY u.depth, r.id`,
    [userId, today, today],
  );
  return rows.flatMap((row): HeldRole[] =>
    isRole(row.role)
      ? [
          {
            role: row.role,
            unitId: row.unit_id === null ? null : Number(row.unit_id),
            unitPath: row.path,
            lens: row.lens,
            validTo: row.valid_to,
            actsFor: row.role === 'unit_focal' ? row.acts_for : null,
          },
        ]
      : [],
  );
}
