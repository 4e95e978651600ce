import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from '@jest/globals';
import { jobsOfSubject } from '../../src/jobs/job-table.js';
import { JobRunner } from '../../src/jobs/job-runner.js';
import { ImportsService } from '../../src/imports/imports.service.js';
import { readImport } from '../../src/imports/stored-import.js';
import { StartUndo } from '../../src/imports/undo/start-undo.js';
import { Random } from '../../src/seed/random.js';
import { forEachDatabase, startApp, type TestApp } from '../app.js';
import { drift, moveTo, operator, putUnits, unitId } from '../roster-city.js';
import { comparableState, standingState } from '../standing-state.js';
import { takeIn, untilDone } from '../until-read.js';

/** How often the server is killed on each database: 50 in `npm run assure -- imports`. */
const KILLS = Number(process.env['CRASH_KILLS'] ?? 2);
const PEOPLE = Number(process.env['CRASH_PEOPLE'] ?? 2500);
const SEED = process.env['CRASH_SEED'] ?? 'mất điện';
const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

const UNITS = [
  'code,name,kind,parent_code,valid_from,valid_to',
  '79,Thành phố Sông Xanh,thanh_pho,,,',
  ...[1, 2].flatMap((q) => [
    `Q${q},Quận ${q},quan,79,,`,
    ...[1, 2, 3].map((w) => `Q${q}P${w},Phường ${q}${w},phuong,Q${q},,`),
  ]),
].join('\n');

/** A list of the whole city; a `later` one moves some on, and brings in others. */
function cityList(later: boolean): Buffer {
  const random = new Random(`${SEED} ${later}`);
  const lines = [
    'Họ và tên;Ngày sinh;Số CCCD;Mã đơn vị;Loại hình;Đảng viên;CCCD gắn chip;Định danh mức 2;Ngày kích hoạt;Dịch vụ công trực tuyến',
  ];
  for (let i = later ? PEOPLE / 5 : 0; i < (later ? PEOPLE * 1.2 : PEOPLE); i += 1) {
    const unit = `Q${1 + (i % 2)}P${1 + (i % 3)}`;
    const isActive = random.permille(later ? 800 : 300);
    const day = `${String(1 + (i % 28)).padStart(2, '0')}/10/2023`;
    lines.push(
      [
        `Nguyễn Văn ${['An', 'Bình', 'Cường', 'Dũng', 'Em'][i % 5]}`,
        `0${1 + (i % 9)}/0${1 + (i % 8)}/198${i % 10}`,
        `07908${i % 10}9${String(i).padStart(5, '0')}`,
        unit,
        random.permille(later ? 500 : 600) ? 'Công chức' : 'Viên chức',
        random.permille(400) ? 'x' : '',
        random.permille(900) ? 'Đã có' : 'Chưa có',
        isActive ? 'Đã kích hoạt' : 'Chưa đăng ký',
        isActive ? day : '',
        random.permille(500) ? 'Đã sử dụng' : 'Chưa sử dụng',
      ].join(';'),
    );
  }
  return Buffer.from(lines.join('\n'), 'utf8');
}

/** The compiled server on the database of a test, with nothing of its own but the port. */
class Victim {
  private child: ChildProcess | null = null;
  constructor(private readonly t: TestApp) {}

