import type { Day } from '@dat100/shared/calendar';
import {
  employmentOn,
  nextChangeAfter,
  statesOn,
  type CountRules,
  type PersonFacts,
} from '@dat100/shared/person-history';
import type { Bound, TableShape, Tx } from '../database/sql.js';

export const STANDING_KEY = ['person_id', 'criterion_id'];
export const STANDING_COLUMNS = [
  ...STANDING_KEY,
  'stage_position',
  'event_id',
  'since',
  'day_kind',
  'trust',
  'lapsed',
  'scope',
  'scope_until',
];
export const STANDING: TableShape = { table: 'standing', columns: STANDING_COLUMNS };

/** The rows of `standing` that a person's facts make on a day: one for each criterion, in the order of STANDING_COLUMNS. */
export function standingRows(rules: CountRules, personId: number, facts: PersonFacts, day: Day): Bound[][] {
  return statesOn(rules, facts, day).map(({ standing, scope, scopeUntil }, i) => [
    personId,
    rules.criteria[i]?.id ?? 0,
    standing?.stage ?? null,
    standing?.eventId ?? null,
    standing?.since ?? null,
    standing?.dayKind ?? null,
    standing?.trust ?? null,
    standing?.lapsed ? 1 : 0,
    scope,
    scopeUntil,
  ]);
}

export async function writeStandings(tx: Tx, rows: readonly Bound[][]): Promise<void> {
  await tx.upsert('standing', STANDING_KEY, STANDING_COLUMNS, rows, 'replace');
}

/** Where a person is listed on a day: with the unit that employs them, or employed them last, so that its head can still find them. */
export interface Place {
  unitId: number | null;
  kind: string | null;
  employed: 0 | 1;
  /** the next day on which time alone changes something */
  nextChangeOn: Day | null;
}

export function placeOf(rules: CountRules, facts: PersonFacts, day: Day): Place {
  const current = employmentOn(facts, day);
  const listed = current ?? facts.employments.filter((e) => e.from <= day).at(-1) ?? facts.employments[0] ?? null;
  return {
    unitId: listed?.unitId ?? null,
    kind: listed?.kind ?? null,
    employed: current ? 1 : 0,
    nextChangeOn: nextChangeAfter(rules, facts, day),
  };
}

export function samePlace(a: Place, b: Place): boolean {
  return a.unitId === b.unitId && a.kind === b.kind && a.employed === b.employed && a.nextChangeOn === b.nextChangeOn;
}

export async function writePlace(tx: Tx, personId: number, place: Place, now: number): Promise<void> {
  await tx.run(
    'UPDATE person SET unit_id = ?, kind = ?, employed = ?, next_change_on = ?, updated_at = ? WHERE id = ?',
    [place.unitId, place.kind, place.employed, place.nextChangeOn, now, personId],
  );
}
