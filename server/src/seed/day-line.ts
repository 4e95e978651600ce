import { addDays, daysBetween, isDay } from '@dat100/shared/calendar';
import type { Day } from '@dat100/shared/calendar';

/** The first day that anything in a demo city is said to have happened; chip cards came early in 2021. */
export const FIRST_SEED_DAY: Day = '2021-03-01';
const DAYS_AHEAD = 400;

/**
 * Days as whole numbers counted from today (0 today, -1 yesterday), from FIRST_SEED_DAY to 400 days ahead, with the
 * texts made once: a city of a million people asks for tens of millions of days.
 */
export class DayLine {
  readonly today: Day;
  /** The number of FIRST_SEED_DAY; negative. */
  readonly first: number;
  private readonly days: Day[] = [];
  private readonly numbers = new Map<Day, number>();

  /** Throws RangeError unless today is a day at least 400 days after FIRST_SEED_DAY: the story needs that past. */
  constructor(today: Day) {
    if (!isDay(today) || daysBetween(FIRST_SEED_DAY, today) < 400) {
      throw new RangeError(`A demo city needs a day from 2022-04-05 on, not "${today}"`);
    }
    this.today = today;
    this.first = daysBetween(today, FIRST_SEED_DAY);
    for (let number = this.first; number <= DAYS_AHEAD; number++) {
      const day = addDays(today, number);
      this.days.push(day);
      this.numbers.set(day, number);
    }
  }

  /** The day of a number. Throws RangeError outside the line. */
  at(number: number): Day {
    const day = this.days[number - this.first];
    if (day === undefined) throw new RangeError(`Outside the days of the demo city: ${number}`);
    return day;
  }

  /** The number of a day; the first number for an earlier day, the last for a later one. */
  numberOf(day: Day): number {
    return this.numbers.get(day) ?? (day < FIRST_SEED_DAY ? this.first : DAYS_AHEAD);
  }
}