  start(): void {
    const { PATH, HOME } = process.env;
    const { dataDir, databaseUrl, secretKey } = this.t.settings;
    this.child = spawn(process.execPath, [MAIN], {
      stdio: 'ignore',
      cwd: dataDir,
      env: {
        ...{ PATH, HOME, DATA_DIR: dataDir, PORT: '0', HOST: '127.0.0.1', SECRET_KEY: secretKey, LOG_LEVEL: 'silent' },
        ...(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }),
      },
    });
  }

  get isUp(): boolean {
    return this.child !== null && this.child.exitCode === null && this.child.signalCode === null;
  }

  async kill(): Promise<void> {
    const { child } = this;
    if (!child || !this.isUp) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

forEachDatabase('an import whose server is killed', (dialect) => {
  const open: { t: TestApp; victim?: Victim }[] = [];
  afterEach(async () => {
    for (const { victim, t } of open.splice(0)) {
      await victim?.kill();
      await t.close();
    }
  });

  async function city(): Promise<TestApp> {
    const t = await startApp({ dialect });
    open.push({ t });
    await putUnits(t, UNITS);
    // The server that is killed goes by the real day.
    await moveTo(t, new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10));
    const first = await bring(t, false, '2023-11-01');
    await t.app.get(ImportsService).apply(operator(t), first, true);
    expect(await untilDone(t, first)).toMatchObject({ state: 'applied', counts: { new: PEOPLE } });
    return t;
  }

  async function bring(t: TestApp, later: boolean, asOf: string): Promise<number> {
    const file = { bytes: cityList(later), fileName: 'ca-thanh-pho.csv', unitId: await unitId(t, '79'), asOf };
    const read = await takeIn(t, operator(t), file);
    expect(read).toMatchObject({ state: 'planned', counts: { rejected: 0 } });
    return read.id;
  }

  /** Waits until the server has taken the work on an import, kills it at some moment of that, and starts it again. */
  async function killDuring(t: TestApp, victim: Victim, importId: number, random: Random): Promise<'killed' | 'over'> {
    const deadline = performance.now() + 120_000;
    const last = (await jobsOfSubject(t.db.read, importId))[0]?.holder ?? null;
    for (;;) {
      const [job] = await jobsOfSubject(t.db.read, importId);
      if (job?.state === 'done') return 'over';
      if (job?.state === 'failed') await goOn(t, importId);
      else if (job?.state === 'running' && job.holder !== last) break;
      if (!victim.isUp) victim.start();
      if (performance.now() > deadline) throw new Error(`no work within two minutes: ${JSON.stringify(job)}`);
      await pause(5);
    }
    // Right away, in the middle of a batch, or some batches on. Every other time a batch is in first: on a busy machine
    // the first one alone may take longer than any pause.
    if (random.between(0, 1) === 1) await untilMoved(t, importId);
    await pause(random.between(0, 2500));
    const isOver = (await jobsOfSubject(t.db.read, importId))[0]?.state === 'done';
    await victim.kill();
    victim.start();
    return isOver ? 'over' : 'killed';
  }

  /** Waits until the work on an import has come further than it is now, or is over. */
  async function untilMoved(t: TestApp, importId: number): Promise<void> {
    const deadline = performance.now() + 30_000;
    const place = async () => (await jobsOfSubject(t.db.read, importId))[0];
    const from = (await place())?.done ?? 0;
    for (;;) {
      const job = await place();
      if (job?.state !== 'running' || job.done > from || performance.now() > deadline) return;
      await pause(5);
    }
  }

  /** Too many holders in a row died without a batch: the work is given up, and whoever looks at it has it go on. */
  async function goOn(t: TestApp, importId: number): Promise<void> {
    expect(['cancelled', 'planned']).toContain((await readImport(t.db.read, importId)).state);
    await t.app.get(ImportsService).apply({ ...operator(t), now: Date.now() }, importId, true);
  }

  it(
    `${KILLS} times at random moments comes to what an undisturbed one does, and is taken back to what was`,
    async () => {
      if (!existsSync(MAIN)) throw new Error('Build the server first: npm run build');
      const calm = await city();
      const calmImport = await bring(calm, true, '2023-11-20');
      await calm.app.get(ImportsService).apply(operator(calm), calmImport, true);
      expect((await untilDone(calm, calmImport)).state).toBe('applied');
      const wanted = await comparableState(calm);

      const t = await city();
      const before = await standingState(t);
      await t.app.get(JobRunner).stop();
      const victim = new Victim(t);
      open.push({ t: { close: async () => undefined } as unknown as TestApp, victim });
      const random = new Random(SEED);
      let kills = 0;
      let halfWay = 0;
      while (kills < KILLS) {
        const id = await planned(t);
        await t.app.get(ImportsService).apply({ ...operator(t), now: Date.now() }, id, true);
        let state: 'killed' | 'over' = 'killed';
        while (state === 'killed') {
          state = kills < KILLS ? await killDuring(t, victim, id, random) : await settle(t, victim, id);
          if (state === 'killed') kills += 1;
          const [job] = await jobsOfSubject(t.db.read, id);
          if (state === 'killed' && job && job.done > 0 && job.done < (job.total ?? 0)) halfWay += 1;
        }
        await victim.kill();
        const applied = await readImport(t.db.read, id);
        expect(applied.state).toBe('applied');
        expect(await comparableState(t)).toEqual(wanted);
        expect(await drift(t)).toBe(0);
        const again = await t.db.read.one<{ n: number }>(
          "SELECT COUNT(*) AS n FROM import_row WHERE import_id = ? AND state NOT IN ('done', 'same', 'open')",
          [id],
        );
        expect(Number(again?.n)).toBe(0);
        const audits = await t.db.read.rows(
          "SELECT seq FROM audit_record WHERE action = 'import.apply' AND subject_id = ?",
          [String(id)],
        );
        expect(audits).toHaveLength(1);
        await t.app.get(StartUndo).start(operator(t), id);
        expect((await untilDone(t, id)).state).toBe('undone');
        expect(await standingState(t)).toEqual(before);
        expect(await drift(t)).toBe(0);
      }
      console.info(`${dialect}: killed ${kills} times, ${halfWay} of them half-way, seed "${SEED}"`);
      if (KILLS >= 10) expect(halfWay).toBeGreaterThan(KILLS / 5);
    },
    60 * 60_000,
  );

  async function planned(t: TestApp): Promise<number> {
    return bring(t, true, '2023-11-20');
  }

  async function settle(t: TestApp, victim: Victim, id: number): Promise<'over'> {
    if (!victim.isUp) victim.start();
    const deadline = performance.now() + 180_000;
    for (;;) {
      const [job] = await jobsOfSubject(t.db.read, id);
      if (job?.state === 'done') return 'over';
      if (job?.state === 'failed') await goOn(t, id);
      if (performance.now() > deadline)
        throw new Error(`the import did not come to its end: ${JSON.stringify(job)}; server up: ${victim.isUp}`);
      if (!victim.isUp) victim.start();
      await pause(50);
    }
  }
});
