import type { Label } from './codes.js';
import type { Judged, PeriodInputs, RatingFacts, Step, StepRule } from './rating-facts.js';
import { fraction, type Range } from './rating-fractions.js';
import { readInput } from './rating-inputs.js';
import { periodsDue } from './rating-periods.js';
import {
  LEVELS,
  placeOfLevel,
  UPPER_LEVELS,
  WHOLE,
  type Condition,
  type ConditionsScheme,
  type Level,
  type RatingScheme,
} from './rating-scheme.js';
import { compareFractions } from './second-boards.js';
import { conditionWords, levelWords } from './rating-words.js';

const NO_INPUTS: PeriodInputs = {};
const LOWEST: Level = 'khong_hoan_thanh';

/** The best level all of whose conditions hold. Conditions on inputs that do not apply leave the level. */
export function byConditions(scheme: ConditionsScheme, facts: RatingFacts): Judged {
  const [period = NO_INPUTS] = periodsDue(scheme, facts);
  const levels = UPPER_LEVELS.map((level) => ({
    level,
    steps: scheme.levels[level].flatMap((condition, i) => {
      if (condition.kinds && !condition.kinds.includes(facts.kind)) return [];
      const below = LEVELS[placeOfLevel(level) + 1]?.code ?? LOWEST;
      const step = conditionStep(scheme, facts, period, condition, `levels.${level}.${i}`, 'condition');
      return {
        ...step,
        label: labelAt(level, step.label),
        allows: step.held === 'no' ? below : 'xuat_sac',
      } satisfies Step;
    }),
  }));
  const first = (isOpen: (held: Step['held']) => boolean) =>
    levels.find(({ steps }) => steps.every(({ held }) => isOpen(held)))?.level;
  return {
    best: first((held) => held !== 'no') ?? scheme.otherwise ?? 'hoan_thanh',
    worst: first((held) => held === 'yes' || held === 'does_not_apply') ?? scheme.otherwise ?? LOWEST,
    score: null,
    steps: levels.flatMap(({ steps }) => steps),
  };
}

/** Most conditions stand at several levels: which one it is for is said with it. */
function labelAt(level: Level, { vi, en }: Label): Label {
  const words = levelWords(level);
  return { vi: `${words.vi} – ${vi}`, en: `${words.en} – ${en}` };
}

/** Any one that holds makes it the lowest level. Points that are kept a quarter hold when any quarter says so. */
export function forcingRules(scheme: RatingScheme, facts: RatingFacts): Omit<Judged, 'score'> {
  const periods = periodsDue(scheme, facts);
  const steps = scheme.forcing.map((condition, i): Step => {
    const asked = periods.map((period) => conditionStep(scheme, facts, period, condition, `forcing.${i}`, 'forcing'));
    const step = (['yes', 'missing', 'no', 'does_not_apply'] as const)
      .map((held) => asked.find((one) => one.held === held))
      .find((one) => one !== undefined);
    if (!step) throw new RangeError('No period to look at.');
    return { ...step, allows: step.held === 'yes' ? LOWEST : 'xuat_sac' };
  });
  const some = (held: Step['held']) => steps.some((step) => step.held === held);
  return {
    best: some('yes') ? LOWEST : 'xuat_sac',
    worst: some('yes') || some('missing') ? LOWEST : 'xuat_sac',
    steps,
  };
}

function conditionStep(
  scheme: RatingScheme,
  facts: RatingFacts,
  period: PeriodInputs,
  condition: Condition,
  path: string,
  rule: StepRule,
): Step {
  const { value, used } = readInput(scheme, facts, period, condition.input);
  const input = scheme.inputs.find(({ code }) => code === condition.input);
  return {
    rule,
    path,
    label: conditionWords(condition, input),
    held: value === null ? 'does_not_apply' : heldOf(value, condition),
    inputs: [used],
    allows: null,
    source: condition.source,
  };
}

/** Known when both ends of what the figure may be say the same: every comparison rises or falls with the figure. */
function heldOf({ low, high }: Range, condition: Condition): 'yes' | 'no' | 'missing' {
  const atLow = holds(low, condition);
  return atLow === holds(high, condition) ? (atLow ? 'yes' : 'no') : 'missing';
}

function holds(value: Range['low'], { compare, percent }: Condition): boolean {
  const order = compareFractions(value, fraction(percent, WHOLE));
  if (compare === 'at_least') return order >= 0;
  if (compare === 'more_than') return order > 0;
  return compare === 'at_most' ? order <= 0 : order < 0;
}
