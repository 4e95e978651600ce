import { describe, expect, it } from '@jest/globals';
import { ledgerEntry, ledgerLines, type LedgerAsk } from './ledger.js';
import { ledgerHow } from './ledger-day.js';
import type { EmploymentFact, PersonFacts, ScopeFact } from './person-history.js';
import type { StatusFact } from './stages.js';

const FROM = '2023-11-10';
const TO = '2023-11-20';
const CARD = {
  id: 1,
  code: 'chip_card',
  verifiedFrom: 3,
  lapses: true,
  stages: [
    { position: 0, code: 'none', level: 0, side: false, achieved: false },
    { position: 1, code: 'held', level: 1, side: false, achieved: true },
  ],
};
/** Unit 2 is the one asked about, 3 lies below it, 9 is elsewhere in the city. */
const ASK: LedgerAsk = {
  criterion: CARD,
  countedKinds: new Set(['can_bo', 'cong_chuc', 'vien_chuc', 'nguoi_lao_dong']),
  lens: 'all',
  holds: (unitId) => unitId === 2 || unitId === 3,
  from: FROM,
  to: TO,
};
const employed = (
  unitId: number,
  from = '2020-01-01',
  to: string | null = null,
  kind = 'cong_chuc',
): EmploymentFact => ({
  unitId,
  from,
  to,
  kind,
});
const held = (on: string, more: Partial<StatusFact> = {}): StatusFact => ({
  id: 1,
  criterionId: 1,
  stage: 1,
  on,
  dayKind: 'on',
  trust: 2,
  recordedAt: 0,
  cardIssuedOn: null,
  ...more,
});
const mark = (status: ScopeFact['status'], from: string, to: string | null = null): ScopeFact => ({
  criterionId: 1,
  status,
  from,
  to,
});
const facts = (more: Partial<PersonFacts> = {}): PersonFacts => ({
  birthDate: null,
  employments: [employed(2)],
  memberships: [],
  scopes: [],
  events: [],
  ...more,
});
const HELD = [held('2023-01-05')];

