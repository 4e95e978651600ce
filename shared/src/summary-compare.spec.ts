import { describe, expect, it } from '@jest/globals';
import { compareFigure, differenceMessage, type OwnCounts } from './summary-compare.js';
import type { SummaryMeasure } from './roster-summary.js';

const own = (people: number, achieved: number, begun = achieved, inScope = people): OwnCounts => ({
  people,
  inScope,
  achieved,
  begun,
});
const code = (measure: SummaryMeasure, shown: string, counts: OwnCounts, sheet = 'Tổng hợp') =>
  compareFigure({ sheet, measure, shown }, counts)?.code ?? null;

describe('compareFigure', () => {
  it.each<[string, SummaryMeasure, string, OwnCounts, string | null]>([
    ['a count that is ours', 'people', '52', own(52, 0), null],
    ['one too many', 'people', '53', own(52, 0), 'differs'],
    ['nobody', 'people', '0', own(0, 0), null],
    ['less than nobody', 'achieved', '-1', own(5, 1), 'differs'],
    ['with a thousands point, typed', 'people', '1.194', own(1194, 0), 'differs'],
    ['a thousands point in words', 'people', '1.194 người', own(1194, 0), 'typed_as_text'],
    ['people include the deferred', 'people', '12', own(12, 3, 3, 10), null],
    ['left counts those in scope only', 'left', '7', own(12, 3, 3, 10), null],
    ['begun', 'begun', '8', own(12, 3, 8, 10), null],
    ['more than there are', 'achieved', '7', own(6, 0), 'more_than_everybody'],
    ['rounded', 'rate', '92.2', own(51, 47), null],
    ['cut off', 'rate', '92.1', own(51, 47), null],
    ['neither', 'rate', '92.3', own(51, 47), 'differs'],
    ['at the precision shown', 'rate', '92', own(51, 47), null],
    ['more decimals', 'rate', '92.1569', own(51, 47), null],
    ['100 of all', 'rate', '100.0', own(51, 51), null],
    ['100 of nearly all', 'rate', '100.0', own(10_000, 9_999), 'rounded_to_100'],
    ['99.9 of nearly all', 'rate', '99.9', own(10_000, 9_999), null],
    ['over 100', 'rate', '116.7', own(6, 0), 'more_than_everybody'],
    ['typed with a comma', 'rate', '60,3%', own(58, 35), 'typed_as_text'],
    ['typed and wrong', 'rate', '60,5 %', own(58, 35), 'differs'],
    ['no figure', 'rate', '9/10', own(10, 9), 'not_a_figure'],
    ['nobody in scope', 'rate', '0.0', own(4, 0, 0, 0), null],
    ['nobody in scope, and yet a rate', 'rate', '50.0', own(4, 0, 0, 0), 'differs'],
  ])('%s', (_, measure, shown, counts, expected) => expect(code(measure, shown, counts)).toBe(expected));

  it('a text file has nothing but text', () => expect(code('rate', '60,3%', own(58, 35), '')).toBeNull());

  it('says what the cell should read', () => {
    const at = (measure: SummaryMeasure, shown: string, counts: OwnCounts) =>
      compareFigure({ sheet: 'a', measure, shown }, counts);
    expect(at('rate', '100', own(43, 34))).toEqual({
      code: 'rounded_to_100',
      ours: '79.1',
      share: { count: 34, of: 43 },
    });
    expect(at('rate', '50.00', own(10_000, 9_999))?.ours).toBe('99.99');
    expect(at('rate', '50.0', own(10_000, 9_999))?.ours).toBe('99.9');
    expect(at('rate', '50.0', own(1000, 5))?.ours).toBe('0.5');
    expect(at('rate', '50.0', own(4, 0, 0, 0))?.ours).toBeNull();
    expect(at('people', '52', own(51, 0))).toEqual({ code: 'differs', ours: '51', share: null });
  });

  it('a wrong total is told as one', () => {
    const figure = { sheet: 'a', measure: 'people', shown: '9' } as const;
    expect(compareFigure(figure, own(8, 0), true)?.code).toBe('total');
    expect(differenceMessage('total').vi).toMatch(/Hãy/);
  });
});
