import { describe, expect, it } from '@jest/globals';
import { capBreaches, capsOf, type CapAgency, type CapGroup } from './rating-caps.js';
import { DECREE_90 } from './rating-decree-90.js';
import type { CapRules } from './rating-scheme.js';

/** `all`: each agency of up to twelve people in up to three duty groups under each set of rules; else so many by chance. */
const CASES = process.env['CAP_CASES'] ?? '1500';
const SEED = Number(process.env['CAP_SEED'] ?? 20);
const MOST_PEOPLE = 12;
const PATIENCE_MS = CASES === 'all' ? 3_600_000 : 60_000 + Number(CASES) * 5;

const BASES: readonly CapRules['base'][] = ['tot', 'tot_or_better', 'all_rated'];
const ROUNDINGS: readonly CapRules['rounding'][] = ['down', 'half_up', 'up'];
const BOTH = [true, false];
/** Of the decree, of an outstanding agency, and some that are awkward: thirds, nobody, everybody. */
const PERCENTS = [2000, 2500, 3333, 1, 0, 5000, 10_000];

/** Every way to set the rules but the ratio. */
const RULES: readonly CapRules[] = BASES.flatMap((base) =>
  ROUNDINGS.flatMap((rounding) =>
    BOTH.flatMap((perAgency) =>
      BOTH.flatMap((perDutyGroup) =>
        BOTH.map((poolSmall) => ({ ...DECREE_90.caps, base, rounding, perAgency, perDutyGroup, poolSmall })),
      ),
    ),
  ),
);

/** Agencies by how many are good and how many lower in each group: 18,564 of them. */
function* everyAgency(): Generator<CapGroup[]> {
  const sizes = (left: number, fields: number): number[][] =>
    fields === 0
      ? [[]]
      : Array.from({ length: left + 1 }, (_, n) => n).flatMap((n) =>
          sizes(left - n, fields - 1).map((rest) => [n, ...rest]),
        );
  for (const [a = 0, b = 0, c = 0, ...lower] of sizes(MOST_PEOPLE, 6))
    yield [a, b, c].map((good, i) => ({ code: 'abc'[i] ?? '', good, excellent: 0, lower: lower[i] ?? 0 }));
}

/**
 * The rule in its own words, with nothing of the solver in it: `chosen` of the good in each group are excellent. Answers
 * whether every group (those that can have nobody by themselves together, where the scheme says so) and the agency hold.
 */
function holds(rules: CapRules, percent: number, groups: readonly CapGroup[], chosen: readonly number[]): boolean {
  const fits = (members: readonly number[], excellent: (i: number) => number): boolean => {
    let [good, all, best] = [0, 0, 0];
    for (const i of members) {
      good += groups[i]?.good ?? 0;
      all += (groups[i]?.good ?? 0) + (groups[i]?.lower ?? 0);
      best += excellent(i);
    }
    const base = rules.base === 'tot' ? good - best : rules.base === 'tot_or_better' ? good : all;
    // best ≤ percent × base, in ten-thousandths; with half of one, or nearly one, added for the roundings.
    const more = { down: 0, half_up: 5000, up: 9999 }[rules.rounding];
    return best * 10_000 <= base * percent + more;
  };
  const every = groups.map((_, i) => i);
  const nobody = every.filter((i) => (groups[i]?.good ?? 0) === 0 || !fits([i], () => 1));
  const together = rules.poolSmall && nobody.length > 1 ? nobody : [];
  const cells = [...every.filter((i) => !together.includes(i)).map((i) => [i]), together];
  const of = (i: number) => chosen[i] ?? 0;
  return (!rules.perAgency || fits(every, of)) && (!rules.perDutyGroup || cells.every((members) => fits(members, of)));
}

/** Every way to choose, from those who are chosen already; the most that holds, or -1. */
function mostByTrying(
  rules: CapRules,
  percent: number,
  groups: readonly CapGroup[],
  from: readonly number[] = [],
): number {
  let most = -1;
  const choose = (chosen: number[]): void => {
    const next = groups[chosen.length];
    if (next) for (let n = from[chosen.length] ?? 0; n <= next.good; n += 1) choose([...chosen, n]);
    else if (holds(rules, percent, groups, chosen))
      most = Math.max(
        most,
        chosen.reduce((sum, n) => sum + n, 0),
      );
  };
  choose([]);
  return most;
}

