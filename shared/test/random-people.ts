import fc from 'fast-check';
import { type CountRules, type EmploymentFact, type PersonFacts } from '../src/person-history.js';
import { type CriterionRule, type StatusFact } from '../src/stages.js';
import { daysFrom } from './naive-history.js';

function criterion(id: number, code: string, lapses: boolean, levels: number[]): CriterionRule {
  const top = Math.max(...levels);
  const stages = levels.map((level, position) => {
    return { position, code: `s${position}`, level, side: false, achieved: level === top };
  });
  return { id, code, verifiedFrom: 3, lapses, stages };
}

/** The three criteria of the VNeID directive; level 1 of the second has the side stage. */
const CARD = criterion(1, 'chip_card', true, [0, 1, 2]);
const VNEID = criterion(2, 'vneid_level2', false, [0, 1, 1, 2, 3]);
const SERVICE = criterion(3, 'online_service', false, [0, 1, 2]);

const COUNTED = new Set(['can_bo', 'cong_chuc', 'vien_chuc', 'nguoi_lao_dong']);
export const rulesOf = (criteria: CriterionRule[], countedFrom = '2023-01-01'): CountRules => ({
  criteria,
  countedKinds: COUNTED,
  countedFrom,
});

// Random people in a small world, so that days, birthdays and sources meet often.

export const DAYS = daysFrom('2023-04-28', '2023-05-31');
export const CRITERIA = [CARD, VNEID, SERVICE];
export const someDay = fc.constantFrom(...DAYS.slice(4, 30));
const someStretch = fc
  .tuple(someDay, fc.option(someDay, { freq: 3 }))
  .map(([from, to]) => ({ from, to: to === null || to >= from ? to : from }));
/** The 25th, 40th and 60th birthday of these fall into the small world. */
export const someBirthDate = fc.constantFrom(
  null,
  '1998-05-10',
  '1983-05-14',
  '1983-05-21',
  '1963-05-20',
  '1990-01-01',
);
/** About the two years before those birthdays, and in the small world itself. */
const someIssue = fc.oneof(
  fc.constantFrom(
    '2020-01-01',
    '2021-05-09',
    '2021-05-10',
    '2021-05-13',
    '2021-05-14',
    '2021-05-20',
    '2021-05-21',
    '2022-02-02',
  ),
  fc.constantFrom(...DAYS.slice(6, 28)),
);
const someEventOf = (rule: CriterionRule): fc.Arbitrary<Omit<StatusFact, 'id'>> =>
  fc.record({
    criterionId: fc.constant(rule.id),
    stage: fc.nat({ max: rule.stages.length - 1 }),
    on: someDay,
    dayKind: fc.constantFrom('on', 'by'),
    trust: fc.integer({ min: 1, max: 5 }),
    recordedAt: fc.nat({ max: 1000 }),
    cardIssuedOn: fc.option(someIssue),
  });
const numbered = (events: Omit<StatusFact, 'id'>[]): StatusFact[] =>
  events.map((event, id) => ({ ...event, id, recordedAt: event.recordedAt * 100 + id }));
export const someEventsOf = (rule: CriterionRule) => fc.array(someEventOf(rule), { maxLength: 8 }).map(numbered);

/** Days cut the time into stretches; in each one somebody is employed somewhere, or nowhere. */
const someEmployments: fc.Arbitrary<EmploymentFact[]> = fc
  .tuple(
    fc.uniqueArray(someDay, { minLength: 1, maxLength: 4 }),
    fc.array(
      fc.option(
        fc.record({ unitId: fc.integer({ min: 1, max: 2 }), kind: fc.constantFrom('cong_chuc', 'vien_chuc', 'khac') }),
        { freq: 4 },
      ),
      { minLength: 4, maxLength: 4 },
    ),
    fc.boolean(),
  )
  .map(([cuts, places, open]) => {
    const days = [...cuts].sort();
    return days.flatMap((from, i) => {
      const next = days[i + 1];
      const place = places[i];
      const to = next === undefined ? null : DAYS[DAYS.indexOf(next) - 1]!;
      return !place || (next === undefined && !open) ? [] : [{ ...place, from, to }];
    });
  });
export const somePerson: fc.Arbitrary<PersonFacts> = fc.record({
  birthDate: someBirthDate,
  employments: someEmployments,
  memberships: fc.array(
    fc.tuple(someStretch, fc.constantFrom('dang_vien', 'doan_vien', 'cong_doan')).map(([s, code]) => ({ ...s, code })),
    { maxLength: 3 },
  ),
  scopes: fc.array(
    fc
      .tuple(someStretch, fc.constantFrom(1, 2, 3), fc.constantFrom('deferred' as const, 'exempt' as const))
      .map(([s, criterionId, status]) => ({ ...s, criterionId, status })),
    { maxLength: 3 },
  ),
  events: fc.array(fc.oneof(...CRITERIA.map(someEventOf)), { maxLength: 10 }).map(numbered),
});
export const someCriterion = fc.constantFrom(...CRITERIA);
export const someTold = someCriterion.chain((rule) =>
  fc.record({
    rule: fc.constant(rule),
    birthDate: someBirthDate,
    events: someEventsOf(rule),
    next: someEventOf(rule),
    asOf: someDay,
  }),
);
