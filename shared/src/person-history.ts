import { addDays, type Day } from './calendar.js';
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
const AT: Readonly<Record<CountColumn, number>> = Object.fromEntries(COUNT_COLUMNS.map((c, i) => [c, i])) as Record<CountColumn, number>;
/** Index of the column that counts stage 0. */
export const FIRST_STAGE_COLUMN = AT.s0;
const POLICE_TRUST = 5;

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

const covers = (stretch: Stretch, day: Day): boolean => stretch.from <= day && (stretch.to === null || day <= stretch.to);

/** The employment that covers a day. Employments of a person never overlap. */
export function employmentOn<E extends EmploymentFact>(facts: { readonly employments: readonly E[] }, day: Day): E | null {
  return facts.employments.find((e) => covers(e, day)) ?? null;
}

function scopeOn(facts: PersonFacts, criterionId: number, day: Day): ScopeFact | null {
  const marks = facts.scopes.filter((s) => s.criterionId === criterionId && covers(s, day));
  return marks.find((s) => s.status === 'exempt') ?? marks[0] ?? null;
}

/** Scope, employment and stage of a person on a day. */
export function stateOn(criterion: CriterionRule, facts: PersonFacts, history: readonly Standing[], day: Day): PersonState {
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

/** Every day on which the person's row of counts may change, ascending. */
function breakpoints(criterion: CriterionRule, facts: PersonFacts, history: readonly Standing[]): Day[] {
  const days = new Set<Day>();
  const edges = (stretch: Stretch) => {
    days.add(stretch.from);
    if (stretch.to !== null) days.add(addDays(stretch.to, 1));
  };
  facts.employments.forEach(edges);
  facts.memberships.forEach(edges);
  for (const mark of facts.scopes) if (mark.criterionId === criterion.id) edges(mark);
  for (const standing of history) days.add(standing.from);
  return [...days].sort();
}

interface Shown {
  unitId: number;
  lenses: readonly string[];
  counts: number[];
}

const sameNumbers = (a: readonly number[], b: readonly number[]) => a.every((n, i) => n === b[i]);
const sameShown = (a: Shown | null, b: Shown | null) =>
  a === b || (a !== null && b !== null && a.unitId === b.unitId && a.lenses.join() === b.lenses.join() && sameNumbers(a.counts, b.counts));

function shownOn(rules: CountRules, criterion: CriterionRule, facts: PersonFacts, history: readonly Standing[], day: Day): Shown | null {
  const state = stateOn(criterion, facts, history, day);
  if (state.unitId === null || state.kind === null || !rules.countedKinds.has(state.kind)) return null;
  const memberships = [...new Set(facts.memberships.filter((m) => covers(m, day)).map((m) => m.code))].sort();
  return {
    unitId: state.unitId,
    lenses: lensesOf(state.kind as EmploymentKind, memberships as Membership[]),
    counts: countsOf(criterion, state),
  };
}

/**
 * One person's whole history as changes of counts: the sum of all deltas up to a day is what the person adds to the
 * board as of that day. Everything before `countedFrom` is told on that day.
 */
export function personDeltas(rules: CountRules, facts: PersonFacts): Delta[] {
  const deltas: Delta[] = [];
  for (const criterion of rules.criteria) {
    const history = standings(criterion, facts.events, facts.birthDate);
    let before: Shown | null = null;
    const days = breakpoints(criterion, facts, history);
    const early = days.filter((day) => day <= rules.countedFrom).length;
    const from = early > 0 ? [rules.countedFrom, ...days.slice(early)] : days;
    for (const day of from) {
      const after = shownOn(rules, criterion, facts, history, day);
      if (sameShown(before, after)) continue;
      if (before) for (const lens of before.lenses) deltas.push({ day, unitId: before.unitId, criterionId: criterion.id, lens, counts: before.counts.map((n) => (n === 0 ? 0 : -n)) });
      if (after) for (const lens of after.lenses) deltas.push({ day, unitId: after.unitId, criterionId: criterion.id, lens, counts: after.counts });
      before = after;
    }
  }
  return deltas;
}

/** The first day after `day` on which time alone changes how the person counts or what is shown of them; null = none. */
export function nextChangeAfter(rules: CountRules, facts: PersonFacts, day: Day): Day | null {
  let next: Day | null = null;
  for (const criterion of rules.criteria) {
    const history = standings(criterion, facts.events, facts.birthDate);
    const found = breakpoints(criterion, facts, history).find((d) => d > day);
    if (found !== undefined && (next === null || found < next)) next = found;
  }
  return next;
}
