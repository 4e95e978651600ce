import { Injectable } from '@nestjs/common';
import type { RequestKind } from '@dat100/shared/rating-period';
import { answerDue, MOST_REQUEST_TEXT, requestFault } from '@dat100/shared/rating-request';
import type { Level } from '@dat100/shared/rating-scheme';
import { shownToPerson } from '@dat100/shared/rating-self';
import { inScope } from '../../access/unit-scope.js';
import type { RequestContext } from '../../common/context.js';
import { changedMeanwhile, notFound } from '../../common/errors.js';
import { Database } from '../../database/database.js';
import { Keys } from '../../database/keys.js';
import { sheetById } from '../periods/stored-sheets.js';
import { appealUntil, isOwn, lockPlaced, placedSheet, placeFor } from './placed-sheet.js';
import { acceptRefused, answeredAlready, requestReasonMissing, requestRefused } from './request-errors.js';
import { noteRequest } from './request-notes.js';
import { requestText } from './request-text.js';
import { endRequest, insertRequest, requestById, type StoredRequest } from './stored-requests.js';

export interface RequestAsk {
  sheetId: number;
  kind: RequestKind;
  reason: string;
  /** the level that would be right; a correction must name it */
  level: Level | null;
  /** the revision of the locked sheet that was looked at, 0 before the lock */
  lockRevision: number;
}

/** "This is wrong": objections and appeals of people about themselves, corrections asked for by HR. */
@Injectable()
export class MakeRequest {
  constructor(
    private readonly db: Database,
    private readonly keys: Keys,
  ) {}

  /**
   * Asks. The same words sent twice by the same user are one request.
   * @throws not_found, bad_input `rating_request_…`, `rating_accept_…`, `text_too_long`, conflict `changed_meanwhile`
   */
  async make(ctx: RequestContext, ask: RequestAsk): Promise<void> {
    const found = await sheetById(this.db.read, ask.sheetId);
    const reason = requestText(ask.reason, MOST_REQUEST_TEXT, 'reason');
    const placed = await placedSheet(this.db.read, found.id);
    const mayAsk = ask.kind === 'correction' ? inScope(ctx, 'rating.lock', placed.agency.path) : isOwn(ctx, found);
    if (!mayAsk) throw notFound();
    if (reason === null) throw requestReasonMissing('reason');
    await this.db.transaction(async (tx) => {
      const now = await lockPlaced(tx, found);
      const { period, agency, sheet, requests } = now;
      if (requests.some((one) => isRepeated(ctx, one, { ...ask, reason }))) return;
      const fault = requestFault(ask.kind, placeFor(ctx, now), ctx.today);
      if (fault) throw requestRefused(fault, appealUntil(now) ?? ctx.today);
      if (ask.lockRevision !== sheet.lockRevision) throw changedMeanwhile();
      // A decision that is not taken for everybody yet is nobody's to learn of, also not by asking.
      const oldLevel = shownToPerson(agency.state).final ? sheet.finalLevel : null;
      if (ask.kind === 'correction' && ask.level === null) throw acceptRefused('needs_level');
      if (ask.kind === 'correction' && sheet.outcome === 'not_rated') throw acceptRefused('not_rated');
      if (ask.level !== null && ask.level === oldLevel) throw acceptRefused('same_level');
      const id = this.keys.next();
      const dueOn = answerDue(ask.kind, period.settings.clocks, ctx.today);
      await insertRequest(tx, ctx, {
        id,
        periodId: period.id,
        agencyId: agency.unitId,
        sheetId: sheet.id,
        kind: ask.kind,
        reason,
        oldLevel,
        newLevel: ask.level,
        dueOn,
        lockRevision: agency.state === 'locked' ? sheet.lockRevision : null,
      });
      await noteRequest(
        tx,
        this.keys,
        ctx,
        { agency, sheet, request: { id, kind: ask.kind }, act: 'request' },
        { level: ask.level, dueOn },
        { reason },
      );
    });
  }

  /** Takes one's own request back while it waits. @throws not_found, conflict `rating_request_answered` */
  async withdraw(ctx: RequestContext, id: number): Promise<StoredRequest> {
    const request = await requestById(this.db.read, id);
    if (request.requestedBy === null || request.requestedBy !== ctx.actor.userId) throw notFound();
    const sheet = await sheetById(this.db.read, request.sheetId);
    await this.db.transaction(async (tx) => {
      const { agency, requests } = await lockPlaced(tx, sheet);
      const now = requests.find((one) => one.id === id);
      if (now?.state === 'withdrawn') return;
      if (now?.state !== 'open') throw answeredAlready(now ?? request);
      await endRequest(tx, ctx, id, { state: 'withdrawn', answer: null, newLevel: now.newLevel });
      await noteRequest(tx, this.keys, ctx, { agency, sheet, request, act: 'withdraw' }, {});
    });
    return request;
  }
}

/** The same user's request, come a second time. */
function isRepeated(ctx: RequestContext, one: StoredRequest, ask: RequestAsk): boolean {
  return (
    one.state === 'open' &&
    one.kind === ask.kind &&
    one.requestedBy !== null &&
    one.requestedBy === ctx.actor.userId &&
    one.reason === ask.reason &&
    one.newLevel === ask.level
  );
}
