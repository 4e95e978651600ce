import type { Permission } from '@dat100/shared/permissions';
import type { RatingFacts } from '@dat100/shared/rating-facts';
import type { RatingScheme } from '@dat100/shared/rating-scheme';
import { shownToPerson } from '@dat100/shared/rating-self';
import { inScope } from '../../access/unit-scope.js';
import type { RequestContext } from '../../common/context.js';
import type { Sql } from '../../database/sql.js';
import { agenciesOf, periodById, schemeOfPeriod } from '../periods/stored-periods.js';
import { reratedRow, SHEET_COLUMNS, sheetOf, type RatedRow, type SheetRow } from '../periods/stored-sheets.js';

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
  const headed = allTold ? new Map<number, string>() : await ratedPaths(sql, periodId);
  for (const { unitId, path } of agencies) headed.set(unitId, path);

  const isShown = ({ personId, unitId, unitPath, headOf }: HeadsSheet): boolean => {
    if (allTold) return true;
    const path = headOf === unitId ? unitPath : headed.get(headOf ?? 0);
    // A unit the period knows nothing of: its people may be anybody's.
    if (path === undefined) return untoldAt === null && agencies.every(({ seen }) => seen);
    if (untoldAt?.startsWith(path) && personId !== ctx.personId) return false;
    const nearest = agencies.reduce(
      (best, agency) => (path.startsWith(agency.path) && agency.path.length > best.length ? agency.path : best),
      '',
    );
    return agencies.every((agency) => agency.seen || (agency.path !== nearest && !agency.path.startsWith(path)));
  };
  return (sheet, facts) =>
    facts.below === null || isShown(sheet) ? facts : { ...facts, below: null, belowWaits: true };
}

/** The paths of the units that are rated themselves, by their keys. */
async function ratedPaths(sql: Sql, periodId: number): Promise<Map<number, string>> {
  const rows = await sql.rows<{ unit_id: number; path: string }>(
    'SELECT unit_id, path FROM rating_unit WHERE period_id = ?',
    [periodId],
  );
  return new Map(rows.map(({ unit_id, path }) => [Number(unit_id), path]));
}

/** What is stored of a rating beside its facts. */
type Stored = Omit<RatedRow, 'facts'>;

/**
 * What the rules come to as far as one reader may have the facts: a level that was worked out from the levels below
 * tells of them too, and is told as it would be without them.
 * @param told the facts as a BelowReader answers them
 */
export function ratingAsTold(scheme: RatingScheme, stored: Stored, told: RatingFacts): Stored {
  const { outcome, level, best, worst, score } = told.belowWaits ? reratedRow(scheme, told) : stored;
  return { outcome, level, best, worst, score };
}

/**
 * The heads of a period whose level one reader is told without the levels below: what it is then, by the key of the sheet.
 * @param agencyId those it decides about; null: all
 */
export async function headsAsTold(
  sql: Sql,
  ctx: RequestContext,
  periodId: number,
  agencyId: number | null,
): Promise<Map<number, Stored>> {
  const rows = await sql.rows<SheetRow>(
    `SELECT ${SHEET_COLUMNS} FROM rating_sheet s WHERE s.period_id = ? ${agencyId === null ? '' : 'AND s.agency_id = ?'}
      AND s.head_of IS NOT NULL AND s.state <> 'not_rated'`,
    agencyId === null ? [periodId] : [periodId, agencyId],
  );
  const heads = rows.map(sheetOf).filter(({ facts }) => facts.below !== null);
  const found = new Map<number, Stored>();
  if (heads.length === 0) return found;
  const read = await belowReader(sql, ctx, periodId, 'rating.sheet');
  const scheme = await schemeOfPeriod(sql, await periodById(sql, periodId));
  for (const head of heads) {
    const told = read(head, head.facts);
    if (told.belowWaits) found.set(head.id, ratingAsTold(scheme, head, told));
  }
  return found;
}
