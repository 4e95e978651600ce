import { Injectable } from '@nestjs/common';
import { actionsFor, afterAction, reviewsFor, type ConfirmationAction } from '@dat100/shared/confirmation';
import { rootPaths } from '../access/unit-scope.js';
import { audit } from '../audit/audit.js';
import type { RequestContext } from '../common/context.js';
import { badInput, notFound, type UserError } from '../common/errors.js';
import { checkIds } from '../common/paging.js';
import { keptText } from '../common/texts.js';
import { Database } from '../database/database.js';
import { Keys } from '../database/keys.js';
import type { Tx } from '../database/sql.js';
import { lockCounters } from '../rollups/settle.js';
import type { Unit } from '../units/unit.js';
import { UnitsService } from '../units/units.service.js';
import { actingFor } from './acting.js';
import { confirmsAs, requireCapacity } from './capacities.js';
import { MOST_WEEK_TEXT } from './confirm-week.js';
import { addStep, setState, standingWeek, stepsOf, weeksById, type StoredWeek } from './stored-weeks.js';
import { standsAlready } from './week-errors.js';

/** What came of accepting many. */
export interface Accepted {
  /** accepted now */
  accepted: number;
  /** accepted before, by whomever */
  already: number;
  problems: { id: number; error: UserError }[];
}

/** What is done with confirmed weeks: accepted, returned with a question, answered. */
@Injectable()
export class ReviewWeeks {
  constructor(
    private readonly db: Database,
    private readonly keys: Keys,
    private readonly units: UnitsService,
  ) {}

  /**
   * Accepts confirmed or explained weeks of units below the caller's; each stands or falls by itself.
   * @throws not_found when one of them is not the caller's to judge, bad_input `too_many`
   */
  async accept(ctx: RequestContext, ids: readonly number[]): Promise<Accepted> {
    checkIds(ids);
    const done: Accepted = { accepted: 0, already: 0, problems: [] };
    for (const { week, unit } of await this.mine(ctx, [...new Set(ids)], 'accept')) {
      if (week.state === 'accepted') {
        done.already += 1;
        continue;
      }
      const error = await this.db.transaction((tx) => this.act(tx, ctx, { week, unit }, 'accept', null));
      if (error) done.problems.push({ id: week.id, error });
      else done.accepted += 1;
    }
    return done;
  }

  /**
   * Sends a week back, asking to explain it; or explains it (`answer`). Sent twice by the same user it is done once.
   * Answers the unit's key and the week. @throws not_found, bad_input `text_missing`, `text_too_long`, `own_confirmation`,
   *   conflict `week_stands`, `unit_confirms_itself`
   */
  async say(ctx: RequestContext, id: number, action: 'return' | 'answer', typed: string): Promise<StoredWeek> {
    const text = keptText(typed, MOST_WEEK_TEXT, 'text');
    const [found] = await this.mine(ctx, [id], action);
    if (!found) throw notFound();
    if (text === null) throw textMissing(action);
    const { week, unit } = found;
    if (action === 'answer') await requireCapacity(this.db.read, ctx, unit);
    const last = (await stepsOf(this.db.read, [id])).at(-1);
    const isRepeated = last?.action === action && last.actorId === ctx.actor.userId && last.text === text;
    if (isRepeated) return week;
    const error = await this.db.transaction((tx) => this.act(tx, ctx, found, action, text));
    if (error) throw error;
    return week;
  }

  /** The revisions of these keys, all of which must be the caller's to do this with. @throws not_found */
  private async mine(
    ctx: RequestContext,
    ids: readonly number[],
    action: Exclude<ConfirmationAction, 'confirm'>,
  ): Promise<{ week: StoredWeek; unit: Unit }[]> {
    const weeks = await weeksById(this.db.read, ids);
    const units = await this.units.byIds(weeks.map(({ unitId }) => unitId));
    const found = weeks.flatMap((week) => {
      const unit = units.get(week.unitId);
      return unit && isTheirs(ctx, unit, action) ? [{ week, unit }] : [];
    });
    if (found.length !== ids.length) throw notFound();
    return found;
  }

  /** Does it in a transaction of its own; answers who was first when it has no place any more. */
  private async act(
    tx: Tx,
    ctx: RequestContext,
    { week, unit }: { week: StoredWeek; unit: Unit },
    action: Exclude<ConfirmationAction, 'confirm'>,
    text: string | null,
  ): Promise<UserError | null> {
    // Alone with the weeks, as whoever confirms is: what is judged here is what stands.
    await lockCounters(tx);
    const standing = await standingWeek(tx, week.unitId, week.week);
    const stands = standing?.id === week.id;
    if (stands && action !== 'answer' && isVouchedForBy(ctx, standing)) return ownWeek();
    const to = stands ? afterAction(standing.state, action) : null;
    if (to === null) {
      const last = standing ?? week;
      return standsAlready(last, (await stepsOf(tx, [last.id])).at(-1));
    }
    const acting = await actingFor(tx, ctx, unit, action === 'answer' ? confirmsAs(ctx, unit) : null);
    await setState(tx, week.id, to);
    await addStep(tx, this.keys, acting.ctx, { confirmationId: week.id, action, text });
    await audit(tx, acting.ctx, {
      action: `week.${action}`,
      subjectType: 'unit',
      subjectId: week.unitId,
      unitId: week.unitId,
      detail: { week: week.week, revision: week.revision, digest: week.digest },
    });
    return null;
  }
}

/** Whether an action may be the caller's on a unit, however its week stands and whomever the unit has of its own. */
function isTheirs(ctx: RequestContext, unit: Unit, action: Exclude<ConfirmationAction, 'confirm'>): boolean {
  return action === 'answer' ? confirmsAs(ctx, unit) !== null : reviewsFor(rootPaths(ctx, 'week.review'), unit.path);
}

/** Whether the caller has confirmed a revision, or explained it last. */
function isVouchedForBy({ actor: { userId } }: RequestContext, week: StoredWeek): boolean {
  return userId !== null && (week.confirmedBy === userId || week.answeredBy === userId);
}

/** What the caller may do with a unit's week as it stands; `confirmed` as `confirmedByCaller` answers it. */
export function actionsOn(
  ctx: RequestContext,
  unit: Unit,
  confirmed: ReadonlySet<number>,
  state: Parameters<typeof actionsFor>[0],
  standing: StoredWeek | null,
): ConfirmationAction[] {
  return actionsFor(state, {
    confirms: confirmed.has(unit.id),
    reviews: isTheirs(ctx, unit, 'accept'),
    vouchedForIt: standing !== null && isVouchedForBy(ctx, standing),
  });
}

const textMissing = (action: 'return' | 'answer') =>
  action === 'return'
    ? badInput('text_missing', 'Hãy ghi điều đề nghị giải trình.', 'Write what you ask the unit to explain.', 'text')
    : badInput('text_missing', 'Hãy ghi nội dung giải trình.', 'Write the explanation.', 'text');

const ownWeek = () =>
  badInput(
    'own_confirmation',
    'Người đã xác nhận hoặc giải trình không tự tiếp nhận hoặc trả lại số liệu tuần đó; hãy để người khác thực hiện.',
    'Whoever confirmed or explained a week does not accept or return it too; leave it to somebody else.',
  );
