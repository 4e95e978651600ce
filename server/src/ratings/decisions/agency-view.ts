import { Injectable } from '@nestjs/common';
import { LEVELS, type Level } from '@dat100/shared/rating-scheme';
import { shownInSheets } from '@dat100/shared/rating-self';
import { agencyActs, agencyFault, type AgencyAct } from '@dat100/shared/rating-turns';
import { inScope } from '../../access/unit-scope.js';
import type { RequestContext } from '../../common/context.js';
import { Database } from '../../database/database.js';
import { marks, type Sql } from '../../database/sql.js';
import {
  periodById,
  schemeOfPeriod,
  type StoredAgency,
  type StoredPeriod,
  type StoredTeam,
} from '../periods/stored-periods.js';
import { decidingFor } from './acting-head.js';
import { capMeter, type CapMeter } from './agency-caps.js';
import { headsAsTold } from './below-shown.js';
import { Delegations } from './delegations.js';
import { findAgency } from './find-agency.js';
import { actingIn } from './move-agencies.js';
import { lacking, openPoints, teamsToCome, type OpenPoint } from './open-points.js';
import type { RatingAgencyPage, RatingAgencyStep, RatingLevelCount } from './decision.model.js';

const MOST_STEPS = 200;

/** An agency with its steps, papers, teams and meter, and what the caller may do there. */
@Injectable()
export class AgencyView {
  constructor(
    private readonly db: Database,
    private readonly delegations: Delegations,
  ) {}

  /** @param unitId the agency's, or a team's @throws not_found */
  async page(ctx: RequestContext, periodId: number, unitId: number): Promise<RatingAgencyPage> {
    const sql = this.db.read;
    const seen = await findAgency(sql, ctx, periodId, unitId);
    const { agency, whole, teams, team } = seen;
    const period = await periodById(sql, periodId);
    const scheme = await schemeOfPeriod(sql, period);
    const acting = await decidingFor(sql, ctx, agency);
    const left = await lacking(sql, agency);
    const acts = await this.acts(sql, ctx, agency);
    const next = acts.find((act) => act !== 'return');
    const inStead = (acting?.actor.onBehalfOf ?? null) !== null;
    const untold = [...(await headsAsTold(sql, ctx, periodId, agency.unitId)).keys()];
    const asked = { period, scheme, agency, seenBy: ctx.personId, inStead, untold };
    const points = whole && next ? await openPoints(sql, next, asked) : [];
    const meter = whole ? await capMeter(sql, period, scheme, agency, ctx.personId, 'as_told', untold) : null;
    const mayDelegate = this.delegations.mayGrant(ctx, agency);
    const isProposing = ({ state, path }: StoredTeam) =>
      agency.state === 'open' && state !== 'proposed' && !ctx.system && inScope(ctx, 'rating.propose', path);
    const open = agency.state === 'open' || agency.state === 'proposed';
    const mayReturn = open && !ctx.system && inScope(ctx, 'rating.enter', agency.path);
    const decision =
      agency.decision === null
        ? null
        : (JSON.parse(agency.decision) as { number: string | null; on: string; text: string | null });
    return {
      ...periodPart(period),
      ...agencyPart(agency),
      unitId: team?.unitId ?? agency.unitId,
      unitName: team?.name ?? agency.name,
      whole,
      meeting: whole ? agency.meeting : null,
      opinion: whole ? agency.partyOpinion : null,
      decision: whole ? decision : null,
      teams: teams.map((one) => ({
        unitId: one.unitId,
        name: one.name,
        pathText: one.pathText,
        state: one.state,
        people: one.people,
        revision: one.revision,
        note: one.note,
        lacking: (left.get(one.unitId) ?? []).length,
        mayPropose: isProposing(one),
        mayReturn: mayReturn && one.state === 'proposed',
      })),
      dutyGroups: period.settings.dutyGroups.map(({ code, vi, en }) => ({ code, nameVi: vi, nameEn: en })),
      counts: await levelCounts(sql, ctx, agency, { teamId: team?.unitId ?? null, whole, untold }),
      meter: meter && meterPart(meter),
      points: points.map(pointPart),
      acts,
      mayPropose: (team ? [team] : teams).some(isProposing),
      mayEnter:
        agency.state === 'open' &&
        !ctx.system &&
        (team ? [team] : teams).some(({ path }) => inScope(ctx, 'rating.enter', path)),
      mayDecide: acting !== null && agency.state === 'reviewed',
      onBehalfOf: acting?.actor.onBehalfOf ?? null,
      delegations: whole ? await this.delegations.list(sql, agency.unitId) : [],
      deputies: mayDelegate
        ? (await this.delegations.candidates(sql, ctx, agency)).map(({ userId, name }) => ({ id: userId, name }))
        : null,
      steps: whole ? await stepsOf(sql, agency) : [],
    };
  }

  /** The acts that have a place now and are the caller's. */
  private async acts(sql: Sql, ctx: RequestContext, agency: StoredAgency): Promise<AgencyAct[]> {
    const acts = agencyActs(agency.state);
    // With teams still to come the last of them takes the agency on; without any somebody has to say so.
    const byHand = agency.state === 'open' && (await teamsToCome(sql, agency)).length === 0;
    const possible = (byHand ? (['propose', ...acts] as AgencyAct[]) : acts).filter(
      (act) => !agencyFault(act, agency.state),
    );
    const theirs = await Promise.all(possible.map(async (act) => (await actingIn(sql, ctx, agency, act)) !== null));
    return possible.filter((_, i) => theirs[i]);
  }
}

