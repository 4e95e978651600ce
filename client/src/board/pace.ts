import { daysBetween } from '@dat100/shared/calendar';

const WEEK = 7;

/** How long is left, and how many people a week it takes. `perWeek` is null on or after the due date. */
export interface Pace {
  days: number;
  perWeek: number | null;
}

/** Whole people, rounded up: 10 people in 8 days are 9 in the first week, not 8.75. */
export function paceNeeded(left: number, asOf: string, dueOn: string): Pace {
  const days = daysBetween(asOf, dueOn);
  if (left === 0) return { days, perWeek: 0 };
  if (days <= 0) return { days, perWeek: null };
  return { days, perWeek: days < WEEK ? left : Math.ceil((left * WEEK) / days) };
}
