import { Injectable } from '@nestjs/common';
import { inScope } from '../../access/unit-scope.js';
import type { RequestContext } from '../../common/context.js';
import { badInput, conflict, notFound } from '../../common/errors.js';
import { Database } from '../../database/database.js';
import { Keys } from '../../database/keys.js';
import type { Tx } from '../../database/sql.js';
import {
  addRatingStep,
  lockAgency,
  periodById,
  schemeOfPeriod,
  type StoredAgency,
  type StoredPeriod,
} from '../periods/stored-periods.js';
import { freezeAgency } from './lock-agency.js';
import { setAgencyState } from './move-teams.js';
import { hasRated, requestsOpen } from './open-points.js';
import { notReady } from './rating-refusals.js';
import { traceRating } from './sheet-steps.js';

/** A city has some hundred agencies; more at once is no work of a person. */
const MOST_AT_ONCE = 2000;

/**
 * Locks agencies in which nobody is rated, without proposals, meeting or decision: there is nobody to meet or decide
 * about. Their sheets are frozen as those of all others, so that the period ends with every agency locked.
 */
@Injectable()
export class LockUnrated {
  constructor(
    private readonly db: Database,
    private readonly keys: Keys,
  ) {}

  /**
   * Each agency in a transaction of its own; one that was locked meanwhile is passed over. Answers how many it locked.
   * @throws not_found, bad_input `too_many_agencies`, conflict `agency_has_rated` or `rating_not_ready`, that name
   *   what is left; what was locked before stays so
   */
  async lock(ctx: RequestContext, periodId: number, agencyIds: readonly number[]): Promise<number> {
    if (ctx.system) throw notFound();
    if (agencyIds.length > MOST_AT_ONCE)
      throw badInput(
        'too_many_agencies',
        `Mỗi lần chỉ chốt được ${MOST_AT_ONCE} cơ quan; hãy chốt từng phần.`,
        `At most ${MOST_AT_ONCE} agencies are locked at once; lock in parts.`,
        'agencyIds',
      );
    let locked = 0;
    for (const agencyId of [...new Set(agencyIds)]) locked += await this.lockOne(ctx, periodId, agencyId);
    return locked;
  }

  private async lockOne(ctx: RequestContext, periodId: number, agencyId: number): Promise<number> {
    return this.db.transaction(async (tx) => {
      const agency = await lockAgency(tx, periodId, agencyId);
      if (!inScope(ctx, 'rating.lock', agency.path)) throw notFound();
      const period = await periodById(tx, periodId);
      if (agency.state === 'locked' || period.state !== 'open') return 0;
      if (await hasRated(tx, agency)) throw stillRated(agency);
      const open = await requestsOpen(tx, agency);
      if (open.length > 0)
        throw notReady(
          'rating_not_ready',
          open.map((point) => ofAgency(agency, point)),
        );
      await this.freeze(tx, ctx, period, agency);
      return 1;
    });
  }

  private async freeze(tx: Tx, ctx: RequestContext, period: StoredPeriod, agency: StoredAgency): Promise<void> {
    await setAgencyState(tx, agency, 'locked');
    const digest = await freezeAgency(tx, ctx, period, await schemeOfPeriod(tx, period), agency);
    const { periodId, unitId } = agency;
    const detail = JSON.stringify({ from: agency.state, reason: null, digest, lock_revision: 1 });
    await addRatingStep(tx, this.keys, ctx, { periodId, agencyId: unitId, unitId, action: 'lock_unrated', detail });
    await traceRating(tx, ctx, agency, 'rating.lock_unrated', { from: agency.state, to: 'locked', digest });
  }
}

const ofAgency = ({ name }: StoredAgency, { vi, en }: { vi: string; en: string }) => ({
  vi: `${name}: ${vi}`,
  en: `${name}: ${en}`,
});

function stillRated({ name }: StoredAgency) {
  return conflict(
    'agency_has_rated',
    `${name} có người được xếp loại, nên phải qua các bước đề xuất, họp và quyết định trước khi chốt. Hãy tải lại trang.`,
    `Somebody is rated in ${name}: proposals, meeting and decision come before its lock. Reload the page.`,
  );
}