describe('the cause of one person', () => {
  it.each<[string, PersonFacts, string | null, number, number]>([
    ['nothing happened', facts({ events: HELD }), null, 0, 0],
    ['reached the last stage', facts({ events: [held('2023-11-15')] }), 'completed', 1, 0],
    ['reached it on the earlier day itself', facts({ events: [held(FROM)] }), null, 0, 0],
    ['reached it on the later day', facts({ events: [held(TO)] }), 'completed', 1, 0],
    ['reached it the day after', facts({ events: [held('2023-11-21')] }), null, 0, 0],
    [
      'the card lapsed',
      facts({ birthDate: '1983-11-15', events: [held('2021-10-01', { cardIssuedOn: '2021-10-01' })] }),
      'fell_back',
      -1,
      0,
    ],
    [
      'a stronger source says otherwise',
      facts({ events: [...HELD, held('2023-11-12', { id: 2, stage: 0, trust: 5 })] }),
      'fell_back',
      -1,
      0,
    ],
    ['joined without', facts({ employments: [employed(3, '2023-11-11')] }), 'joined', 0, 1],
    ['joined with it', facts({ employments: [employed(2, TO)], events: HELD }), 'joined', 1, 1],
    ['joined and left again', facts({ employments: [employed(2, '2023-11-12', '2023-11-14')] }), null, 0, 0],
    [
      'came back',
      facts({ employments: [employed(2, '2020-01-01', '2023-10-01'), employed(2, '2023-11-12')] }),
      'joined',
      0,
      1,
    ],
    ['left', facts({ employments: [employed(2, '2020-01-01', '2023-11-19')], events: HELD }), 'left', -1, -1],
    ['their last day is the later day', facts({ employments: [employed(2, '2020-01-01', TO)] }), null, 0, 0],
    [
      'came from another unit, and reached the stage there',
      facts({
        employments: [employed(9, '2020-01-01', '2023-11-14'), employed(2, '2023-11-15')],
        events: [held('2023-11-12')],
      }),
      'transferred_in',
      1,
      1,
    ],
    [
      'went to another unit',
      facts({ employments: [employed(3, '2020-01-01', '2023-11-14'), employed(9, '2023-11-15')] }),
      'transferred_out',
      0,
      -1,
    ],
    [
      'moved inside',
      facts({ employments: [employed(3, '2020-01-01', '2023-11-14'), employed(2, '2023-11-15')] }),
      null,
      0,
      0,
    ],
    ['exempt, without', facts({ scopes: [mark('exempt', '2023-11-11')] }), 'exempted', 0, -1],
    ['exempt, with it', facts({ scopes: [mark('exempt', '2023-11-11')], events: HELD }), 'exempted', -1, -1],
    ['deferred', facts({ scopes: [mark('deferred', TO)] }), 'deferred', 0, -1],
    ['deferral over', facts({ scopes: [mark('deferred', '2023-01-01', '2023-11-19')] }), 'exemption_ended', 0, 1],
    [
      'exemption over, and reached the stage meanwhile',
      facts({ scopes: [mark('exempt', '2023-01-01', '2023-11-12')], events: [held('2023-11-11')] }),
      'exemption_ended',
      1,
      1,
    ],
    ['exempt for some days', facts({ scopes: [mark('exempt', '2023-11-11', '2023-11-12')] }), null, 0, 0],
    [
      'exempt instead of deferred',
      facts({ scopes: [mark('deferred', '2023-01-01', '2023-11-12'), mark('exempt', '2023-11-13')] }),
      null,
      0,
      0,
    ],
    [
      'exempt on both days, then gone: one person fewer in view, nobody fewer in scope',
      facts({ scopes: [mark('exempt', '2023-01-01')], employments: [employed(2, '2020-01-01', '2023-11-12')] }),
      'left',
      0,
      0,
    ],
    [
      'a kind that does not count before, one that does now',
      facts({ employments: [employed(2, '2020-01-01', '2023-11-12', 'khac'), employed(2, '2023-11-13')] }),
      'lens_changed',
      0,
      1,
    ],
    ['elsewhere on both days', facts({ employments: [employed(9)], events: [held('2023-11-15')] }), null, 0, 0],
  ])('%s', (_what, known, cause, achieved, inScope) =>
    expect(ledgerEntry(ASK, { now: known })).toEqual(cause && { cause, achieved, inScope }),
  );

  it.each<[string, PersonFacts, string | null, number, number]>([
    [
      'joined the Party',
      facts({ memberships: [{ code: 'dang_vien', from: '2023-11-15', to: null }], events: HELD }),
      'lens_changed',
      1,
      1,
    ],
    [
      'left the Party',
      facts({ memberships: [{ code: 'dang_vien', from: '2000-01-01', to: '2023-11-15' }] }),
      'lens_changed',
      0,
      -1,
    ],
    [
      'a member joined the unit',
      facts({
        employments: [employed(2, '2023-11-15')],
        memberships: [{ code: 'dang_vien', from: '2000-01-01', to: null }],
      }),
      'joined',
      0,
      1,
    ],
    ['never a member', facts({ events: [held('2023-11-15')] }), null, 0, 0],
  ])('through the lens of a membership: %s', (_what, known, cause, achieved, inScope) =>
    expect(ledgerEntry({ ...ASK, lens: 'membership:dang_vien' }, { now: known })).toEqual(
      cause && { cause, achieved, inScope },
    ),
  );

  it.each<[string, PersonFacts | null, PersonFacts | null, string | null, number, number]>([
    ['a record was taken back', facts({ events: HELD }), facts(), 'corrected', -1, 0],
    ['it was known late', facts(), facts({ events: HELD }), 'corrected', 1, 0],
    ['they had been there all along', null, facts({ events: HELD }), 'corrected', 1, 1],
    ['they were never there', facts(), null, 'corrected', 0, -1],
    [
      'known late, and the figure is as it was',
      facts(),
      facts({ events: [held('2023-11-01'), held('2023-11-12', { id: 2, stage: 0, trust: 5 })] }),
      null,
      0,
      0,
    ],
    ['what was known then still holds', facts(), facts({ events: [held('2023-11-15')] }), 'completed', 1, 0],
    ['unknown on both', null, null, null, 0, 0],
  ])('as known then: %s', (_what, then, now, cause, achieved, inScope) =>
    expect(ledgerEntry(ASK, { then, now })).toEqual(cause && { cause, achieved, inScope }),
  );
});

