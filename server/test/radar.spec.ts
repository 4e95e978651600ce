import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Trust } from '@dat100/shared/codes';
import { ChangeScope } from '../src/people/change-scope.js';
import { forEachDatabase, startApp, type Session, type TestApp } from './app.js';
import { activatedOf, addPeople, addTree, operator, type TestPerson } from './facts.js';
import { moveTo } from './roster-city.js';

const FINDING = `unit { code } rule cutOff from to part of open before { achieved inScope } after { achieved inScope text }
  answers { text answeredBy }`;
const RADAR = `query($unit: ID!, $criterion: String!, $rule: String, $open: Boolean, $perPage: Int, $page: Int) {
  radar(unitId: $unit, criterion: $criterion, rule: $rule, open: $open, perPage: $perPage, page: $page) {
    total open answered counts { rule count } items { ${FINDING} } } }`;
const ANSWER = `mutation($unit: ID!, $criterion: String!, $rule: String!, $cutOff: Day, $text: String!,
  $seen: Int!) {
  answerRadar(unitId: $unit, criterion: $criterion, rule: $rule, cutOff: $cutOff, text: $text, seen: $seen) { ${FINDING} } }`;
const RECORD = `mutation($p: [ID!]!, $on: Day!) {
  recordStatus(personIds: $p, criterion: "vneid_level2", stage: "activated", on: $on, trust: "unit") { recorded } }`;
const CORRECT = `mutation($p: ID!, $e: ID!) { correctStatus(personId: $p, eventId: $e, reason: "nhầm") { recorded } }`;

interface Finding {
  unit: { code: string };
  rule: string;
  cutOff: string | null;
  from: string | null;
  part: number;
  of: number;
  open: boolean;
  answers: { text: string; answeredBy: string }[];
}
interface Page {
  total: number;
  open: number;
  answered: number;
  counts: { rule: string; count: number }[];
  items: Finding[];
}

