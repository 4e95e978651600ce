import { Injectable } from '@nestjs/common';
import type { Level } from '@dat100/shared/rating-scheme';
import { MOST_SELF_TEXT, selfFault } from '@dat100/shared/rating-self';
import type { RequestContext } from '../../common/context.js';
import { notFound } from '../../common/errors.js';
import { keptText } from '../../common/texts.js';
import { Database } from '../../database/database.js';
import { Keys } from '../../database/keys.js';
import { addSheetSteps, traceRating } from '../decisions/sheet-steps.js';
import { sheetById } from '../periods/stored-sheets.js';
import { isOwn, lockPlaced } from './placed-sheet.js';
import { selfRefused, selfSavedElsewhere } from './request-errors.js';

export interface SelfAsk {
  sheetId: number;
  /** when the assessment that the person saw was saved; null: they saw none */
  seenAt: number | null;
  level: Level;
  text: string;
}

/** What people say of their own year. */
@Injectable()
export class SelfRating {
  constructor(
    private readonly db: Database,
    private readonly keys: Keys,
  ) {}

  /**
   * Keeps the person's own assessment; until its day it may be changed as often as they like. Nobody else writes these
   * columns, so the revision of the sheet stays and whoever enters scores meanwhile is not disturbed.
   * @throws not_found, bad_input `rating_self_…`, `text_too_long`, conflict `rating_self_saved_elsewhere`
   */
  async save(ctx: RequestContext, ask: SelfAsk): Promise<void> {
    const found = await sheetById(this.db.read, ask.sheetId);
    if (!isOwn(ctx, found)) throw notFound();
    const text = keptText(ask.text, MOST_SELF_TEXT, 'text');
    await this.db.transaction(async (tx) => {
      const { agency, sheet } = await lockPlaced(tx, found);
      if (sheet.selfLevel === ask.level && sheet.selfText === text) return;
      const fault = selfFault({ agency: agency.state, selfDue: agency.selfDue, state: sheet.state }, ctx.today);
      if (fault) throw selfRefused(fault);
      if (sheet.selfAt !== ask.seenAt) throw selfSavedElsewhere(sheet.selfAt);
      await tx.run('UPDATE rating_sheet SET self_level = ?, self_text = ?, self_at = ? WHERE id = ?', [
        ask.level,
        text,
        ctx.now,
        sheet.id,
      ]);
      await addSheetSteps(tx, this.keys, ctx, agency, [{ sheet, action: 'self_rate', detail: { level: ask.level } }]);
      await traceRating(tx, ctx, agency, 'rating.self_rate', { sheetId: sheet.id, level: ask.level });
    });
  }
}
