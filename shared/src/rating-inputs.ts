import type { Label } from './codes.js';
import { BELOW_WAITS } from './rating-facts.js';
import type { InputUsed, PeriodInputs, RatingFacts, ShareFact, Step, Told } from './rating-facts.js';
import { ALL, fraction, plus, times, UNKNOWN, weightedMean, type Range } from './rating-fractions.js';
import { isAskedOf, WHOLE, type RatingScheme, type SchemeInput } from './rating-scheme.js';
import { percentWords, shareWords } from './rating-words.js';

/** An input of a person in a period: what it may be, null where it does not apply, and what was looked at. */
export interface ReadInput {
  readonly value: Range | null;
  readonly used: InputUsed;
}

/** Date, source and trust of a figure, and nothing else of it. */
export function toldOf({ on, source, trust }: Told): Told {
  return {
    ...(on === undefined ? {} : { on }),
    ...(source === undefined ? {} : { source }),
    ...(trust === undefined ? {} : { trust }),
  };
}

/** An input by itself, with the part that the orders' criteria have in it. An unknown code reads as missing. */
export function readInput(scheme: RatingScheme, facts: RatingFacts, period: PeriodInputs, code: string): ReadInput {
  const input = scheme.inputs.find((one) => one.code === code);
  if (!input) return { value: UNKNOWN, used: { label: { vi: code, en: code }, value: null } };
  if (!isAskedOf(input, facts.head)) return { value: null, used: { label: input.name, value: null } };
  if (input.kind === 'unit_below') return unitBelow(facts, input);
  const fact = input.kind === 'levels_below' ? countBelow(facts, input) : period[code];
  const own = rangeOf(fact);
  const used: InputUsed = {
    label: input.name,
    value: fact ? shareWords(fact, input.kind) : input.kind === 'levels_below' ? untold(facts) : null,
    ...(fact ? toldOf(fact) : {}),
  };
  const { into, percent } = scheme.compliance;
  if (into !== code || percent === 0) return { value: own, used };
  // The orders' criteria are a part of the input, never a block of their own: they go where it goes.
  const rest = own && complianceRate(scheme, facts);
  if (!own || !rest) return { value: own, used };
  const mixed = (end: 'low' | 'high') =>
    plus(times(fraction(percent, WHOLE), rest[end]), times(fraction(WHOLE - percent, WHOLE), own[end]));
  return { value: { low: mixed('low'), high: mixed('high') }, used };
}

/** The orders' criteria by their weights; what does not apply leaves sum and weight. null: none applies. */
export function complianceRate({ compliance }: RatingScheme, facts: RatingFacts): Range | null {
  return weightedMean(
    compliance.criteria.flatMap(({ code, weight }) => {
      const value = rangeOf(facts.compliance[code]?.[compliance.basis]);
      return value ? [{ weight: fraction(weight, 1), value }] : [];
    }),
  );
}

/** Says what the orders' criteria were and how much they count, where they count anything and where they do not. */
export function complianceStep(scheme: RatingScheme, facts: RatingFacts): Step {
  const { basis, criteria, into, percent } = scheme.compliance;
  const inputs = criteria.map(({ code, name }): InputUsed => {
    const fact = facts.compliance[code];
    const figure = fact?.[basis];
    return {
      label: name,
      value: figure ? shareWords(figure, 'people') : null,
      ...toldOf({ ...fact, ...figure }),
    };
  });
  const rate = complianceRate(scheme, facts);
  const missing = inputs.some(({ value }) => value === null);
  const name = scheme.inputs.find(({ code }) => code === into)?.name ?? { vi: into, en: into };
  const part = percentWords(percent);
  return {
    rule: 'compliance',
    path: 'compliance.percent',
    label: {
      vi: `Chỉ tiêu theo văn bản chỉ đạo: tính ${part.vi} trong "${name.vi}"`,
      en: `Criteria of the orders: they count for ${part.en} of "${name.en}"`,
    },
    held: !rate ? 'does_not_apply' : missing ? 'missing' : rate.low.num === rate.low.den ? 'yes' : 'no',
    inputs,
    allows: null,
    source: '',
  };
}

/** @throws RangeError for more than all, below nothing, or parts of a unit */
function rangeOf(fact: ShareFact | undefined): Range | null {
  if (!fact) return UNKNOWN;
  if (!Number.isSafeInteger(fact.achieved) || fact.achieved < 0 || fact.achieved > fact.of)
    throw new RangeError(`Not a share: ${fact.achieved} of ${fact.of}`);
  if (fact.of === 0) return null;
  const value = fraction(fact.achieved, fact.of);
  return { low: value, high: value };
}

/** All of it: what is left when somebody is at the lowest level, or nobody knows, the scheme's rule on it says. */
function unitBelow(facts: RatingFacts, { name }: SchemeInput): ReadInput {
  const { below } = facts;
  if (!below) return { value: { low: ALL, high: ALL }, used: { label: name, value: untold(facts) } };
  const people = Object.values(below.counts).reduce((sum, count) => sum + count, 0);
  const lowest = below.counts.khong_hoan_thanh;
  const used: InputUsed = {
    label: name,
    value: {
      vi: `${lowest} trên ${people} người không hoàn thành nhiệm vụ`,
      en: `${lowest} of ${people} have not completed their tasks`,
    },
    ...toldOf(below),
  };
  return { value: people === 0 ? null : { low: ALL, high: ALL }, used };
}

/** What stands for counts of the levels below that are not there. */
export const untold = ({ belowWaits }: RatingFacts): Label | null => (belowWaits ? BELOW_WAITS : null);

function countBelow({ below }: RatingFacts, { levels = [] }: SchemeInput): ShareFact | undefined {
  if (!below) return undefined;
  const of = Object.values(below.counts).reduce((sum, count) => sum + count, 0);
  const achieved = levels.reduce((sum, level) => sum + below.counts[level], 0);
  return { achieved, of, ...toldOf(below) };
}
