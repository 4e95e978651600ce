import { answerFault, daysLeft } from '@dat100/shared/rating-request';
import type { Day } from '@dat100/shared/calendar';
import type { RequestContext } from '../../common/context.js';
import type { StoredAgency, StoredPeriod } from '../periods/stored-periods.js';
import type { StoredSheet } from '../periods/stored-sheets.js';
import type { RatingRequest } from './request.model.js';
import type { StoredRequest } from './stored-requests.js';

/** A request as somebody sees it. @param decides whether they decide in its agency @param about the person it is about */
export function requestView(
  ctx: RequestContext,
  request: StoredRequest,
  decides: boolean,
  about: number,
): RatingRequest {
  const { userId } = ctx.actor;
  const by = { userId: request.requestedBy, personId: request.requesterPerson };
  const isTheirs = request.requestedBy !== null && request.requestedBy === userId;
  return {
    ...request,
    daysLeft: daysLeft(request.dueOn, ctx.today),
    mayAnswer: decides && answerFault({ state: request.state, by, about }, { userId, personId: ctx.personId }) === null,
    mayWithdraw: isTheirs && request.state === 'open',
  };
}

/** What every view of somebody's result begins with. @param final whether the reader may see the decision */
export function ratingOf(period: StoredPeriod, agency: StoredAgency, sheet: StoredSheet, final: boolean) {
  return {
    sheetId: sheet.id,
    periodId: period.id,
    year: period.year,
    periodName: period.name,
    cutOff: period.cutOff satisfies Day,
    agencyName: agency.name,
    agencyState: agency.state,
    finalLevel: final ? sheet.finalLevel : null,
    lockRevision: sheet.lockRevision,
    notRated: sheet.state === 'not_rated',
  };
}
