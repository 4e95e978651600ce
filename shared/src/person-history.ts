import { addDays, FAR_DAY, type Day } from './calendar.js';
import { lensesOf, type EmploymentKind, type Membership } from './codes.js';
import { standingOn, standings, type CriterionRule, type Standing, type StatusFact } from './stages.js';

/** The columns of a counter, in order. `s0`…`s7` count people in scope by standing stage. */
export const COUNT_COLUMNS = [
  'in_scope',
  'deferred',
  'exempt',
  'no_event',
  's0',
  's1',
  's2',
  's3',
  's4',
  's5',
  's6',
  's7',
  'verified',
  'police',
  'achieved_out',
  'uncounted',
] as const;
export type CountColumn = (typeof COUNT_COLUMNS)[number];
const AT: Readonly<Record<CountColumn, number>> = Object.fromEntries(COUNT_COLUMNS.map((c, i) => [c, i])) as Record<
  CountColumn,
  number
>;
/** Index of the column that counts stage 0. */
export const FIRST_STAGE_COLUMN = AT.s0;
/** The trust from which on an achievement counts as confirmed by the police. */
export const POLICE_TRUST = 5;

/** A stretch of days; `to` is inclusive, null = open. */
export interface Stretch {
  from: Day;
  to: Day | null;
}
export interface EmploymentFact extends Stretch {
  unitId: number;
  kind: string;
}
export interface MembershipFact extends Stretch {
  code: string;
}
export interface ScopeFact extends Stretch {
  criterionId: number;
  status: 'deferred' | 'exempt';
}

/** All that is known of one person and decides where and how they count. */
export interface PersonFacts {
  birthDate: Day | null;
  employments: readonly EmploymentFact[];
  memberships: readonly MembershipFact[];
  scopes: readonly ScopeFact[];
  events: readonly StatusFact[];
}

/** The rules of a count: criteria, the kinds of employment that count, and the first day history is kept for. */
export interface CountRules {
  criteria: readonly CriterionRule[];
  countedKinds: ReadonlySet<string>;
  countedFrom: Day;
}

/** From `day` on, `counts` more people (or fewer) in a unit, criterion and lens. */
export interface Delta {
  day: Day;
  unitId: number;
  criterionId: number;
  lens: string;
  counts: number[];
}

/** Where and how a person stands on one criterion on one day. */
export interface PersonState {
  unitId: number | null;
  kind: string | null;
  scope: 'in_scope' | 'deferred' | 'exempt';
  scopeUntil: Day | null;
  standing: Standing | null;
}

const covers = (stretch: Stretch, day: Day): boolean =>
  stretch.from <= day && (stretch.to === null || day <= stretch.to);

/** The employment that covers a day. Employments of a person never overlap. */
export function employmentOn<E extends EmploymentFact>(
  facts: { readonly employments: readonly E[] },
  day: Day,
): E | null {
  return facts.employments.find((e) => covers(e, day)) ?? null;
}

/** The mark that covers a day: an exemption before a deferral, and of two alike the one that lasts longer. */
function scopeOn(facts: PersonFacts, criterionId: number, day: Day): ScopeFact | null {
  let found: ScopeFact | null = null;
  for (const mark of facts.scopes) {
    if (mark.criterionId !== criterionId || !covers(mark, day)) continue;
    const isLonger = found === null || (mark.to ?? FAR_DAY) > (found.to ?? FAR_DAY);
    if (found === null || mark.status === found.status ? isLonger : mark.status === 'exempt') found = mark;
  }
  return found;
}

/** Scope, employment and stage of a person on a day. */
export function stateOn(
  criterion: CriterionRule,
  facts: PersonFacts,
  history: readonly Standing[],
  day: Day,
): PersonState {
  const employment = employmentOn(facts, day);
  const mark = scopeOn(facts, criterion.id, day);
  return {
    unitId: employment?.unitId ?? null,
    kind: employment?.kind ?? null,
    scope: mark?.status ?? 'in_scope',
    scopeUntil: mark?.to ?? null,
    standing: standingOn(history, day),
  };
}

/** One person's row of counts. In scope = sum of stages + no_event; verified and police count achieved people in scope. */
export function countsOf(criterion: CriterionRule, state: PersonState): number[] {
  const counts = new Array<number>(COUNT_COLUMNS.length).fill(0);
  const { standing } = state;
  const achieved = standing !== null && criterion.stages[standing.stage]?.achieved === true;
  if (state.scope !== 'in_scope') {
    counts[AT[state.scope]] = 1;
    if (achieved) counts[AT.achieved_out] = 1;
    return counts;
  }
  counts[AT.in_scope] = 1;
  if (!standing) counts[AT.no_event] = 1;
  else counts[FIRST_STAGE_COLUMN + standing.stage] = 1;
  if (achieved && standing.trust >= criterion.verifiedFrom) counts[AT.verified] = 1;
  if (achieved && standing.trust >= POLICE_TRUST) counts[AT.police] = 1;
  return counts;
}

/** In which unit and under which lenses a person counts, from a day on; null = in none. */
interface Place {
  from: Day;
  unitId: number | null;
  lenses: readonly string[];
}

