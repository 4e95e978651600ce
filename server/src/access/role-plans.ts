import type { Day } from '@dat100/shared/calendar';
import type { Role } from '@dat100/shared/permissions';
import type { RequestContext } from '../common/context.js';
import { checkDayRange } from '../common/days.js';
import { badInput } from '../common/errors.js';
import type { Keys } from '../database/keys.js';
import { marks, pieces, type Sql, type Tx } from '../database/sql.js';
import { mayGrant, notYoursToGive, requireRoleShape, unknownUnit, type Place, type WantedRole } from './grant-rules.js';
import { inScope } from './unit-scope.js';

/** A role that may be given as it stands. */
export interface PlannedRole {
  role: Role;
  place: Place | null;
  lens: string | null;
  validFrom: Day | null;
  validTo: Day | null;
  actsForId: number | null;
}

/** Units in force today, by id: what roles may be given for. */
export async function placesOf(sql: Sql, ids: Iterable<number | null>, today: Day): Promise<Map<number, Place>> {
  const found = new Map<number, Place>();
  for (const piece of pieces([...new Set([...ids].filter((id) => id !== null))], 5000)) {
    const rows = await sql.rows<Place>(
      `SELECT id, path FROM unit WHERE id IN (${marks(piece.length)}) AND valid_from <= ? AND (valid_to IS NULL OR valid_to >= ?)`,
      [...piece, today, today],
    );
    for (const row of rows) found.set(Number(row.id), { id: Number(row.id), path: row.path });
  }
  return found;
}

/** Checks one wanted role against the rules. @throws bad_input: unknown_unit, role_not_yours_to_give, … */
export async function planRole(
  sql: Sql,
  ctx: RequestContext,
  wanted: WantedRole,
  places: ReadonlyMap<number, Place>,
): Promise<PlannedRole> {
  const role = requireRoleShape(wanted);
  for (const day of [wanted.validFrom, wanted.validTo]) if (day !== null) checkDayRange(day, ctx.today, 'validFrom');
  const place = wanted.unitId === null ? null : (places.get(wanted.unitId) ?? null);
  // A unit elsewhere and a unit that does not exist look the same.
  if (wanted.unitId !== null && (!place || !inScope(ctx, 'user.manage', place.path))) throw unknownUnit();
  if (!mayGrant(ctx, role, place?.path ?? null)) throw notYoursToGive();
  const { lens, validFrom, validTo } = wanted;
  const actsForId = role === 'unit_focal' && place ? await headFor(sql, ctx, place) : null;
  return { role, place, lens, validFrom, validTo, actsForId };
}

/** A head names a focal officer for themselves; anyone else names one for the head of the unit. */
async function headFor(sql: Sql, ctx: RequestContext, place: Place): Promise<number> {
  const names = ctx.roles.some(
    (held) => held.role === 'unit_head' && held.unitPath !== null && place.path.startsWith(held.unitPath),
  );
  if (names && ctx.actor.userId !== null) return ctx.actor.userId;
  const head = await sql.one<{ user_id: number }>(
    `SELECT r.user_id FROM user_role r JOIN user_account a ON a.id = r.user_id
      WHERE r.role = 'unit_head' AND r.unit_id = ? AND r.ended_at IS NULL AND a.disabled = 0
        AND (r.valid_from IS NULL OR r.valid_from <= ?) AND (r.valid_to IS NULL OR r.valid_to >= ?)
      ORDER BY r.id LIMIT 1`,
    [place.id, ctx.today, ctx.today],
  );
  if (head) return Number(head.user_id);
  throw badInput(
    'no_head',
    'Đơn vị chưa có tài khoản thủ trưởng, nên chưa cử được đầu mối. Hãy mở tài khoản thủ trưởng trước.',
    'The unit has no head with an account yet, so nobody can act for them. Open the account of the head first.',
    'unitId',
  );
}

/** Writes planned roles; the accounts' role versions are the caller's to raise. Answers the new ids. */
export async function insertRoles(
  tx: Tx,
  keys: Keys,
  ctx: RequestContext,
  planned: readonly { userId: number; role: PlannedRole }[],
): Promise<number[]> {
  const ids = planned.map(() => keys.next());
  await tx.insert(
    'user_role',
    ['id', 'user_id', 'role', 'unit_id', 'lens', 'valid_from', 'valid_to', 'acts_for_id', 'granted_by', 'granted_at'],
    planned.map(({ userId, role }, i) => [
      ids[i] ?? 0,
      userId,
      role.role,
      role.place?.id ?? null,
      role.lens,
      role.validFrom,
      role.validTo,
      role.actsForId,
      ctx.actor.userId,
      ctx.now,
    ]),
  );
  return ids;
}
