import { addDays, formatDay, type Day } from '@dat100/shared/calendar';
import { badInput } from './errors.js';

/** Nobody who works today began before; a year like 1900 or 0203 is a slip of the finger or an empty date cell. */
const FIRST_DAY: Day = '1950-01-01';
/** Ten years: a deferral until 2203 is a slip too. */
const DAYS_AHEAD = 3653;

/** Days of work, scope and roles are near the present. @throws bad_input `day_out_of_range` that says the range */
export function checkDayRange(day: Day, today: Day, field: string): void {
  const last = addDays(today, DAYS_AHEAD);
  if (day >= FIRST_DAY && day <= last) return;
  throw badInput(
    'day_out_of_range',
    `Ngày ${formatDay(day)} quá xa; hãy kiểm tra lại năm (từ ${formatDay(FIRST_DAY)} đến ${formatDay(last)}).`,
    `${formatDay(day)} is too far away; check the year (from ${formatDay(FIRST_DAY)} to ${formatDay(last)}).`,
    field,
  );
}
