import { describe, expect, it } from '@jest/globals';
import { TRUST_LEVELS, type Trust } from './codes.js';
import {
  COUNT_COLUMNS,
  countsOf,
  nextChangeAfter,
  personDeltas,
  stateOn,
  type CountRules,
  type Delta,
  type EmploymentFact,
  type PersonFacts,
  type ScopeFact,
} from './person-history.js';
import { stagePosition, standings, type CriterionRule, type DayKind, type StatusFact } from './stages.js';

function criterion(id: number, code: string, lapses: boolean, codes: [code: string, level: number][]): CriterionRule {
  const top = Math.max(...codes.map(([, level]) => level));
  const stages = codes.map(([stage, level], position) => {
    return { position, code: stage, level, side: false, achieved: level === top };
  });
  return { id, code, verifiedFrom: TRUST_LEVELS.checked, lapses, stages };
}

const CARD = criterion(1, 'chip_card', true, [
  ['none', 0],
  ['applied', 1],
  ['held', 2],
]);
const VNEID = criterion(2, 'vneid_level2', false, [
  ['not_registered', 0],
  ['registered', 1],
  ['rejected', 1],
  ['approved', 2],
  ['activated', 3],
]);
const SERVICE = criterion(3, 'online_service', false, [
  ['never', 0],
  ['account_ready', 1],
  ['used', 2],
]);

/** Facts in words: 'approved on 2023-06-09 unit'. */
function facts(rule: CriterionRule, told: string[], cardIssuedOn: string | null = null): StatusFact[] {
  return told.map((words, id) => {
    const [code = '', dayKind, on = '', trust] = words.split(' ');
    return {
      id,
      criterionId: rule.id,
      stage: stagePosition(rule, code) ?? NaN,
      on,
      dayKind: dayKind as DayKind,
      trust: TRUST_LEVELS[trust as Trust],
      recordedAt: id,
      cardIssuedOn,
    };
  });
}

const COUNTED = new Set(['can_bo', 'cong_chuc', 'vien_chuc', 'nguoi_lao_dong']);
const rulesOf = (criteria: CriterionRule[], countedFrom = '2023-01-01'): CountRules => ({
  criteria,
  countedKinds: COUNTED,
  countedFrom,
});

/** Deltas in words, in order: '06-15 unit 1 all: -s3 +s4'. */
function inWords(deltas: readonly Delta[]): string[] {
  return deltas.map(({ day, unitId, lens, counts }) => {
    const parts = COUNT_COLUMNS.flatMap((c, i) => (counts[i] === 0 ? [] : [`${counts[i]! < 0 ? '-' : '+'}${c}`]));
    return `${day.replace(/^2023-/, '')} unit ${unitId} ${lens}: ${parts.join(' ')}`;
  });
}

const NOBODY: PersonFacts = { birthDate: null, employments: [], memberships: [], scopes: [], events: [] };
const SINCE_MAY: EmploymentFact = { unitId: 1, kind: 'cong_chuc', from: '2023-05-02', to: null };

