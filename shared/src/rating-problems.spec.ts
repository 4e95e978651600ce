import { describe, expect, it } from '@jest/globals';
import { DECREE_335 } from './rating-decree-335.js';
import { DECREE_90 } from './rating-decree-90.js';
import { differences, withEdit } from './rating-edit.js';
import { outline } from './rating-outline.js';
import { schemeProblems } from './rating-problems.js';
import type { Condition, ConditionsScheme, PointsScheme, RatingScheme } from './rating-scheme.js';

const CRITERIA = ['chip_card', 'vneid_level2', 'online_service'];
const [GENERAL, RESULTS] = DECREE_335.blocks;
const cond = (given: Partial<ConditionsScheme>): RatingScheme => ({ ...DECREE_90, ...given });
const points = (given: Partial<PointsScheme>): RatingScheme => ({ ...DECREE_335, ...given });
const test = (input: string, compare: Condition['compare'], percent: number): Condition => ({
  input,
  compare,
  percent,
  source: '',
});
const good = (...tot: Condition[]) => cond({ levels: { ...DECREE_90.levels, tot } });
const band = (...froms: number[]) =>
  points({ bands: DECREE_335.bands.map((one, i) => ({ ...one, from: froms[i] ?? 0 })) });
const linesOf = (scheme: RatingScheme) => outline(scheme).flatMap(({ lines }) => lines);

describe('problems of a scheme', () => {
  it.each<[string, RatingScheme, string[]]>([
    ['Decree 90', DECREE_90, []],
    ['Decree 335', DECREE_335, []],
    ['years turned round', cond({ years: { from: 2025, to: 2023 } }), ['bad_years years']],
    ['nobody rated', cond({ kinds: [] }), ['no_kinds kinds', 'cap_counts_nobody caps.kinds']],
    ['an unknown input of a level', good(test('nope', 'at_least', 0)), ['unknown_input levels.tot.0.percent']],
    [
      'an unknown input that forces',
      cond({ forcing: [test('nope', 'at_least', 0)] }),
      ['unknown_input forcing.0.percent'],
    ],
    [
      'at least 80 and at most 60',
      good(test('tasks_done', 'at_least', 8000), test('tasks_done', 'at_most', 6000)),
      ['thresholds_overlap levels.tot.0.percent'],
    ],
    [
      'more than 60 and at most 60',
      good(test('tasks_done', 'more_than', 8000), test('tasks_done', 'at_most', 8000)),
      ['thresholds_overlap levels.tot.0.percent'],
    ],
    [
      'at least 80 and at most 80 is a point',
      good(test('tasks_done', 'at_least', 8000), test('tasks_done', 'at_most', 8000)),
      [],
    ],
    [
      'less than the level below',
      good(test('tasks_done', 'at_least', 7900)),
      ['thresholds_out_of_order levels.tot.0.percent'],
    ],
    [
      'reached and forced at once',
      cond({ forcing: [test('tasks_done', 'less_than', 8001)] }),
      ['thresholds_overlap forcing.0.percent'],
    ],
    ['side by side', cond({ forcing: [test('tasks_done', 'less_than', 8000)] }), []],
    [
      'above 100 %',
      good(test('tasks_exceeded', 'at_least', 10_001)),
      ['number_out_of_range levels.tot.0.percent', 'thresholds_out_of_order levels.xuat_sac.2.percent'],
    ],
    [
      'blocks of 101',
      points({ blocks: [{ ...(GENERAL ?? fail()), points: 3100 }, RESULTS ?? fail()] }),
      ['points_do_not_sum blocks.0.points', 'points_do_not_sum blocks.1.points'],
    ],
    [
      'parts that do not sum',
      block({ items: [{ input: 'ethics', parts: 11 }, ...(GENERAL?.items.slice(1) ?? [])] }),
      ['parts_do_not_sum blocks.0.parts', 'parts_do_not_sum blocks.0.parts'],
    ],
    ['parts of heads alone', block({ parts: { heads: 31, others: 30 } }), ['parts_do_not_sum blocks.0.parts']],
    ['an unknown item', block({ items: [{ input: 'nope', parts: 30 }] }), ['unknown_input blocks.0.items.0.parts']],
    [
      'an item in two blocks',
      block({ items: [{ input: 'quality', parts: 30 }] }),
      ['repeated_input blocks.1.items.1.parts'],
    ],
    ['bands that touch', band(9000, 9000, 5000, 0), ['bands_overlap bands.0.from']],
    ['bands that cross', band(9000, 4000, 5000, 0), ['bands_overlap bands.1.from']],
    ['a band missing', points({ bands: DECREE_335.bands.slice(1) }), ['bands_incomplete bands.2.from']],
    ['a last band above 0', band(9000, 7000, 5000, 100), ['bands_incomplete bands.3.from']],
    [
      'an unknown input to halve',
      points({ unitBelow: { inputs: ['nope'], keeps: 5000, source: '' } }),
      ['unknown_input unitBelow.keeps'],
    ],
    [
      'an unknown criterion',
      compliance({ criteria: [{ code: 'nope', weight: 1, name: { vi: 'x', en: 'x' } }] }),
      ['unknown_criterion compliance.criteria.0.weight'],
    ],
    ['a place that is none', compliance({ into: 'nope' }), ['unknown_input compliance.into']],
    ['a place that holds no part', compliance({ into: 'decline' }), ['compliance_has_no_place compliance.into']],
    ['weights of nothing', compliance({ percent: 1, criteria: [] }), ['weights_are_nothing compliance.percent']],
    ['no absence fits', cond({ time: { ...DECREE_90.time, awayFrom: 600 } }), ['away_range_empty time.awayFrom']],
    [
      'outstanding ones have less',
      cond({ caps: { ...DECREE_90.caps, outstandingPercent: 1999 } }),
      ['outstanding_below_usual caps.outstandingPercent'],
    ],
    [
      'a cap of nobody',
      cond({ caps: { ...DECREE_90.caps, kinds: ['nguoi_lao_dong'] } }),
      ['cap_counts_nobody caps.kinds'],
    ],
  ])('%s', (_, scheme, expected) => {
    const problems = schemeProblems(scheme, CRITERIA);
    expect(problems.map(({ code, path }) => `${code} ${path}`)).toEqual(expected);
    const paths = new Set(linesOf(scheme).map(({ path }) => path));
    for (const { vi, en, path, code } of problems) {
      expect([vi, en].every((text) => text.length > 20) && vi !== en).toBe(true);
      expect(code === 'bands_incomplete' || paths.has(path)).toBe(true);
    }
  });

  it('criteria are those of the directives', () => {
    expect(schemeProblems(DECREE_90, ['chip_card']).map(({ code }) => code)).toEqual([
      'unknown_criterion',
      'unknown_criterion',
    ]);
  });
});

