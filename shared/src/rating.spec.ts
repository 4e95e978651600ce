import { describe, expect, it } from '@jest/globals';
import { DECREE_335 } from './rating-decree-335.js';
import { DECREE_90 } from './rating-decree-90.js';
import type { Outcome, PeriodInputs, RatingFacts, ShareFact } from './rating-facts.js';
import { factFaults } from './rating-fact-faults.js';
import type { ConditionsScheme } from './rating-scheme.js';
import { rate } from './rating.js';

const share = (achieved: number, of: number): ShareFact => ({ achieved, of });
const YES = share(1, 1);
const NO = share(0, 1);
const held = { claimed: YES, verified: YES };
const BASE: PeriodInputs = { common_criteria: YES, tasks_done: share(10, 10), decline: NO };
const STAFF: RatingFacts = {
  kind: 'cong_chuc',
  head: false,
  worked: { months: 1200 },
  away: { months: 0 },
  maternity: false,
  moved: null,
  discipline: { kind: 'none' },
  compliance: { chip_card: held, vneid_level2: held, online_service: held },
  periods: [{ ...BASE, tasks_exceeded: share(5, 10) }],
  below: null,
};
const HEAD: RatingFacts = {
  ...STAFF,
  head: true,
  periods: [
    {
      ...BASE,
      unit_targets_done: share(20, 20),
      unit_targets_on_time: share(20, 20),
      unit_targets_exceeded: share(10, 20),
      corruption_below: NO,
    },
  ],
  below: { counts: { xuat_sac: 1, tot: 6, hoan_thanh: 3, khong_hoan_thanh: 0 } },
};
const staff = (given: Partial<RatingFacts>, inputs: PeriodInputs = {}): RatingFacts => {
  const facts = { ...STAFF, ...given };
  return { ...facts, periods: facts.periods.map((period) => ({ ...period, ...inputs })) };
};
const head = (given: Partial<RatingFacts>, inputs: PeriodInputs = {}): RatingFacts => ({
  ...HEAD,
  ...given,
  periods: HEAD.periods.map((period) => ({ ...period, ...inputs })),
});
const publicHead = (under: RatingFacts['below'], exceeded?: ShareFact): RatingFacts =>
  head({ kind: 'vien_chuc', below: under }, exceeded ? { unit_targets_exceeded: exceeded } : {});
const said = (outcome: Outcome): string =>
  outcome.kind === 'proposed'
    ? outcome.level
    : outcome.kind === 'not_rated'
      ? outcome.reason
      : `${outcome.best}…${outcome.worst}`;
const without = (...codes: string[]): PeriodInputs =>
  Object.fromEntries(Object.entries(STAFF.periods[0] ?? {}).filter(([code]) => !codes.includes(code)));

