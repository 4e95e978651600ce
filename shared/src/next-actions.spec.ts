import { describe, expect, it } from '@jest/globals';
import { STUCK_REASONS } from './codes.js';
import {
  actionHolder,
  byUrgency,
  isNextAction,
  NEXT_ACTIONS,
  nextActionOf,
  sourcesOf,
  type ActionStage,
  type NextAction,
} from './next-actions.js';

const stage = (code: string, holder: string, achieved = false): ActionStage => ({ code, holder, achieved });
const VNEID = {
  code: 'vneid_level2',
  stages: [
    stage('not_registered', 'person'),
    stage('registered', 'police'),
    stage('rejected', 'person'),
    stage('approved', 'person'),
    stage('activated', 'none', true),
  ],
};
const CARD = {
  code: 'chip_card',
  stages: [stage('none', 'person'), stage('applied', 'police'), stage('held', 'none', true)],
};
const NEXT_DIRECTIVE = {
  code: 'health_app',
  stages: [
    stage('begun', 'person'),
    stage('filed', 'police'),
    stage('checked', 'unit'),
    stage('odd', 'none'),
    stage('done', 'none', true),
  ],
};
const CRITERIA = [VNEID, CARD, NEXT_DIRECTIVE];
const REASONS = [null, 'a reason of tomorrow', ...STUCK_REASONS.map(({ code }) => code)];

function actionAt(criterion: (typeof CRITERIA)[number], code: string | null, reason: string | null = null) {
  const found = criterion.stages.find((one) => one.code === code) ?? null;
  return nextActionOf({ criterion: criterion.code, stage: found, scope: 'in_scope', reason });
}

describe('what is to be done next', () => {
  it.each([
    [VNEID, null, null, 'ask', 'unit'],
    [VNEID, 'not_registered', null, 'register', 'person'],
    [VNEID, 'not_registered', 'card_expired_or_none', 'card_first', 'person'],
    [VNEID, 'registered', null, 'await_approval', 'police'],
    [VNEID, 'registered', 'data_mismatch_between_databases', 'match_data', 'police'],
    [VNEID, 'registered', 'no_smartphone', 'await_approval', 'police'],
    [VNEID, 'rejected', null, 'register_again', 'person'],
    [VNEID, 'rejected', 'biometric_or_photo_mismatch', 'match_data', 'police'],
    [VNEID, 'approved', null, 'activate', 'person'],
    [VNEID, 'approved', 'thought_spam', 'activate', 'person'],
    [VNEID, 'approved', 'past_7_days', 'activate', 'person'],
    [VNEID, 'approved', 'no_smartphone', 'mend_phone', 'person'],
    [VNEID, 'approved', 'away_or_abroad', 'await_return', 'person'],
    [VNEID, 'approved', 'a reason of tomorrow', 'activate', 'person'],
    [CARD, 'none', null, 'apply_card', 'person'],
    [CARD, 'applied', null, 'await_card', 'police'],
    [NEXT_DIRECTIVE, null, 'no_signal', 'ask', 'unit'],
    [NEXT_DIRECTIVE, 'begun', null, 'act_person', 'person'],
    [NEXT_DIRECTIVE, 'filed', null, 'act_police', 'police'],
    [NEXT_DIRECTIVE, 'checked', 'no_smartphone', 'act_unit', 'unit'],
    [NEXT_DIRECTIVE, 'odd', null, 'act_unit', 'unit'],
  ] as const)('%# %j %s %s: %s, %s', (criterion, code, reason, action, holder) => {
    expect(actionAt(criterion, code, reason)).toBe(action);
    expect(actionHolder(action)).toBe(holder);
  });

  it.each([
    ['achieved', VNEID.stages[4] ?? null, 'in_scope'],
    ['deferred', VNEID.stages[3] ?? null, 'deferred'],
    ['exempt, nothing known', null, 'exempt'],
  ] as const)('nothing for who is %s', (_, at, scope) => {
    expect(nextActionOf({ criterion: 'vneid_level2', stage: at, scope, reason: null })).toBe(null);
  });

  it('every stage that is not the last has one, whatever the reason, and it is found again from the action', () => {
    for (const criterion of CRITERIA)
      for (const at of [null, ...criterion.stages])
        for (const reason of REASONS) {
          const action = actionAt(criterion, at?.code ?? null, reason);
          expect(action === null).toBe(at?.achieved ?? false);
          const found = NEXT_ACTIONS.filter(({ code }) =>
            sourcesOf(criterion, code).some(
              (source) =>
                source.stage === at &&
                (source.only === null
                  ? reason === null || !source.except.includes(reason)
                  : reason !== null && source.only.includes(reason)),
            ),
          );
          expect(found.map(({ code }) => code)).toEqual(action === null ? [] : [action]);
        }
  });

  it('knows its codes', () => {
    expect(new Set(NEXT_ACTIONS.map(({ code }) => code)).size).toBe(NEXT_ACTIONS.length);
    expect(['activate', '', 'toString', 'act'].map(isNextAction)).toEqual([true, false, false, false]);
  });
});

describe('the order of groups', () => {
  const group = (action: NextAction, overdue = 0) => ({ action, overdue });
  it.each([
    ['nothing', [], []],
    ['as the actions stand', [group('await_card'), group('ask'), group('activate')], ['activate', 'ask', 'await_card']],
    [
      'overdue first',
      [group('activate'), group('await_card', 1), group('register', 9)],
      ['register', 'await_card', 'activate'],
    ],
    ['many overdue are no more than one', [group('await_card', 9), group('activate', 1)], ['activate', 'await_card']],
  ] as const)('%s', (_, groups, order) => {
    expect([...groups].sort(byUrgency).map(({ action }) => action)).toEqual(order);
  });
});
