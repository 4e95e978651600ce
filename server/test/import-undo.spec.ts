import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { takeJob } from '../src/jobs/job-lease.js';
import { JobRunner } from '../src/jobs/job-runner.js';
import { JobPaused, RunningJob } from '../src/jobs/running-job.js';
import { ImportsService } from '../src/imports/imports.service.js';
import { readImport } from '../src/imports/stored-import.js';
import { StartUndo } from '../src/imports/undo/start-undo.js';
import { UndoImport } from '../src/imports/undo/undo-import.js';
import { ChangePerson } from '../src/people/change-person.js';
import { ChangeScope } from '../src/people/change-scope.js';
import { PeopleList } from '../src/people/people.list.js';
import { RecordStatus } from '../src/progress/record-status.js';
import { forEachDatabase, startApp, type Session, type TestApp } from './app.js';
import { decide, drift, moveTo, operator, personId, putUnits, seeImport, uncounted, unitId } from './roster-city.js';
import { standingState } from './standing-state.js';
import { takeIn, untilDone } from './until-read.js';

const HEADER = {
  name: 'Họ và tên',
  birth: 'Ngày sinh',
  id: 'Số CCCD',
  unit: 'Đơn vị',
  title: 'Chức vụ',
  kind: 'Loại hình',
  phone: 'Số điện thoại',
  party: 'Đảng viên',
  youth: 'Đoàn viên',
  card: 'CCCD gắn chip',
  level2: 'Định danh mức 2',
  registered: 'Ngày đăng ký',
  activated: 'Ngày kích hoạt',
  scope: 'Diện áp dụng',
  until: 'Tạm hoãn đến',
  document: 'Số văn bản miễn',
  reason: 'Lý do chưa thực hiện',
} as const;
type Line = Partial<Record<keyof typeof HEADER, string>>;

/** A list with these lines and only the columns that some line fills, `empty` ones too. */
function csv(lines: readonly Line[], empty: readonly (keyof typeof HEADER)[] = []): Buffer {
  const fields = (Object.keys(HEADER) as (keyof typeof HEADER)[]).filter(
    (field) => empty.includes(field) || lines.some((line) => line[field] !== undefined),
  );
  const rows = [fields.map((field) => HEADER[field]), ...lines.map((line) => fields.map((field) => line[field] ?? ''))];
  return Buffer.from(rows.map((cells) => cells.join(';')).join('\r\n'), 'utf8');
}

const AN: Line = {
  name: 'Trần Thị Thúy An',
  birth: '05/06/1985',
  id: '079185900011',
  unit: 'Phường Hòa Mai',
  title: 'Chuyên viên',
  kind: 'Công chức',
  phone: '0903000001',
  party: 'x',
  card: 'Đã có',
  level2: 'Đã duyệt, chưa kích hoạt',
  reason: 'Chưa nhận được tin nhắn',
};
const BINH: Line = {
  ...AN,
  name: 'Lê Văn Bình',
  birth: '09/01/1985',
  id: '079085900022',
  phone: '0903000002',
  party: '',
};
const CHI: Line = {
  ...AN,
  name: 'Ngô Kim Chi',
  birth: '17/03/1990',
  id: '079190900033',
  phone: '0903000003',
  youth: 'x',
};
const DUNG: Line = {
  ...AN,
  name: 'Phan Ngọc Dung',
  birth: '22/12/1992',
  id: '079192900044',
  phone: '',
  level2: 'Chưa đăng ký',
};

const UNITS = [
  'code,name,kind,parent_code,valid_from,valid_to',
  '79,Thành phố Sông Xanh,thanh_pho,,,',
  'Q1,Quận Sông Xanh,quan,79,,',
  'HM,Phường Hòa Mai,phuong,Q1,,',
  'BT,Phường Bình Tây,phuong,Q1,,',
  'Q2,Quận Phú Nam,quan,79,,',
].join('\n');

