import { Injectable } from '@nestjs/common';
import { requestFault } from '@dat100/shared/rating-request';
import { inScope } from '../../access/unit-scope.js';
import type { RequestContext } from '../../common/context.js';
import { notFound } from '../../common/errors.js';
import { Database } from '../../database/database.js';
import { decidingFor } from '../decisions/acting-head.js';
import { isOwn, placedSheet, placeFor, unitNameOf } from './placed-sheet.js';
import type { RatingCase } from './request.model.js';
import { ratingOf, requestView } from './request-views.js';

/** Somebody's result with what was asked about it, for those who ask for corrections and those who answer. */
@Injectable()
export class RatingCases {
  constructor(private readonly db: Database) {}

  /** Only for those whose reach covers the agency, and never one's own. @throws not_found */
  async one(ctx: RequestContext, sheetId: number): Promise<RatingCase> {
    const placed = await placedSheet(this.db.read, sheetId);
    const { period, agency, sheet, requests } = placed;
    if (isOwn(ctx, sheet)) throw notFound();
    // A deputy answers for the head also where nothing else of the agency is theirs.
    const decides = (await decidingFor(this.db.read, ctx, agency)) !== null;
    if (!decides && !inScope(ctx, 'rating.sheet', agency.path)) throw notFound();
    return {
      ...ratingOf(period, agency, sheet, true),
      fullName: sheet.fullName,
      title: sheet.title,
      unitName: await unitNameOf(this.db.read, sheet),
      mayCorrect:
        inScope(ctx, 'rating.lock', agency.path) &&
        sheet.outcome !== 'not_rated' &&
        requestFault('correction', placeFor(ctx, placed), ctx.today) === null,
      finalReason: sheet.finalReason,
      digest: sheet.digest,
      requests: requests.reverse().map((request) => requestView(ctx, request, decides, sheet.personId)),
    };
  }
}