/** The same numbers on every run. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

describe('the solver against every way to choose', () => {
  const next = chance(SEED);

  /** One agency under one set of rules: nothing exceeded, nothing better, and the meter's `more` from some way there. */
  function check(rules: CapRules, groups: readonly CapGroup[], percent: number, outstanding: boolean): void {
    const set = outstanding
      ? { ...rules, percent: 777, outstandingPercent: percent }
      : { ...rules, percent, outstandingPercent: 777 };
    const agency: CapAgency = { code: 'A', outstanding, groups };
    const { most, share } = capsOf(set, agency);
    const filled = groups.map(({ code }) => share[code] ?? 0);
    const sum = filled.reduce((total, n) => total + n, 0);
    const told = { rules: set, groups, most, sum, held: holds(rules, percent, groups, filled) };
    expect(told).toEqual({ ...told, most: mostByTrying(rules, percent, groups), sum: most, held: true });

    const there = groups.map(({ good }) => next(good + 1));
    const meter = capsOf(set, { ...agency, groups: groups.map((g, i) => ({ ...g, excellent: there[i] ?? 0 })) });
    const isBroken = capBreaches(meter).length > 0;
    expect({ groups, there, isBroken }).toEqual({ groups, there, isBroken: !holds(rules, percent, groups, there) });
    if (isBroken) return;
    const more = mostByTrying(rules, percent, groups, there) - there.reduce((total, n) => total + n, 0);
    expect({ rules: set, groups, there, more: meter.more }).toEqual({ rules: set, groups, there, more });
  }

  it(
    `never exceeds a cap and is never beaten, in up to three duty groups of ${MOST_PEOPLE} people (${CASES} cases)`,
    () => {
      const agencies = [...everyAgency()];
      let checked = 0;
      const some = (rules: CapRules, groups: readonly CapGroup[]) => {
        check(rules, groups, PERCENTS[next(next(2) === 0 ? 2 : PERCENTS.length)] ?? 2000, next(3) === 0);
        checked += 1;
      };
      if (CASES === 'all') for (const groups of agencies) for (const rules of RULES) some(rules, groups);
      else
        while (checked < Number(CASES))
          some(RULES[next(RULES.length)] ?? DECREE_90.caps, agencies[next(agencies.length)] ?? []);
      expect(agencies).toHaveLength(18_564);
      if (CASES === 'all') console.info(`caps: ${checked} agencies under ${RULES.length} sets of rules, none beaten`);
    },
    PATIENCE_MS,
  );

  it('several agencies choose each for itself: the sum of what they may have is the most of all, person by person', () => {
    const rules: CapRules = DECREE_90.caps;
    for (let round = 0; round < 20; round += 1) {
      const agencies = Array.from({ length: 1 + next(3) }, (_, a) => ({
        outstanding: next(3) === 0,
        groups: ['x', 'y'].map((code) => ({ code: `${a}${code}`, good: next(3), excellent: 0, lower: next(2) })),
      }));
      const people = agencies.flatMap(({ groups }, a) =>
        groups.flatMap(({ good }, g) => Array.from({ length: good }, () => [a, g] as const)),
      );
      let most = 0;
      for (let subset = 0; subset < 2 ** people.length; subset += 1) {
        const chosen = people.filter((_, i) => (subset >> i) % 2 === 1);
        const counts = agencies.map(({ groups }, a) =>
          groups.map((_, g) => chosen.filter(([agency, group]) => agency === a && group === g).length),
        );
        const fits = agencies.every(({ outstanding, groups }, a) =>
          holds(rules, outstanding ? rules.outstandingPercent : rules.percent, groups, counts[a] ?? []),
        );
        if (fits) most = Math.max(most, chosen.length);
      }
      const sum = agencies.reduce((total, one, a) => total + capsOf(rules, { code: String(a), ...one }).most, 0);
      expect({ agencies, sum }).toEqual({ agencies, sum: most });
    }
  });
});