/** In which unit and under which lenses a person counts on a day; null = employed nowhere, or in a kind that does not count. */
export function placeOn(countedKinds: ReadonlySet<string>, facts: PersonFacts, day: Day): Omit<Place, 'from'> {
  const employment = employmentOn(facts, day);
  if (!employment || !countedKinds.has(employment.kind)) return { unitId: null, lenses: [] };
  const held = facts.memberships.filter((m) => covers(m, day)).map((m) => m.code);
  return { unitId: employment.unitId, lenses: lensesOf(employment.kind as EmploymentKind, held as Membership[]) };
}

/** Adds the days on which a stretch begins and on which it is over. */
export function addEdges(days: Set<Day>, { from, to }: Stretch): void {
  days.add(from);
  if (to !== null && to < FAR_DAY) days.add(addDays(to, 1));
}

function placesOf(rules: CountRules, facts: PersonFacts): Place[] {
  const days = new Set<Day>();
  for (const employment of facts.employments) addEdges(days, employment);
  for (const membership of facts.memberships) addEdges(days, membership);
  return [...days].sort().map((from) => ({ from, ...placeOn(rules.countedKinds, facts, from) }));
}

/** What follows from a person's facts, whatever is asked of them. */
interface Course {
  rules: CountRules;
  places: readonly Place[];
  /** by criterion, in the order of the rules */
  histories: readonly (readonly Standing[])[];
}

/** The person asked about last, whose facts nobody changes: several things are asked of one person in a row. */
let last: { facts: PersonFacts; course: Course } | null = null;

function courseOf(rules: CountRules, facts: PersonFacts): Course {
  if (last?.facts === facts && last.course.rules === rules) return last.course;
  const histories = rules.criteria.map((criterion) => standings(criterion, facts.events, facts.birthDate));
  const course = { rules, places: placesOf(rules, facts), histories };
  last = { facts, course };
  return course;
}

/** How a person stands on each criterion on a day, in the order of the rules. */
export function statesOn(rules: CountRules, facts: PersonFacts, day: Day): PersonState[] {
  const { histories } = courseOf(rules, facts);
  return rules.criteria.map((criterion, i) => stateOn(criterion, facts, histories[i] ?? [], day));
}

/** Every day on which the person's row of counts may change, ascending. */
function breakpoints(
  criterion: CriterionRule,
  facts: PersonFacts,
  places: readonly Place[],
  history: readonly Standing[],
): Day[] {
  const days = new Set<Day>();
  for (const place of places) days.add(place.from);
  for (const mark of facts.scopes) if (mark.criterionId === criterion.id) addEdges(days, mark);
  for (const standing of history) days.add(standing.from);
  return [...days].sort();
}

/** What a person adds to the rows of a unit: the same counts under each lens. */
interface Row {
  unitId: number;
  lenses: readonly string[];
  counts: readonly number[];
}

function rowOn(
  criterion: CriterionRule,
  facts: PersonFacts,
  places: readonly Place[],
  history: readonly Standing[],
  day: Day,
): Row | null {
  const place = places.findLast(({ from }) => from <= day);
  if (!place || place.unitId === null) return null;
  return {
    unitId: place.unitId,
    lenses: place.lenses,
    counts: countsOf(criterion, stateOn(criterion, facts, history, day)),
  };
}

/** What must be added for the rows to say `after` instead of `before`. */
function changesBetween(before: Row | null, after: Row | null): Pick<Delta, 'unitId' | 'lens' | 'counts'>[] {
  const changes: Pick<Delta, 'unitId' | 'lens' | 'counts'>[] = [];
  const isKept = (row: Row, other: Row | null, lens: string) =>
    other !== null && other.unitId === row.unitId && other.lenses.includes(lens);
  for (const lens of before?.lenses ?? []) {
    if (!before) continue;
    const kept = isKept(before, after, lens) ? after : null;
    const counts = before.counts.map((n, i) => (kept?.counts[i] ?? 0) - n);
    if (counts.some((n) => n !== 0)) changes.push({ unitId: before.unitId, lens, counts });
  }
  for (const lens of after?.lenses ?? []) {
    if (!after || isKept(after, before, lens)) continue;
    changes.push({ unitId: after.unitId, lens, counts: [...after.counts] });
  }
  return changes;
}

/**
 * One person's whole history as changes of counts: the sum of all deltas up to a day is what the person adds to the
 * board as of that day. Everything before `countedFrom` is told on that day. Ascending by day within a criterion.
 */
export function personDeltas(rules: CountRules, facts: PersonFacts): Delta[] {
  const deltas: Delta[] = [];
  const { places, histories } = courseOf(rules, facts);
  for (const [i, criterion] of rules.criteria.entries()) {
    const history = histories[i] ?? [];
    const days = breakpoints(criterion, facts, places, history);
    let before: Row | null = null;
    for (const day of [rules.countedFrom, ...days.filter((later) => later > rules.countedFrom)]) {
      const after = rowOn(criterion, facts, places, history, day);
      for (const { unitId, lens, counts } of changesBetween(before, after))
        deltas.push({ day, unitId, criterionId: criterion.id, lens, counts });
      before = after;
    }
  }
  return deltas;
}

/** The first day after `day` on which time alone changes how the person counts or what is shown of them; null = none. */
export function nextChangeAfter(rules: CountRules, facts: PersonFacts, day: Day): Day | null {
  let next: Day | null = null;
  const { places, histories } = courseOf(rules, facts);
  for (const [i, criterion] of rules.criteria.entries()) {
    const found = breakpoints(criterion, facts, places, histories[i] ?? []).find((d) => d > day);
    if (found !== undefined && (next === null || found < next)) next = found;
  }
  return next;
}
