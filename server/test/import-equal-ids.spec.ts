import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ROWS_AT_ONCE } from '../src/imports/compare-staged.js';
import type { Bound, Tx } from '../src/database/sql.js';
import { forEachDatabase, startApp, type Session, type TestApp } from './app.js';
import { prepare, seeImport, unitId, upload } from './roster-city.js';
import { DISTRICT, listCsv, type Listed } from './roster-lists.js';

const ID = '079085900022';
const [FEW, MANY] = [1_000, 3_000];

/** What a database was asked while a file was read. */
interface Work {
  statements: number;
  /** the most statements between two turns of whatever else waits in this thread */
  inOneTurn: number;
  /** the most rows that came with one answer */
  rowsAtOnce: number;
}

/** Counts what is asked of a database from now on, answers included. */
function watch(t: TestApp): { work: Work; end(): void } {
  const work: Work = { statements: 0, inOneTurn: 0, rowsAtOnce: 0 };
  let [turn, watching] = [0, true];
  const nextTurn = (): void => {
    turn = 0;
    if (watching) setImmediate(nextTurn);
  };
  nextTurn();
  const asked = (): void => {
    work.statements += 1;
    turn += 1;
    work.inOneTurn = Math.max(work.inOneTurn, turn);
  };
  const counted = <S extends Pick<Tx, 'rows'>>(sql: S): S => ({
    ...sql,
    rows: async (text: string, params?: readonly Bound[]) => {
      asked();
      const rows = await sql.rows(text, params);
      work.rowsAtOnce = Math.max(work.rowsAtOnce, rows.length);
      return rows;
    },
  });
  const { db } = t;
  const [read, transaction] = [db.read, db.transaction.bind(db)];
  Object.defineProperty(db, 'read', { configurable: true, value: counted(read) });
  db.transaction = (task) =>
    transaction((tx) => task({ ...counted(tx), run: (text, params) => (asked(), tx.run(text, params)) }));
  return {
    work,
    end() {
      watching = false;
      Reflect.deleteProperty(db, 'read');
      Reflect.deleteProperty(db, 'transaction');
    },
  };
}

/**
 * Reads of staged rows that `which` knows come from a server of a cluster that has not the newest row yet, until it was
 * asked twice. Answers how often it was.
 */
function behind(t: TestApp, which: RegExp): { asked(): number; end(): void } {
  let asked = 0;
  const { db } = t;
  const over = <S extends Pick<Tx, 'rows' | 'one'>>(sql: S): S => {
    const rows = async <T>(text: string, params?: readonly Bound[]): Promise<T[]> => {
      const found = await sql.rows<T & { id?: number }>(text, params);
      if (!which.test(text) || asked === 2) return found;
      asked += 1;
      const newest = await sql.one<{ id: number }>('SELECT MAX(id) AS id FROM import_row');
      return found.filter(({ id }) => Number(id) !== Number(newest?.id));
    };
    return {
      ...sql,
      rows,
      one: async <T>(text: string, params?: readonly Bound[]) => (await rows<T>(text, params))[0] ?? null,
    };
  };
  const [read, transaction] = [db.read, db.transaction.bind(db)];
  Object.defineProperty(db, 'read', { configurable: true, value: over(read) });
  db.transaction = (task) => transaction((tx) => task(over(tx)));
  return {
    asked: () => asked,
    end() {
      Reflect.deleteProperty(db, 'read');
      Reflect.deleteProperty(db, 'transaction');
    },
  };
}

/** So many rows, and what each of them says. */
const listOf = (rows: number, row: (n: number) => Partial<Listed>): Buffer =>
  listCsv(Array.from({ length: rows }, (_, n) => ({ name: 'Lê Văn Bình', id: ID, ...row(n) })));