describe('conditions of Decree 90/2020', () => {
  it.each<[string, RatingFacts, string]>([
    ['everything done, half beyond', STAFF, 'xuat_sac'],
    ['less than half beyond', staff({}, { tasks_exceeded: share(49, 100) }), 'tot'],
    ['exactly half beyond', staff({}, { tasks_exceeded: share(50, 100) }), 'xuat_sac'],
    ['one task not on time', staff({}, { tasks_done: share(99, 100) }), 'hoan_thanh'],
    ['80 % done well', staff({}, { tasks_done: share(80, 100) }), 'hoan_thanh'],
    ['a hair under 80 %', staff({}, { tasks_done: share(79_999, 100_000) }), 'hoan_thanh…khong_hoan_thanh'],
    ['50 % is the gap of the decree', staff({}, { tasks_done: share(50, 100) }), 'hoan_thanh…khong_hoan_thanh'],
    ['a hair under 50 %', staff({}, { tasks_done: share(49_999, 100_000) }), 'khong_hoan_thanh'],
    ['nothing done', staff({}, { tasks_done: share(0, 3) }), 'khong_hoan_thanh'],
    ['no tasks given: the condition leaves', staff({}, { tasks_done: share(0, 0) }), 'xuat_sac'],
    ['found to have declined', staff({}, { decline: YES }), 'khong_hoan_thanh'],
    ['disciplined for a matter of duty', staff({ discipline: { kind: 'duty' } }), 'khong_hoan_thanh'],
    ['disciplined for something else', staff({ discipline: { kind: 'other' } }), 'xuat_sac'],
    ['taken out of the rating', staff({ takenOut: { reason: 'nghỉ theo chế độ khác', document: null } }), 'taken_out'],
    ['a contract worker', staff({ kind: 'nguoi_lao_dong' }), 'kind'],
    ['a head', HEAD, 'xuat_sac'],
    ['a head with 69 % good below', head({ below: { counts: below(0, 69, 31, 0) } }), 'tot'],
    ['a public employee as head, 69 % good below', publicHead({ counts: below(0, 69, 31, 0) }), 'hoan_thanh'],
    ['a public employee as head, 70 % good below', publicHead({ counts: below(0, 70, 30, 0) }, NO), 'tot'],
    ['a head with one not completed below', head({ below: { counts: below(5, 4, 0, 1) } }), 'hoan_thanh'],
    [
      'a head with 69 % completed below',
      head({ below: { counts: below(0, 69, 0, 31) } }),
      'hoan_thanh…khong_hoan_thanh',
    ],
    ['a head with nobody below', head({ below: { counts: below(0, 0, 0, 0) } }), 'xuat_sac'],
    [
      'a unit at exactly 70 % of its targets',
      head({}, { unit_targets_done: share(14, 20) }),
      'hoan_thanh…khong_hoan_thanh',
    ],
    ['a unit above 70 %', head({}, { unit_targets_done: share(15, 20) }), 'hoan_thanh'],
    ['a unit under half', head({}, { unit_targets_done: share(9, 20) }), 'khong_hoan_thanh'],
    ['corruption dealt with below', head({}, { corruption_below: YES }), 'khong_hoan_thanh'],
    ['80 % on time', head({}, { unit_targets_on_time: share(16, 20), unit_targets_exceeded: NO }), 'tot'],
    ['under 80 % on time', head({}, { unit_targets_on_time: share(15, 20), unit_targets_exceeded: NO }), 'hoan_thanh'],
  ])('%s', (_, facts, expected) => {
    expect(factFaults(DECREE_90, facts)).toEqual([]);
    expect(said(rate(DECREE_90, facts).outcome)).toBe(expected);
  });

  const away = (worked: number, months: number, more: Partial<RatingFacts> = {}) =>
    staff({ worked: { months: worked }, away: { months }, ...more });
  it.each<[string, RatingFacts, string, string]>([
    ['away 2 months', away(1000, 200), 'xuat_sac', 'xuat_sac'],
    ['away a day short of 3', away(901, 299), 'xuat_sac', 'xuat_sac'],
    ['away 3 months', away(900, 300), 'hoan_thanh', 'hoan_thanh'],
    ['away 5 months', away(700, 500), 'hoan_thanh', 'hoan_thanh'],
    ['away 6 of 12', away(600, 600), 'hoan_thanh', 'xuat_sac'],
    ['away longer', away(599, 601), 'too_short', 'too_short'],
    ['joined in July', away(600, 0), 'xuat_sac', 'xuat_sac'],
    ['joined after July', away(599, 0), 'too_short', 'too_short'],
    ['maternity, 4 months worked', away(400, 0, { maternity: true }), 'xuat_sac', 'xuat_sac'],
    ['maternity, a day short of 3 months away beside it', away(600, 299, { maternity: true }), 'xuat_sac', 'xuat_sac'],
    ['maternity, 4 months away beside it', away(600, 400, { maternity: true }), 'hoan_thanh', 'hoan_thanh'],
    ['maternity, 8 months away beside it', away(300, 800, { maternity: true }), 'hoan_thanh', 'hoan_thanh'],
    [
      'maternity, nobody knows what beside it',
      staff({ worked: { months: 600 }, away: null, maternity: true }),
      'xuat_sac…hoan_thanh',
      'xuat_sac…hoan_thanh',
    ],
    ['nobody knows how long', staff({ worked: null }), 'xuat_sac…xuat_sac', 'xuat_sac…xuat_sac'],
    ['nobody knows the absence', staff({ away: null }), 'xuat_sac…hoan_thanh', 'xuat_sac…hoan_thanh'],
  ])('%s; with the end of the range free', (_, facts, expected, ifFree) => {
    const free: ConditionsScheme = { ...DECREE_90, time: { ...DECREE_90.time, awayEndIncluded: false } };
    expect([said(rate(DECREE_90, facts).outcome), said(rate(free, facts).outcome)]).toEqual([expected, ifFree]);
  });

  it.each<[string, RatingFacts['moved'], string]>([
    ['6 months there', { monthsThere: 600, unitExists: true, opinion: false }, 'missing'],
    ['6 months there, opinion in', { monthsThere: 600, unitExists: true, opinion: true }, 'yes'],
    ['a shorter time', { monthsThere: 599, unitExists: true, opinion: false }, 'does_not_apply'],
    ['a unit that is no more', { monthsThere: 900, unitExists: false, opinion: false }, 'does_not_apply'],
  ])('a mover with %s is rated; the opinion stands beside', (_, moved, held) => {
    const { outcome, steps } = rate(DECREE_90, staff({ moved }));
    expect([said(outcome), steps.find(({ rule }) => rule === 'mover')?.held]).toEqual(['xuat_sac', held]);
  });

  it.each<[string, RatingFacts, string]>([
    ['tasks', staff({ periods: [without('tasks_done')] }), 'xuat_sac…khong_hoan_thanh'],
    [
      'what nothing hangs on any more',
      staff({ periods: [without('tasks_exceeded')] }, { tasks_done: share(9, 10) }),
      'hoan_thanh',
    ],
    ['the extra of tasks', staff({ periods: [without('tasks_exceeded')] }), 'xuat_sac…tot'],
    ['discipline', staff({ discipline: null }), 'xuat_sac…khong_hoan_thanh'],
    ['everything', staff({ periods: [] }), 'xuat_sac…khong_hoan_thanh'],
    ['levels below a head', head({ below: null }), 'xuat_sac…khong_hoan_thanh'],
  ])('missing: %s', (_, facts, expected) => {
    expect(said(rate(DECREE_90, facts).outcome)).toBe(expected);
  });

  it('a missing activation forces no level unless a city lets it count', () => {
    const facts = staff({ compliance: { ...STAFF.compliance, vneid_level2: { claimed: YES, verified: NO } } });
    const counted: ConditionsScheme = { ...DECREE_90, compliance: { ...DECREE_90.compliance, percent: 3000 } };
    const onClaims: ConditionsScheme = { ...counted, compliance: { ...counted.compliance, basis: 'claimed' } };
    // 70 % of 10/10 and 30 % of 2/3 are 90 %.
    expect([DECREE_90, counted, onClaims].map((scheme) => said(rate(scheme, facts).outcome))).toEqual([
      'xuat_sac',
      'hoan_thanh',
      'xuat_sac',
    ]);
    expect(rate(DECREE_90, facts).steps.find(({ rule }) => rule === 'compliance')).toMatchObject({ held: 'no' });
  });

  it('the orders’ criteria leave with the input they are a part of', () => {
    const scheme: ConditionsScheme = { ...DECREE_90, compliance: { ...DECREE_90.compliance, percent: 1000 } };
    const lacking = { compliance: { ...STAFF.compliance, vneid_level2: { verified: NO } } };
    const noTasks = rate(scheme, staff(lacking, { tasks_done: share(0, 0) }));
    expect(said(noTasks.outcome)).toBe('xuat_sac');
    expect(noTasks.steps.find(({ path }) => path === 'levels.hoan_thanh.1')?.held).toBe('does_not_apply');
    expect(said(rate(scheme, staff(lacking)).outcome)).toBe('hoan_thanh');
  });

  it('a deferred criterion leaves the sum and the weight; one nobody knows stays open', () => {
    const scheme: ConditionsScheme = { ...DECREE_90, compliance: { ...DECREE_90.compliance, percent: 3000 } };
    const level2 = (fact: RatingFacts['compliance'][string]) =>
      said(rate(scheme, staff({ compliance: { ...STAFF.compliance, vneid_level2: fact } })).outcome);
    expect(level2({ verified: share(0, 0) })).toBe('xuat_sac');
    expect(level2({})).toBe('xuat_sac…hoan_thanh');
  });

  it('every rule says what it looked at, from where, and what it leaves open', () => {
    const told = { achieved: 900, of: 1000, on: '2025-11-30', source: 'BB-12', trust: 'checked' } as const;
    const { steps } = rate(DECREE_90, staff({}, { tasks_done: told }));
    expect(steps.find(({ path }) => path === 'levels.tot.1')).toEqual({
      rule: 'condition',
      path: 'levels.tot.1',
      held: 'no',
      allows: 'hoan_thanh',
      label: {
        vi: 'Hoàn thành tốt nhiệm vụ – Nhiệm vụ bảo đảm tiến độ, chất lượng: từ 100 % trở lên',
        en: 'Good – Tasks done on time and well: at least 100 %',
      },
      inputs: [
        {
          label: { vi: 'Nhiệm vụ bảo đảm tiến độ, chất lượng', en: 'Tasks done on time and well' },
          value: { vi: '9/10', en: '9/10' },
          on: '2025-11-30',
          source: 'BB-12',
          trust: 'checked',
        },
      ],
      source: 'Điều 9 (1.b, 2.b)',
    });
  });
});

