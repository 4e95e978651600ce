import type { Day } from '@dat100/shared/calendar';
import type { CriterionRule, DayKind } from '@dat100/shared/stages';
import type { StoredFacts } from '../rollups/person-facts.js';

/** The trust of what a unit's own list says. */
export const ROSTER_TRUST = 2;

/** Someone the database knows by the citizen id of a row. */
export interface KnownPerson {
  id: number;
  fullName: string;
  sex: string | null;
  birthYear: number | null;
  phone: string | null;
  title: string | null;
  /** the day the newest word about their own details speaks of; null = nobody knows */
  detailsOn: Day | null;
  /** moves with every change of their details or facts */
  revision: number;
  /** came in with an import that has been undone: nothing is known of them but their citizen id */
  withdrawn: boolean;
  facts: StoredFacts;
  /** criterion id -> code of the reason that stands */
  reasons: ReadonlyMap<number, string>;
}

export interface EventWrite {
  criterionId: number;
  stage: number;
  on: Day;
  dayKind: DayKind;
  cardIssuedOn: Day | null;
  reference: string | null;
}

/** Columns of a person that a row changes. */
export interface PersonWrites {
  fullName?: string;
  birthDate?: Day;
  birthYear?: number;
  sex?: string;
  phone?: string;
  title?: string;
}

/** Everything a row would write; empty lists and nulls = nothing. */
export interface RowWrites {
  person: PersonWrites;
  /** a new employment; what covers its first day ends the day before */
  employ: { from: Day; to: Day | null; unitId: number; kind: string; title: string | null } | null;
  /** an employment that began on the list's own day was in this unit, as has been decided */
  replace: { id: number; unitId: number; kind: string; title: string | null } | null;
  /** an older list: they were here by its day already */
  extend: { id: number; from: Day } | null;
  retitle: { id: number; title: string } | null;
  rekind: { id: number; kind: string; dated: boolean; title: string | null } | null;
  /** with the last day, if a newer list no longer says so */
  join: { code: string; to: Day | null }[];
  /** an older list: they were members by its day already */
  joinedBy: number[];
  quit: number[];
  scopes: {
    criterionId: number;
    status: 'deferred' | 'exempt' | 'in_scope';
    to: Day | null;
    document: string | null;
  }[];
  events: EventWrite[];
  retract: number[];
  /** a null reason: whatever held them up is over */
  reasons: { criterionId: number; reason: string | null }[];
}

const CONFLICT_CODES = [
  'employed_elsewhere',
  'same_id_two_names',
  'name_does_not_match_id',
  'moves_backwards',
  'contradicts_stronger',
  'same_person_two_units',
  'same_person_two_statuses',
  'changed_meanwhile',
] as const;
export type ConflictCode = (typeof CONFLICT_CODES)[number];

export function isConflictCode(code: string): code is ConflictCode {
  return (CONFLICT_CODES as readonly string[]).includes(code);
}

/** A cell of an older list that newer knowledge contradicts: it is not used. */
export interface OutdatedCell {
  /** as SheetReading calls the column */
  field: string;
  /** of several columns with that name, the one whose heading matches */
  criterion: string | null;
  value: string | null;
}

export interface RowPlan {
  outcome: 'new' | 'changed' | 'unchanged' | 'conflict';
  conflict: { code: ConflictCode; criterion: string | null; otherUnitId: number | null } | null;
  writes: RowWrites;
  /** in words a list can show, what is known first: `vneid_level2: approved → activated`; of telephones the end */
  changes: string[];
  /** what these words leave out of what is replaced: whole numbers, the days of what is taken back */
  replaced?: string[];
  outdated: OutdatedCell[];
}

export interface PlanContext {
  criteria: readonly CriterionRule[];
  /** the day the list speaks of */
  asOf: Day;
  /** the kind to assume for a new person when the list does not say */
  kindWhenSilent: string;
  /** a person has decided this row's conflict in its favour */
  decided: boolean;
  /** how the row contradicts another of its file */
  inFile: ConflictCode | null;
  /** whether a unit lies in the subtree the list is for */
  inside: (unitId: number) => boolean;
}

/** Whether more is known of the person than a list of this day can tell: it then fills gaps, and overturns nothing. */
export function isOlder({ asOf }: PlanContext, known: KnownPerson | null): boolean {
  return known?.detailsOn != null && asOf < known.detailsOn;
}

/** The row waits for a decision. */
export function refuse(
  plan: RowPlan,
  code: ConflictCode,
  criterion: string | null,
  otherUnitId: number | null,
): RowPlan {
  plan.conflict = { code, criterion, otherUnitId };
  plan.outcome = 'conflict';
  return plan;
}
