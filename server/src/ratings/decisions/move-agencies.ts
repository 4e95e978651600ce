import { Injectable } from '@nestjs/common';
import { canonicalJson, type Canonical } from '@dat100/shared/canonical-json';
import type { Day } from '@dat100/shared/calendar';
import { agencyAfter, agencyFault, type AgencyAct } from '@dat100/shared/rating-turns';
import { inScope } from '../../access/unit-scope.js';
import type { RequestContext } from '../../common/context.js';
import { checkDayRange } from '../../common/days.js';
import { badInput, notFound } from '../../common/errors.js';
import { keptText } from '../../common/texts.js';
import { Database } from '../../database/database.js';
import { Keys } from '../../database/keys.js';
import type { Tx } from '../../database/sql.js';
import {
  addRatingStep,
  lockAgency,
  periodById,
  schemeOfPeriod,
  type Minutes,
  type PartyOpinion,
  type StoredAgency,
} from '../periods/stored-periods.js';
import { neededReason } from '../needed-reason.js';
import { decidingFor, requireNamedDeputy, requireNamedHead } from './acting-head.js';
import { HeadsBelow } from './heads-below.js';
import { freezeAgency } from './lock-agency.js';
import { setAgencyState } from './move-teams.js';
import { openPoints } from './open-points.js';
import { lastStepOfAgency, notReady, refused, standsFirst } from './rating-refusals.js';
import { traceRating } from './sheet-steps.js';

const MOST_PAPER_TEXT = 4_000;
const MOST_NUMBER = 120;
const MOST_PEOPLE = 100_000;

/** An agency as its caller saw it. */
export interface AgencyAsk {
  periodId: number;
  agencyId: number;
  revision: number;
}

/** The paper of a decision, as far as it is known when it is made. */
export interface DecisionPaper {
  number: string | null;
  on: Day | null;
}

/** The steps of an agency: minutes, the Party committee's opinion, review, decision, lock, and one step back. */
@Injectable()
export class MoveAgencies {
  constructor(
    private readonly db: Database,
    private readonly keys: Keys,
    private readonly heads: HeadsBelow,
  ) {}

  /** @throws not_found, bad_input `paper_incomplete`, `text_too_long`, `day_out_of_range`, conflict as `move` */
  async recordMeeting(ctx: RequestContext, ask: AgencyAsk, minutes: Minutes): Promise<void> {
    const [number, text] = [
      keptText(minutes.number, MOST_NUMBER, 'number'),
      keptText(minutes.text, MOST_PAPER_TEXT, 'text'),
    ];
    this.checkHeld(ctx, minutes.on);
    const counts = [minutes.present, minutes.absent];
    if (!counts.every((n) => Number.isInteger(n) && n >= 0 && n <= MOST_PEOPLE) || minutes.present === 0)
      throw paperIncomplete('số người dự (từ 1) và vắng', 'how many were present (1 or more) and absent', 'present');
    if (!number) throw paperIncomplete('số biên bản', 'the number of the minutes', 'number');
    await this.recordPaper(ctx, ask, 'meeting', { ...minutes, number, text: text ?? '' });
  }

  /** @throws not_found, bad_input `paper_incomplete`, `text_too_long`, `day_out_of_range`, conflict as `move` */
  async recordOpinion(ctx: RequestContext, ask: AgencyAsk, opinion: PartyOpinion): Promise<void> {
    const [by, text] = [keptText(opinion.by, MOST_NUMBER, 'by'), keptText(opinion.text, MOST_PAPER_TEXT, 'text')];
    this.checkHeld(ctx, opinion.on);
    if (!by) throw paperIncomplete('tên cấp ủy', 'which Party committee it was', 'by');
    if (!text) throw paperIncomplete('nội dung ý kiến', 'what it said', 'text');
    await this.recordPaper(ctx, ask, 'party_opinion', { on: opinion.on, by, text });
  }