describe('a scheme in words', () => {
  it.each([DECREE_90, DECREE_335])('$code: every line has its own place and both languages', (scheme) => {
    const lines = linesOf(scheme);
    expect(new Set(lines.map(({ path }) => path)).size).toBe(lines.length);
    for (const { label, value } of lines) expect([label.vi, label.en, value.vi, value.en].every(Boolean)).toBe(true);
  });

  it('reads like the decree', () => {
    const said = linesOf(DECREE_90).map(({ label, value }) => `${label.vi} → ${value.vi}`);
    expect(said).toContain('Chỉ tiêu của đơn vị đã hoàn thành (người đứng đầu): trên → 70 %');
    expect(said).toContain('Năm áp dụng → 2023–2025');
    expect(linesOf(DECREE_335).map(({ label, value }) => `${label.en} → ${value.en}`)).toContain(
      'Excellent: from → 90 points',
    );
  });

  it.each([DECREE_90, DECREE_335])(
    '$code: every field may be set, to what it is and to something else',
    (scheme: RatingScheme) => {
      for (const { path, field } of linesOf(scheme)) {
        if (!field) continue;
        const other =
          field.kind === 'number'
            ? field.value === 7
              ? 8
              : 7
            : field.choices.find(({ code }) => code !== field.value)?.code;
        expect(withEdit(scheme, { path, value: field.value })).toEqual(scheme);
        const edited = withEdit(scheme, { path, value: other ?? '' });
        expect(edited && differences(scheme, edited).map((change) => change.path)).toContain(path);
      }
    },
  );

  it.each<[string, string, number | string]>([
    ['a line that is only read', 'years', 2024],
    ['a place that is not there', 'caps.nope', 1],
    ['a text for a number', 'caps.percent', '2000'],
    ['a part of a hundredth', 'caps.percent', 0.5],
    ['below nothing', 'caps.percent', -1],
    ['more than all', 'caps.percent', 10_001],
    ['a choice that is none', 'caps.base', 'yes'],
    ['a number for a choice', 'caps.base', 1],
  ])('%s is not set', (_, path, value) => {
    expect(withEdit(DECREE_90, { path, value })).toBeNull();
  });

  it('differences are said in words, and lines that come and go as well', () => {
    const fewer: ConditionsScheme = {
      ...DECREE_90,
      forcing: DECREE_90.forcing.slice(0, -1),
      caps: { ...DECREE_90.caps, percent: 1550 },
    };
    expect(differences(DECREE_90, DECREE_90)).toEqual([]);
    expect(differences(DECREE_90, fewer).map(({ before, after }) => [before?.vi, after?.vi])).toEqual([
      ['20 %', '15,5 %'],
      ['Có', undefined],
    ]);
    expect(differences(fewer, DECREE_90).map(({ before, after }) => [before?.en, after?.en])).toEqual([
      [undefined, 'Yes'],
      ['15.5 %', '20 %'],
    ]);
  });
});

function block(given: Partial<PointsScheme['blocks'][number]>): RatingScheme {
  return points({ blocks: [{ ...(GENERAL ?? fail()), ...given }, RESULTS ?? fail()] });
}

function compliance(given: Partial<RatingScheme['compliance']>): RatingScheme {
  return cond({ compliance: { ...DECREE_90.compliance, ...given } });
}

function fail(): never {
  throw new Error('Decree 335 has two blocks.');
}
