import { Injectable } from '@nestjs/common';
import type { RatingFacts } from '@dat100/shared/rating-facts';
import type { RequestContext } from '../../common/context.js';
import { keptText } from '../../common/texts.js';
import { conflict } from '../../common/errors.js';
import { Database } from '../../database/database.js';
import { neededReason } from '../needed-reason.js';
import type { Tx } from '../../database/sql.js';
import { periodById, schemeOfPeriod, type StoredPeriod } from '../periods/stored-periods.js';
import { sheetById } from '../periods/stored-sheets.js';
import { EnterFacts } from './enter-facts.js';
import { lockManaged, type SheetAsk } from './managed-sheet.js';
import { traceRating } from './sheet-steps.js';

const MOST_DOCUMENT = 120;

/** Takes somebody out of the rating of a period, who is in it wrongly or under another regime, and brings them back. */
@Injectable()
export class TakeOut {
  constructor(
    private readonly db: Database,
    private readonly facts: EnterFacts,
  ) {}

  /**
   * What was entered of somebody stays as it is, for the day they are brought back.
   * @param out false: they are rated again
   * @throws not_found, bad_input `rating_reason_missing`, `text_too_long`, conflict `rated_in_another_period`, and as
   *   lockManaged
   */
  async set(
    ctx: RequestContext,
    ask: SheetAsk,
    out: boolean,
    paper: { reason: string; document: string | null },
  ): Promise<void> {
    const reason = neededReason(paper.reason);
    const document = keptText(paper.document, MOST_DOCUMENT, 'document');
    const seen = await sheetById(this.db.read, ask.id);
    await this.db.transaction(async (tx) => {
      const { agency, sheet } = await lockManaged(tx, ctx, seen, ask.revision);
      const { takenOut, ...rest } = sheet.facts;
      if (!out && !takenOut) return;
      const facts: RatingFacts = out
        ? { ...rest, takenOut: { reason, document, on: ctx.today, source: ctx.actor.label } }
        : rest;
      const period = await periodById(tx, sheet.periodId);
      if (!out) await requireInNoOther(tx, period, sheet.personId);
      const scheme = await schemeOfPeriod(tx, period);
      const action = out ? 'take_out' : 'bring_back';
      await this.facts.write(tx, ctx, { agency, sheet, facts, scheme, action, reason });
      await traceRating(tx, ctx, agency, `rating.${action}`, { sheetId: sheet.id, reason, document });
    });
  }
}

/** Nobody is rated in two periods of one year. @throws conflict `rated_in_another_period` */
async function requireInNoOther(tx: Tx, { id, year }: StoredPeriod, personId: number): Promise<void> {
  const other = await tx.one<{ name: string }>(
    `SELECT p.name FROM rating_sheet s JOIN rating_period p ON p.id = s.period_id
      WHERE s.person_id = ? AND s.state <> 'not_rated' AND p.year = ? AND p.id <> ?`,
    [personId, year, id],
  );
  if (other)
    throw conflict(
      'rated_in_another_period',
      `Người này đang được xếp loại trong kỳ "${other.name}" của cùng năm ${year}. Hãy đưa họ ra khỏi diện xếp loại của kỳ đó trước.`,
      `This person is rated in the period "${other.name}" of the same year ${year}. Take them out of the rating there first.`,
    );
}
