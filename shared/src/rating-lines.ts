import type { Code, Label } from './codes.js';
import type { Level } from './rating-scheme.js';
import { formatInteger } from './rates.js';
import { inBoth, levelWords, monthWords, NO, percentWords, pointWords, YES } from './rating-words.js';

/** A number in hundredths, except `count` (parts, weights), which is whole. */
export type Unit = 'percent' | 'points' | 'months' | 'count';

/** What may be changed at a line, and to what. */
export type Field =
  | { readonly kind: 'number'; readonly unit: Unit; readonly value: number; readonly most: number }
  | { readonly kind: 'choice'; readonly value: string; readonly choices: readonly Code<string>[] };

/** A rule in words. */
export interface Line {
  /** place in the scheme; problems and edits name the same */
  readonly path: string;
  readonly label: Label;
  readonly value: Label;
  /** null: only to be read */
  readonly field: Field | null;
  /** article of the decree; empty: a setting of ours */
  readonly source: string;
}

export interface Section {
  readonly title: Label;
  readonly lines: readonly Line[];
}

/** Choices that stand for something else than their code. */
export const MEANT: Readonly<Partial<Record<string, boolean | null>>> = { yes: true, no: false, none: null };

/** The largest number a line takes: 100 % and 100 points, 12 months, 1,000 parts. */
export const MOST: Readonly<Record<Unit, number>> = { percent: 10_000, points: 10_000, months: 1200, count: 1000 };

const UNIT_WORDS: Readonly<Record<Unit, (value: number) => Label>> = {
  percent: percentWords,
  points: pointWords,
  months: monthWords,
  count: (value) => inBoth((locale) => formatInteger(value, locale)),
};

/** A line that is only read. */
export function readLine(path: string, label: Label, value: Label, source = ''): Line {
  return { path, label, value, field: null, source };
}

/** A setting that is a number. */
export function numberLine(path: string, unit: Unit, label: Label, value: number, source = ''): Line {
  return {
    path,
    label,
    value: UNIT_WORDS[unit](value),
    field: { kind: 'number', unit, value, most: MOST[unit] },
    source,
  };
}

/** A setting that is one of a few. */
export function choiceLine(path: string, label: Label, value: string, choices: readonly Code<string>[]): Line {
  const { vi, en } = choices.find(({ code }) => code === value) ?? { vi: value, en: value };
  return { path, label, value: { vi, en }, field: { kind: 'choice', value, choices }, source: '' };
}

export function yesNoLine(path: string, label: Label, value: boolean): Line {
  return choiceLine(path, label, value ? 'yes' : 'no', [
    { code: 'yes', ...YES },
    { code: 'no', ...NO },
  ]);
}

/** A level that limits, or none. */
export function levelLine(path: string, label: Label, level: Level | null, none: Label): Line {
  const codes: readonly Level[] = ['tot', 'hoan_thanh', 'khong_hoan_thanh'];
  const choices = [{ code: 'none', ...none }, ...codes.map((code) => ({ code, ...levelWords(code) }))];
  return choiceLine(path, label, level ?? 'none', choices);
}
