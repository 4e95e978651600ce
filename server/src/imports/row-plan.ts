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
  employ: { from: Day; unitId: number; kind: string; title: string | null } | null;
  extend: { id: number; from: Day } | null;
  retitle: { id: number; title: string } | null;
  rekind: { id: number; kind: string; dated: boolean; title: string | null } | null;
  join: string[];
  quit: number[];
  scopes: {
    criterionId: number;
    status: 'deferred' | 'exempt' | 'in_scope';
    to: Day | null;
    document: string | null;
  }[];
  events: EventWrite[];
  retract: number[];
  reason: { criterionId: number; reason: string } | null;
}

export type ConflictCode =
  'employed_elsewhere' | 'same_id_two_names' | 'moves_backwards' | 'contradicts_stronger' | 'same_person_two_units';

export interface RowPlan {
  outcome: 'new' | 'changed' | 'unchanged' | 'conflict';
  conflict: { code: ConflictCode; criterion: string | null; otherUnitId: number | null } | null;
  writes: RowWrites;
  /** in words a list can show: `vneid_level2: approved → activated` */
  changes: string[];
}

export interface PlanContext {
  criteria: readonly CriterionRule[];
  /** the day the list speaks of */
  asOf: Day;
  /** the kind to assume for a new person when the list does not say */
  kindWhenSilent: string;
  /** a person has decided this row's conflict in its favour */
  decided: boolean;
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
