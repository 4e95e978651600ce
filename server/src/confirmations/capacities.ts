import type { Day } from '@dat100/shared/calendar';
import { capacityFor, type Capacity } from '@dat100/shared/confirmation';
import type { RequestContext } from '../common/context.js';
import { conflict, notFound } from '../common/errors.js';
import { marks, pieces, type Sql } from '../database/sql.js';
import type { Unit } from '../units/unit.js';

/** The machine's own operator acts from above for any unit, whomever it has. */
function capacityOf({ roles, system }: RequestContext, unit: Unit, isStaffed: boolean): Capacity | null {
  return system ? 'superior' : capacityFor(roles, unit.path, isStaffed);
}

/** As whom the caller would confirm for a unit if it had nobody of its own. */
export function confirmsAs(ctx: RequestContext, unit: Unit): Capacity | null {
  return capacityOf(ctx, unit, false);
}

/** Those of some units that have a head or a focal officer of their own today, with an account that is open. */
async function staffed(sql: Sql, unitIds: readonly number[], today: Day): Promise<Set<number>> {
  const found = new Set<number>();
  for (const ids of pieces(unitIds, 5000)) {
    const rows = await sql.rows<{ unit_id: number }>(
      `SELECT DISTINCT r.unit_id FROM user_role r JOIN user_account a ON a.id = r.user_id
        WHERE r.unit_id IN (${marks(ids.length)}) AND r.role IN ('unit_head', 'unit_focal') AND a.disabled = 0
          AND r.ended_at IS NULL AND (r.valid_from IS NULL OR r.valid_from <= ?) AND (r.valid_to IS NULL OR r.valid_to >= ?)`,
      [...ids, today, today],
    );
    for (const row of rows) found.add(Number(row.unit_id));
  }
  return found;
}

/** Those of some units for which the caller confirms and explains. Looks up who they have only where that matters. */
export async function confirmedByCaller(
  sql: Sql,
  ctx: RequestContext,
  units: readonly Unit[],
): Promise<ReadonlySet<number>> {
  const fromAbove = units.filter((unit) => confirmsAs(ctx, unit) === 'superior').map(({ id }) => id);
  const own = await staffed(sql, fromAbove, ctx.today);
  const theirs = units.filter((unit) => capacityOf(ctx, unit, own.has(unit.id)) !== null);
  return new Set(theirs.map(({ id }) => id));
}

/** As whom the caller confirms or explains for a unit. @throws not_found, conflict `unit_confirms_itself` */
export async function requireCapacity(sql: Sql, ctx: RequestContext, unit: Unit): Promise<Capacity> {
  const capacity = confirmsAs(ctx, unit);
  if (capacity === null) throw notFound();
  if (!(await confirmedByCaller(sql, ctx, [unit])).has(unit.id)) throw confirmsItself(unit.name);
  return capacity;
}

const confirmsItself = (name: string) =>
  conflict(
    'unit_confirms_itself',
    `${name} đã có thủ trưởng hoặc đầu mối. Cấp trên chỉ xác nhận, giải trình thay khi đơn vị chưa có ai; hãy nhắc đơn vị thực hiện.`,
    `${name} has a head or a focal officer. Somebody above confirms or explains only for a unit that has nobody; remind the unit to do it.`,
  );
