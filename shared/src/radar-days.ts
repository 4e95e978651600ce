import { addDays, startOfDay, type Day } from './calendar.js';
import { weekOf } from './confirmation-week.js';
import { RADAR_SETTINGS as S } from './radar.js';

const MINUTE_MS = 60_000;

/** Days from the first to the last, both included. */
export interface Span {
  from: Day;
  to: Day;
}

/** A last week before a due date, and the quarter before it, with which it is compared. */
export interface BunchDays {
  last: Span;
  usual: Span;
}

/** The days before a due date on which something is decided: the due date is the last of them. */
export const decidedBefore = (dueOn: Day): BunchDays => bunchDays(dueOn);

/**
 * The last days of work before a due date: whoever's last day is the due date itself still counts on it, so that the
 * contracts which end with the year say nothing.
 */
export const leftBefore = (dueOn: Day): BunchDays => bunchDays(addDays(dueOn, -1));

function bunchDays(to: Day): BunchDays {
  const from = addDays(to, 1 - S.bunchDays);
  return { last: { from, to }, usual: { from: addDays(from, -S.usualDays), to: addDays(from, -1) } };
}

/** Whether a due date is asked about on a day: from the beginning of its last week to a quarter after it. */
export function isDueNear(dueOn: Day, today: Day): boolean {
  return addDays(dueOn, -S.bunchDays) <= today && today <= addDays(dueOn, S.shownDays);
}

/** The days at whose end figures are taken: the last Fridays and, when it is near, the due date; the newest first. */
export function cutOffs(dueOn: Day, today: Day): Day[] {
  const { due } = weekOf(today);
  const friday = due <= today ? due : addDays(due, -7);
  const days = Array.from({ length: S.fridays }, (_, weeks) => addDays(friday, -7 * weeks));
  if (dueOn <= today && isDueNear(dueOn, today) && !days.includes(dueOn)) days.push(dueOn);
  return days.sort().reverse();
}

/** Instants around the end of a cut-off day, in epoch milliseconds: from the first on, before the last. */
export interface BatchHours {
  weekFrom: number;
  lateFrom: number;
  to: number;
}

/** The week that ends with a cut-off day, and its last hour. */
export function batchHours(cutOff: Day): BatchHours {
  const to = startOfDay(addDays(cutOff, 1));
  return { weekFrom: startOfDay(addDays(cutOff, 1 - S.batchDays)), lateFrom: to - S.lateMinutes * MINUTE_MS, to };
}
