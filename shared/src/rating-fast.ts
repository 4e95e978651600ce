import type { Fraction } from './ledger-points.js';
import type { Outcome, PeriodInputs, RatingFacts } from './rating-facts.js';
import { fastPoints } from './rating-fast-points.js';
import { valueReader } from './rating-fast-inputs.js';
import { periodsDue } from './rating-periods.js';
import {
  lowerLevel,
  UPPER_LEVELS,
  WHOLE,
  type Condition,
  type ConditionsScheme,
  type Level,
  type RatingScheme,
} from './rating-scheme.js';

const BEST: Level = 'xuat_sac';
const LOWEST: Level = 'khong_hoan_thanh';

/** The best and the worst level that rules leave open. */
export interface LevelRange {
  readonly best: Level;
  readonly worst: Level;
}

/** What a part of the rules leaves open for somebody, with the periods that were due. */
export type Judge = (facts: RatingFacts, periods: readonly PeriodInputs[]) => LevelRange;

/**
 * The outcome of `rate`, and of the same facts always the same, without score and explanation: for asking of many
 * thousand people at once what a scheme makes of them. The scheme is taken apart once; a property test holds the two
 * to each other.
 * @throws RangeError as `rate`
 */
export function outcomeRater(scheme: RatingScheme): (facts: RatingFacts) => Outcome {
  const judges = { true: judgesOf(scheme, true), false: judgesOf(scheme, false) };
  return (facts) => {
    const { notRated, timeMissing, ...common } = commonRange(scheme, facts);
    if (notRated) return { kind: 'not_rated', reason: notRated };
    const periods = periodsDue(scheme, facts);
    let { best, worst }: LevelRange = common;
    for (const judge of judges[facts.head ? 'true' : 'false']) {
      const range = judge(facts, periods);
      best = lowerLevel(best, range.best);
      worst = lowerLevel(worst, range.worst);
    }
    return best === worst && !timeMissing ? PROPOSED[best] : { kind: 'open', best, worst };
  };
}

const proposed = (level: Level): Outcome => ({ kind: 'proposed', level });
const PROPOSED: Readonly<Record<Level, Outcome>> = {
  xuat_sac: proposed('xuat_sac'),
  tot: proposed('tot'),
  hoan_thanh: proposed('hoan_thanh'),
  khong_hoan_thanh: proposed('khong_hoan_thanh'),
};

function judgesOf(scheme: RatingScheme, head: boolean): Judge[] {
  const own = scheme.kind === 'conditions' ? fastConditions(scheme, head) : fastPoints(scheme, head);
  return [fastForcing(scheme, head), own];
}

/** Kind, time worked and away, discipline: `commonRules` without the words. */
function commonRange(scheme: RatingScheme, { kind, takenOut, worked, away, maternity, discipline }: RatingFacts) {
  const { time } = scheme;
  const excepted = maternity && time.maternityExcepted;
  const asked = time.leastWorked > 0 && !excepted;
  const ceiling = away && isLimited(away.months, time, excepted) ? time.ceiling : BEST;
  const other = discipline?.kind === 'other' ? (scheme.otherDiscipline ?? BEST) : BEST;
  const disciplined = discipline?.kind === 'duty' ? LOWEST : other;
  return {
    notRated: takenOut
      ? ('taken_out' as const)
      : !scheme.kinds.includes(kind)
        ? ('kind' as const)
        : asked && worked && worked.months < time.leastWorked
          ? ('too_short' as const)
          : null,
    timeMissing: asked && !worked,
    best: lowerLevel(disciplined, ceiling),
    worst: discipline === null ? LOWEST : lowerLevel(disciplined, away ? ceiling : time.ceiling),
  };
}

function isLimited(months: number, time: RatingScheme['time'], endless: boolean): boolean {
  if (months < time.awayFrom) return false;
  return endless || (time.awayEndIncluded ? months <= time.awayBelow : months < time.awayBelow);
}

type Held = 'yes' | 'no' | 'missing' | 'does_not_apply';

function holder(scheme: RatingScheme, { input, compare, percent }: Condition, head: boolean) {
  const read = valueReader(scheme, input, head);
  const [wanted, whole] = [BigInt(percent), BigInt(WHOLE)];
  const holds = ({ num, den }: Fraction): boolean => {
    const [left, right] = [num * whole, wanted * den];
    if (compare === 'at_least') return left >= right;
    if (compare === 'more_than') return left > right;
    return compare === 'at_most' ? left <= right : left < right;
  };
  return (facts: RatingFacts, period: PeriodInputs): Held => {
    const value = read(facts, period);
    if (value === null) return 'does_not_apply';
    const atLow = holds(value.low);
    if (value.low !== value.high && atLow !== holds(value.high)) return 'missing';
    return atLow ? 'yes' : 'no';
  };
}

function fastForcing(scheme: RatingScheme, head: boolean): Judge {
  const held = scheme.forcing.map((condition) => holder(scheme, condition, head));
  return (facts, periods) => {
    let missing = false;
    for (const ask of held)
      for (const period of periods) {
        const answer = ask(facts, period);
        if (answer === 'yes') return { best: LOWEST, worst: LOWEST };
        missing ||= answer === 'missing';
      }
    return { best: BEST, worst: missing ? LOWEST : BEST };
  };
}

function fastConditions(scheme: ConditionsScheme, head: boolean): Judge {
  const levels = UPPER_LEVELS.map((level) => ({
    level,
    asks: scheme.levels[level].map((condition) => {
      const ask = holder(scheme, condition, head);
      const { kinds } = condition;
      return kinds
        ? (facts: RatingFacts, period: PeriodInputs) => (kinds.includes(facts.kind) ? ask(facts, period) : 'yes')
        : ask;
    }),
  }));
  return (facts, [period = {}]) => {
    let best: Level | null = null;
    for (const { level, asks } of levels) {
      let [open, sure] = [true, true];
      for (const ask of asks) {
        const answer = ask(facts, period);
        open &&= answer !== 'no';
        sure &&= answer === 'yes' || answer === 'does_not_apply';
        if (!open) break;
      }
      if (open) best ??= level;
      if (open && sure) return { best: best ?? level, worst: level };
    }
    return { best: best ?? scheme.otherwise ?? 'hoan_thanh', worst: scheme.otherwise ?? LOWEST };
  };
}