function periodPart({ id, name, year, cutOff, scheme, schemeVersion, state }: StoredPeriod) {
  return { periodId: id, periodName: name, year, cutOff, scheme, schemeVersion, periodState: state };
}

function agencyPart(agency: StoredAgency) {
  const { unitId, name, pathText, code, outstanding, state, selfDue, proposeDue, decideDue, people } = agency;
  const { revision, lockRevision, digest, decidedAt, lockedAt } = agency;
  return {
    ...{ agencyId: unitId, name, pathText, code, outstanding, state, selfDue, proposeDue, decideDue, people },
    ...{ revision, lockRevision, digest, decidedAt, lockedAt },
  };
}

function meterPart({ rules, percent, cells, groups, most, more, undecided, unknown }: CapMeter) {
  return {
    percent,
    base: rules.base,
    rounding: rules.rounding,
    perAgency: rules.perAgency,
    perDutyGroup: rules.perDutyGroup,
    poolSmall: rules.poolSmall,
    kinds: [...rules.kinds],
    groups,
    most,
    more,
    undecided,
    unknown,
    cells: cells.map(({ name, codes, ...cell }) => ({
      ...cell,
      codes: [...codes],
      nameVi: name.vi,
      nameEn: name.en,
    })),
  };
}

const pointPart = ({ code, vi, en }: OpenPoint) => ({ code, messageVi: vi, messageEn: en });

/**
 * How many stand at each level, in each of the four columns; `none`: no level there. The caller's own level counts once
 * it is told: those of the others stand beside it.
 */
async function levelCounts(
  sql: Sql,
  ctx: RequestContext,
  agency: StoredAgency,
  { teamId, whole, untold: heads }: { teamId: number | null; whole: boolean; untold: readonly number[] },
): Promise<RatingLevelCount[]> {
  if (!whole && teamId === null) return [];
  const level = heads.length === 0 ? 'level' : `CASE WHEN id IN (${marks(heads.length)}) THEN NULL ELSE level END`;
  const rows = await sql.rows<
    Record<'level' | 'self_level' | 'team_level' | 'final_level', Level | null> & {
      rated: number;
      own: number;
      n: number;
    }
  >(
    `SELECT ${level} AS level, self_level, team_level, final_level, CASE WHEN state = 'not_rated' THEN 0 ELSE 1 END AS rated,
        CASE WHEN person_id = ? THEN 1 ELSE 0 END AS own, COUNT(*) AS n
       FROM rating_sheet WHERE period_id = ? AND agency_id = ? ${teamId === null ? '' : 'AND unit_id = ?'}
      GROUP BY ${level}, self_level, team_level, final_level, CASE WHEN state = 'not_rated' THEN 0 ELSE 1 END, own`,
    [...heads, ctx.personId, agency.periodId, agency.unitId, ...(teamId === null ? [] : [teamId]), ...heads],
  );
  const [own, others] = [shownInSheets('own', agency.state), shownInSheets(whole ? 'agency' : 'team', agency.state)];
  const rated = rows
    .filter((row) => Number(row.rated) === 1)
    .map((row) => ({
      ...row,
      team_level: (Number(row.own) === 1 ? own : others).team ? row.team_level : null,
      final_level: (Number(row.own) === 1 ? own : others).final ? row.final_level : null,
    }));
  const count = (column: 'level' | 'self_level' | 'team_level' | 'final_level', level: Level | null) =>
    rated.filter((row) => row[column] === level).reduce((total, { n }) => total + Number(n), 0);
  const line = (code: string, level: Level | null) => ({
    level: code,
    machine: count('level', level),
    self: count('self_level', level),
    team: count('team_level', level),
    final: count('final_level', level),
  });
  const out = rows.filter((row) => Number(row.rated) === 0).reduce((total, { n }) => total + Number(n), 0);
  return [
    ...LEVELS.map(({ code }) => line(code, code)),
    line('none', null),
    { level: 'not_rated', machine: out, self: out, team: out, final: out },
  ];
}

/** What was done with the agency and its teams, the newest first. */
async function stepsOf(sql: Sql, agency: StoredAgency): Promise<RatingAgencyStep[]> {
  const rows = await sql.rows<{
    action: string;
    at: number;
    actor: string;
    on_behalf_of: string | null;
    detail: string;
    name: string | null;
  }>(
    `SELECT p.action, p.at, p.actor, p.on_behalf_of, p.detail, t.name FROM rating_step p
       LEFT JOIN rating_team t ON t.period_id = p.period_id AND t.agency_id = p.agency_id AND t.unit_id = p.unit_id
      WHERE p.period_id = ? AND p.agency_id = ? AND p.sheet_id IS NULL ORDER BY p.id DESC LIMIT ?`,
    [agency.periodId, agency.unitId, MOST_STEPS],
  );
  return rows.map(({ action, at, actor, on_behalf_of, detail, name }) => ({
    action,
    at: Number(at),
    actor,
    onBehalfOf: on_behalf_of,
    unitName: name,
    reason: (JSON.parse(detail) as { reason?: string | null }).reason ?? null,
  }));
}
