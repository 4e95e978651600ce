import type { Permission } from '@dat100/shared/permissions';
import type { RatingFacts } from '@dat100/shared/rating-facts';
import { shownToPerson } from '@dat100/shared/rating-self';
import { inScope } from '../../access/unit-scope.js';
import type { RequestContext } from '../../common/context.js';
import type { Sql } from '../../database/sql.js';
import { agenciesOf } from '../periods/stored-periods.js';

/** Whose counts: a head's sheet, with the path of the unit of that sheet. */
export interface HeadsSheet {
  personId: number;
  unitId: number;
  unitPath: string;
  /** the unit they head; null: none */
  headOf: number | null;
}

/** Answers the facts of a sheet as one reader may have them. */
export type BelowReader = (sheet: HeadsSheet, facts: RatingFacts) => RatingFacts;

/**
 * How one reader may see, in a period, the counts of levels below its heads. A count tells the levels it is made of, the
 * last one by subtraction: it is shown where the reader is told each of them. While an agency is still deciding, its
 * levels are told to those whose reach covers all of it, and one's own to nobody.
 * @param permission what the reader sees levels by
 */
export async function belowReader(
  sql: Sql,
  ctx: RequestContext,
  periodId: number,
  permission: Permission,
): Promise<BelowReader> {
  const agencies = (await agenciesOf(sql, periodId)).map(({ unitId, path, state }) => {
    const told = shownToPerson(state).final;
    return { unitId, path, told, seen: told || inScope(ctx, permission, path) };
  });
  const own = await sql.one<{ unit_path: string; agency_id: number }>(
    'SELECT unit_path, agency_id FROM rating_sheet WHERE period_id = ? AND person_id = ?',
    [periodId, ctx.personId],
  );
  const untoldAt = agencies.some(({ unitId, told }) => !told && unitId === Number(own?.agency_id))
    ? (own?.unit_path ?? null)
    : null;
  const allTold = agencies.every(({ told }) => told);

  const isShown = ({ personId, unitId, unitPath, headOf }: HeadsSheet): boolean => {
    if (allTold) return true;
    // Where they head another unit than that of their sheet, its people may be anybody's.
    if (headOf !== unitId) return untoldAt === null && agencies.every(({ seen }) => seen);
    if (untoldAt?.startsWith(unitPath) && personId !== ctx.personId) return false;
    const nearest = agencies.reduce(
      (best, { path }) => (unitPath.startsWith(path) && path.length > best.length ? path : best),
      '',
    );
    return agencies.every(({ path, seen }) => seen || (path !== nearest && !path.startsWith(unitPath)));
  };
  return (sheet, facts) => (facts.below === null || isShown(sheet) ? facts : { ...facts, below: null });
}
