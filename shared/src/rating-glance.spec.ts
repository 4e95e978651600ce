import { describe, expect, it } from '@jest/globals';
import { rate } from './rating.js';
import type { ComplianceFact, RatingFacts } from './rating-facts.js';
import { ratingGlance } from './rating-glance.js';
import { DECREE_90 } from './rating-decree-90.js';

const [first, second, third] = DECREE_90.compliance.criteria.map(({ code }) => code) as [string, string, string];
const verified = (achieved: number, of = 1): ComplianceFact => ({ verified: { achieved, of } });
const person = (
  figures: readonly (ComplianceFact | undefined)[] = [],
  given: Partial<RatingFacts> = {},
): RatingFacts => ({
  ...{ kind: 'cong_chuc', head: false, worked: { months: 1200 }, away: null, maternity: false, moved: null },
  ...{ discipline: null, periods: [], below: null, ...given },
  compliance: Object.fromEntries(
    [first, second, third].flatMap((code, i) => (figures[i] ? [[code, figures[i]] as const] : [])),
  ),
});

describe('what a list shows of a rating', () => {
  it.each<[string, RatingFacts, string]>([
    ['nothing known', person(), '0/3'],
    ['all reached', person([verified(1), verified(1), verified(1)]), '3/3'],
    ['one not', person([verified(1), verified(0), verified(1)]), '2/3'],
    ['one does not apply', person([verified(1), verified(0, 0), verified(1)]), '2/2'],
    ['only claimed', person([{ claimed: { achieved: 1, of: 1 }, ...verified(0) }]), '0/3'],
    ['a unit with somebody left', person([verified(99, 100), verified(100, 100), verified(0, 100)]), '1/3'],
  ])('criteria: %s', (_, facts, expected) => {
    const { met, asked } = ratingGlance(DECREE_90, facts, 'open');
    expect(`${met}/${asked}`).toBe(expected);
  });

  it.each<[string, RatingFacts, string | null]>([
    ['rated', person(), null],
    ['a kind that is not rated', person([], { kind: 'nguoi_lao_dong' }), 'kind'],
    ['under six months', person([], { worked: { months: 599 } }), 'too_short'],
    ['taken out', person([], { takenOut: { reason: 'nghỉ dài', document: null } }), 'taken_out'],
    ['taken out, whatever else', person([], { takenOut: { reason: 'x', document: null }, kind: 'khac' }), 'taken_out'],
  ])('why not: %s, as the rules say', (_, facts, expected) => {
    const { outcome } = rate(DECREE_90, facts);
    expect(outcome.kind === 'not_rated' ? outcome.reason : null).toBe(expected);
    expect(ratingGlance(DECREE_90, facts, outcome.kind).notRated).toBe(expected);
  });

  it('months as they are, and not known', () => {
    expect(ratingGlance(DECREE_90, person([], { away: { months: 150 } }), 'open')).toMatchObject({
      ...{ worked: 1200, away: 150 },
    });
    expect(ratingGlance(DECREE_90, person([], { worked: null }), 'open')).toMatchObject({ worked: null, away: null });
  });
});
