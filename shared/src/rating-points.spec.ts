import { describe, expect, it } from '@jest/globals';
import { DECREE_335 } from './rating-decree-335.js';
import type { PeriodInputs, RatingFacts, ShareFact } from './rating-facts.js';
import type { PointsScheme } from './rating-scheme.js';
import { rate } from './rating.js';

const share = (achieved: number, of: number): ShareFact => ({ achieved, of });
const FULL = share(1, 1);
const NO = share(0, 1);
const GENERAL: PeriodInputs = { ethics: FULL, discipline: FULL, initiative: FULL, decline: NO, corruption_below: NO };
const results = (done: ShareFact): PeriodInputs => ({ quantity: done, quality: done, progress: done });
const UNIT: PeriodInputs = { organising: FULL, unity: FULL };
const ALL_HELD = {
  chip_card: { verified: FULL },
  vneid_level2: { verified: FULL },
  online_service: { verified: FULL },
};

/** A year whose four quarters take turns in what is given. */
const facts = (quarters: readonly PeriodInputs[], given: Partial<RatingFacts> = {}): RatingFacts => ({
  kind: 'cong_chuc',
  head: false,
  worked: { months: 1200 },
  away: { months: 0 },
  maternity: false,
  moved: null,
  discipline: { kind: 'none' },
  compliance: ALL_HELD,
  periods: quarters.length === 0 ? [] : [...quarters, ...quarters, ...quarters, ...quarters].slice(0, 4),
  below: null,
  ...given,
});
const below = (khong_hoan_thanh: number) => ({ counts: { xuat_sac: 0, tot: 5, hoan_thanh: 0, khong_hoan_thanh } });
/** "num/den" when the score is known, "low…high" when not. */
function judged(scheme: PointsScheme, of: RatingFacts): [string, string] {
  const { outcome, score } = rate(scheme, of);
  const ends = score
    ? [score.low, score.high].map(({ num, den }) => (den === 1n ? `${num}` : `${num}/${den}`))
    : ['none'];
  const level =
    outcome.kind === 'proposed'
      ? outcome.level
      : outcome.kind === 'open'
        ? `${outcome.best}…${outcome.worst}`
        : outcome.reason;
  return [[...new Set(ends)].join('…'), level];
}

