import { Injectable } from '@nestjs/common';
import { correctedSheet } from '@dat100/shared/rating-correction';
import { agencyText } from '@dat100/shared/rating-lock';
import { acceptedSheet, answerFault, MOST_ANSWER_TEXT, type AcceptedSheet } from '@dat100/shared/rating-request';
import { shownToPerson } from '@dat100/shared/rating-self';
import type { Level } from '@dat100/shared/rating-scheme';
import type { RequestContext } from '../../common/context.js';
import { digestOf, frozen } from '../../common/digest.js';
import { changedMeanwhile, notFound } from '../../common/errors.js';
import { Database } from '../../database/database.js';
import { Keys } from '../../database/keys.js';
import type { Tx } from '../../database/sql.js';
import { decidingFor, requireNamedHead } from '../decisions/acting-head.js';
import { breachesOf, capMeter } from '../decisions/agency-caps.js';
import { HeadsBelow } from '../decisions/heads-below.js';
import { notReady } from '../decisions/rating-refusals.js';
import { schemeOfPeriod } from '../periods/stored-periods.js';
import { sheetById } from '../periods/stored-sheets.js';
import { lockPlaced, type PlacedSheet } from './placed-sheet.js';
import { acceptRefused, answerRefused, CAP_HOLDS, requestReasonMissing } from './request-errors.js';
import { noteRequest } from './request-notes.js';
import { requestText } from './request-text.js';
import { endRequest, requestById, type StoredRequest } from './stored-requests.js';

export interface AnswerAsk {
  id: number;
  /** as the answerer saw the request */
  revision: number;
  accept: boolean;
  /** the level given with an accepted objection or appeal; a correction is accepted as it was asked for or not at all */
  level: Level | null;
  /** in writing, for the person */
  text: string;
}

/** What whoever decides in an agency says to "this is wrong". */
@Injectable()
export class AnswerRequest {
  constructor(
    private readonly db: Database,
    private readonly keys: Keys,
    private readonly below: HeadsBelow,
  ) {}

  /**
   * Answers, and with an accepted level changes the decision; a locked sheet is frozen anew under the next revision, its
   * agency with it. The cap holds: no answer breaks it. Sent twice by the same user it is done once.
   * @throws not_found, bad_input `rating_request_text_missing`, `text_too_long`, `rating_request_own_…`,
   *   `rating_accept_…`, conflict `rating_request_answered`, `head_without_person`, `changed_meanwhile`,
   *   `rating_cap_broken`
   */
  async answer(ctx: RequestContext, ask: AnswerAsk): Promise<StoredRequest> {
    const request = await requestById(this.db.read, ask.id);
    const found = await sheetById(this.db.read, request.sheetId);
    await this.db.transaction(async (tx) => {
      const placed = await lockPlaced(tx, found);
      const acting = await decidingFor(tx, ctx, placed.agency);
      const now = placed.requests.find(({ id }) => id === ask.id);
      if (!acting || !now) throw notFound();
      const text = requestText(ask.text, MOST_ANSWER_TEXT, 'text');
      if (text === null) throw requestReasonMissing('text');
      if (isRepeated(ctx, now, { ...ask, text })) return;
      const by = { userId: now.requestedBy, personId: now.requesterPerson };
      const answerer = { userId: ctx.actor.userId, personId: ctx.personId };
      const fault = answerFault({ state: now.state, by, about: placed.sheet.personId }, answerer);
      if (fault) throw answerRefused(fault, now);
      requireNamedHead(ctx, [placed.agency.unitId]);
      if (now.revision !== ask.revision) throw changedMeanwhile();
      if (ask.accept) await this.accept(tx, acting, placed, now, { level: ask.level, text });
      else await this.refuse(tx, acting, placed, now, text);
    });
    return request;
  }

  private async refuse(
    tx: Tx,
    ctx: RequestContext,
    { agency, sheet }: PlacedSheet,
    request: StoredRequest,
    answer: string,
  ): Promise<void> {
    await endRequest(tx, ctx, request.id, { state: 'refused', answer, newLevel: request.newLevel });
    await noteRequest(tx, this.keys, ctx, { agency, sheet, request, act: 'refuse' }, {}, { answer });
  }

