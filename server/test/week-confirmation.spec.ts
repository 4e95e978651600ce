import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Snapshot } from '../src/confirmations/snapshot.js';
import { weekReport } from '../src/confirmations/week-report.js';
import { DirectivesService } from '../src/directives/directives.service.js';
import { advanceDay } from '../src/rollups/advance-day.js';
import { forEachDatabase, startApp, type Session, type TestApp } from './app.js';
import { activatedOf, addPeople, addTree } from './facts.js';
import { unzipped } from './unzipped.js';

const SHEET = `query($unit: ID!, $week: Day) { weekSheet(unitId: $unit, week: $week) { state asOf frozen key actions beforeWeek beforeChanged week { from to due }
  headcount { posts declared units } criteria { code total { inScope claimed } before { claimed } rows { code direct figures { inScope claimed } } }
  revisions { id revision state late confirmer onBehalfOf confirmedAs digest steps { action actor text } } history { week { from } state } } }`;
const CONFIRM = `mutation($unit: ID!, $week: Day!, $revision: Int!, $figures: String!, $answer: String) {
  confirmWeek(unitId: $unit, week: $week, revision: $revision, figures: $figures, answer: $answer) { state } }`;
const ANSWER = 'mutation($id: ID!, $text: String!) { answerWeek(id: $id, text: $text) { state } }';
const RETURN = 'mutation($id: ID!, $text: String!) { returnWeek(id: $id, text: $text) { state } }';
const ACCEPT = 'mutation($ids: [ID!]!) { acceptWeeks(ids: $ids) { accepted already problems { id code messageVi } } }';
const LIST = `query($week: Day, $filter: WeekFilter) { weeks(week: $week, filter: $filter) { total week { from } items { unit { code } state actions
  standing { id revision confirmer steps { action text } } } counts { state count } } }`;
const MARKS = 'query($unit: ID!) { weekMarks(unitId: $unit) { week { from } marks { unitId state } } }';
const BULLETIN = `query($unit: ID!, $week: Day) { weekBulletin(unitId: $unit, criterion: "vneid_level2", week: $week) { week { from } asOf since
  nextDue pointsTenths total { claimed inScope } before { claimed inScope } unconfirmed { code }
  groups { ranked reached group { code } leaders { more units { rank claimed inScope unit { code } } } improved { units { rank } } first { units { rank } } } } }`;

interface Revision {
  id: string;
  revision: number;
  state: string;
  late: boolean;
  confirmer: string;
  onBehalfOf: string | null;
  confirmedAs: string;
  digest: string;
  steps: { action: string; actor: string; text: string | null }[];
}
interface Count {
  inScope: number;
  claimed: number;
}
interface Sheet {
  state: string;
  asOf: string;
  frozen: boolean;
  key: string | null;
  actions: string[];
  beforeWeek: string | null;
  beforeChanged: boolean;
  week: { from: string; to: string; due: string };
  headcount: { posts: number; declared: number; units: number };
  criteria: {
    code: string;
    total: Count;
    before: Count | null;
    rows: { code: string; direct: boolean; figures: Count }[];
  }[];
  revisions: Revision[];
  history: { week: { from: string }; state: string }[];
}
interface List {
  total: number;
  week: { from: string };
  items: {
    unit: { code: string };
    state: string;
    actions: string[];
    standing: { id: string; revision: number } | null;
  }[];
  counts: { state: string; count: number }[];
}

const WEEK = '2023-11-20';