describe('facts that cannot be', () => {
  it.each<[string, RatingFacts, string[]]>([
    ['none', STAFF, []],
    ['13 months', staff({ worked: { months: 1300 } }), ['worked months_out_of_range']],
    ['a part of a hundredth', staff({ away: { months: 0.5 } }), ['away months_out_of_range']],
    [
      'below nothing',
      staff({ moved: { monthsThere: -1, unitExists: true, opinion: true } }),
      ['moved months_out_of_range'],
    ],
    ['more than a year', staff({ worked: { months: 800 }, away: { months: 401 } }), ['away more_than_a_year']],
    ['more done than given', staff({}, { tasks_done: share(11, 10) }), ['periods.0.tasks_done not_a_share']],
    [
      'an order with more than all',
      staff({ compliance: { chip_card: { verified: share(2, 1) } } }),
      ['compliance.chip_card not_a_share'],
    ],
    ['two years', staff({ periods: [{}, {}] }), ['periods too_many_periods']],
    ['half a person', head({ below: { counts: below(0, 0, 0.5, 0) } }), ['below not_a_count']],
  ])('%s', (_, facts, expected) => {
    const faults = factFaults(DECREE_90, facts);
    expect(faults.map(({ place, code }) => `${place} ${code}`)).toEqual(expected);
    for (const { vi, en } of faults) expect([vi, en].every((text) => text.length > 20)).toBe(true);
  });

  it('a quarter too many', () => {
    expect(factFaults(DECREE_335, staff({ periods: [{}, {}, {}, {}, {}] }))).toHaveLength(1);
  });

  it('are never rated', () => {
    expect(() => rate(DECREE_90, staff({}, { tasks_done: share(11, 10) }))).toThrow(RangeError);
  });
});

function below(xuat_sac: number, tot: number, hoan_thanh: number, khong_hoan_thanh: number) {
  return { xuat_sac, tot, hoan_thanh, khong_hoan_thanh };
}
