import type { Capacity } from '@dat100/shared/confirmation';
import type { RequestContext } from '../common/context.js';
import type { Sql } from '../database/sql.js';
import type { Unit } from '../units/unit.js';

/** Somebody as they act for one unit, whichever other units they act for. */
export interface Acting {
  /** whose `actor.onBehalfOf` is the head for whom they act as this unit's officer; null in any other capacity */
  ctx: RequestContext;
  /** the unit's own head, whose name stands under the report; null = not known */
  signer: string | null;
}

/** @param capacity as whom they act; null = as somebody who judges the unit from above */
export async function actingFor(sql: Sql, ctx: RequestContext, unit: Unit, capacity: Capacity | null): Promise<Acting> {
  const as = (onBehalfOf: string | null) => ({ ...ctx, actor: { ...ctx.actor, onBehalfOf } });
  if (capacity !== 'focal') return { ctx: as(null), signer: capacity === 'head' ? ctx.actor.label : null };
  const signer = await ownHead(sql, ctx, unit);
  const named = ctx.roles.find(({ role, unitPath }) => role === 'unit_focal' && unitPath === unit.path);
  return { ctx: as(signer ?? named?.actsFor ?? null), signer };
}

/** The head for whom an officer acts, when it is this very unit's: heads further above name officers too. */
async function ownHead(sql: Sql, { actor, today }: RequestContext, unit: Unit): Promise<string | null> {
  const row = await sql.one<{ name: string }>(
    `SELECT a.display_name AS name FROM user_role f
       JOIN user_role h ON h.user_id = f.acts_for_id AND h.unit_id = f.unit_id AND h.role = 'unit_head'
       JOIN user_account a ON a.id = h.user_id
      WHERE f.user_id = ? AND f.unit_id = ? AND f.role = 'unit_focal' AND a.disabled = 0
        AND ${inForce('f')} AND ${inForce('h')}
      ORDER BY f.id, h.id LIMIT 1`,
    [actor.userId, unit.id, today, today, today, today],
  );
  return row?.name ?? null;
}

const inForce = (role: string) =>
  `${role}.ended_at IS NULL AND (${role}.valid_from IS NULL OR ${role}.valid_from <= ?) AND (${role}.valid_to IS NULL OR ${role}.valid_to >= ?)`;
