import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { systemContext } from '../src/common/context.js';
import { ImportsService } from '../src/imports/imports.service.js';
import { tellJob } from '../src/jobs/job-events.js';
import { JobRunner } from '../src/jobs/job-runner.js';
import { forEachDatabase, startApp, type Session, type TestApp } from './app.js';
import { Listener, untilTold } from './listener.js';
import { prepare, unitId } from './roster-city.js';
import { fileOf, WARD } from './roster-lists.js';
import { untilDone } from './until-read.js';

const FOLLOW = 'subscription($id: ID!) { importChanged(id: $id) { importId state step done total at } }';
const CANCEL = 'mutation($id: ID!) { cancelImport(id: $id) { state job { state step done total cancelling } } }';
const LOOK = 'query($id: ID!) { import(id: $id) { state job { state step done total cancelling faultVi faultEn } } }';

interface Told {
  importId: string;
  state: string;
  step: string;
  done: number;
  total: number | null;
}

forEachDatabase('the progress of an import', (dialect) => {
  let t: TestApp;
  let ward: number;
  let hr: Session;
  let elsewhere: Session;
  let open: Listener[] = [];
  beforeAll(async () => {
    t = await startApp({ dialect });
    await prepare(t, [WARD]);
    // What works is started by each test itself.
    await t.app.get(JobRunner).stop();
    ward = await unitId(t, '26740');
    hr = await t.signInAs('hr', ward);
    elsewhere = await t.signInAs('hr', await t.addUnit('khac'));
  });
  afterEach(() => {
    for (const listener of open) listener.leave();
    open = [];
  });
  afterAll(() => t.close());

  const send = async (kind: 'roster' | 'police' = 'roster'): Promise<number> => {
    const ctx = systemContext('test', t.clock.now(), t.clock.today());
    const file = { bytes: fileOf(WARD), fileName: WARD, unitId: ward, asOf: null, kind };
    return (await t.app.get(ImportsService).create(ctx, file)).id;
  };
  const follow = async (session: Session, id: number): Promise<Listener> => {
    const listener = new Listener(t, session);
    open.push(listener);
    await listener.hears('connection_ack');
    listener.subscribe('1', FOLLOW, { id: String(id) });
    await new Promise((resolve) => setTimeout(resolve, 100));
    return listener;
  };
  const told = (listener: Listener): Told[] =>
    listener.heard.flatMap(({ type, payload }) =>
      type === 'next' ? ((payload as { data?: { importChanged: Told } }).data?.importChanged ?? []) : [],
    );
  const finish = async (id: number): Promise<void> => {
    await untilDone(t, id);
    await untilTold();
  };

  it('is told to those who may look at it, from the first row to the end, and of no other import', async () => {
    const id = await send();
    expect(await t.ask(LOOK, { id: String(id) }, hr)).toEqual({
      import: {
        state: 'reading',
        job: { state: 'queued', step: '', done: 0, total: null, cancelling: false, faultVi: null, faultEn: null },
      },
    });
    const listener = await follow(hr, id);
    const other = {
      id: 1,
      subjectId: id + 1,
      kind: 'import.read',
      state: 'running' as const,
      step: '',
      done: 7,
      total: 9,
    };
    await t.db.transaction((tx) => tellJob(tx, t.clock.now(), other));
    await t.db.transaction((tx) => tellJob(tx, t.clock.now(), { ...other, subjectId: id, kind: 'export.all' }));
    await finish(id);
    const heard = told(listener);
    expect(heard[0]).toMatchObject({ importId: String(id), state: 'running', step: '', done: 0 });
    expect(heard.at(-1)).toMatchObject({ importId: String(id), state: 'done', step: 'read' });
    expect(heard.at(-1)?.done).toBeGreaterThan(10);
    expect(heard.filter(({ importId, done }) => importId !== String(id) || done === 7)).toEqual([]);
    const { import: seen } = await t.ask<{ import: object }>(LOOK, { id: String(id) }, hr);
    expect(seen).toMatchObject({ state: 'planned', job: { state: 'done', done: heard.at(-1)?.done } });
  });

  it.each([
    ['of another unit', () => elsewhere],
    ['who may import official lists only', () => t.signInAs('police_liaison', ward)],
    ['who may import nothing', () => t.signInAs('committee', ward)],
  ])('is not told to those %s, nor may they end it', async (_, who) => {
    const id = await send();
    const session = await who();
    const listener = await follow(session, id);
    await finish(id);
    expect(told(listener)).toEqual([]);
    const { payload } = await listener.hears('next', '1');
    expect(payload).toMatchObject({ errors: [{ extensions: { code: 'not_found' } }] });
    expect(await t.refusal(CANCEL, { id: String(id) }, session)).toBe('not_found');
  });

  it('of an official list is told to the liaison', async () => {
    const id = await send('police');
    const listener = await follow(await t.signInAs('police_liaison', ward), id);
    await finish(id);
    expect(told(listener).at(-1)).toMatchObject({
      importId: String(id),
      state: expect.stringMatching(/^(done|failed)$/),
    });
  });

  it('ends when the roles of who listens change', async () => {
    const session = await t.signInAs('hr', ward);
    const listener = await follow(session, await send());
    await t.db.transaction((tx) =>
      tx.run('UPDATE user_account SET role_version = role_version + 1 WHERE id = ?', [session.userId]),
    );
    const before = performance.now();
    expect(await listener.ended).toBe(1012);
    expect(performance.now() - before).toBeLessThan(2000);
  });

  it('is ended on request: on record, and with nothing planned; what is over cannot be ended', async () => {
    const id = await send();
    expect(await t.ask(CANCEL, { id: String(id) }, hr)).toMatchObject({
      cancelImport: { state: 'reading', job: { state: 'queued', cancelling: true } },
    });
    await finish(id);
    const { import: seen } = await t.ask<{ import: { state: string } }>(LOOK, { id: String(id) }, hr);
    expect(seen).toMatchObject({ job: { state: 'cancelled', done: 0, cancelling: true } });
    expect(seen.state).not.toBe('planned');
    const rows = 'SELECT COUNT(*) AS n FROM import_row WHERE import_id = ?';
    expect(Number((await t.db.read.one<{ n: number }>(rows, [id]))?.n)).toBe(0);
    const [record] = await t.db.read.rows<{ actor_id: number; detail: string; unit_id: number }>(
      "SELECT actor_id, detail, unit_id FROM audit_record WHERE action = 'import.cancel' AND subject_id = ?",
      [String(id)],
    );
    expect([Number(record?.actor_id), Number(record?.unit_id)]).toEqual([hr.userId, ward]);
    expect(JSON.parse(record?.detail ?? '')).toEqual({ job: 'import.read', done: 0, total: null });
    expect(await t.refusal(CANCEL, { id: String(id) }, hr)).toBe('not_running');
    const records = await t.db.read.rows("SELECT seq FROM audit_record WHERE action = 'import.cancel'");
    expect(records).toHaveLength(1);
  });
});
