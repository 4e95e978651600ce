import type { Day } from '@dat100/shared/calendar';
import type { EmploymentKind, Membership, StuckReason, Trust, UnitKind } from '@dat100/shared/codes';
import type { Sex } from '@dat100/shared/citizen-id';

/** 2023: city, districts, wards. 2025: the two-tier city of REORGANISED_ON. */
export type Era = 2023 | 2025;

/** A unit of the demo city. Parents come before their children. Key: (code, validFrom). */
export interface SeedUnit {
  code: string;
  name: string;
  kind: UnitKind;
  parentCode: string | null;
  /** null: since before the first date known. */
  validFrom: Day | null;
  /** null: still in force. */
  validTo: Day | null;
}

/** The criteria of the VNeID directive. */
export type SeedCriterion = 'chip_card' | 'vneid_level2' | 'online_service';

/** Stages by criterion, in order; `rejected` is the side stage. */
export interface SeedStages {
  chip_card: 'none' | 'applied' | 'held';
  vneid_level2: 'not_registered' | 'registered' | 'rejected' | 'approved' | 'activated';
  online_service: 'never' | 'account_ready' | 'used';
}

/**
 * A status event. Either `on` (the day it happened) or, when that is unknown, `by` (it had happened by that day).
 * The same stage may come twice when a stronger source confirmed it later: the last one then stands.
 */
export interface SeedEvent<C extends SeedCriterion = SeedCriterion> {
  criterion: C;
  stage: SeedStages[C];
  on: Day | null;
  by?: Day;
  trust: Trust;
  recordedOn: Day;
  /** Number of the file handed in online. */
  reference?: string;
}

/** Time out of scope, first and last day included; until null = no end set. '*' = every criterion. */
export interface SeedScope {
  criterion: SeedCriterion | '*';
  status: 'deferred' | 'exempt';
  from: Day;
  until: Day | null;
  reason: string;
  document: string;
}

/** A synthetic person. Events are in order of time within each criterion. */
export interface SeedPerson {
  unitCode: string;
  isHead: boolean;
  citizenId: string;
  fullName: string;
  sex: Sex;
  birthDate: Day;
  phone: string;
  title: string;
  kind: EmploymentKind;
  memberships: { code: Membership; from: Day }[];
  employedFrom: Day;
  cardIssuedOn: Day | null;
  events: SeedEvent[];
  scope: SeedScope[];
  reason?: { criterion: SeedCriterion; code: StuckReason };
}
