import { searchForm } from './vietnamese-text.js';

/** A day of the civil calendar, 'YYYY-MM-DD'. Text order is day order. */
export type Day = string;

/** Stands for "since before the first date known". Also the first day this calendar accepts. */
export const EARLIEST_DAY: Day = '1900-01-01';
/** Stands for "still in force". Also the last day this calendar accepts. */
export const FAR_DAY: Day = '9999-12-31';

/** What a date cell says: a day, only a year, or nothing usable. */
export type DayText =
  | { ok: true; day: Day; year?: undefined }
  | { ok: true; year: number; day?: undefined }
  | { ok: false; why: 'bad_date' };

const DAY_MS = 86_400_000;
/** Viet Nam has been at UTC+7 without daylight saving since 1975; the records here are all later. */
const VIETNAM_OFFSET_MS = 7 * 3_600_000;
const DAY_SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** Day, separator, month, year: how most lists write a day. */
const FIGURES = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/;
const FIRST_YEAR = 1900;
const LAST_YEAR = 9999;

/** True for a 'YYYY-MM-DD' that exists, from EARLIEST_DAY to FAR_DAY. */
export function isDay(value: unknown): value is Day {
  if (typeof value !== 'string') return false;
  const match = DAY_SHAPE.exec(value);
  return match !== null && dayOf(Number(match[1]), Number(match[2]), Number(match[3])) !== null;
}

/** The day it is in Viet Nam at an instant in epoch milliseconds. Throws RangeError outside the calendar. */
export function vietnamDay(epochMs: number): Day {
  if (!Number.isSafeInteger(epochMs)) throw new RangeError(`Not an instant in epoch milliseconds: ${epochMs}`);
  return fromDayNumber(Math.floor((epochMs + VIETNAM_OFFSET_MS) / DAY_MS));
}

/** The instant at which a day begins in Viet Nam, in epoch milliseconds. Throws RangeError for a bad day. */
export function startOfDay(day: Day): number {
  return toDayNumber(day) * DAY_MS - VIETNAM_OFFSET_MS;
}

/** The time it is in Viet Nam at an instant in epoch milliseconds, 'HH:mm'. */
export function vietnamTime(epochMs: number): string {
  const minutes = Math.floor((epochMs + VIETNAM_OFFSET_MS) / 60_000);
  const ofDay = ((minutes % 1440) + 1440) % 1440;
  return `${pad(Math.floor(ofDay / 60), 2)}:${pad(ofDay % 60, 2)}`;
}

/** The day n days later (earlier when negative). Throws RangeError for a bad day, a fraction or a result outside. */
export function addDays(day: Day, n: number): Day {
  if (!Number.isSafeInteger(n)) throw new RangeError(`Not a whole number of days: ${n}`);
  return fromDayNumber(toDayNumber(day) + n);
}

/** Days from a to b: 0 for the same day, negative when b comes first. */
export function daysBetween(a: Day, b: Day): number {
  return toDayNumber(b) - toDayNumber(a);
}

/** 1 = Monday … 7 = Sunday (ISO 8601). */
export function weekdayOf(day: Day): number {
  // 1970-01-01 was a Thursday.
  return ((((toDayNumber(day) + 3) % 7) + 7) % 7) + 1;
}

/** dd/MM/yyyy, the form of Vietnamese office papers. */
export function formatDay(day: Day): string {
  const [year, month, date] = partsOf(day);
  return `${pad(date, 2)}/${pad(month, 2)}/${pad(year, 4)}`;
}

/**
 * Reads a date cell: dd/MM/yyyy, d-M-yyyy, dd.MM.yyyy, yyyy-MM-dd, "ngày 20 tháng 11 năm 2023", or a year alone.
 * Day before month, always. Days that do not exist, two-digit years and anything else are 'bad_date'.
 */
export function parseDayText(text: string): DayText {
  const figures = FIGURES.exec(text);
  if (figures) {
    const day = dayOf(Number(figures[4]), Number(figures[3]), Number(figures[1]));
    return day ? { ok: true, day } : { ok: false, why: 'bad_date' };
  }
  const plain = searchForm(text);
  const yearOnly = /^(?:nam )?(\d{4})$/.exec(plain);
  if (yearOnly) {
    const year = Number(yearOnly[1]);
    return year >= FIRST_YEAR ? { ok: true, year } : { ok: false, why: 'bad_date' };
  }
  // Groups of every shape: first number, separator, second number, third number.
  const dayFirst =
    /^(\d{1,2}) ?([-/.]) ?(\d{1,2}) ?\2 ?(\d{4})$/.exec(plain) ??
    /^(?:ngay )?(\d{1,2})( )thang (\d{1,2}) nam (\d{4})$/.exec(plain);
  const yearFirst = dayFirst ? null : /^(\d{4}) ?([-/.]) ?(\d{1,2}) ?\2 ?(\d{1,2})$/.exec(plain);
  const day = dayFirst
    ? dayOf(Number(dayFirst[4]), Number(dayFirst[3]), Number(dayFirst[1]))
    : yearFirst && dayOf(Number(yearFirst[1]), Number(yearFirst[3]), Number(yearFirst[4]));
  return day ? { ok: true, day } : { ok: false, why: 'bad_date' };
}

function dayOf(year: number, month: number, date: number): Day | null {
  if (year < FIRST_YEAR || year > LAST_YEAR || date < 1) return null;
  const length = MONTH_DAYS[month - 1];
  if (length === undefined || date > (month === 2 && isLeap(year) ? 29 : length)) return null;
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}`;
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function partsOf(day: Day): [year: number, month: number, date: number] {
  if (!isDay(day)) throw new RangeError(`Not a day: ${day}`);
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
}

/** Days since 1970-01-01. Date.UTC and not Date's local getters: the machine's own time zone must not matter. */
function toDayNumber(day: Day): number {
  const [year, month, date] = partsOf(day);
  return Date.UTC(year, month - 1, date) / DAY_MS;
}

function fromDayNumber(number: number): Day {
  const date = new Date(number * DAY_MS);
  // An instant outside what Date can hold gives NaN here, which dayOf refuses like any day outside the calendar.
  const day = dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
  if (day === null) throw new RangeError(`Outside the calendar ${EARLIEST_DAY} to ${FAR_DAY}`);
  return day;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
