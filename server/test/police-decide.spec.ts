import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { forEachDatabase, startApp, type Session, type TestApp } from './app.js';
import { RunRoster, type RosterOutcome } from '../src/imports/run-roster.js';
import { drift, everybody, operator, personId, prepare, runRoster, uncounted, unitId } from './roster-city.js';
import { DISTRICT, listCsv, type Listed } from './roster-lists.js';

const HERE = '26740'; // Phường Bến Nghé
const THERE = '26737'; // Phường Đa Kao
const TITLE = 'DANH SÁCH TÀI KHOẢN ĐÃ KÍCH HOẠT';
const DAY = '2023-11-30';

const OURS: Listed[] = [
  { name: 'Trần Thị Thúy An', id: '079185900011', level2: 'Đã kích hoạt', activated: '01/10/2023' },
  { name: 'Lê Văn Bình', id: '079085900022', level2: 'Đã duyệt, chưa kích hoạt' },
  { name: 'Phan Ngọc Dung', id: '079192900044', level2: 'Chưa đăng ký' },
  { name: 'Ngô Kim Chi', id: '079190900033', level2: 'Đã kích hoạt', activated: '02/10/2023' },
  { name: 'Đỗ Đình Đức', id: '079086900055', level2: 'Chưa đăng ký' },
];
const THEIRS: Listed[] = [
  { name: 'Võ Thị Hòa', id: '079190900066', level2: 'Chưa đăng ký' },
  { name: 'Võ Thị Hòa', id: '079191900077', level2: 'Chưa đăng ký' },
];

interface PoliceRow {
  id: string;
  name: string;
  on?: string;
  birth?: string;
  unit?: string;
}

/** A list of the police as a CSV file. */
function policeCsv(rows: readonly PoliceRow[]): Buffer {
  const header = 'Số định danh;Họ và tên;Ngày kích hoạt;Ngày sinh;Đơn vị';
  const lines = rows.map((r) => [r.id, r.name, r.on ?? '', r.birth ?? '', r.unit ?? ''].join(';'));
  return Buffer.from([TITLE, '', header, ...lines].join('\r\n'), 'utf8');
}

interface Case {
  id: string;
  code: string;
  row: number;
  kind: string;
  isElsewhere: boolean;
  listed: { fullName: string; maskedId: string; stages: { stage: string; on: string | null }[] };
  recorded: {
    fullName: string;
    unit: { code: string };
    stages: { stage: string | null; trust: string | null }[];
  } | null;
  messageVi: string;
}
interface Queue {
  total: number;
  codes: { code: string; count: number }[];
  imports: { id: string; fileName: string; count: number }[];
  items: Case[];
}
interface Decided {
  decided: number;
  problems: { id: string; code: string; messageVi: string }[];
}

const CONFLICTS = `query($page: Int!, $perPage: Int!, $filter: ConflictFilter) {
  conflicts(page: $page, perPage: $perPage, filter: $filter) { total codes { code count } imports { id fileName count }
    items { id code row kind isElsewhere messageVi
      listed { fullName maskedId stages { stage on } }
      recorded { fullName unit { code } stages { stage trust } } } } }`;
const DECIDE = `mutation($ids: [ID!]!, $decision: String!, $reason: String) {
  decideConflicts(ids: $ids, decision: $decision, reason: $reason) { decided problems { id code messageVi } } }`;

