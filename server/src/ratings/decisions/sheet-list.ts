import { Injectable } from '@nestjs/common';
import type { AgencyState } from '@dat100/shared/rating-period';
import type { RatingScheme } from '@dat100/shared/rating-scheme';
import { shownInSheets } from '@dat100/shared/rating-self';
import { searchForm } from '@dat100/shared/vietnamese-text';
import { unitScope } from '../../access/unit-scope.js';
import type { RequestContext } from '../../common/context.js';
import { badInput } from '../../common/errors.js';
import { checkSearch } from '../../common/texts.js';
import { Database } from '../../database/database.js';
import { marks } from '../../database/sql.js';
import { Where } from '../../database/where.js';
import { periodById, schemeOfPeriod } from '../periods/stored-periods.js';
import { headsAsTold } from './below-shown.js';
import { findAgency } from './find-agency.js';

/** A whole sheet at once, so that it can be gone through without waiting. */
export const MOST_SHEETS = 2_000;

/** What is asked of a list of sheets. */
export interface SheetFilter {
  /** a team of the agency */
  unitId?: number | null;
  search?: string | null;
  /** the level that stands: decided, else proposed, else the machine's; `none`: no level */
  level?: string | null;
  dutyGroup?: string | null;
  /** open, proposed, decided, not_rated; `rated`: all but the last */
  state?: string | null;
  /** the level that stands is another than the machine's */
  different?: boolean | null;
  /** the machine lacks figures */
  lacking?: boolean | null;
}

/** A person in a list, as the database gives them. */
export type SheetLine = Record<string, string | number | null>;

const LINE = `s.id, s.person_id, s.agency_id, s.unit_id, s.full_name, s.birth_date, s.kind, s.title, s.duty_group, s.head_of, s.state, s.outcome,
  s.facts, s.level, s.best, s.worst, s.score, s.self_level, s.team_level, s.team_reason, s.final_level, s.final_reason, s.revision, s.lock_revision`;

/** Sheets of a unit or a whole agency: a page with the exact total of what the filter means. */
@Injectable()
export class SheetList {
  constructor(private readonly db: Database) {}

  /**
   * Those of an agency or a team (`unitId`), by team and name. @throws not_found, bad_input `bad_page`, `text_too_long`
   */
  async page(
    ctx: RequestContext,
    { periodId, unitId, page, perPage }: { periodId: number; unitId: number; page: number; perPage: number },
    filter: SheetFilter,
  ): Promise<{
    agency: { state: AgencyState; whole: boolean };
    scheme: RatingScheme;
    lines: SheetLine[];
    total: number;
    units: Map<number, string>;
  }> {
    checkSearch(filter.search);
    if (
      !Number.isInteger(perPage) ||
      perPage < 1 ||
      perPage > MOST_SHEETS ||
      !Number.isInteger(page) ||
      page < 0 ||
      page > 1e6
    )
      throw badInput(
        'bad_page',
        `Mỗi trang có từ 1 đến ${MOST_SHEETS} dòng, số trang đếm từ 0.`,
        `A page has 1 to ${MOST_SHEETS} rows and pages are counted from 0.`,
        'perPage',
      );
    const { agency, whole, teams, team } = await findAgency(this.db.read, ctx, periodId, unitId);
    const scope = unitScope(ctx, 'rating.sheet', 's.unit_path');
    const where = new Where().and('s.period_id = ?', periodId).and('s.agency_id = ?', agency.unitId);
    where.and(scope.sql, ...scope.params);
    if (team) where.and('s.unit_id = ?', team.unitId);
    // Levels that are still being decided are the agency's alone: what they are does not find anybody for a unit.
    const seen = shownInSheets(whole ? 'agency' : 'team', agency.state);
    narrow(where, filter, seen.final);
    byState(where, filter.state, ctx.personId, agency.state, seen.final);
    // Whom a level finds would tell one's own before it is told.
    if ((filter.level || filter.different) && ctx.personId !== null && !shownInSheets('own', agency.state).final)
      where.and('s.person_id <> ?', ctx.personId);
    // A level that was worked out from levels that are still being decided finds nobody by them either.
    const untold = await headsAsTold(this.db.read, ctx, periodId, agency.unitId);
    if ((filter.level || filter.different || filter.lacking) && untold.size > 0)
      where.and(`s.id NOT IN (${marks(untold.size)})`, ...untold.keys());
    const sql = `FROM rating_sheet s WHERE ${where.sql}`;
    const [total, lines, scheme] = await Promise.all([
      this.db.read.one<{ n: number }>(`SELECT COUNT(*) AS n ${sql}`, where.params),
      this.db.read.rows<SheetLine>(`SELECT ${LINE} ${sql} ORDER BY s.unit_id, s.sort_key, s.id LIMIT ? OFFSET ?`, [
        ...where.params,
        perPage,
        page * perPage,
      ]),
      periodById(this.db.read, periodId).then((period) => schemeOfPeriod(this.db.read, period)),
    ]);
    return {
      agency: { state: agency.state, whole },
      scheme,
      lines: lines.map((line) => ({ ...line, ...untold.get(Number(line['id'])) })),
      total: Number(total?.n ?? 0),
      units: new Map(teams.map((one) => [one.unitId, one.name])),
    };
  }
}

function narrow(where: Where, filter: SheetFilter, decided: boolean): void {
  const given = decided ? 'COALESCE(s.final_level, s.team_level)' : 's.team_level';
  const standing = `COALESCE(${given}, s.level)`;
  if (filter.unitId) where.and('s.unit_id = ?', filter.unitId);
  if (filter.search) where.andWords('s.search_name', searchForm(filter.search));
  if (filter.level === 'none') where.and(`${standing} IS NULL`);
  else if (filter.level) where.and(`${standing} = ?`, filter.level);
  if (filter.dutyGroup) where.and('s.duty_group = ?', filter.dutyGroup);
  if (filter.different) where.and(`${given} IS NOT NULL AND (s.level IS NULL OR s.level <> ${given})`);
  if (filter.lacking) where.and("s.outcome = 'open'");
}

const UNDECIDED = "CASE WHEN s.team_level IS NULL THEN 'open' ELSE 'proposed' END";

/** Sheets that stand somewhere, as far as it is told where they stand: see `stateShown`. */
function byState(
  where: Where,
  state: string | null | undefined,
  personId: number | null,
  agency: AgencyState,
  decided: boolean,
): void {
  if (!state) return;
  if (state === 'rated') return void where.and("s.state <> 'not_rated'");
  const mine = shownInSheets('own', agency);
  const others = decided ? 's.state' : `CASE WHEN s.state = 'not_rated' THEN s.state ELSE ${UNDECIDED} END`;
  if (personId === null || mine.final) return void where.and(`${others} = ?`, state);
  const own = mine.team ? UNDECIDED : "'open'";
  const shown = `CASE WHEN s.person_id = ? AND s.state <> 'not_rated' THEN ${own} ELSE ${others} END`;
  where.and(`${shown} = ?`, personId, state);
}
