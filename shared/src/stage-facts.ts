import type { Day } from './calendar.js';

// What is known of a person on a criterion, and the rules it is read by.

/** A stage of a criterion. `level` orders stages; a side stage (rejected) shares the level it falls back to. */
export interface StageRule {
  /** 0-7: the column that counts it */
  position: number;
  code: string;
  level: number;
  side: boolean;
  achieved: boolean;
}

/** What the counting needs to know of a criterion; criteria are data. */
export interface CriterionRule {
  id: number;
  code: string;
  /** the lowest trust that counts as verified (1 self … 5 police); a setting, 3 = checked */
  verifiedFrom: number;
  /** a held card ends by itself at 25, 40 and 60 */
  lapses: boolean;
  stages: readonly StageRule[];
}

export type DayKind = 'on' | 'by';

/** A status event that has not been retracted. */
export interface StatusFact {
  id: number;
  criterionId: number;
  /** position of the stage */
  stage: number;
  on: Day;
  dayKind: DayKind;
  /** 1 self … 5 police */
  trust: number;
  /** epoch milliseconds */
  recordedAt: number;
  cardIssuedOn: Day | null;
}

/** The stage that stands from a day on, until the next one. */
export interface Standing {
  from: Day;
  stage: number;
  /** null: the stage came by time alone (a card lapsed) */
  eventId: number | null;
  /** the day the stage was reached, and whether it is known exactly; may be before `from` */
  since: Day;
  dayKind: DayKind;
  trust: number;
  lapsed: boolean;
}