describe('the day of a cause', () => {
  it.each<[string, PersonFacts, string]>([
    ['reached the last stage', facts({ events: [held('2023-11-15')] }), '2023-11-15'],
    ['on the later day itself', facts({ events: [held(TO)] }), TO],
    [
      'the birthday on which the card lapsed, and not the day we learnt of it',
      facts({ birthDate: '1983-11-15', events: [held('2021-10-01', { cardIssuedOn: '2021-10-01' })] }),
      '2023-11-15',
    ],
    ['the first day of a post', facts({ employments: [employed(3, '2023-11-11')] }), '2023-11-11'],
    [
      'the day after the last one here',
      facts({ employments: [employed(2, '2020-01-01', '2023-11-14')] }),
      '2023-11-15',
    ],
    [
      'of several comings and goings the last',
      facts({ employments: [employed(2, '2020-01-01', '2023-11-11'), employed(3, '2023-11-13', '2023-11-16')] }),
      '2023-11-17',
    ],
    [
      'left here, then the city: the day they left here',
      facts({ employments: [employed(2, '2020-01-01', '2023-11-11'), employed(9, '2023-11-12', '2023-11-16')] }),
      '2023-11-12',
    ],
    [
      'came from elsewhere: not the day on which they reached the stage',
      facts({
        employments: [employed(9, '2020-01-01', '2023-11-14'), employed(2, '2023-11-15')],
        events: [held('2023-11-18')],
      }),
      '2023-11-15',
    ],
    ['the first day of an exemption', facts({ scopes: [mark('exempt', '2023-11-11')] }), '2023-11-11'],
    [
      'a deferral that an exemption follows: since the deferral',
      facts({ scopes: [mark('deferred', '2023-11-12', '2023-11-14'), mark('exempt', '2023-11-15')] }),
      '2023-11-12',
    ],
    ['the day after a deferral', facts({ scopes: [mark('deferred', '2023-01-01', '2023-11-19')] }), TO],
    [
      'another kind',
      facts({ employments: [employed(2, '2020-01-01', '2023-11-12', 'khac'), employed(2, '2023-11-13')] }),
      '2023-11-13',
    ],
  ])('%s', (_what, known, day) => {
    const entry = ledgerEntry(ASK, { now: known });
    expect(entry && ledgerHow(ASK, known, entry.cause)).toMatchObject({ day });
  });

  it('is none for a correction', () => expect(ledgerHow(ASK, facts(), 'corrected').day).toBeNull());
});

describe('the lines', () => {
  it('are none when nothing happened, and none for nobody', () => {
    expect(ledgerLines(ASK, [])).toEqual([]);
    expect(ledgerLines(ASK, [{ now: facts() }])).toEqual([]);
  });

  it('add up people of one cause, in the order of the causes', () => {
    const left = facts({ employments: [employed(2, '2020-01-01', '2023-11-12')] });
    const people = [left, { ...left, events: HELD }, facts({ events: [held('2023-11-15')] })];
    expect(
      ledgerLines(
        ASK,
        people.map((now) => ({ now })),
      ),
    ).toEqual([
      { cause: 'completed', people: 1, achieved: 1, inScope: 0 },
      { cause: 'left', people: 2, achieved: -1, inScope: -2 },
    ]);
  });
});
