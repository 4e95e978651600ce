import type { Day } from './calendar.js';
import type { DayKind } from './stage-facts.js';
import { sameName } from './vietnamese-text.js';

// A police list beside our records: which row says what of whom. Source: DOMAIN, "Criteria and stages" (the police are
// the strongest source) and the answers to the sample list: names are equal without accents, letter case and spaces.

/**
 * confirmed: we knew, and the police say so too · newly_activated: the police know of it, we did not · date_differs: we
 * knew, of another day; the police's day stands · name_mismatch: the id is that of somebody with another name, nothing
 * is recorded · unknown: the id is nobody's here.
 */
export const POLICE_PILES = ['confirmed', 'newly_activated', 'date_differs', 'unknown', 'name_mismatch'] as const;
export type PolicePile = (typeof POLICE_PILES)[number];

/** The piles of rows that are taken as they stand. */
export const MATCHED_PILES: readonly PolicePile[] = ['confirmed', 'newly_activated', 'date_differs'];

/** True for the word of a pile. */
export function isPolicePile(word: string): word is PolicePile {
  return (POLICE_PILES as readonly string[]).includes(word);
}

/** What a row of the list says. */
export interface PoliceSaid {
  fullName: string;
  /** the day of activation; null = the list tells none */
  on: Day | null;
}

/** Whom the records have under the row's citizen id. */
export interface PoliceKnown {
  fullName: string;
  /** since when they stand activated on the list's day; null = they do not */
  activated: { since: Day; dayKind: DayKind } | null;
}

/** The pile a row lies on. Whoever decides that it is the same person holds the row against `known` by its own name. */
export function policePile(said: PoliceSaid, known: PoliceKnown | null): PolicePile {
  if (!known) return 'unknown';
  if (!sameName(said.fullName, known.fullName)) return 'name_mismatch';
  const { activated } = known;
  if (!activated) return 'newly_activated';
  // "By" a list's day is no day of its own: nothing differs.
  const differs = said.on !== null && activated.dayKind === 'on' && activated.since !== said.on;
  return differs ? 'date_differs' : 'confirmed';
}

/** What tells people of one name apart; null = not told. */
export interface Someone {
  fullName: string;
  birthDate: Day | null;
  birthYear: number | null;
  /** of a list: only a unit that the row itself names */
  unitId: number | null;
}

/**
 * Whether somebody may be meant by a row whose citizen id is nobody's: the same name, and with it the birth date (the
 * year where one side knows no more) or the unit. A question to a person, never an answer; a name alone asks nothing.
 */
export function maybeMeant(said: Someone, known: Someone): boolean {
  if (!sameName(said.fullName, known.fullName)) return false;
  return sameBirth(said, known) || (said.unitId !== null && said.unitId === known.unitId);
}

/** True when a row tells enough beside the name to ask at all. */
export function canAsk({ birthDate, birthYear, unitId }: Someone): boolean {
  return birthDate !== null || birthYear !== null || unitId !== null;
}

function sameBirth(said: Someone, known: Someone): boolean {
  if (said.birthDate !== null && known.birthDate !== null) return said.birthDate === known.birthDate;
  const [a, b] = [yearOf(said), yearOf(known)];
  return a !== null && a === b;
}

const yearOf = ({ birthDate, birthYear }: Someone): number | null =>
  birthDate === null ? birthYear : Number(birthDate.slice(0, 4));
