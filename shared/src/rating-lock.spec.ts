import { describe, expect, it } from '@jest/globals';
import { canonicalJson, type Canonical } from './canonical-json.js';
import { DECREE_335 } from './rating-decree-335.js';
import { DECREE_90 } from './rating-decree-90.js';
import type { RatingFacts } from './rating-facts.js';
import { agencyText, frozenRating, lockDifferences, type LockedSheet } from './rating-lock.js';
import type { Level, RatingScheme } from './rating-scheme.js';

const share = (achieved: number, of: number) => ({ achieved, of });
const BASE: RatingFacts = {
  kind: 'cong_chuc',
  head: false,
  worked: { months: 1200, on: '2026-12-05', source: 'hồ sơ' },
  away: { months: 0 },
  maternity: false,
  moved: null,
  discipline: { kind: 'none' },
  compliance: { chip_card: { verified: { ...share(1, 1), on: '2026-03-02', trust: 'police' } } },
  periods: [],
  below: null,
};

/** The same numbers on every run. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

function factsOf(scheme: RatingScheme, next: (below: number) => number): RatingFacts {
  const periods = Array.from({ length: scheme.kind === 'points' ? next(5) : next(2) }, () =>
    Object.fromEntries(
      scheme.inputs.flatMap(({ code, kind }) => {
        if (kind === 'levels_below' || next(60) === 0) return [];
        if (kind === 'yes_no') return [[code, share(next(20) === 0 ? 1 : 0, 1)]];
        const of = next(30) * 100;
        return [[code, share(of - next(of / 2 + 1), of)]];
      }),
    ),
  );
  const counts = { xuat_sac: next(3), tot: next(9), hoan_thanh: next(3), khong_hoan_thanh: next(2) };
  const worked = next(1201);
  return {
    ...BASE,
    head: next(3) === 0,
    worked: next(9) === 0 ? null : { months: worked },
    away: next(9) === 0 ? null : { months: next(1201 - worked) },
    maternity: next(6) === 0,
    periods,
    below: next(2) === 0 ? null : { counts },
  };
}

function locked(scheme: RatingScheme, facts: RatingFacts, final: Level | null = 'tot'): LockedSheet {
  const rated = frozenRating(scheme, facts);
  return {
    ...rated,
    kind: 'rating_sheet',
    version: 1,
    period: {
      id: 1,
      year: 2026,
      name: 'Năm 2026',
      cut_off: '2026-12-05',
      known_at: 1,
      scheme: scheme.code,
      scheme_version: 1,
      scheme_digest: 'digest',
    },
    agency: { id: 2, code: 'STC', name: 'Sở Tài chính', path: 'Sở Tài chính', outstanding: false },
    unit: { id: 3, path: '/1/2/3/', name: 'Phòng Tin học' },
    person: {
      id: 4,
      name: 'Nguyễn Văn A',
      birth_date: null,
      kind: 'cong_chuc',
      title: null,
      duty_group: 'chuyen_mon',
      head_of: null,
      party: false,
    },
    facts: facts as unknown as Canonical,
    self: null,
    team: { level: null, reason: null },
    final: {
      level: rated.outcome === 'not_rated' ? null : final,
      reason: null,
      at: 5,
      by: rated.outcome === 'not_rated' ? null : 'Trần Thị B',
    },
    lock_revision: 1,
  };
}
const written = (sheet: LockedSheet) => canonicalJson(sheet as unknown as Canonical);

describe.each<[string, RatingScheme]>([
  ['conditions', DECREE_90],
  ['points', DECREE_335],
])('locked by %s', (_, scheme) => {
  it('what was locked comes out again to the digit, whatever the facts', () => {
    const next = random(7);
    const seen = new Set<string>();
    const wrong: object[] = [];
    for (let i = 0; i < 120; i += 1) {
      const sheet = locked(scheme, factsOf(scheme, next));
      seen.add(`${sheet.outcome} ${sheet.level ?? ''}`);
      wrong.push(...lockDifferences(written(sheet), scheme, 'digest'));
    }
    expect(wrong).toEqual([]);
    expect(seen.size).toBeGreaterThan(2);
  });

  it('another version of the rules, or a figure that was touched, is told by name', () => {
    const full = Object.fromEntries(scheme.inputs.map(({ code }) => [code, share(1, 1)]));
    const within = (leastWorked: number) => ({ ...scheme, time: { ...scheme.time, leastWorked } }) as RatingScheme;
    const strict = within(600);
    const sheet = locked(strict, { ...BASE, periods: [full], worked: { months: 300 }, away: { months: 0 } });
    const fields = (text: string, by = strict, digest = 'digest') =>
      lockDifferences(text, by, digest).map(({ field }) => field);
    expect(fields(written(sheet))).toEqual([]);
    expect(fields(written(sheet), strict, 'other')).toEqual(['scheme_digest']);
    expect(fields(written({ ...sheet, final: { ...sheet.final, level: 'xuat_sac' } }))).toEqual(['final.level']);
    expect(fields(written(sheet), within(100))).toContain('outcome');
    expect(fields(JSON.stringify(sheet))).toEqual(['text']);
    const rated = locked(strict, { ...BASE, periods: [full] });
    expect(fields(written({ ...rated, worst: 'xuat_sac', level: 'xuat_sac' }))).toContain('level');
    expect(fields(written({ ...rated, final: { ...rated.final, by: null } }))).toEqual(['final.by']);
  });
});

it('points are frozen as fractions, not as what they are rounded to', () => {
  const quarter = Object.fromEntries(DECREE_335.inputs.map(({ code }) => [code, share(1, 3)]));
  const none = Object.fromEntries(DECREE_335.compliance.criteria.map(({ code }) => [code, { verified: share(0, 0) }]));
  const { score } = frozenRating(DECREE_335, {
    ...BASE,
    compliance: none,
    periods: [quarter, quarter, quarter, quarter],
  });
  expect(score).toEqual({ low: '100/3', high: '100/3' });
});

it('an agency is the digests of its people in the order of their keys', () => {
  const sheets = [
    { personId: 10, digest: 'b' },
    { personId: 9, digest: 'a' },
  ];
  expect(agencyText(sheets)).toBe('9 a\n10 b\n');
  expect(agencyText([])).toBe('');
});
