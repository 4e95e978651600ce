import { describe, expect, it } from '@jest/globals';
import type { RosterRow, StageReading } from '@dat100/shared/roster-reading';
import { standingOn, standings, type CriterionRule, type StatusFact } from '@dat100/shared/stages';
import { vneidDirective } from '../../directives/vneid-directive.js';
import type { KnownPerson } from '../row-plan.js';
import { activatedOn, planActivation, toldStep } from './plan-activation.js';

const ON_LIST = '2023-11-30';
const LEVEL2 = vneidDirective('2023-05-01', '2023-12-31', '2023-01-01').criteria.find((c) => c.code === 'vneid_level2');
const criterion: CriterionRule = {
  id: 1,
  code: 'vneid_level2',
  verifiedFrom: 3,
  lapses: false,
  stages: (LEVEL2?.stages ?? []).map(({ code, level, side = false, achieved = false }, position) => ({
    position,
    code,
    level,
    side,
    achieved,
  })),
};
const position = (code: string) => criterion.stages.findIndex((stage) => stage.code === code);

type Told = [stage: string, day: string, kind: 'on' | 'by', trust: number];
const facts = (told: readonly Told[]): StatusFact[] =>
  told.map(([stage, on, dayKind, trust], i) => ({
    id: i + 1,
    criterionId: criterion.id,
    stage: position(stage),
    on,
    dayKind,
    trust,
    recordedAt: i,
    cardIssuedOn: null,
  }));

const known = (events: readonly Told[], reasons: [number, string][] = []): KnownPerson => ({
  id: 7,
  fullName: 'Trần Thị Thúy An',
  sex: null,
  birthYear: null,
  phone: null,
  title: null,
  detailsOn: '2023-12-10',
  revision: 1,
  withdrawn: false,
  facts: { personId: 7, birthDate: null, employments: [], memberships: [], scopes: [], events: facts(events) },
  reasons: new Map(reasons),
});

const row = (steps: StageReading[]): RosterRow => ({
  sheet: '',
  row: 4,
  fullName: 'TRAN THI THUY AN',
  citizenId: '079185900011',
  birthDate: null,
  birthYear: null,
  sex: null,
  phone: null,
  title: null,
  kind: null,
  memberships: {},
  unitId: 1,
  stages: steps.length === 0 ? {} : { vneid_level2: steps },
  cardIssuedOn: null,
  scope: null,
  reasonCode: null,
  reasonText: null,
  note: null,
  status: 'accepted',
  remarks: 0,
});

const activated = (on: string | null): StageReading[] => [{ stage: 'activated', on }];
const context = { criterion, asOf: ON_LIST, decided: false };

