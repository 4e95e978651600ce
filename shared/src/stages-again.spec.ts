import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runs } from '../test/runs.js';
import { standings, type CriterionRule, type StatusFact } from './stages.js';

const stage = (position: number, level: number, side = false, achieved = false) => ({
  ...{ position, code: `s${position}`, level, side, achieved },
});
const CRITERIA: CriterionRule[] = [
  {
    ...{ id: 1, code: 'chip_card', verifiedFrom: 3, lapses: true },
    stages: [stage(0, 0), stage(1, 1), stage(2, 2, false, true)],
  },
  {
    ...{ id: 2, code: 'vneid_level2', verifiedFrom: 3, lapses: false },
    stages: [stage(0, 0), stage(1, 1), stage(2, 1, true), stage(3, 2), stage(4, 3, false, true)],
  },
];
const day = fc.integer({ min: 0, max: 5 }).map((n) => `2023-0${n + 1}-15`);
const factOf = (criterion: CriterionRule) =>
  fc.record({
    criterionId: fc.constant(criterion.id),
    stage: fc.integer({ min: 0, max: criterion.stages.length - 1 }),
    on: day,
    dayKind: fc.constantFrom('on' as const, 'by' as const),
    trust: fc.integer({ min: 1, max: 5 }),
    recordedAt: fc.integer({ min: 1, max: 9 }),
    cardIssuedOn: fc.constantFrom(null, '2012-03-01', '2021-01-01', '2023-02-20'),
  });

describe.each(CRITERIA)('$code said again', (criterion) => {
  it('by a source as strong, of the same day and card, changes nothing', () => {
    const facts = fc.array(factOf(criterion), { minLength: 1, maxLength: 6 });
    const birth = fc.constantFrom(null, '1983-04-02', '1998-03-15', '1963-05-15');
    fc.assert(
      fc.property(facts, birth, fc.nat(), (list, birthDate, pick) => {
        const known = list.map((fact, i): StatusFact => ({ ...fact, id: i + 1 }));
        const said = known[pick % known.length] as StatusFact;
        const again = { ...said, id: Infinity, recordedAt: Infinity };
        expect(standings(criterion, [...known, again], birthDate)).toEqual(standings(criterion, known, birthDate));
        // A day told exactly says as much as the same day told as the latest.
        const vaguer = { ...again, dayKind: 'by' as const };
        expect(standings(criterion, [...known, vaguer], birthDate)).toEqual(standings(criterion, known, birthDate));
      }),
      runs(3000),
    );
  });
});
