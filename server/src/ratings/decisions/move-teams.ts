import { Injectable } from '@nestjs/common';
import { agencyAfter, agencyFault } from '@dat100/shared/rating-turns';
import type { AgencyState } from '@dat100/shared/rating-period';
import { inScope } from '../../access/unit-scope.js';
import type { RequestContext } from '../../common/context.js';
import { conflict, notFound } from '../../common/errors.js';
import { Database } from '../../database/database.js';
import { Keys } from '../../database/keys.js';
import type { Tx } from '../../database/sql.js';
import {
  addRatingStep,
  lockAgency,
  periodById,
  schemeOfPeriod,
  teamsOf,
  type StoredAgency,
  type StoredTeam,
} from '../periods/stored-periods.js';
import { neededReason } from '../needed-reason.js';
import { HeadsBelow } from './heads-below.js';
import { lacking, teamsToCome } from './open-points.js';
import { lastStepOfAgency, namesOf, refused, standsFirst } from './rating-refusals.js';
import { traceRating } from './sheet-steps.js';

/** A team as its caller saw it. */
export interface TeamAsk {
  periodId: number;
  agencyId: number;
  unitId: number;
  revision: number;
}

/** Teams hand in their proposals, and get them back with a question. */
@Injectable()
export class MoveTeams {
  constructor(
    private readonly db: Database,
    private readonly keys: Keys,
    private readonly heads: HeadsBelow,
  ) {}

  /**
   * Hands in a team's proposal; with the last team the agency has proposed.
   * @throws not_found, conflict `team_incomplete` with the names, `team_changed`, `wrong_step`, `agency_locked`
   */
  async propose(ctx: RequestContext, ask: TeamAsk): Promise<void> {
    await this.db.transaction(async (tx) => {
      const { agency, team } = await this.locked(tx, ctx, ask, 'propose');
      const names = (await lacking(tx, agency)).get(team.unitId) ?? [];
      if (names.length > 0) throw incomplete(team, names);
      await this.set(tx, ctx, team, 'proposed', null);
      const isLast = (await teamsToCome(tx, agency)).length === 0;
      const scheme = await schemeOfPeriod(tx, await periodById(tx, agency.periodId));
      await this.heads.refresh(tx, ctx, agency, scheme);
      if (isLast) await setAgencyState(tx, agency, 'proposed');
      await traceRating(tx, ctx, agency, 'rating.propose_team', { teamId: team.unitId, last: isLast });
    });
  }

  /**
   * Gives a team its proposal back; an agency that had proposed is open again.
   * @throws not_found, bad_input `rating_reason_missing`, `text_too_long`, conflict `team_changed`, `wrong_step`,
   *   `agency_locked`, `team_not_proposed`
   */
  async giveBack(ctx: RequestContext, ask: TeamAsk, typed: string): Promise<void> {
    const reason = neededReason(typed);
    await this.db.transaction(async (tx) => {
      const { agency, team } = await this.locked(tx, ctx, ask, 'return');
      if (team.state !== 'proposed')
        throw conflict(
          'team_not_proposed',
          `${team.name} chưa gửi đề xuất, nên không có gì để trả lại.`,
          `${team.name} has not handed in a proposal, so there is nothing to return.`,
        );
      await this.set(tx, ctx, team, 'returned', reason);
      if (agency.state === 'proposed') await setAgencyState(tx, agency, 'open');
      await traceRating(tx, ctx, agency, 'rating.return_team', { teamId: team.unitId });
    });
  }

  private async locked(
    tx: Tx,
    ctx: RequestContext,
    ask: TeamAsk,
    act: 'propose' | 'return',
  ): Promise<{ agency: StoredAgency; team: StoredTeam }> {
    const agency = await lockAgency(tx, ask.periodId, ask.agencyId);
    const team = (await teamsOf(tx, ask.periodId, ask.agencyId)).find(({ unitId }) => unitId === ask.unitId);
    const may =
      team &&
      (act === 'propose' ? inScope(ctx, 'rating.propose', team.path) : inScope(ctx, 'rating.enter', agency.path));
    if (!team || !may || ctx.system) throw notFound();
    const fault = agency.state === 'open' ? null : agencyFault(act, agency.state);
    if (fault || agency.state === 'reviewed' || agency.state === 'decided')
      throw fault ? refused(fault) : tooLate(agency);
    if (team.revision !== ask.revision)
      throw standsFirst('team_changed', await lastStepOfAgency(tx, ask.periodId, ask.agencyId), {
        vi: team.name,
        en: team.name,
      });
    return { agency, team };
  }

  private async set(
    tx: Tx,
    ctx: RequestContext,
    team: StoredTeam,
    state: StoredTeam['state'],
    note: string | null,
  ): Promise<void> {
    const { periodId, agencyId, unitId } = team;
    await tx.run(
      `UPDATE rating_team SET state = ?, note = ?, moved_at = ?, moved_by = ?, revision = revision + 1
        WHERE period_id = ? AND agency_id = ? AND unit_id = ?`,
      [state, note, ctx.now, ctx.actor.userId, periodId, agencyId, unitId],
    );
    await addRatingStep(tx, this.keys, ctx, {
      periodId,
      agencyId,
      unitId,
      action: state === 'proposed' ? 'propose_team' : 'return_team',
      detail: JSON.stringify({ reason: note }),
    });
  }
}

/** Moves an agency on; the caller holds its lock. */
export async function setAgencyState(tx: Tx, { periodId, unitId }: StoredAgency, state: AgencyState): Promise<void> {
  await tx.run('UPDATE rating_agency SET state = ?, revision = revision + 1 WHERE period_id = ? AND unit_id = ?', [
    state,
    periodId,
    unitId,
  ]);
}

function tooLate(agency: StoredAgency) {
  const back = agencyAfter(agency.state, 'return');
  return conflict(
    'wrong_step',
    `${agency.name} đã qua bước đề xuất; hãy trả lại từng bước rồi mới sửa đề xuất của đơn vị.`,
    `${agency.name} is past its proposals (the step before is "${back ?? ''}"); return it step by step first.`,
  );
}

function incomplete(team: StoredTeam, names: readonly string[]) {
  const listed = namesOf(names);
  return conflict(
    'team_incomplete',
    `${team.name} còn ${names.length} người chưa có mức đề xuất: ${listed.vi}.`,
    `${names.length} people of ${team.name} have no proposed level: ${listed.en}.`,
  );
}
