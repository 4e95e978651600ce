import { describe, expect, it } from '@jest/globals';
import type { AgencyState, TeamState } from './rating-period.js';
import type { Level } from './rating-scheme.js';
import {
  agencyActs,
  agencyAfter,
  agencyFault,
  differs,
  lacksProposal,
  reasonFault,
  sheetFault,
  sheetState,
  type AgencyAct,
  type SheetAct,
  type Standing,
} from './rating-turns.js';

const STATES: readonly AgencyState[] = ['open', 'proposed', 'reviewed', 'decided', 'locked'];

describe('the steps of an agency', () => {
  it.each<[AgencyAct, (AgencyState | null)[]]>([
    ['propose', ['proposed', null, null, null, null]],
    ['review', [null, 'reviewed', null, null, null]],
    ['decide', [null, null, 'decided', null, null]],
    ['lock', [null, null, null, 'locked', null]],
    ['return', [null, 'open', 'proposed', 'reviewed', null]],
  ])('%s', (act, after) => {
    expect(STATES.map((state) => agencyAfter(state, act))).toEqual(after);
    expect(STATES.map((state) => agencyFault(act, state) === null)).toEqual(after.map((next) => next !== null));
  });

  it('what is refused names where the agency stands and where it would belong', () => {
    expect(agencyFault('lock', 'open')).toMatchObject({
      code: 'wrong_step',
      vi: expect.stringMatching(/"Đang tự đánh giá, đề xuất".*"Đã quyết định"/),
      en: expect.stringMatching(/"Self-assessment and proposals".*"Decided"/),
    });
    expect(agencyFault('return', 'open')?.en).toContain('"Proposed"');
    expect(STATES.map((state) => agencyActs(state).join(' '))).toEqual([
      '',
      'review return',
      'decide return',
      'lock return',
      '',
    ]);
  });
});

describe('writing in a sheet', () => {
  const at = (act: SheetAct, agency: AgencyState, team: TeamState = 'open', given = {}) =>
    sheetFault(act, { agency, team, state: 'open', own: false, ...given })?.code ?? 'may';

  it.each<[SheetAct, string[]]>([
    ['enter', ['may', 'wrong_step', 'wrong_step', 'wrong_step', 'agency_locked']],
    ['take_out', ['may', 'wrong_step', 'wrong_step', 'wrong_step', 'agency_locked']],
    ['propose', ['may', 'wrong_step', 'wrong_step', 'wrong_step', 'agency_locked']],
    ['decide', ['wrong_step', 'wrong_step', 'may', 'wrong_step', 'agency_locked']],
  ])('%s has its step', (act, expected) => {
    expect(STATES.map((state) => at(act, state))).toEqual(expected);
    expect(STATES.map((state) => at(act, state, 'open', { own: true }))).toEqual(STATES.map(() => 'own_sheet'));
  });

  it('a team that has proposed is returned first; the decision does not ask the team', () => {
    expect((['open', 'returned', 'proposed'] as const).map((team) => at('propose', 'open', team))).toEqual([
      'may',
      'may',
      'team_has_proposed',
    ]);
    expect(at('enter', 'open', 'proposed')).toBe('team_has_proposed');
    expect(at('decide', 'reviewed', 'proposed')).toBe('may');
  });

  it('who is not rated gets no level, but facts that may change it', () => {
    const out = { state: 'not_rated' };
    expect([at('enter', 'open', 'open', out), at('take_out', 'open', 'open', out)]).toEqual(['may', 'may']);
    expect(at('propose', 'open', 'open', out)).toBe('sheet_not_rated');
    expect(at('decide', 'reviewed', 'open', out)).toBe('sheet_not_rated');
  });
});

describe('a different level needs a reason', () => {
  const none: Standing = { level: null, best: null, worst: null, team: null };
  const good: Standing = { level: 'tot', best: 'tot', worst: 'tot', team: null };
  const open: Standing = { level: null, best: 'tot', worst: 'hoan_thanh', team: null };
  it.each<['propose' | 'decide', Standing, Level, boolean]>([
    ['propose', good, 'tot', false],
    ['propose', good, 'xuat_sac', true],
    ['propose', { ...good, team: 'xuat_sac' }, 'xuat_sac', true],
    ['propose', open, 'tot', false],
    ['propose', open, 'hoan_thanh', false],
    ['propose', open, 'xuat_sac', true],
    ['propose', open, 'khong_hoan_thanh', true],
    ['propose', none, 'xuat_sac', false],
    ['decide', good, 'tot', false],
    ['decide', good, 'hoan_thanh', true],
    ['decide', { ...good, team: 'xuat_sac' }, 'xuat_sac', false],
    ['decide', { ...good, team: 'xuat_sac' }, 'tot', true],
    ['decide', { ...open, team: 'hoan_thanh' }, 'tot', true],
  ])('%s %j as %s: %s', (act, standing, level, expected) => {
    expect(differs(act, standing, level)).toBe(expected);
  });

  it.each<[boolean, string | null, boolean]>([
    [false, null, true],
    [false, '', true],
    [true, null, false],
    [true, 'chín ký tự', true],
    [true, 'chín ký t', false],
    [false, 'ngắn', false],
    [true, '𠀋𠀋𠀋𠀋𠀋', false],
  ])('needed %s, given %j: taken %s', (needed, reason, taken) => {
    expect(reasonFault(needed, reason) === null).toBe(taken);
  });
});

it('a team waits for everybody but heads and those who are not rated', () => {
  const person = { state: 'open', headOf: null, teamLevel: null } as const;
  expect(
    [
      person,
      { ...person, teamLevel: 'tot' as const },
      { ...person, headOf: 5 },
      { ...person, state: 'not_rated' as const },
      { ...person, state: 'decided' as const },
    ].map(lacksProposal),
  ).toEqual([true, false, false, false, true]);
});

it('a sheet stands where its levels say', () => {
  expect(sheetState({ rated: true, teamLevel: null, finalLevel: null })).toBe('open');
  expect(sheetState({ rated: true, teamLevel: 'tot', finalLevel: null })).toBe('proposed');
  expect(sheetState({ rated: true, teamLevel: null, finalLevel: 'tot' })).toBe('decided');
  expect(sheetState({ rated: false, teamLevel: 'tot', finalLevel: 'tot' })).toBe('not_rated');
});
