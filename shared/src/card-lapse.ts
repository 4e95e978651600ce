import type { Day } from './calendar.js';

/** Ages at which a citizen card ends (Law on Citizen Identification 2014, art. 21; kept by the Identification Law 2023). */
export const ENDING_AGES = [25, 40, 60] as const;
/** A card issued within this many years before an ending age is good until the next one (same article, clause 2). */
const GRACE_YEARS = 2;

/** The same day `years` later; 29 February becomes 28 February in a common year. */
function yearsLater(day: Day, years: number): Day {
  const year = Number(day.slice(0, 4)) + years;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const monthDay = day.slice(5) === '02-29' && !leap ? '02-28' : day.slice(5);
  return `${String(year).padStart(4, '0')}-${monthDay}`;
}

/**
 * The day a card stops being valid: the first 25th, 40th or 60th birthday that it does not survive. A card issued on or
 * after the day two years before such a birthday survives it. Null = it never lapses (issued for life), or a day is
 * missing, in which case nobody can say.
 *
 * Born on 29 February, the birthday in a common year is 28 February, as the Civil Code 2015 (art. 148) ends a term
 * without a matching day on the last day of that month.
 */
export function cardLapseDay(birthDate: Day | null, issuedOn: Day | null): Day | null {
  if (birthDate === null || issuedOn === null) return null;
  for (const age of ENDING_AGES) {
    const birthday = yearsLater(birthDate, age);
    if (issuedOn < yearsLater(birthday, -GRACE_YEARS)) return birthday;
  }
  return null;
}

/**
 * The day the card ends that someone was told to hold on a day. `known` are the issue dates known of all their cards,
 * ascending. A telling without an issue date of its own means the newest card known by then that is still good; when
 * there is none, the next one issued (which replaced it); when there is none either, nobody can say: null.
 */
export function toldCardEnd(
  birthDate: Day | null,
  issuedOn: Day | null,
  toldOn: Day,
  known: readonly Day[],
): Day | null {
  if (issuedOn !== null) return cardLapseDay(birthDate, issuedOn);
  const newestEnd = cardLapseDay(birthDate, known.findLast((day) => day <= toldOn) ?? null);
  const isGood = known.some((day) => day <= toldOn) && (newestEnd === null || newestEnd > toldOn);
  return isGood ? newestEnd : cardLapseDay(birthDate, known.find((day) => day > toldOn) ?? null);
}