describe('points of Decree 335/2025', () => {
  it.each<[string, RatingFacts, string, string]>([
    ['full marks', facts([{ ...GENERAL, ...results(FULL) }]), '100', 'xuat_sac'],
    ['90 exactly', facts([{ ...GENERAL, ...results(share(6, 7)) }]), '90', 'xuat_sac'],
    ['a hair under 90', facts([{ ...GENERAL, ...results(share(85_714, 100_000)) }]), '449999/5000', 'tot'],
    ['70 exactly', facts([{ ...GENERAL, ...results(share(4, 7)) }]), '70', 'tot'],
    ['a hair under 70', facts([{ ...GENERAL, ...results(share(399_999, 700_000)) }]), '699999/10000', 'hoan_thanh'],
    ['50 exactly', facts([{ ...GENERAL, ...results(share(2, 7)) }]), '50', 'hoan_thanh'],
    [
      'a hair under 50',
      facts([{ ...GENERAL, ...results(share(199_999, 700_000)) }]),
      '499999/10000',
      'khong_hoan_thanh',
    ],
    [
      'nothing',
      facts([{ ...GENERAL, ethics: NO, discipline: NO, initiative: NO, ...results(NO) }]),
      '1',
      'khong_hoan_thanh',
    ],
    ['quality alone lacks', facts([{ ...GENERAL, ...results(FULL), quality: share(1, 2) }]), '265/3', 'tot'],
    [
      'two quarters',
      facts([
        { ...GENERAL, ...results(FULL) },
        { ...GENERAL, ...results(share(5, 7)) },
      ]),
      '90',
      'xuat_sac',
    ],
    [
      'what does not apply goes to its block',
      facts([{ ...GENERAL, ...results(share(0, 0)), quantity: share(1, 2) }]),
      '65',
      'hoan_thanh',
    ],
    ['a block that does not apply leaves the 100', facts([{ ...GENERAL, ...results(share(0, 0)) }]), '100', 'xuat_sac'],
    [
      'declined in one quarter',
      facts([
        { ...GENERAL, ...results(FULL) },
        { ...GENERAL, ...results(FULL), decline: FULL },
      ]),
      '100',
      'khong_hoan_thanh',
    ],
    [
      'disciplined',
      facts([{ ...GENERAL, ...results(FULL) }], { discipline: { kind: 'duty' } }),
      '100',
      'khong_hoan_thanh',
    ],
    [
      'away 4 months',
      facts([{ ...GENERAL, ...results(FULL) }], { worked: { months: 800 }, away: { months: 400 } }),
      '100',
      'xuat_sac',
    ],
    ['worked 2 months', facts([{ ...GENERAL, ...results(FULL) }], { worked: { months: 200 } }), '100', 'xuat_sac'],
    ['a public employee', facts([{ ...GENERAL, ...results(FULL) }], { kind: 'vien_chuc' }), '100', 'kind'],
    ['no quarter scored', facts([]), '1…100', 'xuat_sac…khong_hoan_thanh'],
    ['quality missing', facts([{ ...GENERAL, quantity: FULL, progress: FULL }]), '230/3…100', 'xuat_sac…tot'],
    [
      'quality missing, progress half',
      facts([{ ...GENERAL, quantity: FULL, progress: share(1, 2) }]),
      '65…265/3',
      'tot…hoan_thanh',
    ],
    ['a head', facts([{ ...GENERAL, ...results(FULL), ...UNIT }], { head: true, below: below(0) }), '100', 'xuat_sac'],
    [
      'a head with one not completed below',
      facts([{ ...GENERAL, ...results(FULL), ...UNIT }], { head: true, below: below(1) }),
      '565/6',
      'xuat_sac',
    ],
    [
      'three of them take no more than one',
      facts([{ ...GENERAL, ...results(share(13, 14)), ...UNIT }], { head: true, below: below(3) }),
      '275/3',
      'xuat_sac',
    ],
    [
      'a head with nobody below answers for no unit',
      facts([{ ...GENERAL, ...results(share(6, 7)), ...UNIT }], {
        head: true,
        below: { counts: { xuat_sac: 0, tot: 0, hoan_thanh: 0, khong_hoan_thanh: 0 } },
      }),
      '94',
      'xuat_sac',
    ],
    [
      'what is typed of a counted input counts nothing',
      facts([{ ...GENERAL, ...results(FULL), ...UNIT, unit_work: NO }], { head: true, below: below(0) }),
      '100',
      'xuat_sac',
    ],
    [
      'a head of whom nobody knows',
      facts([{ ...GENERAL, ...results(FULL), ...UNIT }], { head: true }),
      '565/6…100',
      'xuat_sac',
    ],
  ])('%s', (_, of, score, level) => {
    expect(judged(DECREE_335, of)).toEqual([score, level]);
  });

  const scored = (months: number | null, quarters: number): RatingFacts => ({
    ...facts([]),
    worked: months === null ? null : { months },
    periods: Array.from({ length: quarters }, () => ({ ...GENERAL, ...results(FULL) })),
  });
  it.each<[number | null, number, string, string]>([
    // Each quarter that lacks is worth 1 to 100: the orders' criteria are known.
    [1200, 1, '103/4…100', 'xuat_sac…khong_hoan_thanh'],
    [1200, 3, '301/4…100', 'xuat_sac…khong_hoan_thanh'],
    [1200, 4, '100', 'xuat_sac'],
    [901, 3, '301/4…100', 'xuat_sac…khong_hoan_thanh'],
    [900, 3, '100', 'xuat_sac'],
    [600, 2, '100', 'xuat_sac'],
    [600, 1, '101/2…100', 'xuat_sac…khong_hoan_thanh'],
    [600, 4, '100', 'xuat_sac'],
    [null, 3, '301/4…100', 'xuat_sac…khong_hoan_thanh'],
    [0, 0, '1…100', 'xuat_sac…khong_hoan_thanh'],
  ])('worked %p hundredths of a month, %i quarters scored', (months, quarters, score, level) => {
    expect(judged(DECREE_335, scored(months, quarters))).toEqual([score, level]);
  });

  it('what lacks of a quarter that was not scored is said', () => {
    const { steps } = rate(DECREE_335, scored(1200, 3));
    expect(steps.filter(({ held }) => held === 'missing').map(({ label }) => label.vi.slice(0, 5))).toContain('Quý 4');
    expect(steps.find(({ rule }) => rule === 'forcing')?.held).toBe('missing');
  });

  it('half of the unit’s results is a rule of the scheme, and is said', () => {
    const head = facts([{ ...GENERAL, ...results(share(6, 7)), ...UNIT }], { head: true, below: below(1) });
    // 30 + 70 × (3 × 6/7 + 1/2 + 2) / 6 against 30 + 70 × (3 × 6/7 + 3) / 6.
    expect(judged(DECREE_335, head)).toEqual(['535/6', 'tot']);
    expect(judged({ ...DECREE_335, unitBelow: null }, head)).toEqual(['95', 'xuat_sac']);
    expect(rate(DECREE_335, head).steps.find(({ rule }) => rule === 'below')).toMatchObject({
      held: 'yes',
      label: {
        vi: 'Có người thuộc quyền không hoàn thành nhiệm vụ: chỉ tính 50 % của Kết quả hoạt động của đơn vị phụ trách',
      },
      inputs: [{ value: { vi: '1' } }],
    });
  });

  it('points may leave the 100 instead of going to the rest of their block', () => {
    const half = facts([{ ...GENERAL, ...results(share(0, 0)), quantity: share(1, 2) }]);
    // General 30 of 30, quantity half of 23 1/3: 41 2/3 of 53 1/3.
    expect(judged({ ...DECREE_335, leaving: 'total' }, half)).toEqual(['625/8', 'tot']);
  });

  it('the orders’ criteria are a part of one item and of nothing else', () => {
    const none = { verified: NO };
    const off = { chip_card: none, vneid_level2: none, online_service: none };
    const of = facts([{ ...GENERAL, ...results(FULL) }], { compliance: off });
    // 10 % of the 10 points of discipline.
    expect(judged(DECREE_335, of)).toEqual(['99', 'xuat_sac']);
    expect(judged({ ...DECREE_335, compliance: { ...DECREE_335.compliance, percent: 0 } }, of)).toEqual([
      '100',
      'xuat_sac',
    ]);
    const into = { ...DECREE_335.compliance, into: 'quality', percent: 6000 };
    expect(judged({ ...DECREE_335, compliance: into }, of)).toEqual(['86', 'tot']);
    const away = { verified: share(0, 0) };
    const exempt = facts([{ ...GENERAL, ...results(FULL) }], {
      compliance: { chip_card: away, vneid_level2: away, online_service: away },
    });
    expect(judged(DECREE_335, exempt)).toEqual(['100', 'xuat_sac']);
  });
});
