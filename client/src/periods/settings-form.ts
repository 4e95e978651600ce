import type { PeriodSettings } from '@dat100/shared/rating-period-settings';
import type { CLOCK_NAMES } from '@dat100/shared/rating-settings-problems';
import { formatHundredths, parseHundredths } from '@dat100/shared/rating-words';
import type { LimitKind } from '@dat100/shared/waiting';
import type { Period } from './periods.documents.js';

type Kept = Period['settings'];
export type ClockCode = (typeof CLOCK_NAMES)[number]['code'];

export interface TypedGroup {
  code: string;
  nameVi: string;
  nameEn: string;
  /** one on a line */
  titles: string;
}

export interface TypedBand {
  code: string;
  nameVi: string;
  nameEn: string;
  /** percent */
  from: string;
}

export interface TypedClock {
  days: string;
  kind: string;
}

/** The settings of a period as they are typed. */
export interface TypedSettings {
  dutyGroups: readonly TypedGroup[];
  bands: readonly TypedBand[];
  clocks: Readonly<Record<ClockCode, TypedClock>>;
  mostPoints: string;
  leastPeople: string;
}

/** What stands in the fields before anybody types. */
export function typedSettings(kept: Kept, locale: 'vi' | 'en'): TypedSettings {
  const clock = (code: ClockCode): TypedClock => ({ ...kept.clocks[code], days: String(kept.clocks[code].days) });
  return {
    dutyGroups: kept.dutyGroups.map((group) => ({ ...group, titles: group.titles.join('\n') })),
    bands: kept.bands.map((band) => ({ ...band, from: formatHundredths(band.from, locale) })),
    clocks: {
      objection: clock('objection'),
      appealOpen: clock('appealOpen'),
      appeal: clock('appeal'),
      correction: clock('correction'),
    },
    mostPoints: formatHundredths(kept.mostPoints, locale),
    leastPeople: String(kept.leastPeople),
  };
}

const NO_NUMBER = -1;
const whole = (typed: string): number => (/^\d{1,6}$/.test(typed.trim()) ? Number(typed) : NO_NUMBER);
const hundredths = (typed: string): number => parseHundredths(typed) ?? NO_NUMBER;

/** What was typed, as it is sent. A name that is left empty in English is the Vietnamese one; no number reads -1. */
export function sentSettings({ dutyGroups, bands, clocks, mostPoints, leastPeople }: TypedSettings): Kept {
  const clock = (code: ClockCode) => ({ days: whole(clocks[code].days), kind: clocks[code].kind });
  return {
    dutyGroups: dutyGroups.map(({ code, nameVi, nameEn, titles }) => ({
      code,
      nameVi: nameVi.trim(),
      nameEn: nameEn.trim() || nameVi.trim(),
      titles: titles
        .split('\n')
        .map((title) => title.trim())
        .filter((title) => title !== ''),
    })),
    bands: bands.map(({ code, nameVi, nameEn, from }) => ({
      code,
      nameVi: nameVi.trim(),
      nameEn: nameEn.trim() || nameVi.trim(),
      from: hundredths(from),
    })),
    clocks: {
      objection: clock('objection'),
      appealOpen: clock('appealOpen'),
      appeal: clock('appeal'),
      correction: clock('correction'),
    },
    mostPoints: hundredths(mostPoints),
    leastPeople: whole(leastPeople),
  };
}

/** What is sent, as the rules look at it. */
export function judgedSettings({ dutyGroups, bands, clocks, mostPoints, leastPeople }: Kept): PeriodSettings {
  const clock = ({ days, kind }: { days: number; kind: string }) => ({ days, kind: kind as LimitKind });
  return {
    dutyGroups: dutyGroups.map(({ code, nameVi, nameEn, titles }) => ({ code, vi: nameVi, en: nameEn, titles })),
    bands: bands.map(({ code, nameVi, nameEn, from }) => ({ code, vi: nameVi, en: nameEn, from })),
    clocks: {
      objection: clock(clocks.objection),
      appealOpen: clock(clocks.appealOpen),
      appeal: clock(clocks.appeal),
      correction: clock(clocks.correction),
    },
    mostPoints,
    leastPeople,
  };
}

/** A code nothing of the list has: nobody reads it. */
export function freeCode(prefix: 'nhom' | 'muc', taken: readonly { code: string }[]): string {
  const isTaken = (n: number) => taken.some(({ code }) => code === `${prefix}_${n}`);
  let n = 1;
  while (isTaken(n)) n += 1;
  return `${prefix}_${n}`;
}

/** A list with another line in one place. */
export const withLine = <T>(lines: readonly T[], place: number, line: T): T[] =>
  lines.map((one, at) => (at === place ? line : one));