forEachDatabase('rows of police lists that wait, and all that waits', (dialect) => {
  let t: TestApp;
  let hr: Session;
  let liaison: Session;
  beforeAll(async () => {
    t = await startApp({ dialect });
    await prepare(t, [DISTRICT]);
    await runRoster(t, listCsv(OURS), { unit: HERE, asOf: '2023-11-20' });
    await runRoster(t, listCsv(THEIRS), { unit: THERE, asOf: '2023-11-20' });
    hr = await t.signInAs('hr', await unitId(t, '760'));
    liaison = await t.signInAs('police_liaison', await unitId(t, '760'));
  });
  afterAll(() => t.close());

  const police = async (rows: readonly PoliceRow[], unit = '760'): Promise<RosterOutcome> =>
    t.app.get(RunRoster).run(operator(t), {
      kind: 'police',
      bytes: policeCsv(rows),
      fileName: 'cong-an.csv',
      unitId: await unitId(t, unit),
      asOf: DAY,
      dryRun: false,
      goodRowsOnly: true,
    });
  const queue = async (session: Session, filter: object | null = null, page = 0, perPage = 200): Promise<Queue> =>
    (await t.ask<{ conflicts: Queue }>(CONFLICTS, { page, perPage, filter }, session)).conflicts;
  const decide = async (ids: readonly string[], decision: string, reason: string | null = null): Promise<Decided> =>
    (await t.ask<{ decideConflicts: Decided }>(DECIDE, { ids, decision, reason }, hr)).decideConflicts;
  const trustOf = async (citizenId: string) => {
    const row = await t.db.read.one<{ trust: number | null; since: string; code: string }>(
      `SELECT st.trust, st.since, s.code FROM standing st JOIN criterion k ON k.id = st.criterion_id AND k.code = 'vneid_level2'
         LEFT JOIN stage s ON s.criterion_id = k.id AND s.position = st.stage_position WHERE st.person_id = ?`,
      [await personId(t, citizenId)],
    );
    return row && [row.code, row.since, Number(row.trust)];
  };
  const WRONG: PoliceRow[] = ['SAU', 'BAY', 'TAM', 'CHIN'].map((word, i) => ({
    id: OURS[i]?.id ?? '',
    name: `NGUYEN VAN ${word}`,
    on: '05/10/2023',
  }));

  describe('names that do not match the id', () => {
    it('wait in the queue, what both sides say side by side, and nothing is recorded', async () => {
      const outcome = await police([...WRONG, { id: OURS[4]?.id ?? '', name: 'DO DINH DUC', on: '06/10/2023' }]);
      expect(outcome.counts).toMatchObject({ rows: 5, changed: 1, conflict: 4, rejected: 0 });
      const { total, codes, imports, items } = await queue(hr);
      expect({ total, codes, imports: imports.map(({ fileName, count }) => [fileName, count]) }).toEqual({
        total: 4,
        codes: [{ code: 'name_does_not_match_id', count: 4 }],
        imports: [['cong-an.csv', 4]],
      });
      expect(items.map((i) => [i.listed.fullName, i.recorded?.fullName, i.recorded?.unit.code, i.kind])).toEqual(
        WRONG.map((row, i) => [row.name, OURS[i]?.name, HERE, 'police']),
      );
      expect(items[0]?.listed).toMatchObject({
        maskedId: expect.stringMatching(/•.*011$/),
        stages: [{ stage: 'activated', on: '2023-10-05' }],
      });
      expect(items[0]?.messageVi).toMatch(/^Dòng 4, cột B \(Họ và tên\).*đứng tên người khác/);
      for (const { id } of OURS) expect(JSON.stringify(items)).not.toContain(id);
      expect(await trustOf(OURS[0]?.id ?? '')).toEqual(['activated', '2023-10-01', 2]);
      expect(await trustOf(OURS[4]?.id ?? '')).toEqual(['activated', '2023-10-06', 5]);
      expect(await uncounted(t, await unitId(t, HERE))).toBe(4);
    });

    it('are paged and filtered by code, unit and list; what is not one’s own is not found', async () => {
      const whole = (await queue(hr)).items.map(({ id }) => id);
      const pages = [...(await queue(hr, null, 0, 3)).items, ...(await queue(hr, null, 1, 3)).items];
      expect(pages.map(({ id }) => id)).toEqual(whole);
      const [list] = (await queue(hr)).imports;
      expect((await queue(hr, { importId: list?.id, code: 'name_does_not_match_id' })).total).toBe(4);
      expect((await queue(hr, { code: 'moves_backwards' })).total).toBe(0);
      // Filtered by one code, the others can still be chosen.
      expect((await queue(hr, { code: 'moves_backwards' })).codes).toHaveLength(1);
      expect((await queue(hr, { unitId: String(await unitId(t, HERE)) })).total).toBe(4);
      expect((await queue(hr, { unitId: String(await unitId(t, THERE)) })).total).toBe(0);
      const next = await t.signInAs('hr', await unitId(t, THERE));
      expect(await queue(next)).toEqual({ total: 0, codes: [], imports: [], items: [] });
      const elsewhere = { page: 0, perPage: 5, filter: { unitId: String(await unitId(t, HERE)) } };
      expect(await t.refusal(CONFLICTS, elsewhere, next)).toBe('not_found');
      for (const session of [next, liaison])
        expect(await t.refusal(DECIDE, { ids: [whole[0]], decision: 'keep', reason: null }, session)).toBe('not_found');
      expect(await t.refusal(CONFLICTS, { page: 0, perPage: 5, filter: null }, liaison)).toBe('not_found');
    });

    it('one: kept as it was, nothing is recorded', async () => {
      const [first] = (await queue(hr)).items;
      expect(await decide([first?.id ?? ''], 'keep')).toEqual({ decided: 1, problems: [] });
      expect(await trustOf(OURS[0]?.id ?? '')).toEqual(['activated', '2023-10-01', 2]);
      expect((await queue(hr)).total).toBe(3);
      expect(await uncounted(t, await unitId(t, HERE))).toBe(3);
    });

    it('many: taken as the same people with one reason, each on record; without one, none', async () => {
      const ids = (await queue(hr)).items.map(({ id }) => id);
      const without = await decide(ids, 'apply');
      expect([without.decided, without.problems.map(({ code }) => code)]).toEqual([0, ids.map(() => 'reason_needed')]);
      expect(without.problems[0]?.messageVi).toContain('cùng một người');
      expect((await queue(hr)).total).toBe(3);
      expect(await decide([...ids, ids[0] ?? ''], 'apply', 'đã đối chiếu thẻ')).toEqual({ decided: 3, problems: [] });
      expect(await trustOf(OURS[1]?.id ?? '')).toEqual(['activated', '2023-10-05', 5]);
      expect(await trustOf(OURS[3]?.id ?? '')).toEqual(['activated', '2023-10-05', 5]);
      // The records keep their names.
      const names = await t.db.read.rows<{ full_name: string }>('SELECT full_name FROM person ORDER BY full_name');
      expect(names.map((row) => row.full_name).sort()).toEqual([...OURS, ...THEIRS].map(({ name }) => name).sort());
      const trail = await t.db.read.rows<{ detail: string }>(
        "SELECT detail FROM audit_record WHERE action = 'conflict.apply' ORDER BY seq",
      );
      expect(trail).toHaveLength(3);
      for (const { detail } of trail) expect(detail).toContain('đã đối chiếu thẻ');
      expect(await uncounted(t, await unitId(t, HERE))).toBe(0);
      expect(await drift(t)).toBe(0);
      // Asked again, each is told to be decided already; nothing moves.
      const again = await decide(ids, 'apply', 'đã đối chiếu thẻ');
      expect([again.decided, again.problems.map(({ code }) => code)]).toEqual([0, ids.map(() => 'already_decided')]);
      expect(await t.refusal(DECIDE, { ids: [], decision: 'keep' }, hr)).toBe('nothing_chosen');
      const many = Array.from({ length: 201 }, (_, i) => String(i + 1));
      expect(await t.refusal(DECIDE, { ids: many, decision: 'keep' }, hr)).toBe('too_many');
      expect(await t.refusal(DECIDE, { ids: [ids[0], '999999'], decision: 'keep' }, hr)).toBe('not_found');
      expect(await t.refusal(DECIDE, { ids, decision: 'maybe' }, hr)).toBe('unknown_decision');
    });

    it('what was decided is not asked again, what was kept is', async () => {
      const outcome = await police(WRONG);
      expect(outcome.counts).toMatchObject({ rows: 4, unchanged: 3, conflict: 1, changed: 0 });
      expect((await queue(hr)).items.map(({ listed }) => listed.fullName)).toEqual([WRONG[0]?.name]);
      // A newer list that names the person rightly answers the question.
      const right = await police([{ id: OURS[0]?.id ?? '', name: 'TRAN THI THUY AN', on: '01/10/2023' }]);
      expect(right.counts).toMatchObject({ changed: 1, conflict: 0 });
      expect((await queue(hr)).total).toBe(0);
      expect(await uncounted(t, await unitId(t, HERE))).toBe(0);
      expect(await drift(t)).toBe(0);
    });
  });

  describe('ids that are nobody’s', () => {
    const NOBODY = '079190900999';
    const seen = async (session: Session) => {
      const id = (await t.db.read.one<{ id: number }>('SELECT id FROM import_file ORDER BY id DESC LIMIT 1'))?.id;
      const answer = await t.ask<{
        import: {
          pile: { items: { recorded: unknown; suggestions: { fullName: string; unit: { code: string } }[] }[] };
        };
      }>(
        `query($id: ID!) { import(id: $id) { pile(pile: "unknown") { items {
          recorded { id } suggestions { fullName maskedId unit { code } } } } } }`,
        { id: String(id) },
        session,
      );
      return answer.import.pile.items;
    };

    it('are a suggestion where a unit or birth date agrees too, and never on a name alone', async () => {
      await t.db.transaction((tx) =>
        tx.run(
          "UPDATE person SET birth_date = '1990-02-03', birth_year = 1990 WHERE citizen_id_index = (SELECT x FROM (SELECT MIN(citizen_id_index) AS x FROM person WHERE full_name = 'Võ Thị Hòa') y)",
        ),
      );
      const rows: PoliceRow[] = [
        { id: NOBODY, name: 'VO THI HOA', on: '01/11/2023' },
        { id: '079190900998', name: 'VO THI HOA', on: '01/11/2023', birth: '03/02/1990' },
        { id: '079190900997', name: 'VO THI HOA', on: '01/11/2023', birth: '04/02/1990' },
        { id: '079190900996', name: 'VO THI HOA', on: '01/11/2023', unit: 'Phường Đa Kao' },
        { id: '079190900995', name: 'VO THI HOAN', on: '01/11/2023', birth: '03/02/1990' },
      ];
      const before = await everybody(t, DAY);
      const outcome = await police(rows);
      expect(outcome.counts).toMatchObject({ rows: 5, rejected: 5, changed: 0, new: 0, conflict: 0 });
      const piles = await seen(hr);
      expect(piles.map(({ recorded, suggestions }) => [recorded, suggestions.length])).toEqual([
        [null, 0],
        [null, 1],
        [null, 0],
        [null, 2],
        [null, 0],
      ]);
      // Seen by who may look these people up; never applied.
      expect((await seen(liaison)).map(({ suggestions }) => suggestions.length)).toEqual([0, 1, 0, 2, 0]);
      expect(await everybody(t, DAY)).toEqual(before);
      expect((await queue(hr)).total).toBe(0);
    });

    it('of people of other units are nobody’s too', async () => {
      const outcome = await police(
        [
          { id: THEIRS[0]?.id ?? '', name: 'VO THI HOA', on: '01/11/2023', birth: '03/02/1990' },
          { id: OURS[4]?.id ?? '', name: 'DO DINH DUC', on: '06/10/2023' },
        ],
        HERE,
      );
      expect(outcome.counts).toMatchObject({ rows: 2, rejected: 1, unchanged: 1 });
      expect((await seen(hr)).map(({ suggestions }) => suggestions.length)).toEqual([0]);
      expect(await trustOf(THEIRS[0]?.id ?? '')).not.toEqual(['activated', '2023-11-01', 5]);
    });
  });

  describe('rosters wait in the same queue', () => {
    it('with the other unit told only to who is in charge there', async () => {
      const mover = { ...(THEIRS[1] as Listed) };
      await runRoster(t, listCsv([...OURS, mover]), { unit: HERE, asOf: '2023-12-01' });
      const here = await t.signInAs('hr', await unitId(t, HERE));
      // What the unit's newer list says against the police waits beside it.
      expect((await queue(hr)).codes).toEqual([
        { code: 'contradicts_stronger', count: 3 },
        { code: 'employed_elsewhere', count: 1 },
      ]);
      const moving = { code: 'employed_elsewhere' };
      const [below] = (await queue(here, moving)).items;
      expect(below).toMatchObject({ kind: 'roster', recorded: null, isElsewhere: true });
      const [above] = (await queue(hr, moving)).items;
      expect(above).toMatchObject({ isElsewhere: false, recorded: { fullName: 'Võ Thị Hòa', unit: { code: THERE } } });
      const refused = await t.ask<{ decideConflicts: Decided }>(DECIDE, { ids: [below?.id], decision: 'apply' }, here);
      expect(refused.decideConflicts).toMatchObject({ decided: 0, problems: [{ code: 'not_found' }] });
      expect(await decide([above?.id ?? ''], 'apply')).toEqual({ decided: 1, problems: [] });
      expect((await queue(hr, moving)).total).toBe(0);
      expect(await drift(t)).toBe(0);
    });
  });
});