forEachDatabase('taking an import back', (dialect) => {
  let t: TestApp;
  let hr: Session;
  beforeEach(async () => {
    t = await startApp({ dialect });
    await putUnits(t, UNITS);
    await moveTo(t, '2023-12-01');
    hr = await t.signInAs('hr', await unitId(t, 'Q1'));
  });
  afterEach(() => t.close());

  /** Applies a list; minutes pass between any two. Answers its key. */
  async function bring(
    lines: readonly Line[],
    asOf: string,
    unit = 'Q1',
    empty: Parameters<typeof csv>[1] = [],
  ): Promise<number> {
    t.clock.set(t.clock.now() + 60_000);
    const file = { bytes: csv(lines, empty), fileName: 'danh-sach.csv', unitId: await unitId(t, unit), asOf };
    const { id, state, refusalCode } = await takeIn(t, operator(t), file);
    expect({ state, refusalCode }).toEqual({ state: 'planned', refusalCode: null });
    await t.app.get(ImportsService).apply(operator(t), id, true);
    expect((await untilDone(t, id)).state).toBe('applied');
    return id;
  }

  async function undo(id: number): Promise<Record<string, number>> {
    t.clock.set(t.clock.now() + 60_000);
    await t.app.get(StartUndo).start(operator(t), id);
    const { state, undoneAt } = await untilDone(t, id);
    expect({ state, undoneAt }).toEqual({ state: 'undone', undoneAt: t.clock.now() });
    const rows = await t.db.read.rows<{ code: string; n: number }>(
      `SELECT COALESCE(left_code, state) AS code, COUNT(*) AS n FROM import_row
        WHERE import_id = ? AND state IN ('done', 'applied', 'undone') GROUP BY COALESCE(left_code, state)`,
      [id],
    );
    expect(await drift(t)).toBe(0);
    return Object.fromEntries(rows.map((row) => [row.code, Number(row.n)]));
  }

  /** Decides waiting conflicts for the list. */
  async function decideAll(id: number, which: (row: number) => boolean = () => true): Promise<void> {
    const city = await t.signInAs('hr', await unitId(t, '79'));
    for (const conflict of (await seeImport(t, city, String(id))).conflicts)
      if (which(conflict.row)) expect(await decide(t, city, conflict.id, 'apply', 'danh sách đúng')).toBe('applied');
  }

  const counts = async (id: number) => {
    const { counts: c } = await readImport(t.db.read, id);
    return { new: c.new, changed: c.changed, unchanged: c.unchanged, conflict: c.conflict, rejected: c.rejected };
  };
  const names = async () => {
    const filter = { unitId: await unitId(t, 'Q1') };
    const { items, total } = await t.app.get(PeopleList).page(operator(t), 0, 50, 'NAME_ASC', filter);
    expect(items).toHaveLength(total);
    return items.map((person) => person.fullName);
  };

  it('people who came in with it count nowhere and show in no list; the same file comes in again as the first time', async () => {
    const before = await standingState(t);
    const first = await bring([AN, BINH, { ...CHI, id: '123' }], '2023-11-20');
    const during = await standingState(t);
    expect(await names()).toEqual(['Trần Thị Thúy An', 'Lê Văn Bình']);
    expect(await undo(first)).toEqual({ undone: 2 });
    expect(await standingState(t)).toEqual(before);
    expect(await names()).toEqual([]);
    // They stay on record, out of everybody's sight.
    const an = await personId(t, AN.id ?? '');
    expect(await t.refusal('query($id: ID!) { person(id: $id) { person { fullName } } }', { id: String(an) }, hr)).toBe(
      'not_found',
    );
    const again = await bring([AN, BINH, { ...CHI, id: '123' }], '2023-11-20');
    expect(await counts(again)).toEqual(await counts(first));
    expect(await personId(t, AN.id ?? '')).toBe(an);
    expect(comparable(await standingState(t))).toEqual(comparable(during));
    expect(await undo(again)).toEqual({ undone: 2 });
    expect(await standingState(t)).toEqual(before);
  });

  it('what it changed of known people is as it was: details, kind, memberships, scope, stages, reasons, unit', async () => {
    await bring([AN, BINH, CHI, DUNG], '2023-11-01');
    const before = await standingState(t);
    const id = await bring(
      [
        // another name in the list's own writing, another birth date, title and kind; activated: the reason is over
        {
          ...AN,
          birth: '06/06/1985',
          title: 'Phó trưởng phòng',
          kind: 'Viên chức',
          phone: '0911000009',
          level2: 'Đã kích hoạt',
          activated: '15/11/2023',
          party: '',
        },
        // another ward of the district, exempt; a reason where another was
        {
          ...BINH,
          unit: 'Phường Bình Tây',
          party: 'x',
          scope: 'Được miễn',
          document: '15/QĐ',
          reason: 'không chính chủ',
        },
        // deferred, and the day of a stage that was known without one: the earlier word is taken back
        {
          ...CHI,
          youth: '',
          level2: 'Đã duyệt, chưa kích hoạt',
          registered: '02/10/2023',
          scope: 'Tạm hoãn',
          until: '31/12/2023',
        },
        DUNG,
      ],
      '2023-11-20',
    );
    expect(await counts(id)).toEqual({ new: 0, changed: 2, unchanged: 1, conflict: 1, rejected: 0 });
    await decideAll(id);
    expect(await standingState(t)).not.toEqual(before);
    expect(await undo(id)).toEqual({ undone: 4 });
    expect(await standingState(t)).toEqual(before);
  });

  it('a list of an older day reached further back, and then no longer does', async () => {
    await bring([AN, { ...BINH, youth: 'x' }], '2023-11-20');
    const before = await standingState(t);
    const id = await bring([AN, { ...BINH, youth: 'x' }], '2023-09-01');
    expect(await counts(id)).toMatchObject({ changed: 2 });
    expect(await standingState(t)).not.toEqual(before);
    expect(await undo(id)).toEqual({ undone: 2 });
    expect(await standingState(t)).toEqual(before);
  });

  it('decided conflicts go with it: a transfer, a name, a stage taken back; waiting rows are off the boards', async () => {
    await bring(
      [
        { ...AN, unit: 'Quận Phú Nam' },
        { ...BINH, unit: 'Quận Phú Nam' },
      ],
      '2023-11-01',
      'Q2',
    );
    await bring([CHI, { ...DUNG, level2: 'Đã kích hoạt', activated: '10/10/2023' }], '2023-11-01');
    const before = await standingState(t);
    const ids = await bring(
      [AN, BINH, { ...CHI, name: 'Ngô Kim Chung' }, { ...DUNG, level2: 'Đã đăng ký' }, { ...DUNG, id: '1' }],
      '2023-11-20',
    );
    expect(await counts(ids)).toEqual({ new: 0, changed: 0, unchanged: 0, conflict: 4, rejected: 1 });
    expect(await uncounted(t, await unitId(t, 'Q1'))).toBe(5);
    await decideAll(ids, (row) => row !== 3);
    expect(await uncounted(t, await unitId(t, 'Q1'))).toBe(2);
    expect(await undo(ids)).toEqual({ undone: 3 });
    expect(await uncounted(t, await unitId(t, 'Q1'))).toBe(0);
    expect(await standingState(t)).toEqual(before);
  });

  it('rows of an earlier list that it had answered wait again, unless another list answers them too', async () => {
    const first = await bring([AN, { ...BINH, id: '12' }], '2023-11-01');
    const before = await standingState(t);
    const ward = await unitId(t, 'HM');
    const second = await bring([AN, BINH], '2023-11-10');
    expect(await uncounted(t, ward)).toBe(0);
    expect(await undo(second)).toEqual({ undone: 2 });
    expect(await uncounted(t, ward)).toBe(1);
    expect(await standingState(t)).toEqual(before);
    const third = await bring([AN, BINH], '2023-11-12');
    const fourth = await bring([AN, BINH], '2023-11-14');
    await undo(third);
    expect(await uncounted(t, ward)).toBe(0);
    await undo(fourth);
    expect(await uncounted(t, ward)).toBe(1);
    await undo(third);
    expect(await undo(first)).toEqual({ undone: 1 });
    expect(await uncounted(t, ward)).toBe(0);
  });

  it('leaves people on whose row something newer stands, and says so', async () => {
    const id = await bring([AN, BINH, CHI, DUNG], '2023-11-01');
    const [an, binh, chi] = [
      await personId(t, AN.id ?? ''),
      await personId(t, BINH.id ?? ''),
      await personId(t, CHI.id ?? ''),
    ];
    const ctx = operator(t);
    await t.app.get(RecordStatus).record(ctx, [an], {
      criterion: 'vneid_level2',
      stage: 'activated',
      on: '2023-11-25',
      trust: 'checked',
      reference: null,
    });
    await t.app.get(RecordStatus).setReason(ctx, [binh], 'vneid_level2', 'no_smartphone');
    await t.app.get(ChangeScope).setScope(ctx, {
      personIds: [chi],
      criteria: ['chip_card'],
      status: 'deferred',
      from: '2023-11-20',
      to: '2024-01-20',
      reason: 'nghỉ thai sản',
      documentNumber: null,
      approver: null,
    });
    expect(await undo(id)).toEqual({ newer_on_top: 3, undone: 1 });
    expect(await names()).toEqual(['Trần Thị Thúy An', 'Lê Văn Bình', 'Ngô Kim Chi']);
    const audit = await t.db.read.one<{ detail: string }>(
      "SELECT detail FROM audit_record WHERE action = 'import.undo'",
    );
    expect(JSON.parse(audit?.detail ?? '{}')).toEqual({
      kind: 'roster',
      asOf: '2023-11-01',
      counts: { undone: 1, left: { newer_on_top: 3 } },
    });
    type Shown = { import: { state: string; undo: object; leftRows: object[] } };
    const shown = await t.ask<Shown>(
      `query($id: ID!) { import(id: $id) { state undo { possible new changed unchanged decided waiting changedSince undone left { code n } }
        leftRows(perPage: 1) { sheet row fullName maskedId code messageVi messageEn } } }`,
      { id: String(id) },
      hr,
    );
    expect(shown.import.state).toBe('undone');
    expect(shown.import.undo).toEqual({
      possible: true,
      new: 3,
      changed: 0,
      unchanged: 0,
      decided: 0,
      waiting: 0,
      changedSince: 3,
      undone: 1,
      left: [{ code: 'newer_on_top', n: 3 }],
    });
    expect(shown.import.leftRows).toEqual([
      {
        sheet: expect.any(String),
        row: 2,
        fullName: 'Trần Thị Thúy An',
        maskedId: expect.stringMatching(/011$/),
        code: 'newer_on_top',
        messageVi: expect.stringContaining('trang cá nhân'),
        messageEn: expect.stringContaining("person's page"),
      },
    ]);
    // Again: only what was left is looked at, and nothing has changed.
    expect(await undo(id)).toEqual({ newer_on_top: 3, undone: 1 });
    await t.app.get(ChangePerson).endEmployment(ctx, an, '2023-11-30', 'nghỉ việc', 1);
    expect(await undo(id)).toEqual({ newer_on_top: 3, undone: 1 });
  });

  it('leaves people whom a later list names too; once that one is undone, it can be undone in its turn', async () => {
    const before = await standingState(t);
    const first = await bring([AN, BINH, CHI], '2023-11-01');
    const between = await standingState(t);
    const second = await bring([AN, { ...BINH, level2: 'Đã kích hoạt', activated: '05/11/2023' }], '2023-11-10');
    const both = await standingState(t);
    expect(await undo(first)).toEqual({ asserted_by_another: 2, undone: 1 });
    expect((await names()).sort()).toEqual(['Lê Văn Bình', 'Trần Thị Thúy An']);
    expect(await bring([CHI], '2023-11-01', 'Q1')).not.toBe(first);
    expect(comparable(await standingState(t))).toEqual(comparable(both));
    expect(await undo(second)).toEqual({ undone: 2 });
    expect(comparable(await standingState(t))).toEqual(comparable(between));
    expect(await undo(first)).toEqual({ undone: 3 });
    expect(await names()).toEqual(['Ngô Kim Chi']);
    expect(before).not.toEqual(await standingState(t));
  });

  it('four lists on top of each other come off in the order in which they went on', async () => {
    const states = [await standingState(t)];
    const ids: number[] = [];
    const later: Line[] = [
      AN,
      { ...AN, title: 'Trưởng phòng', youth: 'x' },
      { ...AN, unit: 'Phường Bình Tây', kind: 'Viên chức' },
      { ...AN, unit: 'Phường Bình Tây', kind: 'Viên chức', level2: 'Đã kích hoạt' },
    ];
    for (const [i, line] of later.entries()) {
      ids.push(await bring([line, BINH], `2023-11-${10 + i * 4}`));
      await decideAll(ids.at(-1) ?? 0);
      states.push(await standingState(t));
    }
    for (const id of [...ids].reverse()) {
      states.pop();
      expect(await undo(id)).toEqual({ undone: 2 });
      expect(await standingState(t)).toEqual(states.at(-1));
    }
  });

  it('is refused where there is nothing to take back, or the unit is not in charge', async () => {
    const start = (id: number, session: Session) =>
      t.refusal('mutation($id: ID!) { undoImport(id: $id) { state } }', { id: String(id) }, session);
    const file = { bytes: csv([AN]), fileName: 'danh-sach.csv', unitId: await unitId(t, 'Q1'), asOf: '2023-11-01' };
    const planned = await takeIn(t, operator(t), file);
    expect(await start(planned.id, hr)).toBe('not_applied');
    const id = await bring([AN], '2023-11-02');
    expect(await start(id, await t.signInAs('hr', await unitId(t, 'Q2')))).toBe('not_found');
    expect(await start(id, await t.signInAs('hr', await unitId(t, 'HM')))).toBe('not_found');
    const { undoImport } = await t.ask<{ undoImport: { state: string; undo: { undone: number; possible: boolean } } }>(
      'mutation($id: ID!) { undoImport(id: $id) { state undo { undone possible } } }',
      { id: String(id) },
      hr,
    );
    expect(undoImport).toEqual({ state: 'undone', undo: { undone: 1, possible: false } });
    expect(await start(id, hr)).toBe('nothing_to_undo');
  });

  it('is cancelled between batches: what is back is back, what waited waits again, the rest goes with the next undo', async () => {
    const before = await standingState(t);
    const id = await bring([AN, BINH, { ...CHI, id: '5' }], '2023-11-20');
    const during = await standingState(t);
    await t.app.get(JobRunner).stop();
    await t.app.get(StartUndo).start(operator(t), id);
    const { jobId } = await readImport(t.db.read, id);
    await t.db.transaction((tx) => tx.run('UPDATE job SET cancel = 1 WHERE id = ?', [jobId]));
    t.app.get(JobRunner).start();
    expect((await untilDone(t, id)).state).toBe('applied');
    expect(await standingState(t)).toEqual(during);
    expect(await undo(id)).toEqual({ undone: 2 });
    expect(await standingState(t)).toEqual(before);
  });

  it('goes on where it was when the process dies between batches, and is then as if it had not', async () => {
    const still: Line = { ...AN, name: 'Hồ Mỹ Yên', id: '079185900055' };
    await bring([AN, still, { ...BINH, unit: 'Quận Phú Nam' }], '2023-11-01', '79');
    const before = await standingState(t);
    // The waiting rows, and a batch of each outcome.
    for (const batches of [0, 1, 2, 3, 4]) {
      const rows = [{ ...AN, title: 'Trưởng phòng' }, still, BINH, CHI, DUNG, { ...DUNG, id: '4' }];
      const id = await bring(rows, '2023-11-20');
      await decideAll(id);
      await t.app.get(JobRunner).stop();
      await t.app.get(StartUndo).start(operator(t), id);
      expect(await die(id, batches)).toBe(batches);
      expect((await readImport(t.db.read, id)).state).toBe('undoing');
      t.clock.set(t.clock.now() + 10_000);
      t.app.get(JobRunner).start();
      expect((await untilDone(t, id)).state).toBe('undone');
      expect({ batches, state: await standingState(t) }).toEqual({ batches, state: before });
      expect(await drift(t)).toBe(0);
    }
  });

  /** Works on the undo like a process that dies after so many batches: its hold is never given back. */
  async function die(importId: number, batches: number): Promise<number> {
    const jobId = (await readImport(t.db.read, importId)).jobId ?? 0;
    const taken = await t.db.transaction((tx) => takeJob(tx, jobId, 'dies', t.clock.now()));
    if (!taken) throw new Error('the job is held already');
    let begun = 0;
    const job = new RunningJob(taken, { db: t.db, clock: t.clock, stopping: () => (begun += 1) > batches });
    await expect(t.app.get(UndoImport).run(job)).rejects.toBeInstanceOf(JobPaused);
    return begun - 1;
  }

  it('somebody whom only an undone list named may be entered by hand under their own name', async () => {
    await undo(await bring([{ ...AN, name: 'Trần Thị Viết Sai' }], '2023-11-20'));
    const saved = await t.ask<{ savePerson: { fullName: string; title: string | null } }>(
      `mutation($input: PersonRowInput!) { savePerson(input: $input) { fullName title } }`,
      {
        input: {
          unitId: String(await unitId(t, 'HM')),
          fullName: AN.name,
          citizenId: AN.id,
          kind: 'cong_chuc',
          stages: [],
        },
      },
      hr,
    );
    expect(saved.savePerson).toEqual({ fullName: AN.name, title: null });
    expect(await names()).toEqual([AN.name]);
    expect(await drift(t)).toBe(0);
  });
});

/** The same state whatever keys its rows have and when they were recorded. */
const comparable = (lines: readonly string[]): string[] =>
  lines
    .map((line) => line.replace(/ (id|import_id|event_id|recorded_at|created_at)=\S+/g, ''))
    .filter((line) => !line.startsWith('waiting '))
    .sort();
