import { COUNT_COLUMNS, FIRST_STAGE_COLUMN, type CountColumn } from '@dat100/shared/person-history';
import { formatRate, gapToTarget, RateError, type Rate } from '@dat100/shared/rates';
import type { Stage } from '../directives/directives.service.js';
import type { Basis } from '../people/counted-where.js';

/** A row of a counter, in the order of COUNT_COLUMNS. */
export type Counts = readonly number[];
export const NO_COUNTS: Counts = COUNT_COLUMNS.map(() => 0);

const AT = Object.fromEntries(COUNT_COLUMNS.map((column, i) => [column, i])) as Record<CountColumn, number>;
const at = (counts: Counts, column: CountColumn) => counts[AT[column]] ?? 0;

/** What stands where a rate cannot be: the counters contradict themselves, and nothing is clipped to hide it. */
export const BAD_RATE = 'lỗi số liệu';

/** The figures of a unit on one criterion, through one lens. Counts of people. */
export interface Figures {
  inScope: number;
  deferred: number;
  exempt: number;
  /** in scope and achieved, whoever said so */
  claimed: number;
  /** of those, achieved by a source the criterion takes for verified */
  verified: number;
  police: number;
  /** rejected rows and conflicts that nobody has settled yet */
  uncounted: number;
  /** in scope, nothing known */
  noEvent: number;
  /** achieved although exempt or deferred */
  achievedOutOfScope: number;
  /** people in scope by standing stage; empty when withheld, and then noEvent says nothing either */
  stages: { stage: string; count: number }[];
  /** in scope and not achieved */
  left: number;
  rateText: string;
  verifiedRateText: string;
  policeRateText: string;
  reachedTarget: boolean;
}

/** What of a criterion its figures are read by. */
export interface FiguresRule {
  stages: readonly Pick<Stage, 'code' | 'position' | 'achieved'>[];
  targetPercent: number;
}

/** Reads a row of counts as the figures of a board. */
export function figuresOf(criterion: FiguresRule, counts: Counts): Figures {
  const stages = criterion.stages.map((stage) => ({
    stage: stage.code,
    count: counts[FIRST_STAGE_COLUMN + stage.position] ?? 0,
  }));
  const inScope = at(counts, 'in_scope');
  const claimed = claimedOf(criterion, counts);
  const verified = at(counts, 'verified');
  const police = at(counts, 'police');
  return {
    inScope,
    deferred: at(counts, 'deferred'),
    exempt: at(counts, 'exempt'),
    claimed,
    verified,
    police,
    uncounted: at(counts, 'uncounted'),
    noEvent: at(counts, 'no_event'),
    achievedOutOfScope: at(counts, 'achieved_out'),
    stages,
    left: inScope - claimed,
    rateText: rateText(claimed, inScope),
    verifiedRateText: rateText(verified, inScope),
    policeRateText: rateText(police, inScope),
    reachedTarget: inScope > 0 && gapOf(criterion, counts) === 0,
  };
}

/** The figures as a rate on one basis. */
export function rateOn(basis: Basis, figures: Pick<Figures, Basis | 'inScope'>): Rate {
  return { achieved: figures[basis], inScope: figures.inScope };
}

/** People in scope who stand at an achieved stage. */
function claimedOf(criterion: FiguresRule, counts: Counts): number {
  return criterion.stages.reduce(
    (sum, stage) => sum + (stage.achieved ? (counts[FIRST_STAGE_COLUMN + stage.position] ?? 0) : 0),
    0,
  );
}

/** People still to be brought to the end until the target is met; null when the figures cannot be. */
export function gapOf(criterion: FiguresRule, counts: Counts, basis: Basis = 'claimed'): number | null {
  const achieved = basis === 'claimed' ? claimedOf(criterion, counts) : at(counts, basis);
  return unlessImpossible(() => gapToTarget(achieved, at(counts, 'in_scope'), criterion.targetPercent));
}

/** The rate as printed, or that it cannot be. */
export function rateText(achieved: number, inScope: number): string {
  return unlessImpossible(() => formatRate(achieved, inScope, 'vi')) ?? BAD_RATE;
}

/** What the work gives; null for figures that cannot be. */
export function unlessImpossible<T>(work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    if (error instanceof RateError) return null;
    throw error;
  }
}

/** Whether the counts can be true together; when not, the counters have drifted and a recount is due. */
export function isSound(criterion: FiguresRule, counts: Counts): boolean {
  const claimed = claimedOf(criterion, counts);
  const inStages = criterion.stages.reduce((sum, stage) => sum + (counts[FIRST_STAGE_COLUMN + stage.position] ?? 0), 0);
  return (
    counts.every((n) => Number.isInteger(n) && n >= 0) &&
    at(counts, 'in_scope') === inStages + at(counts, 'no_event') &&
    at(counts, 'verified') <= claimed &&
    at(counts, 'police') <= at(counts, 'verified') &&
    at(counts, 'achieved_out') <= at(counts, 'deferred') + at(counts, 'exempt')
  );
}

/** Someone is in the unit, or a row of a list waits to be settled: worth a line of its own. */
export function isSomething(counts: Counts): boolean {
  return (['in_scope', 'deferred', 'exempt', 'uncounted'] as const).some((column) => at(counts, column) !== 0);
}

/** The counts with another number of open rows. */
export function withUncounted(counts: Counts, uncounted: number): Counts {
  return counts.map((n, i) => (i === AT.uncounted ? uncounted : n));
}

/** a − b, column by column. */
export function minus(a: Counts, b: Counts): Counts {
  return a.map((n, i) => n - (b[i] ?? 0));
}

/** a + b, column by column. */
export function plus(a: Counts, b: Counts): Counts {
  return a.map((n, i) => n + (b[i] ?? 0));
}
