import { describe, expect, it } from '@jest/globals';
import { AGENCY_STATES, type AgencyState, type SheetState } from './rating-period.js';
import { selfFault, shownInSheets, shownToPerson, stateShown, type SelfFault } from './rating-self.js';

describe('until when somebody assesses themselves', () => {
  it.each<[string, AgencyState, SheetState, string, SelfFault | null]>([
    ['before the day', 'open', 'open', '2023-12-01', null],
    ['on the day', 'open', 'open', '2023-12-05', null],
    ['a day later', 'open', 'open', '2023-12-06', 'past_day'],
    ['after the team has proposed them, before the day', 'open', 'proposed', '2023-12-01', null],
    ['when all proposals are in', 'proposed', 'proposed', '2023-12-01', 'past_step'],
    ['after the decision', 'decided', 'decided', '2023-12-01', 'past_step'],
    ['after the lock', 'locked', 'decided', '2023-12-01', 'past_step'],
    ['when they are not rated', 'open', 'not_rated', '2023-12-01', 'not_rated'],
  ])('%s', (_what, agency, state, today, fault) =>
    expect(selfFault({ agency, state, selfDue: '2023-12-05' }, today)).toBe(fault),
  );
});

it('a person sees no proposal before all are in, and no decision before all are taken', () => {
  expect(AGENCY_STATES.map(({ code }) => [code, ...Object.values(shownToPerson(code))])).toEqual([
    ['open', false, false],
    ['proposed', true, false],
    ['reviewed', true, false],
    ['decided', true, true],
    ['locked', true, true],
  ]);
});

it.each<[SheetState, boolean, ...SheetState[]]>([
  ['open', false, 'open', 'open', 'open', 'open', 'open'],
  ['proposed', true, 'open', 'proposed', 'proposed', 'proposed', 'proposed'],
  ['decided', true, 'open', 'proposed', 'proposed', 'decided', 'decided'],
  ['decided', false, 'open', 'open', 'open', 'decided', 'decided'],
  ['not_rated', false, 'not_rated', 'not_rated', 'not_rated', 'not_rated', 'not_rated'],
])('whoever reads sheets sees their own (%s, proposed: %s) like everybody else', (state, proposed, ...own) =>
  expect(AGENCY_STATES.map(({ code }) => stateShown(state, proposed, shownInSheets('own', code)))).toEqual(own),
);

it.each<[SheetState, boolean]>([
  ['open', false],
  ['proposed', true],
  ['decided', false],
  ['not_rated', false],
])('and those of others (%s) as they are', (state, proposed) =>
  expect(AGENCY_STATES.map(({ code }) => stateShown(state, proposed, shownInSheets('agency', code)))).toEqual(
    AGENCY_STATES.map(() => state),
  ),
);

it('whoever reads a unit alone sees what it proposed, and no level that is still being decided', () =>
  expect(AGENCY_STATES.map(({ code }) => Object.values(shownInSheets('team', code)))).toEqual([
    [true, false],
    [true, false],
    [true, false],
    [true, true],
    [true, true],
  ]));