describe('countsOf', () => {
  const historyOf = (told: string[]) => standings(VNEID, facts(VNEID, told), null);
  it.each<[why: string, told: string[], scopes: ScopeFact[], counted: string[]]>([
    ['no event', [], [], ['in_scope', 'no_event']],
    ['the first stage', ['not_registered by 2023-06-01 unit'], [], ['in_scope', 's0']],
    ['on the way, confirmed by police', ['approved on 2023-06-01 police'], [], ['in_scope', 's3']],
    ['rejected', ['rejected on 2023-06-01 unit'], [], ['in_scope', 's2']],
    ['achieved, the unit says', ['activated on 2023-06-01 unit'], [], ['in_scope', 's4']],
    ['achieved, somebody saw it', ['activated on 2023-06-01 checked'], [], ['in_scope', 's4', 'verified']],
    ['achieved, the police say', ['activated on 2023-06-01 police'], [], ['in_scope', 's4', 'verified', 'police']],
    ['known only after the day', ['activated on 2023-06-21 police'], [], ['in_scope', 'no_event']],
    [
      'deferred',
      ['approved on 2023-06-01 unit'],
      [{ criterionId: 2, status: 'deferred', from: '2023-06-01', to: '2023-06-20' }],
      ['deferred'],
    ],
    [
      'deferred, achieved all the same',
      ['activated on 2023-06-01 police'],
      [{ criterionId: 2, status: 'deferred', from: '2023-06-20', to: null }],
      ['deferred', 'achieved_out'],
    ],
    ['exempt', [], [{ criterionId: 2, status: 'exempt', from: '2023-01-01', to: null }], ['exempt']],
    [
      'exempt, achieved all the same',
      ['activated on 2023-06-01 unit'],
      [{ criterionId: 2, status: 'exempt', from: '2023-01-01', to: null }],
      ['exempt', 'achieved_out'],
    ],
    [
      'the deferral is over',
      [],
      [{ criterionId: 2, status: 'deferred', from: '2023-06-01', to: '2023-06-19' }],
      ['in_scope', 'no_event'],
    ],
    [
      'the deferral has not begun',
      [],
      [{ criterionId: 2, status: 'deferred', from: '2023-06-21', to: null }],
      ['in_scope', 'no_event'],
    ],
    [
      'deferred on another criterion',
      [],
      [{ criterionId: 1, status: 'deferred', from: '2023-06-01', to: null }],
      ['in_scope', 'no_event'],
    ],
    [
      'deferred and exempt: exempt',
      [],
      [
        { criterionId: 2, status: 'deferred', from: '2023-06-01', to: null },
        { criterionId: 2, status: 'exempt', from: '2023-06-10', to: '2023-06-30' },
      ],
      ['exempt'],
    ],
  ])('%s', (_why, told, scopes, counted) => {
    const state = stateOn(VNEID, { ...NOBODY, scopes }, historyOf(told), '2023-06-20');
    const counts = countsOf(VNEID, state);
    expect(counts).toHaveLength(COUNT_COLUMNS.length);
    expect(COUNT_COLUMNS.filter((_, i) => counts[i] === 1)).toEqual(counted);
    expect(counts.filter((n) => n !== 0 && n !== 1)).toEqual([]);
  });

  it('a state tells unit, kind and until when somebody is out of scope', () => {
    const scopes: ScopeFact[] = ['2023-06-25', '2023-07-31', '2023-06-30'].map((to) => ({
      criterionId: 2,
      status: 'deferred',
      from: '2023-06-01',
      to,
    }));
    const state = stateOn(VNEID, { ...NOBODY, employments: [SINCE_MAY], scopes }, [], '2023-06-20');
    expect(state).toEqual({
      unitId: 1,
      kind: 'cong_chuc',
      scope: 'deferred',
      scopeUntil: '2023-07-31',
      standing: null,
    });
    const before = stateOn(VNEID, { ...NOBODY, employments: [SINCE_MAY], scopes }, [], '2023-05-01');
    expect(before).toEqual({ unitId: null, kind: null, scope: 'in_scope', scopeUntil: null, standing: null });
  });
});