forEachDatabase('a file whose rows all carry one citizen id', (dialect) => {
  let t: TestApp;
  let hr: Session;
  beforeAll(async () => {
    t = await startApp({ dialect });
    await prepare(t, [DISTRICT]);
    hr = await t.signInAs('hr', await unitId(t, '760'));
  });
  afterAll(() => t.close());

  it.each([
    { said: 'the same', row: () => ({}), outcome: 'rejected', code: 'duplicate_in_file', but: 1 },
    {
      said: 'two stages',
      row: (n: number) => ({ level2: n % 2 ? 'Đã kích hoạt' : 'Chưa đăng ký' }),
      outcome: 'conflict',
      code: 'same_person_two_statuses',
      but: 0,
    },
    {
      said: 'two names',
      row: (n: number) => ({ name: n % 2 ? 'Lê Văn Bình' : 'Trần Thị An' }),
      outcome: 'conflict',
      code: 'same_id_two_names',
      but: 0,
    },
  ])('and $said is compared in steps, and in no more of them than it has rows', async ({ row, outcome, code, but }) => {
    const took: Work[] = [];
    for (const rows of [FEW, MANY]) {
      const { work, end } = watch(t);
      const { id } = await upload(t, hr, { bytes: listOf(rows, row), unit: '760', name: 'danh-sach.csv' });
      end();
      took.push(work);
      const seen = await seeImport(t, hr, id);
      expect(seen.counts).toMatchObject({ rows, [outcome]: rows - but, accepted: but });
      expect(seen.problems.slice(0, 3).map((one) => [one.code, one.row])).toEqual(
        [0, 1, 2].map((n) => [code, 2 + but + n]),
      );
    }
    const [few, many] = took as [Work, Work];
    // A row is written anew by one statement; what each file needs besides is the same for both.
    expect(many.statements / few.statements).toBeLessThan((MANY / FEW) * 1.1);
    expect(many.inOneTurn).toBeLessThan(2 * ROWS_AT_ONCE);
    expect(many.rowsAtOnce).toBeLessThanOrEqual(ROWS_AT_ONCE);
  });

  it('and waits for a decision is shown page by page, and counted as a whole', async () => {
    const list = listOf(FEW, (n) => ({ level2: n % 2 ? 'Đã kích hoạt' : 'Chưa đăng ký' }));
    const { id } = await upload(t, hr, { bytes: list, unit: '760', name: 'cho-quyet-dinh.csv' });
    const { work, end } = watch(t);
    type Shown = { conflictsWaiting: number; conflicts: { row: number; messageVi: string }[] };
    const shown = await t.ask<{ import: Shown }>(
      'query($id: ID!) { import(id: $id) { conflictsWaiting conflicts(page: 2, perPage: 3) { row messageVi } } }',
      { id },
      hr,
    );
    end();
    const { conflictsWaiting, conflicts } = shown.import;
    expect([conflictsWaiting, conflicts.map(({ row }) => row)]).toEqual([FEW, [8, 9, 10]]);
    for (const { row, messageVi } of conflicts)
      expect(messageVi).toMatch(new RegExp(`^Dòng ${row}, cột B .* \\(xem dòng ${row + 1}\\)`));
    // However many wait, nothing is read but the page.
    expect(work.rowsAtOnce).toBeLessThanOrEqual(20);
  });

  it('and whose batch has to run again counts no row twice', async () => {
    const { db } = t;
    const transaction = db.transaction.bind(db);
    let again = 0;
    db.transaction = (task) =>
      transaction(async (tx) => {
        const result = await task(tx);
        const settled = await tx.rows(
          "SELECT id FROM import_row WHERE outcome = 'rejected' AND import_id = (SELECT MAX(id) FROM import_file) LIMIT 400",
        );
        if (settled.length < 400 || again > 0) return result;
        again += 1;
        throw Object.assign(new Error('somebody else writes'), { code: 'SQLITE_BUSY' });
      });
    const { id } = await upload(t, hr, { bytes: listOf(FEW, () => ({})), unit: '760', name: 'lan-nua.csv' });
    Reflect.deleteProperty(db, 'transaction');
    expect(again).toBe(1);
    expect(await seeImport(t, hr, id)).toMatchObject({
      ...{ state: 'planned', problemTotal: FEW - 1 },
      counts: { rows: FEW, accepted: 1, rejected: FEW - 1 },
    });
  });

  it.each([
    { read: 'to be compared', which: /FROM import_row WHERE (id = \?|import_id = \? AND outcome = )/ },
    { read: 'to be written', which: /FROM import_row WHERE import_id = \? AND id IN / },
  ])('and is read $read from a server that is behind is asked for again, never taken in part', async ({ which }) => {
    const { asked, end } = behind(t, which);
    const two = listOf(2, (n) => ({ level2: n % 2 ? 'Đã kích hoạt' : 'Chưa đăng ký' }));
    const { id } = await upload(t, hr, { bytes: two, unit: '760', name: 'cum.csv' });
    end();
    expect(asked()).toBe(2);
    expect((await seeImport(t, hr, id)).counts).toMatchObject({ rows: 2, conflict: 2, accepted: 0 });
  });
});