describe('what a row of a police list changes', () => {
  it.each<[string, Told[], StageReading[], string[], string[], number[]]>([
    // what is known, what the row tells; the words of the change, the events, what is taken back
    ['nothing known', [], activated('2023-11-20'), ['vneid_level2: – → activated'], ['2023-11-20 on'], []],
    [
      'approved by the unit’s later list',
      [['approved', '2023-11-27', 'by', 2]],
      activated('2023-11-20'),
      ['vneid_level2: approved → activated'],
      ['2023-11-20 on'],
      [],
    ],
    [
      'even where somebody saw it on the phone later',
      [['approved', '2023-11-29', 'on', 3]],
      activated('2023-11-20'),
      ['vneid_level2: approved → activated'],
      ['2023-11-20 on'],
      [],
    ],
    [
      'the same day',
      [['activated', '2023-11-20', 'on', 2]],
      activated('2023-11-20'),
      ['trust: unit → police'],
      ['2023-11-20 on'],
      [],
    ],
    [
      'an earlier day',
      [['activated', '2023-11-22', 'on', 2]],
      activated('2023-11-20'),
      ['vneid_level2: activated → 20/11/2023', 'trust: unit → police'],
      ['2023-11-20 on'],
      [],
    ],
    [
      'a later day',
      [['activated', '2023-11-18', 'on', 2]],
      activated('2023-11-20'),
      ['vneid_level2: activated → 20/11/2023', 'trust: unit → police'],
      ['2023-11-20 on'],
      [],
    ],
    [
      'a list without days',
      [['activated', '2023-10-01', 'on', 2]],
      activated(null),
      ['trust: unit → police'],
      ['2023-11-30 by'],
      [],
    ],
    [
      'a document seen',
      [['activated', '2023-11-20', 'on', 4]],
      activated('2023-11-20'),
      ['trust: evidence → police'],
      ['2023-11-20 on'],
      [],
    ],
    ['told before', [['activated', '2023-11-20', 'on', 5]], activated('2023-11-20'), [], [], []],
    ['told before, with a day then', [['activated', '2023-11-20', 'on', 5]], activated(null), [], [], []],
    [
      'another day than the police said before: corrected',
      [['activated', '2023-11-20', 'on', 5]],
      activated('2023-11-23'),
      ['vneid_level2: activated → 23/11/2023'],
      ['2023-11-23 on'],
      [1],
    ],
    ['nothing told', [['approved', '2023-11-20', 'on', 2]], [], [], [], []],
    ['a stage that is none of ours', [], [{ stage: 'locked', on: null }], [], [], []],
  ])('%s', (_, told, steps, changes, events, retract) => {
    const person = known(told);
    const plan = planActivation(context, row(steps), person);
    expect(plan.changes).toEqual(changes);
    expect(plan.writes.events.map((e) => `${e.on} ${e.dayKind}`)).toEqual(events);
    expect(plan.writes.retract).toEqual(retract);
    expect(plan.outcome).toBe(events.length > 0 ? 'changed' : 'unchanged');
    expect(plan.conflict).toBeNull();
    const { person: details, employ, join, quit, scopes } = plan.writes;
    expect({ details, employ, join, quit, scopes }).toEqual({
      details: {},
      employ: null,
      join: [],
      quit: [],
      scopes: [],
    });
    // Once recorded they stand activated by the word of the police, and the same row says nothing new.
    if (events.length === 0) return;
    const recorded = [
      ...person.facts.events.filter(({ id }) => !retract.includes(id)),
      ...plan.writes.events.map((e, i) => ({ ...e, id: 100 + i, trust: 5, recordedAt: 100 })),
    ];
    expect(standingOn(standings(criterion, recorded, null), ON_LIST)).toMatchObject({
      stage: position('activated'),
      trust: 5,
    });
    const again = planActivation(context, row(steps), { ...person, facts: { ...person.facts, events: recorded } });
    expect([again.outcome, again.changes, again.writes.events]).toEqual(['unchanged', [], []]);
  });

  it('ends what held somebody up', () => {
    const held = known([['approved', '2023-11-01', 'on', 2]], [[criterion.id, 'sms_not_received']]);
    expect(planActivation(context, row(activated('2023-11-20')), held).writes.reasons).toEqual([
      { criterionId: criterion.id, reason: null },
    ]);
  });

  it('waits where the police themselves had said that somebody is further, and takes that back when it is decided', () => {
    const further = known([['activated', '2023-11-20', 'on', 5]]);
    const steps = [{ stage: 'approved', on: null }];
    const plan = planActivation(context, row(steps), further);
    expect([plan.outcome, plan.conflict?.code]).toEqual(['conflict', 'moves_backwards']);
    expect(plan.writes.events).toEqual([]);
    const decided = planActivation({ ...context, decided: true }, row(steps), further);
    expect([decided.outcome, decided.writes.retract]).toEqual(['changed', [1]]);
    expect(decided.writes.events).toMatchObject([{ on: ON_LIST, dayKind: 'by' }]);
  });

  it('knows since when somebody stands activated on the list’s day, and what the row tells last', () => {
    const later = known([
      ['approved', '2023-11-01', 'on', 2],
      ['activated', '2023-12-05', 'on', 2],
    ]);
    expect(activatedOn(context, later)).toBeNull();
    expect(activatedOn(context, known([['activated', '2023-11-05', 'on', 2]]))).toMatchObject({ since: '2023-11-05' });
    expect(toldStep(context, row([]))).toBeUndefined();
    expect(toldStep(context, row(activated('2023-11-20')))).toEqual({ stage: 'activated', on: '2023-11-20' });
  });
});
