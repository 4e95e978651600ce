import { describe, expect, it } from '@jest/globals';
import { NOBODY, SINCE_MAY, facts, inWords, rulesOf } from '../test/told-people.js';
import { CARD, SERVICE, VNEID } from '../test/told-stages.js';
import { personDeltas, type PersonFacts } from './person-history.js';

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
