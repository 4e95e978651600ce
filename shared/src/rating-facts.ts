import type { Day } from './calendar.js';
import type { EmploymentKind, Label, Trust } from './codes.js';
import type { Fraction } from './ledger-points.js';
import type { Hundredths, Level } from './rating-scheme.js';

/** Where a figure comes from, as far as it is known. */
export interface Told {
  readonly on?: Day;
  readonly source?: string;
  readonly trust?: Trust;
}

/**
 * `achieved` of `of`, whole numbers in one unit: people for the orders' criteria, 1 of 1 and 0 of 1 for yes and no,
 * hundredths for tasks and points. Of 0: does not apply.
 */
export interface ShareFact extends Told {
  readonly achieved: number;
  readonly of: number;
}

export interface MonthsFact extends Told {
  readonly months: Hundredths;
}

/** One criterion of an order on the three bases; for a person 0 or 1 of 1, for a unit its people. */
export interface ComplianceFact extends Told {
  readonly claimed?: ShareFact;
  readonly verified?: ShareFact;
  readonly police?: ShareFact;
}

/** Inputs of a month, a quarter or the year, by the code of the input. What is not there is missing. */
export type PeriodInputs = Readonly<Record<string, ShareFact>>;

/** Why somebody was taken out of a rating. `document`: the number of the paper that says so. */
export interface TakenOut extends Told {
  readonly reason: string;
  readonly document: string | null;
}

/** All that a rating looks at. null: not known. */
export interface RatingFacts {
  readonly kind: EmploymentKind;
  readonly head: boolean;
  readonly worked: MonthsFact | null;
  /** absence in the year, without maternity leave where the scheme excepts it */
  readonly away: MonthsFact | null;
  /** what the records said of both before anybody entered either; left out until then */
  readonly recorded?: Pick<RatingFacts, 'worked' | 'away'>;
  /** had maternity leave in the year */
  readonly maternity: boolean;
  /** came from another unit within the year */
  readonly moved: { readonly monthsThere: Hundredths; readonly unitExists: boolean; readonly opinion: boolean } | null;
  readonly discipline: ({ readonly kind: 'none' | 'duty' | 'other' } & Told) | null;
  readonly compliance: Readonly<Record<string, ComplianceFact>>;
  /** one for conditions; for points one for each month or quarter that was scored. A due one that is not there lacks */
  readonly periods: readonly PeriodInputs[];
  /** the levels below are counted, and told to whoever reads these facts once all of them are decided; never kept */
  readonly belowWaits?: true;
  /** somebody who is in charge of the period has said that they are not rated in it; left out: nobody has */
  readonly takenOut?: TakenOut;
  /** under a head: how many at each level */
  readonly below: ({ readonly counts: Readonly<Record<Level, number>> } & Told) | null;
}

/** Read in the place of what somebody may not be told yet. */
export const BELOW_WAITS: Label = {
  vi: 'Chờ quyết định mức xếp loại của cấp dưới',
  en: 'Waits for the levels below to be decided',
};

/** What a rule looked at; value null: missing. */
export interface InputUsed extends Told {
  readonly label: Label;
  readonly value: Label | null;
}

export type StepRule =
  | 'taken_out'
  | 'kind'
  | 'worked'
  | 'away'
  | 'mover'
  | 'discipline'
  | 'forcing'
  | 'condition'
  | 'compliance'
  | 'item'
  | 'below'
  | 'band';

/** One rule, what it looked at, and what came of it. */
export interface Step {
  readonly rule: StepRule;
  /** place in the scheme, as in the lines of its outline */
  readonly path: string;
  readonly label: Label;
  readonly held: 'yes' | 'no' | 'missing' | 'does_not_apply';
  readonly inputs: readonly InputUsed[];
  /** the best level this rule alone leaves open; null: it says nothing of levels by itself */
  readonly allows: Level | null;
  readonly source: string;
}

/**
 * What the rules come to. A level is only ever proposed: a named person decides. `open`: what is missing, or a gap of
 * the decree, leaves more than one level possible.
 */
export type Outcome =
  | { readonly kind: 'proposed'; readonly level: Level }
  | { readonly kind: 'not_rated'; readonly reason: 'taken_out' | 'kind' | 'too_short' }
  | { readonly kind: 'open'; readonly best: Level; readonly worst: Level };

export interface Rating {
  readonly outcome: Outcome;
  /** of 100 points, when the scheme has points and there is anything to score; low and high differ while inputs miss */
  readonly score: { readonly low: Fraction; readonly high: Fraction } | null;
  readonly steps: readonly Step[];
}

/** What the levels or the points of a scheme come to, before the rules that both kinds have. */
export interface Judged {
  readonly best: Level;
  readonly worst: Level;
  readonly score: Rating['score'];
  readonly steps: readonly Step[];
}
