import { inScope } from '../../access/unit-scope.js';
import type { RequestContext } from '../../common/context.js';
import { notFound } from '../../common/errors.js';
import type { Sql } from '../../database/sql.js';
import { agencyById, teamsOf, type StoredAgency, type StoredTeam } from '../periods/stored-periods.js';

/** An agency as the caller may see it. */
export interface SeenAgency {
  agency: StoredAgency;
  /** all of it; else only teams of the caller's own units */
  whole: boolean;
  teams: StoredTeam[];
  /** the team the caller asked about; null: the agency */
  team: StoredTeam | null;
}

/**
 * The agency that a unit is, or whose team it is, in a period, as far as it is the caller's to see. @throws not_found
 */
export async function findAgency(sql: Sql, ctx: RequestContext, periodId: number, unitId: number): Promise<SeenAgency> {
  const row = await sql.one<{ agency_id: number }>(
    `SELECT unit_id AS agency_id, 0 AS place FROM rating_agency WHERE period_id = ? AND unit_id = ?
      UNION SELECT agency_id, 1 FROM rating_team WHERE period_id = ? AND unit_id = ? ORDER BY place LIMIT 1`,
    [periodId, unitId, periodId, unitId],
  );
  if (!row) throw notFound();
  const agency = await agencyById(sql, periodId, Number(row.agency_id));
  const all = await teamsOf(sql, periodId, agency.unitId);
  const whole = inScope(ctx, 'rating.sheet', agency.path);
  const teams = all.filter(({ path }) => whole || inScope(ctx, 'rating.sheet', path));
  const team = agency.unitId === unitId ? null : (teams.find((one) => one.unitId === unitId) ?? null);
  if (teams.length === 0 && !whole) throw notFound();
  if (agency.unitId !== unitId && !team) throw notFound();
  return { agency, whole, teams, team };
}
