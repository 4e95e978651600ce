import type { INestApplicationContext } from '@nestjs/common';
import type { Day } from '@dat100/shared/calendar';
import { lastDueWeek, weekAfter, type Week } from '@dat100/shared/confirmation-week';
import type { Role } from '@dat100/shared/permissions';
import type { RequestContext } from '../common/context.js';
import { ConfirmWeek, figuresKey } from '../confirmations/confirm-week.js';
import { ReviewWeeks } from '../confirmations/review-weeks.js';
import { standingWeek } from '../confirmations/stored-weeks.js';
import { Database } from '../database/database.js';
import type { Unit } from '../units/unit.js';
import { UnitsService } from '../units/units.service.js';
import { Random } from './random.js';

/** Most units confirm in time and are accepted; some forget, some are asked. Of a thousand: */
const FORGET = 120;
const ASKED = 60;
const ACCEPTED = 700;
const QUESTION = 'Đề nghị giải trình vì sao tỷ lệ xác minh thấp hơn nhiều so với tỷ lệ báo cáo.';

/**
 * Confirms weeks of the units below some others by their heads, and lets the committee say what it thinks.
 * @param except the code of a unit whose last due week is left to be confirmed by whoever tries the demo
 */
export async function confirmDemoWeeks(
  app: INestApplicationContext,
  plan: { below: readonly string[]; except: string; today: Day },
): Promise<void> {
  const units = app.get(UnitsService);
  const due = lastDueWeek(plan.today);
  for (const code of plan.below) {
    const above = await units.byCode(code, null, plan.today);
    const committee = as('committee', above, 'Thường trực UBND', due);
    for (const unit of await units.children(above.id)) {
      const random = new Random(`weeks:${unit.code}`);
      if (unit.code === plan.except) await confirm(app, unit, weekAfter(due, -1), plan.today);
      else if (!random.permille(FORGET)) await judge(app, committee, await confirm(app, unit, due, plan.today), random);
    }
  }
}

/** Answers the key of the revision; null = the unit was not in force in that week. */
async function confirm(app: INestApplicationContext, unit: Unit, week: Week, today: Day): Promise<number | null> {
  if (unit.validFrom > week.due || (unit.validTo !== null && unit.validTo < week.due)) return null;
  const confirming = app.get(ConfirmWeek);
  const { read } = app.get(Database);
  const ctx = as('unit_head', unit, `Thủ trưởng ${unit.name}`, week);
  const figures = await confirming.figuresNow(read, unit, week.due, today);
  const ask = { unitId: unit.id, week: week.from, revision: 0, figures: figuresKey(figures), answer: null };
  await confirming.confirm(ctx, ask);
  return (await standingWeek(read, unit.id, week.from))?.id ?? null;
}

async function judge(
  app: INestApplicationContext,
  committee: RequestContext,
  id: number | null,
  random: Random,
): Promise<void> {
  if (id === null) return;
  const reviewing = app.get(ReviewWeeks);
  if (random.permille(ASKED)) await reviewing.say(committee, id, 'return', QUESTION);
  else if (random.permille(ACCEPTED)) await reviewing.accept(committee, [id]);
}

/** Somebody with one role, at nine in the morning of the Friday. */
function as(role: Role, unit: Unit, label: string, { due }: Week): RequestContext {
  const held = { role, unitId: unit.id, unitPath: unit.path, lens: null, validTo: null, actsFor: null };
  const actor = { userId: null, label, onBehalfOf: null };
  return { actor, roles: [held], personId: null, system: false, now: Date.parse(`${due}T02:00:00Z`), today: due };
}