forEachDatabase('weekly confirmation', (dialect) => {
  let t: TestApp;
  let units: Map<string, number>;
  const who = new Map<string, Session>();
  const id = (code: string) => units.get(code) ?? 0;
  const as = (name: string) => who.get(name) ?? null;
  const sheet = async (name: string, code: string, week: string | null = WEEK) =>
    (await t.ask<{ weekSheet: Sheet }>(SHEET, { unit: id(code), week }, as(name))).weekSheet;
  const list = async (name: string, filter: object = {}, week: string | null = WEEK) =>
    (await t.ask<{ weeks: List }>(LIST, { week, filter }, as(name))).weeks;
  const level2 = ({ criteria }: Sheet) => criteria.find(({ code }) => code === 'vneid_level2');
  const confirming = async (name: string, code: string, week = WEEK) => {
    const { key, revisions } = await sheet(name, code, week);
    return { unit: id(code), week, revision: revisions[0]?.revision ?? 0, figures: key ?? '' };
  };
  const confirm = async (name: string, code: string, more: object = {}, week = WEEK) =>
    t.gql<{ confirmWeek: { state: string } }>(CONFIRM, { ...(await confirming(name, code, week)), ...more }, as(name));
  const standing = async (code: string) => (await sheet('committee', code)).revisions[0]?.id ?? '0';
  const people = (code: string, k: number, n: number) =>
    addPeople(t, activatedOf(id(code), [k, n], { on: '2023-06-01', trust: 'checked' }));

  beforeAll(async () => {
    t = await startApp({ dialect });
    units = await addTree(t, [
      '79,Thành phố,thanh_pho,,,',
      'A,Quận A,quan,79,,',
      'A1,Phường 1,phuong,A,,',
      'A2,Phường 2,phuong,A,,',
      'B,Quận B,quan,79,,',
      'C,Sở C,so,79,,',
      'D,Sở cũ,so,79,,2023-06-30',
      'E,Sở chưa có người,so,79,,',
    ]);
    await people('A1', 10, 12);
    await people('A2', 3, 4);
    await people('A', 1, 2);
    await people('B', 5, 20);
    await people('C', 5, 6);
    who.set('committee', await t.signInAs('committee', id('79'), { displayName: 'Bà Ủy ban' }));
    const head = await t.signInAs('unit_head', id('A'), { displayName: 'Ông Thủ trưởng' });
    who.set('head', head);
    const focal = { displayName: 'Cô Đầu mối', actsForId: head.userId, validFrom: '2023-01-01', validTo: '2023-12-31' };
    const officer = await t.signInAs('unit_focal', id('A'), focal);
    who.set('focal', officer);
    who.set('hr', await t.signInAs('hr', id('A')));
    const ward = await t.signInAs('unit_head', id('A1'), { displayName: 'Bà Phường 1' });
    who.set('ward', ward);
    // Was the head, and is no more.
    await t.signInAs('unit_head', id('A2'), { validTo: '2023-06-30' });
    // Named by the head of the district for a ward that has a head of its own.
    who.set('desk', await t.signInAs('unit_focal', id('A1'), { ...focal, displayName: 'Anh Văn thư' }));
    const other = await t.signInAs('unit_head', id('B'), { displayName: 'Bà Quận B' });
    for (const { userId } of [ward, officer])
      await t.giveRole(userId, 'unit_focal', id('B'), { ...focal, actsForId: other.userId });
    const both = await t.signInAs('committee', id('79'));
    await t.giveRole(both.userId, 'unit_head', id('C'));
    who.set('both', both);
    who.set('administrator', await t.signInAs('administrator', id('79')));
  });
  afterAll(() => t.close());

  it('shows the head what is to be confirmed, and others what is theirs', async () => {
    const own = await sheet('head', 'A');
    expect(own).toMatchObject({
      state: 'open',
      asOf: '2023-11-20',
      frozen: false,
      actions: ['confirm'],
      revisions: [],
    });
    expect(own.week).toEqual({ from: '2023-11-20', to: '2023-11-26', due: '2023-11-24' });
    expect(own.headcount).toEqual({ posts: 0, declared: 0, units: 3 });
    expect(level2(own)).toEqual({
      code: 'vneid_level2',
      total: { inScope: 18, claimed: 14 },
      before: null,
      rows: [
        { code: 'A1', direct: false, figures: { inScope: 12, claimed: 10 } },
        { code: 'A2', direct: false, figures: { inScope: 4, claimed: 3 } },
        { code: 'A', direct: true, figures: { inScope: 2, claimed: 1 } },
      ],
    });
    expect(await sheet('hr', 'A')).toMatchObject({ actions: [], key: null });
    expect((await sheet('committee', 'A')).actions).toEqual([]);
    const ask = (week: string) => ({ unit: id('A'), week });
    expect(await t.refusal(SHEET, ask('2023-11-27'), as('head'))).toBe('week_unknown');
    expect(await t.refusal(SHEET, ask('2022-12-25'), as('head'))).toBe('week_unknown');
    expect(await t.refusal(SHEET, { unit: id('B') }, as('head'))).toBe('not_found');
    expect(await t.refusal(SHEET, { unit: id('A') }, as('administrator'))).toBe('not_found');
    expect(await t.refusal(CONFIRM, await confirming('hr', 'A'), as('hr'))).toBe('not_found');
  });

  it('nobody vouches for figures they did not see', async () => {
    const seen = await confirming('head', 'A');
    await people('A2', 0, 1);
    expect(await t.refusal(CONFIRM, seen, as('head'))).toBe('figures_moved');
    expect((await sheet('head', 'A')).state).toBe('open');
  });

  it('of two who confirm at once one stands, and the other is told who', async () => {
    const seen = await confirming('head', 'A');
    const answers = await Promise.all(['head', 'focal'].map((name) => t.gql(CONFIRM, seen, as(name))));
    const refused = answers.flatMap(({ errors }) => errors);
    const { revisions, state } = await sheet('committee', 'A');
    expect(state).toBe('confirmed');
    expect(revisions).toHaveLength(1);
    expect(refused.map(({ extensions }) => extensions.code)).toEqual(['week_stands']);
    expect(refused[0]?.extensions.messageVi).toContain(revisions[0]?.confirmer);
    // Whoever was first asks again, as after a lost answer: nothing happens a second time.
    const first = revisions[0]?.confirmer === 'Ông Thủ trưởng' ? 'head' : 'focal';
    expect((await t.gql(CONFIRM, seen, as(first))).errors).toEqual([]);
    expect((await sheet('committee', 'A')).revisions).toHaveLength(1);
  });

  it('what was confirmed stays as it was, whatever happens to the figures', async () => {
    await people('A1', 0, 30);
    const { frozen, criteria, revisions } = await sheet('head', 'A');
    expect(frozen).toBe(true);
    expect(criteria.find(({ code }) => code === 'vneid_level2')?.total).toEqual({ inScope: 19, claimed: 14 });
    const row = await t.db.read.one<{ snapshot: string }>('SELECT snapshot FROM week_confirmation WHERE id = ?', [
      Number(revisions[0]?.id),
    ]);
    expect(
      createHash('sha256')
        .update(row?.snapshot ?? '')
        .digest('hex'),
    ).toBe(revisions[0]?.digest);
    expect(row?.snapshot).toContain('"above":"Thành phố"');
  });

  it('an officer confirms for the head, and a head above in place of a unit that has nobody', async () => {
    expect((await sheet('head', 'A2')).actions).toEqual(['confirm']);
    expect((await sheet('head', 'A1')).actions).toEqual([]);
    expect(await t.refusal(CONFIRM, await confirming('head', 'A1'), as('head'))).toBe('unit_confirms_itself');
    expect((await confirm('focal', 'A2')).data?.confirmWeek.state).toBe('confirmed');
    expect((await sheet('head', 'A2')).revisions[0]).toMatchObject({ confirmedAs: 'superior', onBehalfOf: null });
    expect((await confirm('ward', 'A1')).errors).toEqual([]);
    expect((await sheet('head', 'A1')).revisions[0]?.confirmedAs).toBe('head');
    const past = await confirm('focal', 'A', {}, '2023-11-13');
    expect(past.errors).toEqual([]);
    const { revisions, asOf } = await sheet('head', 'A', '2023-11-15');
    expect(asOf).toBe('2023-11-19');
    expect(revisions[0]).toMatchObject({ confirmedAs: 'focal', onBehalfOf: 'Ông Thủ trưởng', late: true });
    expect((await sheet('head', 'A')).beforeWeek).toBe('2023-11-13');
    const old = { ...(await confirming('head', 'A')), revision: 0, week: '2023-10-16', figures: '' };
    expect(await t.refusal(CONFIRM, old, as('head'))).toBe('week_closed');
  });

  it('what is done is done for the head of that unit alone, and nobody but the unit’s own head signs', async () => {
    expect((await confirm('desk', 'A1', {}, '2023-11-13')).errors).toEqual([]);
    const rows = await t.db.read.rows<Record<'code' | 'week' | 'snapshot' | 'step' | 'audited' | 'digest', string>>(
      `SELECT u.code, w.week, w.snapshot, w.digest, s.on_behalf_of AS step, a.on_behalf_of AS audited FROM week_confirmation w
         JOIN unit u ON u.id = w.unit_id JOIN week_step s ON s.confirmation_id = w.id
         JOIN audit_record a ON a.seq = (SELECT MIN(l.seq) FROM audit_record l WHERE INSTR(l.detail, w.digest) > 0)
        WHERE w.week = '2023-11-13' OR u.code <> 'A' ORDER BY w.id`,
    );
    const signed = rows.map(({ code, week, snapshot, step, audited, digest }) => {
      const read = JSON.parse(snapshot) as Snapshot;
      return [code, week, read.confirmed_by.on_behalf_of, step, audited, weekReport(read, digest).signer];
    });
    expect(signed).toEqual([
      ['A2', WEEK, null, null, null, null],
      ['A1', WEEK, null, null, null, 'Bà Phường 1'],
      ['A', '2023-11-13', 'Ông Thủ trưởng', 'Ông Thủ trưởng', 'Ông Thủ trưởng', 'Ông Thủ trưởng'],
      ['A1', '2023-11-13', 'Ông Thủ trưởng', 'Ông Thủ trưởng', 'Ông Thủ trưởng', null],
    ]);
  });

  it('the committee sees who has confirmed, of the units that have people', async () => {
    const found = await list('committee');
    expect(found.items.map(({ unit, state, actions }) => [unit.code, state, actions.join(' ')])).toEqual([
      ['A', 'confirmed', 'accept return'],
      ['B', 'open', ''],
      ['C', 'open', ''],
    ]);
    expect(found.counts.filter(({ count }) => count > 0)).toEqual([
      { state: 'open', count: 2 },
      { state: 'confirmed', count: 1 },
    ]);
    expect((await list('committee', { deep: true })).items.map(({ unit }) => unit.code)).toEqual([
      'A1',
      'A2',
      'A',
      'B',
      'C',
    ]);
    expect((await list('committee', { state: 'open' })).total).toBe(2);
    expect((await list('committee', { unitId: String(id('A')) })).items.map(({ unit }) => unit.code)).toEqual([
      'A1',
      'A2',
    ]);
    expect((await list('committee', {}, null)).week.from).toBe('2023-11-13');
    expect((await list('head')).items.map(({ actions }) => actions)).toEqual([[], []]);
    expect(await t.refusal(LIST, { week: WEEK, filter: { unitId: String(id('B')) } }, as('head'))).toBe('not_found');
  });

  it('a week is returned with a question, explained, returned again and confirmed anew, and accepted for good', async () => {
    const first = await standing('A');
    expect(await t.refusal(RETURN, { id: first, text: 'Vì sao?' }, as('head'))).toBe('not_found');
    expect(await t.refusal(RETURN, { id: first, text: '  ' }, as('committee'))).toBe('text_missing');
    await t.ask(RETURN, { id: first, text: 'Vì sao tăng 30 người?' }, as('committee'));
    await t.ask(RETURN, { id: first, text: 'Vì sao tăng 30 người?' }, as('committee'));
    expect(await t.refusal(RETURN, { id: first, text: 'Còn gì nữa?' }, as('committee'))).toBe('week_stands');
    const [accepting] = (
      await t.ask<{ acceptWeeks: { problems: { code: string }[] } }>(ACCEPT, { ids: [first] }, as('committee'))
    ).acceptWeeks.problems;
    expect(accepting?.code).toBe('week_stands');
    expect((await sheet('head', 'A')).actions).toEqual(['confirm', 'answer']);
    expect(await t.refusal(ANSWER, { id: first, text: 'Không phải tôi' }, as('committee'))).toBe('not_found');
    await t.ask(ANSWER, { id: first, text: 'Tiếp nhận 30 người' }, as('head'));
    await t.ask(RETURN, { id: first, text: 'Xin số mới' }, as('committee'));
    expect((await confirm('focal', 'A', { answer: 'Đã tính lại' })).errors).toEqual([]);
    const { revisions, state, criteria } = await sheet('committee', 'A');
    expect([state, revisions.map(({ revision }) => revision)]).toEqual(['confirmed', [2, 1]]);
    expect(criteria.find(({ code }) => code === 'vneid_level2')?.total.inScope).toBe(49);
    expect(revisions[1]?.steps.map(({ action, text }) => [action, text])).toEqual([
      ['confirm', null],
      ['return', 'Vì sao tăng 30 người?'],
      ['answer', 'Tiếp nhận 30 người'],
      ['return', 'Xin số mới'],
      ['answer', 'Đã tính lại'],
    ]);
    // The earlier revision is out of everybody's hands.
    expect(await t.refusal(ANSWER, { id: first, text: 'Thêm' }, as('head'))).toBe('week_stands');
    const ids = [await standing('A'), await standing('A2')];
    expect(await t.ask(ACCEPT, { ids }, as('committee'))).toEqual({
      acceptWeeks: { accepted: 2, already: 0, problems: [] },
    });
    expect(await t.ask(ACCEPT, { ids }, as('committee'))).toEqual({
      acceptWeeks: { accepted: 0, already: 2, problems: [] },
    });
    expect(await t.refusal(RETURN, { id: ids[0], text: 'Muộn' }, as('committee'))).toBe('week_stands');
    expect((await sheet('head', 'A')).actions).toEqual([]);
    const audited = await t.db.read.rows<{ action: string }>(
      "SELECT action FROM audit_record WHERE action LIKE 'week.%' AND unit_id = ? ORDER BY seq",
      [id('A')],
    );
    expect(audited.map(({ action }) => action)).toEqual([
      'week.confirm',
      'week.confirm',
      'week.return',
      'week.answer',
      'week.return',
      'week.confirm',
      'week.accept',
    ]);
  });

  it('the report to sign is told from the frozen figures, as DOCX and as PDF', async () => {
    const { revisions } = await sheet('head', 'A');
    const taken = async (name: string, file: string) => {
      const response = await fetch(`${t.url}/files/weeks/${file}`, { headers: { cookie: as(name)?.cookie ?? '' } });
      return {
        status: response.status,
        type: response.headers.get('content-type'),
        bytes: Buffer.from(await response.arrayBuffer()),
      };
    };
    const first = revisions.at(-1);
    const docx = await taken('head', `${first?.id}.docx`);
    expect([docx.status, docx.type]).toEqual([200, expect.stringContaining('wordprocessingml')]);
    const text = (await unzipped(docx.bytes, 'word/document.xml')).replace(/<[^>]+>/g, '|');
    for (const said of ['QUẬN A', 'THÀNH PHỐ', 'Phường 2', '19', first?.digest ?? '?', 'lần 1', 'Nơi nhận:'])
      expect(text).toContain(said);
    // 30 more people came after the first revision was frozen; the second tells of them.
    expect(text).not.toContain('|49|');
    const second = await taken('committee', `${revisions[0]?.id}.docx`);
    expect((await unzipped(second.bytes, 'word/document.xml')).replace(/<[^>]+>/g, '|')).toContain('|49|');
    const pdf = await taken('head', `${first?.id}.pdf`);
    expect([pdf.status, pdf.type, pdf.bytes.subarray(0, 5).toString()]).toEqual([200, 'application/pdf', '%PDF-']);
    expect((await taken('ward', `${first?.id}.pdf`)).status).toBe(404);
    expect((await taken('administrator', `${first?.id}.docx`)).status).toBe(404);
    const logged = await t.db.read.one<{ n: number }>(
      "SELECT COUNT(*) AS n FROM audit_record WHERE action = 'week.report'",
    );
    expect(Number(logged?.n)).toBe(3);
  });

  it('who explained a week does not accept the explanation', async () => {
    const week = '2023-11-13';
    who.set('deputy', await t.signInAs('unit_head', id('C')));
    expect((await confirm('deputy', 'C', {}, week)).errors).toEqual([]);
    const [explained] = (await sheet('committee', 'C', week)).revisions;
    await t.ask(RETURN, { id: explained?.id, text: 'Vì sao?' }, as('committee'));
    await t.ask(ANSWER, { id: explained?.id, text: 'Đã rà soát' }, as('both'));
    const accept = { ids: [explained?.id] };
    const { acceptWeeks } = await t.ask<{ acceptWeeks: { problems: { code: string }[] } }>(ACCEPT, accept, as('both'));
    expect(acceptWeeks.problems.map(({ code }) => code)).toEqual(['own_confirmation']);
    expect(await t.refusal(RETURN, { id: explained?.id, text: 'Thêm' }, as('both'))).toBe('own_confirmation');
    expect((await sheet('both', 'C', week)).actions).toEqual([]);
    expect((await sheet('committee', 'C', week)).actions).toEqual(['accept', 'return']);
  });

  it('who confirmed a week does not accept it, and a set with somebody else’s in it is refused whole', async () => {
    expect((await confirm('both', 'C')).errors).toEqual([]);
    const own = await standing('C');
    const { acceptWeeks } = await t.ask<{ acceptWeeks: { problems: { code: string }[] } }>(
      ACCEPT,
      { ids: [own] },
      as('both'),
    );
    expect(acceptWeeks.problems.map(({ code }) => code)).toEqual(['own_confirmation']);
    expect((await sheet('both', 'C')).actions).toEqual([]);
    expect(await t.refusal(ACCEPT, { ids: [own, '1'] }, as('committee'))).toBe('not_found');
    expect((await sheet('committee', 'C')).state).toBe('confirmed');
  });

  it('after Friday units that have not confirmed are late, and marked for everybody who sees the board', async () => {
    t.clock.set(Date.UTC(2023, 10, 25, 3));
    for (const [name, user] of who) who.set(name, await t.signIn(user));
    expect((await list('committee')).items.map(({ unit, state }) => [unit.code, state])).toEqual([
      ['C', 'confirmed'],
      ['B', 'late'],
      ['A', 'accepted'],
    ]);
    const { weekMarks } = await t.ask(MARKS, { unit: id('79') }, as('ward'));
    expect(weekMarks).toEqual({
      week: { from: WEEK },
      // E has nobody to vouch for.
      marks: [{ unitId: String(id('B')), state: 'late' }],
    });
    expect((await sheet('head', 'A', null)).history.slice(0, 3).map(({ week, state }) => [week.from, state])).toEqual([
      ['2023-11-20', 'accepted'],
      ['2023-11-13', 'confirmed'],
      ['2023-11-06', 'late'],
    ]);
  });

  it('the bulletin of a week tells what anybody may see, the same to all, and who has not confirmed', async () => {
    const bulletin = (name: string, code: string, week: string | null = null) =>
      t.ask<{ weekBulletin: Record<string, unknown> }>(BULLETIN, { unit: id(code), week }, as(name));
    const { weekBulletin } = await bulletin('committee', '79');
    expect(weekBulletin).toEqual({
      week: { from: WEEK },
      asOf: '2023-11-20',
      since: '2023-11-19',
      nextDue: '2023-12-01',
      pointsTenths: 0,
      total: { claimed: 24, inScope: 75 },
      before: { claimed: 24, inScope: 75 },
      unconfirmed: [{ code: 'B' }],
      groups: [
        {
          group: { code: 'districts' },
          ranked: 2,
          reached: 0,
          leaders: {
            more: 0,
            units: [
              { rank: 1, claimed: 14, inScope: 49, unit: { code: 'A' } },
              { rank: 2, claimed: 5, inScope: 20, unit: { code: 'B' } },
            ],
          },
          improved: { units: [] },
          first: { units: [] },
        },
      ],
    });
    expect((await bulletin('ward', '79')).weekBulletin).toEqual(weekBulletin);
    const refused = (code: string, week: string | null) =>
      t.refusal(BULLETIN, { unit: id(code), week }, as('committee'));
    expect(await refused('A2', null)).toBe('bulletin_too_few');
    expect(await refused('79', '2024-05-01')).toBe('week_unknown');
  });

  it('a frozen text that was changed behind our back is shown to nobody, and the next week goes on without it', async () => {
    const [a1, a2] = [await standing('A1'), await standing('A2')];
    const kept = await t.db.read.one<{ snapshot: string }>('SELECT snapshot FROM week_confirmation WHERE id = ?', [
      Number(a2),
    ]);
    const write = (snapshot: string, digest = createHash('sha256').update(snapshot).digest('hex')) =>
      t.db.transaction((tx) =>
        tx.run('UPDATE week_confirmation SET snapshot = ?, digest = ? WHERE id = ?', [snapshot, digest, Number(a2)]),
      );
    const shown = async () => t.refusal(SHEET, { unit: id('A2'), week: WEEK }, as('head'));
    const right = kept?.snapshot ?? '';
    const swapped = await t.db.read.one<{ snapshot: string }>('SELECT snapshot FROM week_confirmation WHERE id = ?', [
      Number(a1),
    ]);
    await write(right, '0'.repeat(64));
    expect(await shown()).toBe('snapshot_changed');
    await write(swapped?.snapshot ?? '');
    expect(await shown()).toBe('snapshot_changed');
    // Figures changed together with the digest beside them: the audit log tells.
    await write(right.replace(/"in_scope":\d+/, '"in_scope":99'));
    expect(await shown()).toBe('snapshot_changed');

    t.clock.set(Date.UTC(2023, 10, 27, 3));
    for (const [name, user] of who) who.set(name, await t.signIn(user));
    const next = await sheet('head', 'A2', '2023-11-27');
    expect(next).toMatchObject({ beforeWeek: WEEK, beforeChanged: true, actions: ['confirm'] });
    expect(level2(next)?.before).toBeNull();
    await write(right);
    const whole = await sheet('head', 'A2', '2023-11-27');
    expect([whole.beforeChanged, level2(whole)?.before]).toEqual([false, { claimed: 3 }]);
    expect((await confirm('head', 'A2', {}, '2023-11-27')).errors).toEqual([]);
  });

  it('a unit hidden from others is in no bulletin, whoever makes it', async () => {
    const below = await addTree(t, ['E1,Phòng lớn,phong,E,,', 'E2,Phòng nhỏ,phong,E,,']);
    for (const [code, n] of [['E1', 12] as const, ['E2', 3] as const])
      await addPeople(t, activatedOf(below.get(code) ?? 0, [n, n], { on: '2023-06-01', trust: 'unit' }));
    const board = await t.ask<{ board: { rows: { rank: number | null }[] } }>(
      'query($unit: ID!) { board(unitId: $unit, criterion: "vneid_level2") { rows { rank } } }',
      { unit: id('E') },
      as('committee'),
    );
    expect(board.board.rows.map(({ rank }) => rank)).toEqual([1, null]);
    const { weekBulletin } = await t.ask<{ weekBulletin: object }>(BULLETIN, { unit: id('E') }, as('committee'));
    expect(weekBulletin).toMatchObject({ total: { claimed: 15, inScope: 15 }, groups: [] });
  });

  it('who had people in a past week is told by that week, not by today', async () => {
    const places = await addTree(t, ['F,Quận F,quan,79,,']);
    await addPeople(
      t,
      Array.from({ length: 7 }, () => ({ unitId: places.get('F') ?? 0, from: '2023-01-01', to: '2023-11-26' })),
    );
    await advanceDay(t.db, await t.app.get(DirectivesService).countRules(), t.clock);
    const { weekBulletin } = await t.ask<{ weekBulletin: { unconfirmed: { code: string }[] } }>(
      BULLETIN,
      { unit: id('79'), week: WEEK },
      as('committee'),
    );
    expect(weekBulletin.unconfirmed.map(({ code }) => code)).toContain('F');
    const now = await t.ask<{ weekBulletin: { unconfirmed: { code: string }[] } }>(
      BULLETIN,
      { unit: id('79'), week: '2023-11-27' },
      as('committee'),
    );
    expect(now.weekBulletin.unconfirmed.map(({ code }) => code)).not.toContain('F');
  });
});
