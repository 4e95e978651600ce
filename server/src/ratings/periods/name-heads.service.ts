import { Injectable } from '@nestjs/common';
import { formatDay } from '@dat100/shared/calendar';
import { kindsIn, PERIOD_KINDS } from '@dat100/shared/rating-period-settings';
import { requirePeople } from '../../access/unit-scope.js';
import { audit } from '../../audit/audit.js';
import type { RequestContext } from '../../common/context.js';
import { badInput, notFound } from '../../common/errors.js';
import { Database } from '../../database/database.js';
import { Keys } from '../../database/keys.js';
import type { Tx } from '../../database/sql.js';
import { neededReason } from '../needed-reason.js';
import { employedOf, headGaps } from './head-faults.js';
import { PeriodDrafts } from './period-drafts.service.js';
import { allUnits } from './prepare-gathering.js';
import { addRatingStep, agenciesOf, type StoredPeriod } from './stored-periods.js';

/** More at once is no work of a person. */
const MOST_AT_ONCE = 2000;

/** Who heads a unit in a period; null: the post is vacant. */
export interface HeadSaid {
  unitId: number;
  personId: number | null;
}

/** What human resources say of the heads of units, before the accounts that tell of them. */
@Injectable()
export class NameHeads {
  constructor(
    private readonly db: Database,
    private readonly keys: Keys,
    private readonly drafts: PeriodDrafts,
  ) {}

  /**
   * Says who heads units of a draft. `restVacant`: every other post that nobody is known in is vacant; one whose head
   * has an account stays a fault of its own, until the account is tied or the unit is said by itself.
   * @throws not_found, bad_input `rating_reason_missing`, `text_too_long`, `too_many_heads`, `head_said_twice`,
   *   `head_not_employed`, conflict `rating_period_changed`, `rating_period_open`
   */
  async say(
    ctx: RequestContext,
    { periodId, revision }: { periodId: number; revision: number },
    said: readonly HeadSaid[],
    { restVacant, reason: typed }: { restVacant: boolean; reason: string },
  ): Promise<void> {
    const reason = neededReason(typed);
    if (said.length > MOST_AT_ONCE) throw tooMany();
    if (new Set(said.map(({ unitId }) => unitId)).size < said.length) throw saidTwice();
    await this.db.transaction(async (tx) => {
      const period = await this.drafts.lockDraft(tx, ctx, periodId, revision);
      const units = await allUnits(tx);
      if (said.some(({ unitId }) => !units.has(unitId))) throw notFound();
      await this.requireEmployed(tx, ctx, period, said, PERIOD_KINDS);
      await this.write(tx, ctx, period, said, reason);
      const gaps = restVacant
        ? await headGaps(tx, period, {
            agencies: await agenciesOf(tx, periodId),
            units,
            kinds: kindsIn(period.settings),
          })
        : [];
      const vacant = gaps.filter(({ head }) => head === null).map(({ unit }) => ({ unitId: unit.id, personId: null }));
      await this.write(tx, ctx, period, vacant, reason);
      await tx.run('UPDATE rating_period SET revision = revision + 1 WHERE id = ?', [periodId]);
      const detail = { heads: said, vacant: vacant.map(({ unitId }) => unitId), reason };
      await addRatingStep(tx, this.keys, ctx, { periodId, action: 'name_heads', detail: JSON.stringify({ reason }) });
      await audit(tx, ctx, {
        action: 'rating.name_heads',
        subjectType: 'rating_period',
        subjectId: periodId,
        unitId: null,
        detail,
      });
    });
  }

  private async requireEmployed(
    tx: Tx,
    ctx: RequestContext,
    period: StoredPeriod,
    said: readonly HeadSaid[],
    kinds: readonly string[],
  ): Promise<void> {
    const people = said.flatMap(({ personId }) => personId ?? []);
    if (people.length === 0) return;
    await requirePeople(tx, ctx, 'rating.manage', people);
    const employed = await employedOf(tx, period, people, kinds);
    if (people.every((id) => employed.has(id))) return;
    throw badInput(
      'head_not_employed',
      `Người được chọn không có quá trình công tác vào ngày ${formatDay(period.cutOff)}. Hãy chọn người khác, hoặc bổ sung quá trình công tác ở trang nhân sự.`,
      `The person chosen has no employment on ${formatDay(period.cutOff)}. Choose another, or add the employment on the person's page.`,
      'heads',
    );
  }

  private async write(
    tx: Tx,
    ctx: RequestContext,
    { id }: StoredPeriod,
    said: readonly HeadSaid[],
    reason: string,
  ): Promise<void> {
    for (const { unitId } of said)
      await tx.run('DELETE FROM rating_head WHERE period_id = ? AND unit_id = ?', [id, unitId]);
    await tx.insert(
      'rating_head',
      ['period_id', 'unit_id', 'person_id', 'reason', 'set_at', 'set_by'],
      said.map(({ unitId, personId }) => [id, unitId, personId, reason, ctx.now, ctx.actor.userId]),
    );
  }
}

const tooMany = () =>
  badInput(
    'too_many_heads',
    `Mỗi lần ghi nhận nhiều nhất ${MOST_AT_ONCE} đơn vị; hãy chia nhỏ.`,
    `At most ${MOST_AT_ONCE} units are said at once; do it in parts.`,
    'heads',
  );

const saidTwice = () =>
  badInput(
    'head_said_twice',
    'Có đơn vị được ghi nhận thủ trưởng hai lần trong cùng một lần lưu. Hãy tải lại trang và chọn mỗi đơn vị một lần.',
    'The head of one unit is said twice at once. Reload the page and choose for each unit once.',
    'heads',
  );
