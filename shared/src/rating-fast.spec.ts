import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EMPLOYMENT_KINDS } from './codes.js';
import { DECREE_335 } from './rating-decree-335.js';
import { DECREE_90 } from './rating-decree-90.js';
import { outcomeRater } from './rating-fast.js';
import type { RatingFacts, ShareFact } from './rating-facts.js';
import {
  isEntered,
  LEVELS,
  periodsOf,
  type ConditionsScheme,
  type PointsScheme,
  type RatingScheme,
} from './rating-scheme.js';
import { rate } from './rating.js';

const level = fc.constantFrom(...LEVELS.map(({ code }) => code));
const hundredths = fc.oneof(fc.constantFrom(0, 100, 500, 3000, 5000, 7000, 8000, 9000, 10_000), fc.nat(10_000));
const parts = fc.nat(12);

/** Shares that are round as often as not, so that thresholds are met exactly; missing and not applying among them. */
const share: fc.Arbitrary<ShareFact> = fc
  .oneof(fc.constantFrom(0, 1, 10, 100, 1000), fc.nat(4000))
  .chain((of) => fc.record({ achieved: fc.oneof(fc.constant(of), fc.nat(of)), of: fc.constant(of) }));
const mayLack = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined, freq: 60 });

function factsFor(scheme: RatingScheme): fc.Arbitrary<RatingFacts> {
  const present = <T>(all: Record<string, T | undefined>): Record<string, T> =>
    Object.fromEntries(Object.entries(all).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
  const typed = scheme.inputs.filter(isEntered);
  const period = fc
    .record(Object.fromEntries(typed.map(({ code }) => [code, mayLack(share)])))
    .map((inputs) => present(inputs));
  const months = fc.option(fc.constantFrom(0, 299, 300, 500, 599, 600, 601, 900, 1200).map((n) => ({ months: n })));
  const criterion = mayLack(
    fc.record({ claimed: mayLack(share), verified: mayLack(share), police: mayLack(share) }).map(present),
  );
  return fc.record({
    kind: fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...scheme.kinds) },
      fc.constantFrom(...EMPLOYMENT_KINDS.map(({ code }) => code)),
    ),
    head: fc.boolean(),
    worked: months,
    away: months,
    maternity: fc.boolean(),
    moved: fc.constant(null),
    discipline: fc.option(
      fc.constantFrom('none', 'none', 'duty', 'other').map((kind) => ({ kind })),
      { freq: 6 },
    ),
    compliance: fc
      .record(Object.fromEntries(scheme.compliance.criteria.map(({ code }) => [code, criterion])))
      .map((all) => present(all)),
    periods: fc.oneof(
      fc.array(period, { minLength: periodsOf(scheme), maxLength: periodsOf(scheme) }),
      fc.array(period, { maxLength: periodsOf(scheme) }),
    ),
    below: fc.option(
      fc
        .record({ xuat_sac: fc.nat(2), tot: fc.nat(1), hoan_thanh: fc.nat(1), khong_hoan_thanh: fc.nat(1) })
        .map((counts) => ({ counts })),
      { freq: 6 },
    ),
  });
}

/** What an editor may change of both kinds. */
const common = <S extends RatingScheme>(scheme: S): fc.Arbitrary<S> =>
  fc
    .record({
      percent: fc.constantFrom(0, 0, 1000, 3000, 10_000),
      basis: fc.constantFrom('claimed' as const, 'verified' as const, 'police' as const),
      weights: fc.array(fc.nat(3), { minLength: 3, maxLength: 3 }),
      otherDiscipline: fc.option(level),
      maternityExcepted: fc.boolean(),
      awayEndIncluded: fc.boolean(),
      ceiling: level,
      leastWorked: fc.constantFrom(0, 600),
      forcing: fc.array(hundredths, { minLength: 4, maxLength: 4 }),
    })
    .map(
      ({
        percent,
        basis,
        weights,
        otherDiscipline,
        maternityExcepted,
        awayEndIncluded,
        ceiling,
        leastWorked,
        forcing,
      }) => ({
        ...scheme,
        otherDiscipline,
        compliance: {
          ...scheme.compliance,
          percent,
          basis,
          criteria: scheme.compliance.criteria.map((one, i) => ({ ...one, weight: weights[i] ?? 1 })),
        },
        time: { ...scheme.time, maternityExcepted, awayEndIncluded, ceiling, leastWorked },
        forcing: scheme.forcing.map((one, i) => ({ ...one, percent: forcing[i] ?? one.percent })),
      }),
    );

