import { Injectable } from '@nestjs/common';
import { canonicalJson, type Canonical } from '@dat100/shared/canonical-json';
import type { RatingFacts } from '@dat100/shared/rating-facts';
import type { LockedSheet } from '@dat100/shared/rating-lock';
import { ownRequestNow } from '@dat100/shared/rating-request';
import { selfFault, shownToPerson } from '@dat100/shared/rating-self';
import type { RequestContext } from '../../common/context.js';
import { notFound } from '../../common/errors.js';
import { Database } from '../../database/database.js';
import { belowReader } from '../decisions/below-shown.js';
import { agencyById, periodById } from '../periods/stored-periods.js';
import { SHEET_COLUMNS, sheetOf, type SheetRow, type StoredSheet } from '../periods/stored-sheets.js';
import { versionAt } from '../stored-schemes.js';
import { appealUntil, isOwn, placedSheet, placeFor, unitNameOf } from './placed-sheet.js';
import type { MyRating, MyRatingLine } from './request.model.js';
import { ratingOf, requestView } from './request-views.js';

/** What people see of their own ratings: the way to their level, and never anybody else's. */
@Injectable()
export class MyRatings {
  constructor(private readonly db: Database) {}

  /** Every period the caller is in, the newest year first; nobody's for an account that is tied to no person. */
  async list(ctx: RequestContext): Promise<MyRatingLine[]> {
    const sql = this.db.read;
    const rows = await sql.rows<SheetRow>(
      `SELECT ${SHEET_COLUMNS} FROM rating_sheet s JOIN rating_period p ON p.id = s.period_id
        WHERE s.person_id = ? AND p.state <> 'opening' ORDER BY p.year DESC, p.id DESC`,
      [ctx.personId],
    );
    const lines: MyRatingLine[] = [];
    for (const sheet of rows.map(sheetOf)) {
      const period = await periodById(sql, sheet.periodId);
      const agency = await agencyById(sql, sheet.periodId, sheet.agencyId);
      lines.push({
        ...ratingOf(period, agency, sheet, shownToPerson(agency.state).final),
        selfOpen: selfFault({ ...agency, agency: agency.state, state: sheet.state }, ctx.today) === null,
        selfDue: agency.selfDue,
        selfLevel: sheet.selfLevel,
      });
    }
    return lines;
  }

  /** One of them with what was counted. @throws not_found */
  async one(ctx: RequestContext, sheetId: number): Promise<MyRating> {
    const sql = this.db.read;
    const placed = await placedSheet(sql, sheetId);
    const { period, agency, sheet, requests } = placed;
    if (!isOwn(ctx, sheet) || period.state === 'opening') throw notFound();
    const shown = shownToPerson(agency.state);
    const decided = shown.final && sheet.finalLevel !== null;
    const mine = requests.filter(
      ({ requestedBy, requesterPerson, state, lockRevision }) =>
        requesterPerson === sheet.personId ||
        (requestedBy !== null && requestedBy === ctx.actor.userId) ||
        (state === 'accepted' && lockRevision !== null),
    );
    return {
      ...ratingOf(period, agency, sheet, shown.final),
      fullName: sheet.fullName,
      title: sheet.title,
      unitName: await unitNameOf(sql, sheet),
      facts: await this.countedOf(ctx, sheet),
      scheme: (await versionAt(sql, period.scheme, period.schemeVersion)).content,
      schemeVersion: period.schemeVersion,
      selfDue: agency.selfDue,
      decideDue: agency.decideDue,
      selfLevel: sheet.selfLevel,
      selfText: sheet.selfText,
      selfAt: sheet.selfAt,
      selfClosed: selfFault({ ...agency, agency: agency.state, state: sheet.state }, ctx.today),
      teamLevel: shown.team ? sheet.teamLevel : null,
      teamReason: shown.team ? sheet.teamReason : null,
      finalReason: decided ? sheet.finalReason : null,
      finalAt: decided ? sheet.finalAt : null,
      finalBy: decided ? await this.nameOf(sheet.finalBy) : null,
      lockedAt: agency.lockedAt,
      digest: sheet.digest,
      mayRequest: ownRequestNow(placeFor(ctx, placed), ctx.today),
      appealUntil: appealUntil(placed),
      requests: mine.reverse().map((request) => requestView(ctx, request, false, sheet.personId)),
    };
  }

  /** What the level was made of, as canonical JSON: as it was frozen, once it is. */
  private async countedOf(ctx: RequestContext, sheet: StoredSheet): Promise<string> {
    const counted =
      sheet.locked === null ? sheet.facts : ((JSON.parse(sheet.locked) as LockedSheet).facts as unknown as RatingFacts);
    const shown = counted.below
      ? (await belowReader(this.db.read, ctx, sheet.periodId, 'rating.sheet'))(sheet, counted)
      : counted;
    return canonicalJson(shown as unknown as Canonical);
  }

  private async nameOf(userId: number | null): Promise<string | null> {
    const row = await this.db.read.one<{ display_name: string }>('SELECT display_name FROM user_account WHERE id = ?', [
      userId,
    ]);
    return row?.display_name ?? null;
  }
}
