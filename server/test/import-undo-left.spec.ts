import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { takeJob } from '../src/jobs/job-lease.js';
import { JobRunner } from '../src/jobs/job-runner.js';
import { JobPaused, RunningJob } from '../src/jobs/running-job.js';
import { readImport } from '../src/imports/stored-import.js';
import { StartUndo } from '../src/imports/undo/start-undo.js';
import { UndoImport } from '../src/imports/undo/undo-import.js';
import { ChangePerson } from '../src/people/change-person.js';
import { ChangeScope } from '../src/people/change-scope.js';
import { RecordStatus } from '../src/progress/record-status.js';
import { forEachDatabase, startApp, type Session, type TestApp } from './app.js';
import { decide, drift, operator, personId, seeImport, uncounted, unitId } from './roster-city.js';
import { standingState } from './standing-state.js';
import { AN, BINH, CHI, DUNG, comparable, csv, type Line, UndoCity } from './undo-city.js';
import { takeIn, untilDone } from './until-read.js';

forEachDatabase('what an undo leaves, and how it is stopped', (dialect) => {
  let t: TestApp;
  let city: UndoCity;
  let hr: Session;
  beforeEach(async () => {
    t = await startApp({ dialect });
    city = await UndoCity.of(t);
    hr = await t.signInAs('hr', await unitId(t, 'Q1'));
  });
  afterEach(() => t.close());

  it('rows of an earlier list that it had answered wait again, unless another list answers them too', async () => {
    const first = await city.bring([AN, { ...BINH, id: '12' }], '2023-11-01');
    const before = await standingState(t);
    const ward = await unitId(t, 'HM');
    const second = await city.bring([AN, BINH], '2023-11-10');
    expect(await uncounted(t, ward)).toBe(0);
    expect(await city.undo(second)).toEqual({ undone: 2 });
    expect(await uncounted(t, ward)).toBe(1);
    expect(await standingState(t)).toEqual(before);
    const third = await city.bring([AN, BINH], '2023-11-12');
    const fourth = await city.bring([AN, BINH], '2023-11-14');
    await city.undo(third);
    expect(await uncounted(t, ward)).toBe(0);
    await city.undo(fourth);
    expect(await uncounted(t, ward)).toBe(1);
    await city.undo(third);
    expect(await city.undo(first)).toEqual({ undone: 1 });
    expect(await uncounted(t, ward)).toBe(0);
  });

  it('leaves people on whose row something newer stands, and says so', async () => {
    const id = await city.bring([AN, BINH, CHI, DUNG], '2023-11-01');
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
    expect(await city.undo(id)).toEqual({ newer_on_top: 3, undone: 1 });
    expect(await city.names()).toEqual(['Trần Thị Thúy An', 'Lê Văn Bình', 'Ngô Kim Chi']);
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
    expect(await city.undo(id)).toEqual({ newer_on_top: 3, undone: 1 });
    await t.app.get(ChangePerson).endEmployment(ctx, an, '2023-11-30', 'nghỉ việc', 1);
    expect(await city.undo(id)).toEqual({ newer_on_top: 3, undone: 1 });
  });

  it('leaves people whom a later list names too; once that one is undone, it can be undone in its turn', async () => {
    const before = await standingState(t);
    const first = await city.bring([AN, BINH, CHI], '2023-11-01');
    const between = await standingState(t);
    const second = await city.bring([AN, { ...BINH, level2: 'Đã kích hoạt', activated: '05/11/2023' }], '2023-11-10');
    const both = await standingState(t);
    expect(await city.undo(first)).toEqual({ asserted_by_another: 2, undone: 1 });
    expect((await city.names()).sort()).toEqual(['Lê Văn Bình', 'Trần Thị Thúy An']);
    expect(await city.bring([CHI], '2023-11-01', 'Q1')).not.toBe(first);
    expect(comparable(await standingState(t))).toEqual(comparable(both));
    expect(await city.undo(second)).toEqual({ undone: 2 });
    expect(comparable(await standingState(t))).toEqual(comparable(between));
    expect(await city.undo(first)).toEqual({ undone: 3 });
    expect(await city.names()).toEqual(['Ngô Kim Chi']);
    expect(before).not.toEqual(await standingState(t));
  });

  it('leaves people whom a list names that is being applied and has looked at its unchanged rows', async () => {
    const first = await city.bring([AN, CHI], '2023-11-01');
    const second = await city.bring([AN], '2023-11-01');
    const rows = await t.db.read.rows('SELECT state FROM import_row WHERE import_id = ?', [second]);
    expect(rows).toEqual([{ state: 'same' }]);
    // As if the process that applies it stood still between its last look at the rows and the end.
    const set = (state: string) =>
      t.db.transaction((tx) => tx.run('UPDATE import_file SET state = ? WHERE id = ?', [state, second]));
    await set('applying');
    expect(await city.undo(first)).toEqual({ asserted_by_another: 1, undone: 1 });
    await set('applied');
    expect(await city.names()).toEqual(['Trần Thị Thúy An']);
  });

  it('is refused where there is nothing to take back, or the unit is not in charge', async () => {
    const start = (id: number, session: Session) =>
      t.refusal('mutation($id: ID!) { undoImport(id: $id) { state } }', { id: String(id) }, session);
    const file = { bytes: csv([AN]), fileName: 'danh-sach.csv', unitId: await unitId(t, 'Q1'), asOf: '2023-11-01' };
    const planned = await takeIn(t, operator(t), file);
    expect(await start(planned.id, hr)).toBe('not_applied');
    const id = await city.bring([AN], '2023-11-02');
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
    const id = await city.bring([AN, BINH, { ...CHI, id: '5' }], '2023-11-20');
    const during = await standingState(t);
    await t.app.get(JobRunner).stop();
    await t.app.get(StartUndo).start(operator(t), id);
    const { jobId } = await readImport(t.db.read, id);
    await t.db.transaction((tx) => tx.run('UPDATE job SET cancel = 1 WHERE id = ?', [jobId]));
    t.app.get(JobRunner).start();
    expect((await untilDone(t, id)).state).toBe('applied');
    expect(await standingState(t)).toEqual(during);
    expect(await city.undo(id)).toEqual({ undone: 2 });
    expect(await standingState(t)).toEqual(before);
  });

  it('goes on where it was when the process dies between batches, and is then as if it had not', async () => {
    const still: Line = { ...AN, name: 'Hồ Mỹ Yên', id: '079185900055' };
    await city.bring([AN, still, { ...BINH, unit: 'Quận Phú Nam' }], '2023-11-01', '79');
    const before = await standingState(t);
    // The waiting rows, and a batch of each outcome.
    for (const batches of [0, 1, 2, 3, 4]) {
      const rows = [{ ...AN, title: 'Trưởng phòng' }, still, BINH, CHI, DUNG, { ...DUNG, id: '4' }];
      const id = await city.bring(rows, '2023-11-20');
      await city.decideAll(id);
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

  it('somebody whom only an undone list named is taken in by a decision, under the name of the list', async () => {
    const id = await city.bring([{ ...AN, name: 'Trần Thị Viết Sai' }], '2023-11-01');
    const other = await city.bring([{ ...AN, unit: 'Quận Phú Nam' }], '2023-11-10', 'Q2');
    expect(await city.counts(other)).toMatchObject({ conflict: 1 });
    await city.undo(id);
    const [conflict] = (await seeImport(t, await t.signInAs('hr', await unitId(t, 'Q2')), String(other))).conflicts;
    expect(await decide(t, await t.signInAs('hr', await unitId(t, 'Q2')), conflict?.id ?? '', 'apply')).toBe('applied');
    const person = await t.db.read.one<{ full_name: string; unit_id: number }>('SELECT full_name, unit_id FROM person');
    expect(person).toEqual({ full_name: AN.name, unit_id: await unitId(t, 'Q2') });
    expect(await drift(t)).toBe(0);
    expect(await city.undo(other)).toEqual({ undone: 1 });
    expect(await city.names()).toEqual([]);
  });

  it('somebody whom only an undone list named may be entered by hand under their own name', async () => {
    await city.undo(await city.bring([{ ...AN, name: 'Trần Thị Viết Sai' }], '2023-11-20'));
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
    expect(await city.names()).toEqual([AN.name]);
    expect(await drift(t)).toBe(0);
  });
});