const DUE = '2023-12-31';
const CODES = ['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'B1'];

forEachDatabase('what the radar asks', (dialect) => {
  let t: TestApp;
  let units: Map<string, number>;
  let committee: Session;
  let district: Session;
  const heads = new Map<string, Session>();
  const people = new Map<string, number[]>();
  const id = (code: string) => units.get(code) ?? 0;
  const ask = async (code: string, session: Session = committee, more: object = {}) =>
    (await t.ask<{ radar: Page }>(RADAR, { unit: id(code), criterion: 'vneid_level2', ...more }, session)).radar;
  const lines = async (...asked: Parameters<typeof ask>) =>
    (await ask(...asked)).items.map(({ unit, rule, cutOff, part, of }) => [unit.code, rule, cutOff, part, of]);
  const answer = (code: string, rule: string, cutOff: string | null, text = 'đã xem') => ({
    unit: id(code),
    criterion: 'vneid_level2',
    rule,
    cutOff,
    text,
    seen: 1000,
  });
  const inUnit = (code: string, k: number, n: number, trust: Trust, to: string | null = null): TestPerson[] =>
    activatedOf(id(code), [k, n], { on: '2023-06-01', trust }).map((person) => ({ ...person, to }));

  async function exempt(code: string, from: number, count: number, day: string): Promise<void> {
    await moveTo(t, day);
    const personIds = (people.get(code) ?? []).slice(from, from + count);
    const why = { reason: 'ốm', documentNumber: 'QD-1', approver: null };
    const what = { personIds, criteria: ['vneid_level2'], status: 'exempt' as const, from: day, to: null };
    await t.app.get(ChangeScope).setScope(operator(t), { ...what, ...why });
  }

  beforeAll(async () => {
    t = await startApp({ dialect });
    units = await addTree(t, [
      '79,Thành phố,thanh_pho,,,',
      'A,Quận A,quan,79,,',
      ...CODES.slice(0, -1).map((code) => `${code},Phường ${code},phuong,A,,`),
      'B,Quận B,quan,79,,',
      'B1,Phường B1,phuong,B,,',
    ]);
    // On record since September: before that there would be nothing to compare with.
    t.clock.set(Date.UTC(2023, 8, 1, 3));
    const city: [string, TestPerson[]][] = [
      ['A1', inUnit('A1', 0, 24, 'unit')],
      ['A1', inUnit('A1', 0, 6, 'unit', '2023-12-28')],
      ['A1', inUnit('A1', 0, 1, 'unit', '2023-10-15')],
      ['A2', inUnit('A2', 0, 20, 'unit')],
      ['A3', inUnit('A3', 2, 2, 'checked')],
      ['A3', inUnit('A3', 10, 10, 'unit')],
      ['A4', inUnit('A4', 16, 16, 'checked')],
      ['A4', inUnit('A4', 0, 4, 'unit', '2023-12-30')],
      ['A5', inUnit('A5', 10, 20, 'unit')],
      ['A6', inUnit('A6', 20, 20, 'checked')],
      ['B1', inUnit('B1', 0, 20, 'unit')],
    ];
    for (const [code, put] of city) people.set(code, [...(people.get(code) ?? []), ...(await addPeople(t, put))]);
    await exempt('A1', 23, 1, '2023-10-20');
    await exempt('A6', 0, 2, '2023-11-10');
    await exempt('A6', 2, 4, '2023-12-27');
    await exempt('A1', 0, 14, '2023-12-29');
    await exempt('B1', 0, 8, '2023-12-30');
    await moveTo(t, '2024-01-05');
    const record = async (code: string, from: number, to: number, utc: number) => {
      t.clock.set(utc);
      const hr = await t.signInAs('hr', id('79'));
      const p = (people.get(code) ?? []).slice(from, to).map(String);
      await t.ask(RECORD, { p, on: '2024-01-04' }, hr);
    };
    await record('A2', 0, 3, Date.UTC(2024, 0, 4, 3));
    await record('A2', 3, 14, Date.UTC(2024, 0, 5, 16, 30));
    await record('A6', 0, 12, Date.UTC(2024, 0, 5, 17, 0));
    await moveTo(t, '2024-01-08');
    const hr = await t.signInAs('hr', id('79'));
    for (const p of (people.get('A5') ?? []).slice(0, 6)) {
      const e = await t.db.read.one<{ id: number }>('SELECT id FROM status_event WHERE person_id = ?', [p]);
      await t.ask(CORRECT, { p: String(p), e: String(e?.id) }, hr);
    }
    await moveTo(t, '2024-01-10');
    committee = await t.signInAs('committee', id('79'), { displayName: 'Bà Ủy ban' });
    district = await t.signInAs('unit_head', id('A'));
    for (const code of CODES)
      heads.set(code, await t.signInAs('unit_head', id(code), { displayName: `Chủ tịch ${code}` }));
  });
  afterAll(() => t.close());

  it('finds each kind of cheating by its figures, and asks an honest unit nothing', async () => {
    expect(await lines('79')).toEqual([
      ['A1', 'exemptions_bunched', DUE, 14, 15],
      ['A1', 'departures_bunched', DUE, 6, 7],
      ['A2', 'late_batch', '2024-01-05', 11, 14],
      ['A3', 'low_verified', null, 2, 12],
      ['A4', 'shrinking_roster', null, 16, 20],
      ['A5', 'taken_back', DUE, 6, 20],
      ['B1', 'exemptions_bunched', DUE, 8, 8],
    ]);
    const [shrunk] = (await ask('A4')).items;
    expect(shrunk).toMatchObject({ from: '2023-12-13', to: '2024-01-10', before: { achieved: 16, inScope: 20 } });
    expect(shrunk).toMatchObject({ after: { achieved: 16, inScope: 16, text: '100 %' }, open: true, answers: [] });
    expect(await lines('79', committee, { criterion: 'chip_card' })).toEqual([['A1', 'departures_bunched', DUE, 6, 7]]);
  });

  it('by rule and page, with the numbers of all', async () => {
    const page = await ask('79', committee, { rule: 'exemptions_bunched', perPage: 1, page: 1 });
    expect(page).toMatchObject({ total: 2, open: 7, answered: 0, items: [{ unit: { code: 'B1' } }] });
    expect(page.counts.map(({ count }) => count)).toEqual([2, 1, 1, 1, 1, 1]);
    const asked = { unit: id('79'), criterion: 'vneid_level2' };
    expect(await t.refusal(RADAR, { ...asked, rule: 'toString' }, committee)).toBe('unknown_rule');
    expect(await t.refusal(RADAR, { ...asked, criterion: 'x' }, committee)).toBe('unknown_criterion');
  });

  it('shows to those above and to the unit itself, and to nobody else', async () => {
    const head = (code: string) => heads.get(code) ?? committee;
    expect((await lines('A', district)).map(([code]) => code)).toEqual(['A1', 'A1', 'A2', 'A3', 'A4', 'A5']);
    expect(await lines('A2', head('A2'))).toEqual([['A2', 'late_batch', '2024-01-05', 11, 14]]);
    expect(await lines('A6', head('A6'))).toEqual([]);
    for (const code of ['A1', 'A', '79'])
      expect(await t.refusal(RADAR, { unit: id(code), criterion: 'vneid_level2' }, head('B1'))).toBe('not_found');
    expect(await t.refusal(ANSWER, answer('A1', 'exemptions_bunched', DUE), head('B1'))).toBe('not_found');
  });

  it('takes an explanation, keeps it, and asks again when the figures grow', async () => {
    const head = heads.get('A3');
    const given = await t.ask<{ answerRadar: Finding }>(
      ANSWER,
      answer('A3', 'low_verified', null, ' Đang\u200b xem '),
      head,
    );
    expect(given.answerRadar).toMatchObject({
      open: false,
      answers: [{ text: 'Đang xem', answeredBy: 'Chủ tịch A3' }],
    });
    expect(await ask('A3')).toMatchObject({ total: 0, open: 0, answered: 1 });
    expect((await ask('A3', committee, { open: false })).items).toMatchObject([{ part: 2, of: 12, open: false }]);
    const audited = await t.db.read.one<{ unit_id: number; detail: string }>(
      "SELECT unit_id, detail FROM audit_record WHERE action = 'radar.answer'",
    );
    expect({ unit: Number(audited?.unit_id), ...(JSON.parse(audited?.detail ?? '{}') as object) }).toEqual({
      unit: id('A3'),
      ...{ rule: 'low_verified', criterion: 'vneid_level2', cutOff: null, part: 2, of: 12 },
    });

    await addPeople(t, inUnit('A3', 1, 1, 'unit'));
    expect((await ask('A3')).items).toMatchObject([{ part: 2, of: 13, open: true, answers: [{ text: 'Đang xem' }] }]);
    // Written while the question was about 10: 11 are not covered.
    const late = { ...answer('A3', 'low_verified', null, 'Vẫn 10 người'), seen: 10 };
    expect((await t.ask<{ answerRadar: Finding }>(ANSWER, late, head)).answerRadar.open).toBe(true);
    expect((await ask('A3')).open).toBe(1);
    await t.ask(ANSWER, { ...answer('A3', 'low_verified', null, 'Còn 11 người'), seen: 11 }, committee);
    const [again] = (await ask('A3', committee, { open: false })).items;
    expect(again?.answers.map(({ text, answeredBy }) => [text, answeredBy])).toEqual([
      ['Còn 11 người', 'Bà Ủy ban'],
      ['Vẫn 10 người', 'Chủ tịch A3'],
      ['Đang xem', 'Chủ tịch A3'],
    ]);
  });

  it('an explanation of a time before the figures no longer closes the question', async () => {
    const set = (days: number) =>
      t.db.transaction((tx) => tx.run('UPDATE radar_answer SET answered_at = answered_at + ?', [days * 86_400_000]));
    await set(-29);
    expect((await ask('A3')).items).toMatchObject([{ open: true, answers: [{ text: 'Còn 11 người' }, {}, {}] }]);
    await set(29);
    expect((await ask('A3')).open).toBe(0);
  });

  it('departures are one question for all criteria', async () => {
    await t.ask(ANSWER, { ...answer('A1', 'departures_bunched', DUE), criterion: 'chip_card' }, district);
    expect(await lines('A1')).toEqual([['A1', 'exemptions_bunched', DUE, 14, 15]]);
    expect((await ask('A1')).answered).toBe(1);
  });

  it('refuses an empty explanation, one that is too long, and one of what is not asked', async () => {
    const refused = (...asked: Parameters<typeof answer>) => t.refusal(ANSWER, answer(...asked), district);
    expect(await refused('A4', 'shrinking_roster', null, ' \u200b ')).toBe('answer_needed');
    expect(await refused('A4', 'shrinking_roster', null, 'a'.repeat(1001))).toBe('text_too_long');
    expect(await refused('A4', 'shrinking_roster', DUE)).toBe('no_such_finding');
    expect(await refused('A4', 'taken_back', DUE)).toBe('no_such_finding');
    expect(await refused('A4', 'x', null)).toBe('unknown_rule');
    expect((await ask('A4')).open).toBe(1);
  });
});