describe('personDeltas', () => {
  const deltasOf = (person: Partial<PersonFacts>, countedFrom?: string) =>
    inWords(personDeltas(rulesOf([VNEID], countedFrom), { ...NOBODY, ...person }));

  it.each<[why: string, person: Partial<PersonFacts>, deltas: string[]]>([
    ['nobody', {}, []],
    ['events without employment', { events: facts(VNEID, ['activated on 2023-06-15 unit']) }, []],
    ['a kind that does not count', { employments: [{ ...SINCE_MAY, kind: 'khac' }] }, []],
    [
      'employed',
      { employments: [SINCE_MAY] },
      ['05-02 unit 1 all: +in_scope +no_event', '05-02 unit 1 kind:cong_chuc: +in_scope +no_event'],
    ],
    [
      'a stage',
      {
        employments: [SINCE_MAY],
        events: facts(VNEID, ['approved on 2023-06-09 unit', 'activated by 2023-06-15 checked']),
      },
      [
        '05-02 unit 1 all: +in_scope +no_event',
        '05-02 unit 1 kind:cong_chuc: +in_scope +no_event',
        '06-09 unit 1 all: -no_event +s3',
        '06-09 unit 1 kind:cong_chuc: -no_event +s3',
        '06-15 unit 1 all: -s3 +s4 +verified',
        '06-15 unit 1 kind:cong_chuc: -s3 +s4 +verified',
      ],
    ],
    [
      'left: the last day is inclusive',
      { employments: [{ ...SINCE_MAY, to: '2023-05-31' }] },
      [
        '05-02 unit 1 all: +in_scope +no_event',
        '05-02 unit 1 kind:cong_chuc: +in_scope +no_event',
        '06-01 unit 1 all: -in_scope -no_event',
        '06-01 unit 1 kind:cong_chuc: -in_scope -no_event',
      ],
    ],
    [
      'moved',
      {
        employments: [
          { ...SINCE_MAY, to: '2023-05-31' },
          { ...SINCE_MAY, unitId: 2, from: '2023-06-01' },
        ],
      },
      [
        '05-02 unit 1 all: +in_scope +no_event',
        '05-02 unit 1 kind:cong_chuc: +in_scope +no_event',
        '06-01 unit 1 all: -in_scope -no_event',
        '06-01 unit 1 kind:cong_chuc: -in_scope -no_event',
        '06-01 unit 2 all: +in_scope +no_event',
        '06-01 unit 2 kind:cong_chuc: +in_scope +no_event',
      ],
    ],
    [
      'a gap, and nothing at all changes between two employments alike',
      {
        employments: [
          { ...SINCE_MAY, to: '2023-05-31' },
          { ...SINCE_MAY, from: '2023-06-01', to: '2023-06-10' },
          { ...SINCE_MAY, from: '2023-06-20' },
        ],
      },
      [
        '05-02 unit 1 all: +in_scope +no_event',
        '05-02 unit 1 kind:cong_chuc: +in_scope +no_event',
        '06-11 unit 1 all: -in_scope -no_event',
        '06-11 unit 1 kind:cong_chuc: -in_scope -no_event',
        '06-20 unit 1 all: +in_scope +no_event',
        '06-20 unit 1 kind:cong_chuc: +in_scope +no_event',
      ],
    ],
    [
      'another kind in the same unit: the total does not move',
      {
        employments: [
          { ...SINCE_MAY, to: '2023-05-31' },
          { ...SINCE_MAY, kind: 'can_bo', from: '2023-06-01' },
        ],
      },
      [
        '05-02 unit 1 all: +in_scope +no_event',
        '05-02 unit 1 kind:cong_chuc: +in_scope +no_event',
        '06-01 unit 1 kind:cong_chuc: -in_scope -no_event',
        '06-01 unit 1 kind:can_bo: +in_scope +no_event',
      ],
    ],
    [
      'a kind that no longer counts',
      {
        employments: [
          { ...SINCE_MAY, to: '2023-05-31' },
          { ...SINCE_MAY, kind: 'khong_chuyen_trach', from: '2023-06-01' },
        ],
      },
      [
        '05-02 unit 1 all: +in_scope +no_event',
        '05-02 unit 1 kind:cong_chuc: +in_scope +no_event',
        '06-01 unit 1 all: -in_scope -no_event',
        '06-01 unit 1 kind:cong_chuc: -in_scope -no_event',
      ],
    ],
    [
      'a membership that begins before and ends after, twice told; one outside the employment',
      {
        employments: [SINCE_MAY],
        memberships: [
          { code: 'doan_vien', from: '2020-03-26', to: '2023-06-30' },
          { code: 'doan_vien', from: '2023-06-01', to: '2023-06-30' },
          { code: 'dang_vien', from: '2023-06-01', to: null },
          { code: 'cong_doan', from: '2019-01-01', to: '2023-05-01' },
        ],
      },
      [
        '05-02 unit 1 all: +in_scope +no_event',
        '05-02 unit 1 kind:cong_chuc: +in_scope +no_event',
        '05-02 unit 1 membership:doan_vien: +in_scope +no_event',
        '06-01 unit 1 membership:dang_vien: +in_scope +no_event',
        '07-01 unit 1 membership:doan_vien: -in_scope -no_event',
      ],
    ],
    [
      'deferred, achieved meanwhile, back in scope',
      {
        employments: [SINCE_MAY],
        scopes: [{ criterionId: 2, status: 'deferred', from: '2023-06-01', to: '2023-06-30' }],
        events: facts(VNEID, ['activated on 2023-06-15 unit']),
      },
      [
        '05-02 unit 1 all: +in_scope +no_event',
        '05-02 unit 1 kind:cong_chuc: +in_scope +no_event',
        '06-01 unit 1 all: -in_scope +deferred -no_event',
        '06-01 unit 1 kind:cong_chuc: -in_scope +deferred -no_event',
        '06-15 unit 1 all: +achieved_out',
        '06-15 unit 1 kind:cong_chuc: +achieved_out',
        '07-01 unit 1 all: +in_scope -deferred +s4 -achieved_out',
        '07-01 unit 1 kind:cong_chuc: +in_scope -deferred +s4 -achieved_out',
      ],
    ],
    [
      'employed until the end of the calendar',
      { employments: [{ ...SINCE_MAY, to: '9999-12-31' }] },
      ['05-02 unit 1 all: +in_scope +no_event', '05-02 unit 1 kind:cong_chuc: +in_scope +no_event'],
    ],
    ['an employment taken back before it began', { employments: [{ ...SINCE_MAY, to: '2023-05-01' }] }, []],
  ])('%s', (_why, person, deltas) => expect(deltasOf(person)).toEqual(deltas));

  it.each<[countedFrom: string, deltas: string[]]>([
    [
      '2023-05-01',
      ['05-02 unit 1 all: +in_scope +no_event', '06-09 unit 1 all: -no_event +s3', '07-01 unit 1 all: -in_scope -s3'],
    ],
    [
      '2023-05-02',
      ['05-02 unit 1 all: +in_scope +no_event', '06-09 unit 1 all: -no_event +s3', '07-01 unit 1 all: -in_scope -s3'],
    ],
    [
      '2023-06-08',
      ['06-08 unit 1 all: +in_scope +no_event', '06-09 unit 1 all: -no_event +s3', '07-01 unit 1 all: -in_scope -s3'],
    ],
    ['2023-06-09', ['06-09 unit 1 all: +in_scope +s3', '07-01 unit 1 all: -in_scope -s3']],
    ['2023-06-30', ['06-30 unit 1 all: +in_scope +s3', '07-01 unit 1 all: -in_scope -s3']],
    ['2023-07-01', []],
  ])('counted from %s: what came before is told on that day', (countedFrom, deltas) => {
    const person = {
      employments: [{ ...SINCE_MAY, to: '2023-06-30' }],
      events: facts(VNEID, ['approved on 2023-06-09 unit']),
    };
    expect(deltasOf(person, countedFrom).filter((line) => line.includes(' all:'))).toEqual(deltas);
  });

  it('counts each criterion by itself', () => {
    const events = [
      ...facts(CARD, ['held on 2021-03-22 unit'], '2021-03-22'),
      ...facts(SERVICE, ['used by 2023-06-15 self']),
    ];
    const deltas = personDeltas(rulesOf([CARD, VNEID, SERVICE]), {
      ...NOBODY,
      birthDate: '1983-05-14',
      employments: [SINCE_MAY],
      events,
    });
    const ofAll = deltas.filter(({ lens }) => lens === 'all');
    expect(ofAll.map(({ criterionId }, i) => `${criterionId} ${inWords(ofAll)[i]}`)).toEqual([
      '1 05-02 unit 1 all: +in_scope +s2',
      '1 05-14 unit 1 all: +s0 -s2',
      '2 05-02 unit 1 all: +in_scope +no_event',
      '3 05-02 unit 1 all: +in_scope +no_event',
      '3 06-15 unit 1 all: -no_event +s2',
    ]);
  });
});

