import type { Day } from '@dat100/shared/calendar';
import { EMPLOYMENT_KINDS } from '@dat100/shared/codes';
import type { CountRules } from '@dat100/shared/person-history';
import { endOfPath } from '../access/unit-scope.js';
import { marks, type Bound, type Sql } from '../database/sql.js';
import type { Unit } from '../units/unit.js';

/** How many people are employed today: in the units that are asked about, and everywhere. */
export interface ListSize {
  here: number;
  everywhere: number;
}

const EVERYBODY = 'in_scope + deferred + exempt';

/**
 * How long a list without filters is, exactly: from the counters, which every criterion keeps of the kinds of employment
 * that count, and by counting those of the other kinds, who are few. No person of a kind that counts is read.
 * @param direct only those employed by the unit itself; `rules`: what the counters count
 */
export async function sizeOfList(
  sql: Sql,
  unit: Pick<Unit, 'id' | 'parentId' | 'path'>,
  direct: boolean,
  rules: CountRules,
): Promise<ListSize> {
  const criterion = rules.criteria[0];
  if (!criterion) return counted(sql, unit, direct);
  const others = kindsNotCounted(rules);
  const counter = counterOf(unit, direct, criterion.id, 'all');
  const kinds = `p.employed = 1 AND p.kind IN (${marks(others.length)})`;
  const inUnits = among(unit, direct);
  const row = await sql.one<
    Record<'here' | 'everywhere' | 'others_here' | 'others_everywhere', number | null> & { counted_to: Day | null }
  >(
    `SELECT (SELECT counted_to FROM rollup_state WHERE id = 1) AS counted_to,
      (SELECT ${EVERYBODY} FROM counter WHERE ${counter.sql}) AS here,
      (SELECT SUM(${EVERYBODY}) FROM counter WHERE parent_id = 0 AND criterion_id = ? AND lens = 'all') AS everywhere,
      (SELECT COUNT(*) FROM person p JOIN unit u ON u.id = p.unit_id WHERE ${kinds} AND ${inUnits.sql}) AS others_here,
      (SELECT COUNT(*) FROM person p WHERE ${kinds}) AS others_everywhere`,
    [...counter.params, criterion.id, ...others, ...inUnits.params, ...others],
  );
  // Until the counters stand on the first day of a directive they are empty.
  if (!row?.counted_to || row.counted_to < rules.countedFrom) return counted(sql, unit, direct);
  const n = (value: number | null | undefined) => Number(value ?? 0);
  return { here: n(row.here) + n(row.others_here), everywhere: n(row.everywhere) + n(row.others_everywhere) };
}

/** Kinds of employment that no counter counts. */
export const kindsNotCounted = (rules: CountRules): string[] =>
  EMPLOYMENT_KINDS.map(({ code }): string => code).filter((code) => !rules.countedKinds.has(code));

/** The row of `counter` of a unit with all below it, or of the unit's own people. */
export function counterOf(
  unit: Pick<Unit, 'id' | 'parentId'>,
  direct: boolean,
  criterionId: number,
  lens: string,
): { sql: string; params: Bound[] } {
  return {
    sql: 'parent_id = ? AND criterion_id = ? AND lens = ? AND unit_id = ?',
    params: [direct ? unit.id : (unit.parentId ?? 0), criterionId, lens, unit.id],
  };
}

async function counted(sql: Sql, unit: Pick<Unit, 'id' | 'path'>, direct: boolean): Promise<ListSize> {
  const inUnits = among(unit, direct);
  const row = await sql.one<{ here: number; everywhere: number }>(
    `SELECT (SELECT COUNT(*) FROM person p JOIN unit u ON u.id = p.unit_id WHERE p.employed = 1 AND ${inUnits.sql}) AS here,
      (SELECT COUNT(*) FROM person WHERE employed = 1) AS everywhere`,
    inUnits.params,
  );
  return { here: Number(row?.here ?? 0), everywhere: Number(row?.everywhere ?? 0) };
}

/** The unit, or with all below it, as a condition on a person `p` and their unit `u`. */
function among(unit: Pick<Unit, 'id' | 'path'>, direct: boolean): { sql: string; params: Bound[] } {
  return direct
    ? { sql: 'p.unit_id = ?', params: [unit.id] }
    : { sql: 'u.path >= ? AND u.path < ?', params: [unit.path, endOfPath(unit.path)] };
}