  private async accept(
    tx: Tx,
    ctx: RequestContext,
    placed: PlacedSheet,
    request: StoredRequest,
    { level, text }: { level: Level | null; text: string },
  ): Promise<void> {
    const { agency, sheet } = placed;
    // HR asked against the result as it was locked then; an appeal beside it may have been accepted since.
    const isOvertaken = request.kind === 'correction' && request.lockRevision !== sheet.lockRevision;
    if (isOvertaken) throw changedMeanwhile();
    const given = request.kind === 'correction' ? request.newLevel : level;
    const after = acceptedSheet(request.kind, { ...sheet, isRated: sheet.outcome !== 'not_rated' }, given);
    if (typeof after === 'string') throw acceptRefused(after);
    const digests = given === null ? {} : await this.change(tx, ctx, placed, after, text);
    await endRequest(tx, ctx, request.id, { state: 'accepted', answer: text, newLevel: given });
    // While levels are still being decided the audit log, which others read, does not tell them.
    const told = shownToPerson(agency.state).final;
    const levels = { before: sheet.finalLevel, level: given };
    await noteRequest(
      tx,
      this.keys,
      ctx,
      { agency, sheet, request, act: 'accept' },
      { ...(told ? levels : {}), lockRevision: after.lockRevision, ...digests },
      { ...(told ? {} : levels), answer: text, locked: sheet.locked },
    );
  }

  /** Puts another decision in a sheet. Answers the digests of what was frozen anew. */
  private async change(
    tx: Tx,
    ctx: RequestContext,
    { period, agency, sheet }: PlacedSheet,
    { finalLevel: level, lockRevision, refreezes }: AcceptedSheet,
    reason: string,
  ): Promise<Record<string, string>> {
    if (level === null) throw new Error('an accepted change has a level');
    await tx.run(
      `UPDATE rating_sheet SET state = 'decided', final_level = ?, final_reason = ?, final_at = ?, final_by = ?,
        lock_revision = ?, revision = revision + 1 WHERE id = ?`,
      [level, reason, ctx.now, ctx.actor.userId, lockRevision, sheet.id],
    );
    const scheme = await schemeOfPeriod(tx, period);
    const breaches =
      agency.state === 'decided' || refreezes ? breachesOf(await capMeter(tx, period, scheme, agency)) : [];
    if (breaches.length > 0) throw notReady('rating_cap_broken', [...breaches, CAP_HOLDS]);
    await this.below.refresh(tx, ctx, agency, scheme);
    if (!refreezes || sheet.locked === null) return {};
    const by = ctx.actor.label;
    const { json, digest } = frozen(correctedSheet(sheet.locked, { level, reason, at: ctx.now, by, lockRevision }));
    await tx.run('UPDATE rating_sheet SET locked = ?, digest = ? WHERE id = ?', [json, digest, sheet.id]);
    return { digest, agencyDigest: await refreezeAgency(tx, agency) };
  }
}

/** The agency's digest over its sheets as they are frozen now, under the next revision. */
async function refreezeAgency(tx: Tx, { periodId, unitId }: PlacedSheet['agency']): Promise<string> {
  const rows = await tx.rows<{ person_id: number; digest: string }>(
    'SELECT person_id, digest FROM rating_sheet WHERE period_id = ? AND agency_id = ? AND digest IS NOT NULL',
    [periodId, unitId],
  );
  const digest = digestOf(agencyText(rows.map((row) => ({ personId: Number(row.person_id), digest: row.digest }))));
  await tx.run(
    'UPDATE rating_agency SET digest = ?, lock_revision = lock_revision + 1, revision = revision + 1 WHERE period_id = ? AND unit_id = ?',
    [digest, periodId, unitId],
  );
  return digest;
}

/** The same user's answer, come a second time. */
function isRepeated(ctx: RequestContext, now: StoredRequest, ask: AnswerAsk): boolean {
  return (
    now.answeredBy !== null &&
    now.answeredBy === ctx.actor.userId &&
    now.answer === ask.text &&
    now.state === (ask.accept ? 'accepted' : 'refused')
  );
}