const conditions: fc.Arbitrary<ConditionsScheme> = fc
  .tuple(common(DECREE_90), fc.array(hundredths, { minLength: 8, maxLength: 8 }), fc.option(level))
  .map(([scheme, percents, otherwise]) => {
    const levels = Object.fromEntries(
      Object.entries(scheme.levels).map(([code, all]) => [
        code,
        all.map((one, i) => ({ ...one, percent: percents[i % 8] ?? one.percent })),
      ]),
    ) as unknown as ConditionsScheme['levels'];
    return { ...scheme, otherwise, levels };
  });

const points: fc.Arbitrary<PointsScheme> = fc
  .record({
    scheme: common(DECREE_335),
    per: fc.constantFrom('month' as const, 'quarter' as const),
    leaving: fc.constantFrom('block' as const, 'total' as const),
    keeps: fc.option(hundredths),
    general: hundredths,
    weights: fc.array(parts, { minLength: 9, maxLength: 9 }),
    from: fc.tuple(hundredths, hundredths, hundredths),
  })
  .map(({ scheme, per, leaving, keeps, general, weights, from }) => ({
    ...scheme,
    per,
    leaving,
    unitBelow: scheme.unitBelow && keeps !== null ? { ...scheme.unitBelow, keeps } : null,
    blocks: scheme.blocks.map((block, b) => ({
      ...block,
      points: b === 0 ? general : 10_000 - general,
      // Something is always asked of everybody: parts that sum to nothing are no scheme.
      items: block.items.map(({ input }, i) => ({ input, parts: (weights[b * 3 + i] ?? 0) + (i === 0 ? 1 : 0) })),
    })),
    bands: scheme.bands.map((band, i) => ({ ...band, from: [...from].sort((a, b) => b - a)[i] ?? 0 })),
  }));

const asked = (scheme: fc.Arbitrary<RatingScheme>) =>
  scheme.chain((one) => fc.tuple(fc.constant(one), fc.array(factsFor(one), { minLength: 4, maxLength: 4 })));

describe('what a scheme makes of many people', () => {
  it.each<[string, fc.Arbitrary<RatingScheme>]>([
    ['conditions', conditions],
    ['points', points],
  ])('is what it makes of each of them: %s', (_, scheme) => {
    const kinds = new Map<string, number>();
    fc.assert(
      fc.property(asked(scheme), ([one, people]) => {
        const fast = outcomeRater(one);
        for (const facts of people) {
          const { outcome } = rate(one, facts);
          kinds.set(outcome.kind, (kinds.get(outcome.kind) ?? 0) + 1);
          expect(fast(facts)).toEqual(outcome);
        }
      }),
      { numRuns: 120 },
    );
    // Facts that all come to the same would prove nothing.
    expect([...kinds.values()].every((count) => count > 20)).toBe(true);
    expect(kinds.size).toBe(3);
  });

  it.each<[string, Partial<RatingFacts>, string]>([
    ['nothing known', {}, 'open'],
    ['another kind', { kind: 'nguoi_lao_dong' }, 'not_rated'],
    ['too short a time', { worked: { months: 599 } }, 'not_rated'],
  ])('of somebody of whom %s', (_, given, expected) => {
    const facts: RatingFacts = {
      ...{ kind: 'cong_chuc', head: false, worked: null, away: null, maternity: false, moved: null, discipline: null },
      ...{ compliance: {}, periods: [], below: null, ...given },
    };
    expect(outcomeRater(DECREE_90)(facts).kind).toBe(expected);
    expect(outcomeRater(DECREE_335)(facts)).toEqual(rate(DECREE_335, facts).outcome);
  });

  it('more done than given is refused, as it is one by one', () => {
    const facts: RatingFacts = {
      ...{ kind: 'cong_chuc', head: false, worked: { months: 1200 }, away: null, maternity: false, moved: null },
      ...{ discipline: null, compliance: {}, periods: [{ tasks_done: { achieved: 2, of: 1 } }], below: null },
    };
    expect(() => rate(DECREE_90, facts)).toThrow(RangeError);
    expect(() => outcomeRater(DECREE_90)(facts)).toThrow(RangeError);
  });
});
