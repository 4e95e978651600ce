// Days as the product counts them: in Viet Nam, wherever the machine stands. A story holds at every hour of every day of
// the year, so it names no day to come by its figures and does not take the machine's own date for the city's.

const DAY_MS = 86_400_000;
const VIETNAM_OFFSET_MS = 7 * 3_600_000;

/** The day so many days from today, earlier when negative, as 'YYYY-MM-DD'. */
export const fromToday = (days) => new Date(Date.now() + VIETNAM_OFFSET_MS + days * DAY_MS).toISOString().slice(0, 10);

/** A day as it is written on a screen: dd/MM/yyyy. */
export const shown = (day) => day.split('-').reverse().join('/');

export const yearOf = (day) => Number(day.slice(0, 4));