  /**
   * Moves an agency a step on, or back with a reason.
   * @throws not_found, bad_input `rating_reason_missing`, `text_too_long`, conflict `agency_changed`, `wrong_step`,
   *   `agency_locked`, `head_without_person`, `rating_not_ready` that says everything that is open, the
   *   broken cells of the cap by name
   */
  async move(ctx: RequestContext, ask: AgencyAsk, act: AgencyAct, typed: string, paper: DecisionPaper): Promise<void> {
    const reason = act === 'return' ? neededReason(typed) : keptText(typed, MOST_PAPER_TEXT, 'reason');
    const number = keptText(paper.number, MOST_NUMBER, 'number');
    if (paper.on !== null) checkDayRange(paper.on, ctx.today, 'on');
    await this.db.transaction(async (tx) => {
      const { agency, acting } = await this.locked(tx, ctx, ask, act);
      if (act === 'decide') requireNamedHead(ctx, [agency.unitId]);
      const to = agencyAfter(agency.state, act);
      if (!to) throw notFound();
      const period = await periodById(tx, ask.periodId);
      const scheme = await schemeOfPeriod(tx, period);
      if (act !== 'return') {
        const inStead = acting.actor.onBehalfOf !== null;
        const seenBy = inStead ? ctx.personId : null;
        const points = await openPoints(tx, act, { period, scheme, agency, seenBy, inStead });
        if (points.length > 0) throw notReady('rating_not_ready', points);
      }
      if (act === 'review') await this.heads.refresh(tx, acting, agency, scheme);
      if (act === 'decide')
        await this.setDecided(tx, acting, agency, { number, on: paper.on ?? ctx.today, text: reason });
      await setAgencyState(tx, agency, to);
      if (act === 'decide') await this.heads.refresh(tx, acting, agency, scheme);
      const digest = act === 'lock' ? await freezeAgency(tx, acting, period, scheme, agency) : null;
      await this.note(tx, acting, agency, act, { reason, ...(digest ? { digest, lock_revision: 1 } : {}) });
      await traceRating(tx, acting, agency, `rating.${act}`, { from: agency.state, to, ...(digest ? { digest } : {}) });
    });
  }

  private checkHeld(ctx: RequestContext, on: Day): void {
    checkDayRange(on, ctx.today, 'on');
    if (on > ctx.today)
      throw badInput(
        'day_out_of_range',
        'Ngày họp chưa đến; hãy ghi khi đã họp.',
        'That day is still to come; record it afterwards.',
        'on',
      );
  }

  private async recordPaper(
    ctx: RequestContext,
    ask: AgencyAsk,
    column: 'meeting' | 'party_opinion',
    paper: Minutes | PartyOpinion,
  ): Promise<void> {
    await this.db.transaction(async (tx) => {
      const { agency } = await this.locked(tx, ctx, ask, 'review');
      const text = canonicalJson(paper as unknown as Canonical);
      await tx.run(
        `UPDATE rating_agency SET ${column} = ?, revision = revision + 1 WHERE period_id = ? AND unit_id = ?`,
        [text, ask.periodId, ask.agencyId],
      );
      await this.note(tx, ctx, agency, column, { paper: paper as unknown as Canonical });
      await traceRating(tx, ctx, agency, `rating.${column}`, {});
    });
  }

  private async locked(
    tx: Tx,
    ctx: RequestContext,
    ask: AgencyAsk,
    act: AgencyAct,
  ): Promise<{ agency: StoredAgency; acting: RequestContext }> {
    const agency = await lockAgency(tx, ask.periodId, ask.agencyId);
    const acting = await actingIn(tx, ctx, agency, act);
    if (!acting && act === 'decide') await requireNamedDeputy(tx, ctx, agency.unitId);
    if (!acting) throw notFound();
    const fault = agencyFault(act, agency.state);
    if (fault) throw refused(fault);
    if (agency.revision !== ask.revision)
      throw standsFirst('agency_changed', await lastStepOfAgency(tx, ask.periodId, ask.agencyId), {
        vi: agency.name,
        en: agency.name,
      });
    return { agency, acting };
  }

  private async setDecided(
    tx: Tx,
    ctx: RequestContext,
    { periodId, unitId }: StoredAgency,
    paper: { number: string | null; on: Day; text: string | null },
  ): Promise<void> {
    await tx.run(
      'UPDATE rating_agency SET decision = ?, decided_at = ?, decided_by = ? WHERE period_id = ? AND unit_id = ?',
      [canonicalJson(paper), ctx.now, ctx.actor.userId, periodId, unitId],
    );
  }

  private note(tx: Tx, ctx: RequestContext, agency: StoredAgency, action: string, detail: Record<string, Canonical>) {
    const { periodId, unitId } = agency;
    const text = canonicalJson({ from: agency.state, ...detail });
    return addRatingStep(tx, this.keys, ctx, { periodId, agencyId: unitId, unitId, action, detail: text });
  }
}

/** As whom the caller does something with an agency; null: not theirs to do. */
export async function actingIn(
  tx: Parameters<typeof decidingFor>[0],
  ctx: RequestContext,
  agency: StoredAgency,
  act: AgencyAct,
): Promise<RequestContext | null> {
  if (ctx.system) return null;
  const mayLock = inScope(ctx, 'rating.lock', agency.path);
  if (act === 'decide') return decidingFor(tx, ctx, agency);
  if (act === 'lock') return mayLock ? ctx : null;
  if (act === 'return') return (await decidingFor(tx, ctx, agency)) ?? (mayLock ? ctx : null);
  return inScope(ctx, 'rating.enter', agency.path) ? ctx : null;
}

const paperIncomplete = (vi: string, en: string, field: string) =>
  badInput('paper_incomplete', `Hãy ghi ${vi}.`, `Write ${en}.`, field);
