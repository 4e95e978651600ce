import { describe, expect, it } from '@jest/globals';
import { NOBODY, SINCE_MAY, facts, rulesOf } from '../test/told-people.js';
import { CARD, VNEID } from '../test/told-stages.js';
import {
  COUNT_COLUMNS,
  countsOf,
  nextChangeAfter,
  stateOn,
  type PersonFacts,
  type ScopeFact,
} from './person-history.js';
import { standings } from './stages.js';

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