describe('nextChangeAfter', () => {
  const person: PersonFacts = {
    birthDate: '1983-05-14',
    employments: [
      { ...SINCE_MAY, to: '2023-08-31' },
      { ...SINCE_MAY, unitId: 2, from: '2023-09-01' },
    ],
    memberships: [{ code: 'doan_vien', from: '2020-03-26', to: '2023-07-31' }],
    scopes: [{ criterionId: 2, status: 'deferred', from: '2023-06-01', to: '2023-06-30' }],
    events: facts(CARD, ['held on 2021-03-22 unit'], '2021-03-22'),
  };
  it.each([
    ['a card lapses', '2023-05-02', '2023-05-14'],
    ['a deferral begins', '2023-05-14', '2023-06-01'],
    ['a deferral is over', '2023-06-01', '2023-07-01'],
    ['a membership is over', '2023-07-01', '2023-08-01'],
    ['a transfer begins', '2023-08-01', '2023-09-01'],
    ['the day itself is not after it', '2023-08-31', '2023-09-01'],
    ['nothing more', '2023-09-01', null],
  ])('%s', (_why, day, next) => expect(nextChangeAfter(rulesOf([CARD, VNEID]), person, day)).toBe(next));

  it('nobody changes never', () => expect(nextChangeAfter(rulesOf([CARD]), NOBODY, '2023-01-01')).toBeNull());
});
