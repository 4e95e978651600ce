import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { setTimeout } from 'node:timers/promises';
import { readSheets } from '../src/imports/read-sheet.js';
import { lockAgency } from '../src/ratings/periods/stored-periods.js';
import { forEachDatabase, startApp, type TestApp } from './app.js';
import { RatingYear } from './rating-year.js';

interface Report {
  changed: number;
  fresh: number;
  unchanged: number;
  refused: number;
  changes: { row: number; name: string; unit: string; cells: { heading: string; before: string; after: string }[] }[];
  faults: { row: number; column: string; heading: string; vi: string }[];
  faultsTotal: number;
  plan: string;
  applied: boolean;
  error?: { code: string };
}

const HEADINGS = ['Mã người', 'Số CCCD', 'Nhiệm vụ bảo đảm tiến độ, chất lượng', 'Số tháng nghỉ', 'Căn cứ'];
const csvOf = (rows: readonly (readonly string[])[]) =>
  [HEADINGS, ...rows].map((row) => row.map((cell) => `"${cell}"`).join(';')).join('\r\n');

forEachDatabase('scores that come in as a workbook', (dialect) => {
  let t: TestApp;
  let year: RatingYear;
  let period: number;

  beforeAll(async () => {
    t = await startApp({ dialect });
    year = await RatingYear.of(t);
    period = (await year.opened()).id;
  });
  afterAll(() => t.close());

  async function send(content: string | Buffer, as: string, more: Record<string, string> = {}): Promise<Report> {
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(Buffer.from(content))]), 'diem.csv');
    for (const [name, value] of Object.entries(more)) form.set(name, value);
    const response = await fetch(`${t.url}/files/ratings/${period}/scores`, {
      method: 'POST',
      body: form,
      headers: { cookie: year.as(as).cookie, 'x-requested-with': 'dat100' },
    });
    return (await response.json()) as Report;
  }
  const key = (name: string) => String(year.person(name));
  const tasks = async (name: string) => {
    const { facts } = await year.sheet(period, name);
    return facts.periods[0]?.['tasks_done'] ?? null;
  };

  it('a dry run writes nothing and names the row, column and heading of what is wrong', async () => {
    const rows = [
      [key('a1-1'), '', '9/10', '1', 'BB-1'],
      [key('a1-2'), '', '11/10', '', ''],
      ['', '123', '9/10', '', ''],
      [key('c-1'), '', '9/10', '', ''],
      [key('a1-1'), '', '8/10', '', ''],
      ['', '', '9/10', '', ''],
    ];
    const report = await send(csvOf(rows), 'headA');
    // The first row is good and the last says the same person again: both are heard, the latter refused.
    expect(report).toMatchObject({ changed: 1, fresh: 0, unchanged: 0, refused: 5, applied: false, faultsTotal: 6 });
    expect(report.changes).toMatchObject([
      {
        ...{ row: 2, unit: 'Phường Hòa Mai' },
        cells: [
          { heading: HEADINGS[2], before: null, after: '9/10' },
          { heading: HEADINGS[3], before: '0', after: '1' },
        ],
      },
    ]);
    expect(report.faults.map(({ row, column }) => `${row} ${column}`).sort()).toEqual(
      ['3 C', '4 ', '4 B', '5 ', '6 ', '7 '].sort(),
    );
    expect(report.faults.find(({ row }) => row === 3)).toMatchObject({ heading: HEADINGS[2] });
    expect(await tasks('a1-1')).toBe(null);
    expect((await send(csvOf(rows), 'headA', { plan: report.plan })).error?.code).toBe('score_book_has_faults');
    expect(await tasks('a1-1')).toBe(null);
  });

  it('the same file with the plan of its dry run is written at once, rated by, and changes nothing again', async () => {
    const file = csvOf([
      [key('a1-1'), '', '9/10', '1', 'BB-1'],
      [key('a1-2'), '', '10/10', '', ''],
      [key('a1-3'), '', '', '', ''],
    ]);
    const { plan } = await send(file, 'headA');
    const other = await send(csvOf([[key('a1-1'), '', '8/10', '', '']]), 'headA', { plan });
    expect(other.error?.code).toBe('score_plan_changed');
    expect(await send(file, 'headA', { plan })).toMatchObject({
      changed: 2,
      fresh: 1,
      unchanged: 1,
      applied: true,
      faultsTotal: 0,
    });
    expect(await tasks('a1-1')).toEqual({ achieved: 900, of: 1000, on: '2023-11-20', source: 'BB-1' });
    expect((await year.sheet(period, 'a1-1')).facts.away).toMatchObject({ months: 100 });
    expect((await year.sheet(period, 'a1-1')).revision).toBe(2);
    expect(await send(file, 'headA')).toMatchObject({ changed: 0, fresh: 0, unchanged: 3, changes: [] });
    const again = await send(csvOf([[key('a1-1'), '', '8/10', '1', '']]), 'headA');
    expect(again).toMatchObject({ changed: 1, fresh: 0, refused: 0 });
    expect(again.changes[0]?.cells).toEqual([{ heading: HEADINGS[2], before: '9/10', after: '8/10' }]);
    const steps = await t.db.read.rows('SELECT id FROM rating_step WHERE period_id = ? AND action = ?', [
      period,
      'import_facts',
    ]);
    expect(steps).toHaveLength(2);
  });

  it('a plan does not outlive a change of somebody it is about', async () => {
    const file = csvOf([[key('a1-3'), '', '7/10', '', '']]);
    const { plan } = await send(file, 'headA');
    const { id } = await year.sheet(period, 'a1-3');
    await t.db.transaction((tx) => tx.run('UPDATE rating_sheet SET revision = revision + 1 WHERE id = ?', [id]));
    expect((await send(file, 'headA', { plan })).error?.code).toBe('score_plan_changed');
    expect(await tasks('a1-3')).toBe(null);
  });

  it('a team that is handed in while the file waits is left as it was handed in', async () => {
    const file = csvOf([[key('a1-3'), '', '6/10', '', '']]);
    const { plan } = await send(file, 'headA');
    const team = [period, year.unit('A1')];
    const sent = await t.db.transaction(async (tx) => {
      await lockAgency(tx, period, (await year.sheet(period, 'a1-3')).agencyId);
      const waiting = send(file, 'headA', { plan });
      await setTimeout(300);
      await tx.run(`UPDATE rating_team SET state = 'proposed' WHERE period_id = ? AND unit_id = ?`, team);
      return { waiting };
    });
    expect((await sent.waiting).error?.code).toBe('score_book_has_faults');
    expect(await tasks('a1-3')).toBe(null);
    await t.db.transaction((tx) =>
      tx.run(`UPDATE rating_team SET state = 'open' WHERE period_id = ? AND unit_id = ?`, team),
    );
  });

  it('nobody scores themselves, and no file without people is taken', async () => {
    const own = await send(csvOf([[key('headA'), '', '9/10', '', '']]), 'headA');
    expect([own.changed, own.faults[0]?.vi]).toEqual([0, expect.stringContaining('chính bạn')]);
    expect((await send('"Họ tên";"Điểm"\r\n"A";"1"', 'headA')).error?.code).toBe('score_book_without_people');
    expect((await send('', 'headA')).error?.code).toBe('empty_file');
    expect((await send(csvOf([]), 'committee')).error?.code).toBe('not_found');
  });

  it('the template holds the people with what is known, and comes back as nothing new', async () => {
    const response = await fetch(`${t.url}/files/ratings/${period}/scores-template.xlsx?unitId=${year.unit('A1')}`, {
      headers: { cookie: year.as('headA').cookie },
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    const texts: string[] = [];
    for await (const event of readSheets(bytes))
      if (event.type === 'rows')
        texts.push(...event.rows.flatMap(({ cells }) => cells.map(({ value }) => String(value))));
    expect(texts).toEqual(expect.arrayContaining([key('a1-1'), '9/10', '10/10']));
    expect(texts).not.toContain(key('c-1'));
    // The head of A1 stands in it too: a row about oneself that says nothing new is no fault.
    for (const name of ['hr', 'headA1']) {
      const back = await send(bytes, name);
      expect(back).toMatchObject({ changed: 0, faults: [] });
      expect(back.unchanged).toBeGreaterThan(4);
    }
    const elsewhere = await fetch(`${t.url}/files/ratings/${period}/scores-template.xlsx?unitId=${year.unit('C')}`, {
      headers: { cookie: year.as('headA').cookie },
    });
    expect(elsewhere.status).toBe(404);
  });
});
