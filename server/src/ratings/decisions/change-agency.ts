import { Injectable } from '@nestjs/common';
import { agencyChangeFault, type AgencyTerms } from '@dat100/shared/rating-agency-change';
import type { RequestContext } from '../../common/context.js';
import { checkDayRange } from '../../common/days.js';
import { conflict, notFound } from '../../common/errors.js';
import { Database } from '../../database/database.js';
import { Keys } from '../../database/keys.js';
import { neededReason } from '../needed-reason.js';
import { requireManager } from '../periods/period-drafts.service.js';
import { addRatingStep, lockAgency, periodById } from '../periods/stored-periods.js';
import type { AgencyAsk } from './move-agencies.js';
import { lastStepOfAgency, standsFirst } from './rating-refusals.js';
import { traceRating } from './sheet-steps.js';

/** Later days for an agency of an opened period, and whether it is outstanding, which may be known at the year's end only. */
@Injectable()
export class ChangeAgency {
  constructor(
    private readonly db: Database,
    private readonly keys: Keys,
  ) {}

  /**
   * Until the agency's decision is taken. Reason and figures before stand among its steps and in the audit log.
   * @throws not_found, bad_input `rating_reason_missing`, `text_too_long`, `day_out_of_range`, conflict
   *   `agency_decided`, `day_earlier`, `days_out_of_order`, `nothing_changed`, `agency_changed`
   */
  async change(ctx: RequestContext, ask: AgencyAsk, after: AgencyTerms, typed: string): Promise<void> {
    requireManager(ctx);
    const reason = neededReason(typed);
    for (const day of [after.selfDue, after.proposeDue, after.decideDue]) checkDayRange(day, ctx.today, 'terms');
    await this.db.transaction(async (tx) => {
      const agency = await lockAgency(tx, ask.periodId, ask.agencyId);
      if ((await periodById(tx, ask.periodId)).state !== 'open') throw notFound();
      if (agency.revision !== ask.revision)
        throw standsFirst('agency_changed', await lastStepOfAgency(tx, ask.periodId, ask.agencyId), {
          vi: agency.name,
          en: agency.name,
        });
      const { selfDue, proposeDue, decideDue, outstanding } = agency;
      const before: AgencyTerms = { selfDue, proposeDue, decideDue, outstanding };
      const fault = agencyChangeFault(agency.state, before, after);
      if (fault) throw conflict(fault.code, fault.vi, fault.en);
      await tx.run(
        'UPDATE rating_agency SET outstanding = ?, self_due = ?, propose_due = ?, decide_due = ?, revision = revision + 1 WHERE period_id = ? AND unit_id = ?',
        [after.outstanding ? 1 : 0, after.selfDue, after.proposeDue, after.decideDue, ask.periodId, ask.agencyId],
      );
      const { periodId, unitId } = agency;
      const detail = JSON.stringify({ reason, before, after });
      await addRatingStep(tx, this.keys, ctx, { periodId, agencyId: unitId, unitId, action: CHANGE_STEP, detail });
      await traceRating(tx, ctx, agency, 'rating.change_agency', { reason, before, after });
    });
  }
}

/** Noted of an agency whose terms were changed: nobody was rated by it. */
export const CHANGE_STEP = 'change_agency';
