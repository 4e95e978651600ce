import { Injectable } from '@nestjs/common';
import type { Day } from '@dat100/shared/calendar';
import { RATING_KINDS } from '@dat100/shared/rating-agencies';
import { audit } from '../../audit/audit.js';
import type { RequestContext } from '../../common/context.js';
import { checkDayRange } from '../../common/days.js';
import { badInput, notFound } from '../../common/errors.js';
import { Database } from '../../database/database.js';
import type { Tx } from '../../database/sql.js';
import { defaultDays, insertAgencies } from './draft-agencies.js';
import { PeriodDrafts } from './period-drafts.service.js';
import { allUnits } from './prepare-gathering.js';
import { agenciesOf, type StoredAgency } from './stored-periods.js';

/** A city has some hundred agencies; more at once is no work of a person. */
const MOST_AT_ONCE = 2000;

/** What becomes of an agency of a draft. Days left out stay, or are the usual ones. */
export interface AgencyChange {
  unitId: number;
  remove: boolean;
  outstanding: boolean;
  selfDue: Day | null;
  proposeDue: Day | null;
  decideDue: Day | null;
}

/** Which units rate, with their own days: said while a period is a draft. */
@Injectable()
export class EditAgencies {
  constructor(
    private readonly db: Database,
    private readonly drafts: PeriodDrafts,
  ) {}

  /**
   * Puts agencies in, changes them, takes them out. What is wrong with them is told with the draft's other faults.
   * @throws not_found, bad_input `too_many_agencies`, `day_out_of_range`, conflict `rating_period_changed`,
   *   `rating_period_open`
   */
  async save(ctx: RequestContext, periodId: number, revision: number, changes: readonly AgencyChange[]): Promise<void> {
    if (changes.length > MOST_AT_ONCE)
      throw badInput(
        'too_many_agencies',
        `Mỗi lần chỉ lưu được ${MOST_AT_ONCE} cơ quan; hãy lưu từng phần.`,
        `At most ${MOST_AT_ONCE} agencies are saved at once; save in parts.`,
        'agencies',
      );
    for (const { selfDue, proposeDue, decideDue } of changes)
      for (const day of [selfDue, proposeDue, decideDue]) if (day !== null) checkDayRange(day, ctx.today, 'agencies');
    await this.db.transaction(async (tx) => {
      const { cutOff } = await this.drafts.lockDraft(tx, ctx, periodId, revision);
      const [units, known] = [await allUnits(tx), await agenciesOf(tx, periodId)];
      const byUnit = new Map(known.map((agency) => [agency.unitId, agency]));
      for (const change of changes) {
        const unit = units.get(change.unitId);
        if (!unit) throw notFound();
        const before = byUnit.get(unit.id);
        if (before || change.remove) {
          await changeOne(tx, periodId, change, before);
          continue;
        }
        const [self, propose, decide] = defaultDays(cutOff, RATING_KINDS.includes(unit.kind));
        const days = [change.selfDue ?? self, change.proposeDue ?? propose, change.decideDue ?? decide] as const;
        await insertAgencies(tx, periodId, units, [{ unit, outstanding: change.outstanding, days }]);
      }
      await tx.run('UPDATE rating_period SET revision = revision + 1 WHERE id = ?', [periodId]);
      await audit(tx, ctx, {
        action: 'rating.save_agencies',
        subjectType: 'rating_period',
        subjectId: periodId,
        unitId: null,
        detail: {
          removed: changes.filter(({ remove }) => remove).map(({ unitId }) => unitId),
          saved: changes.filter(({ remove }) => !remove).map(({ unitId }) => unitId),
        },
      });
    });
  }
}

async function changeOne(
  tx: Tx,
  periodId: number,
  change: AgencyChange,
  before: StoredAgency | undefined,
): Promise<void> {
  if (change.remove) {
    await tx.run('DELETE FROM rating_agency WHERE period_id = ? AND unit_id = ?', [periodId, change.unitId]);
    return;
  }
  if (!before) return;
  await tx.run(
    'UPDATE rating_agency SET outstanding = ?, self_due = ?, propose_due = ?, decide_due = ?, revision = revision + 1 WHERE period_id = ? AND unit_id = ?',
    [
      change.outstanding ? 1 : 0,
      change.selfDue ?? before.selfDue,
      change.proposeDue ?? before.proposeDue,
      change.decideDue ?? before.decideDue,
      periodId,
      change.unitId,
    ],
  );
}
