import { readFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { fromBuffer } from 'yauzl';
import { DECREE_90 } from '@dat100/shared/rating-decree-90';
import { readSheets } from '../src/imports/read-sheet.js';
import { resultFields } from '../src/ratings/results/result-fields.js';
import { forEachDatabase, startApp, type TestApp } from './app.js';
import { RatingYear } from './rating-year.js';
import { unzipped } from './unzipped.js';

const WHAT_IF = `query($ask: RatingWhatIfInput!) { ratingWhatIf(ask: $ask) {
  people readAt moversTotal counts { stand before after } moves { from to people } movers { fullName unitName from to } } }`;

interface WhatIfAnswer {
  people: number;
  moversTotal: number;
  counts: { stand: string; before: number; after: number }[];
  moves: { from: string; to: string; people: number }[];
  movers: { fullName: string; unitName: string; from: string; to: string }[];
}

forEachDatabase('what goes out of a rating period', (dialect) => {
  let t: TestApp;
  let year: RatingYear;
  let period: number;
  let people: number;

  beforeAll(async () => {
    t = await startApp({ dialect });
    year = await RatingYear.of(t);
    const opened = await year.opened();
    [period, people] = [opened.id, opened.people];
    await t.db.transaction(async (tx) => {
      // Somebody is decided, by hand: how that comes about is for the tests of decisions.
      await tx.run("UPDATE rating_sheet SET full_name = '=1+1', title = '+84;=2' WHERE id = ?", [
        (await year.sheet(period, 'a1-1')).id,
      ]);
      await tx.run(
        "UPDATE rating_sheet SET final_level = 'tot', final_at = ?, final_by = ?, state = 'decided' WHERE id = ?",
        [t.clock.now(), year.as('headA').userId, (await year.sheet(period, 'a1-1')).id],
      );
      await tx.run("UPDATE rating_agency SET state = 'decided' WHERE unit_id = ?", [year.unit('A')]);
    });
  });
  afterAll(() => t.close());

  const get = (path: string, as: string) => fetch(`${t.url}${path}`, { headers: { cookie: year.as(as).cookie } });
  const bytesOf = async (path: string, as: string): Promise<Buffer> => {
    const response = await get(path, as);
    expect({ path, status: response.status }).toEqual({ path, status: 200 });
    return Buffer.from(await response.arrayBuffer());
  };
  const csv = async (query: string, as: string): Promise<string[][]> =>
    parse(await bytesOf(`/files/ratings/${period}/results.csv?${query}`, as), {
      bom: true,
      delimiter: ';',
      relax_column_count: true,
    }) as string[][];
  const rowsOf = (cells: string[][]) => cells.slice(cells.findIndex(([first]) => first === 'TT') + 1);
  const onRecord = (action: string) =>
    t.db.read.rows<{ actor: string; unit_id: number | null; detail: string }>(
      'SELECT actor, unit_id, detail FROM audit_record WHERE action = ? ORDER BY seq',
      [action],
    );

  it('a CSV tells everybody in the order of the tree, with the fields of the document, as text', async () => {
    const cells = await csv('', 'hr');
    const fields = resultFields(DECREE_90);
    expect(cells.find(([first]) => first === 'TT')).toEqual(['TT', ...fields.map(({ vi }) => vi)]);
    const rows = rowsOf(cells);
    expect(rows).toHaveLength(people);
    const at = (code: string) => fields.findIndex((field) => field.code === code) + 1;
    const decided = rows.find((row) => row[at('full_name')] === "'=1+1");
    expect(
      [at('title'), at('final'), at('final_code'), at('decided_on'), at('citizen_id')].map((i) => decided?.[i]),
    ).toEqual(["'+84;'=2", 'Hoàn thành tốt nhiệm vụ', 'tot', '20/11/2023', expect.stringMatching(/^•{9}\d{3}$/)]);
    expect(cells.slice(0, 7).flat()).toEqual([
      'Kết quả đánh giá, xếp loại chất lượng: ' + (await name()),
      expect.stringContaining('đến hết ngày 15/11/2023'),
      'Lọc: không lọc',
      expect.stringMatching(new RegExp(`^Tổng số ${people} · Hoàn thành tốt nhiệm vụ 1 · Chưa quyết định`)),
      expect.stringMatching(/^Chưa chốt: \d+\/\d+ cơ quan/),
      expect.stringContaining('người lập: Bà Tổ chức'),
      expect.stringContaining('dữ liệu cá nhân'),
    ]);
    expect((await onRecord('rating.export')).at(-1)).toMatchObject({ actor: 'Bà Tổ chức' });
  });

  const name = async () =>
    (await t.db.read.one<{ name: string }>('SELECT name FROM rating_period WHERE id = ?', [period]))?.name ?? '';

  it('the workbook holds the same rows, and nothing is a formula', async () => {
    const cells: string[][] = [];
    for await (const event of readSheets(await bytesOf(`/files/ratings/${period}/results.xlsx`, 'hr')))
      if (event.type === 'rows')
        for (const row of event.rows) {
          expect(row.cells.some(({ formula }) => formula)).toBe(false);
          cells.push(row.cells.map(({ value }) => String(value)));
        }
    const body = cells.slice(cells.findIndex(([first]) => first === 'TT') + 1);
    expect(body).toHaveLength(people);
    const told = rowsOf(await csv('', 'hr')).map((row) => row.filter((cell) => cell !== ''));
    expect(body.map((row) => row.join('|'))).toEqual(told.map((row) => row.join('|').replaceAll("'", '')));
  });

  it.each<[query: string, as: string, names: number | null]>([
    ['list=party', 'hr', 1],
    ['list=emulation', 'hr', 1],
    ['level=tot', 'hr', 1],
    ['level=hoan_thanh', 'hr', 0],
    ['list=party', 'committee', null],
    ['list=nothing', 'hr', null],
    ['level=nothing', 'hr', null],
  ])('%s of %s', async (query, as, expected) => {
    if (expected === null) {
      const response = await get(`/files/ratings/${period}/results.csv?${query}`, as);
      expect(response.status).not.toBe(200);
    } else expect(rowsOf(await csv(query, as))).toHaveLength(expected);
  });

  it('nobody takes out more than their own units', async () => {
    const all = rowsOf(await csv('', 'headA')).length;
    expect(all).toBeLessThan(people);
    expect(all).toBeGreaterThan(5);
    expect(rowsOf(await csv(`unitId=${year.unit('A1')}`, 'headA')).length).toBeLessThan(all);
    for (const query of [`unitId=${year.unit('C')}`, `agencyId=${year.unit('79')}`])
      expect((await get(`/files/ratings/${period}/results.csv?${query}`, 'headA')).status).toBe(404);
    const staff = await year.signInPerson('a-1');
    const refused = await fetch(`${t.url}/files/ratings/${period}/results.csv`, { headers: { cookie: staff.cookie } });
    expect(refused.status).not.toBe(200);
    const sheet = await year.sheet(period, 'c-1');
    expect((await get(`/files/rating-papers/${sheet.id}?kind=slip`, 'headA')).status).toBe(404);
  });

  it('while the agency has not decided nothing goes out as a result, and nobody reads their own level', async () => {
    await t.db.transaction((tx) => tx.run("UPDATE rating_agency SET state = 'reviewed'"));
    const { id } = await year.sheet(period, 'a1-1');
    const early = await get(`/files/rating-papers/${id}?kind=notice`, 'headA');
    expect([early.status, await early.text()]).toEqual([400, expect.stringContaining('not_decided')]);
    const none = await get(`/files/ratings/${period}/papers.zip?kind=notice&format=docx`, 'headA');
    expect([none.status, await none.text()]).toEqual([400, expect.stringContaining('no_papers')]);
    expect(rowsOf(await csv('list=emulation', 'hr'))).toEqual([]);
    // The head of the team is decided about in the agency above, and not yet.
    const set = 'UPDATE rating_sheet SET final_level = ?, state = ? WHERE person_id = ?';
    await t.db.transaction((tx) => tx.run(set, ['xuat_sac', 'decided', year.person('headA1')]));
    const at = resultFields(DECREE_90).findIndex(({ code }) => code === 'final_code') + 1;
    const levels = async (query: string, as: string) => rowsOf(await csv(query, as)).map((row) => row[at]);
    expect([await levels('', 'headA'), await levels('', 'headA1')]).toEqual([
      expect.arrayContaining(['xuat_sac', 'tot']),
      expect.not.arrayContaining(['xuat_sac']),
    ]);
    expect(await levels('level=xuat_sac', 'headA1')).toEqual([]);
    expect((await csv('', 'headA1')).flat().join()).not.toContain('xuất sắc nhiệm vụ 1');
    await t.db.transaction(async (tx) => {
      await tx.run(set, [null, 'open', year.person('headA1')]);
      await tx.run("UPDATE rating_agency SET state = 'decided' WHERE unit_id = ?", [year.unit('A')]);
    });
  });

  it('papers are named, watermarked and on record; a notice waits for the decision', async () => {
    const [decided, open] = [await year.sheet(period, 'a1-1'), await year.sheet(period, 'a1-2')];
    const slip = await bytesOf(`/files/rating-papers/${open.id}?kind=slip&format=docx`, 'headA');
    const body = await unzipped(slip, 'word/document.xml');
    expect(body).toContain('PHIẾU ĐÁNH GIÁ, XẾP LOẠI CHẤT LƯỢNG');
    expect(body).toContain('Mẫu số 02');
    expect(body).toContain('Chưa quyết định.');
    expect(body).toContain('Hồ sơ công tác');
    expect(body).not.toMatch(/\b(employment|scope|board|entry|roster|seed)\b/);
    // Not a proposal any more: what was said for it is not printed either.
    const say = 'UPDATE rating_sheet SET team_level = ?, team_reason = ?, final_reason = ? WHERE id = ?';
    await t.db.transaction((tx) => tx.run(say, ['tot', 'Đạt 18/18 việc.', 'Có sáng kiến.', decided.id]));
    await t.db.transaction((tx) => tx.run(say, [null, 'Đã rút.', null, open.id]));
    const read = async ({ id }: { id: number }) =>
      unzipped(await bytesOf(`/files/rating-papers/${id}?kind=slip&format=docx`, 'headA'), 'word/document.xml');
    expect(await read(decided)).toMatch(/Lý do: Đạt 18\/18 việc\..*Lý do: Có sáng kiến\./);
    expect(await read(open)).not.toContain('Lý do');
    expect((await bytesOf(`/files/rating-papers/${decided.id}?kind=notice`, 'headA')).subarray(0, 5).toString()).toBe(
      '%PDF-',
    );
    const early = await get(`/files/rating-papers/${open.id}?kind=notice`, 'headA');
    expect([early.status, await early.text()]).toEqual([400, expect.stringContaining('not_decided')]);
    const results = await bytesOf(`/files/ratings/${period}/results.docx?unitId=${year.unit('A1')}`, 'headA');
    const paper = await unzipped(results, 'word/document.xml');
    expect(paper).toContain('NGƯỜI LẬP BIỂU');
    // A heading goes over to the page of what it is the heading of.
    expect(paper.match(/<w:keepNext\/>(?:(?!<\/w:p>).)*Tổng hợp theo mức/)).not.toBe(null);
    const zip = await bytesOf(`/files/ratings/${period}/papers.zip?kind=notice&format=docx`, 'headA');
    expect(await unzipped(await first(zip), 'word/document.xml')).toContain('quyền kiến nghị');
    const noted = await onRecord('rating.papers');
    expect(noted.map(({ detail }) => JSON.parse(detail) as { kind: string; people: number })).toMatchObject([
      { kind: 'slip', people: 1, sheet: open.id },
      { kind: 'slip', sheet: decided.id },
      { kind: 'slip', sheet: open.id },
      { kind: 'notice', people: 1, sheet: decided.id },
      { kind: 'notice' },
    ]);
  });

  /** The file of a zip that comes first. */
  function first(zip: Buffer): Promise<Buffer> {
    return new Promise((resolve, reject) =>
      fromBuffer(zip, { lazyEntries: true }, (broken, file) => {
        if (broken) return reject(broken);
        file.on('entry', (entry) => {
          expect(entry.fileName).toMatch(/^0001-thong-bao-[\p{L}\p{N}-]+\.docx$/u);
          file.openReadStream(entry, (unreadable, stream) =>
            unreadable ? reject(unreadable) : resolve(buffer(stream)),
          );
        });
        file.readEntry();
      }),
    );
  }

  it('what-if counts whom a draft moves, lists them inside one’s scope, and keeps nothing', async () => {
    const ask = (edits: object[], movers = {}, as = 'hr') =>
      t.ask<{ ratingWhatIf: WhatIfAnswer }>(
        WHAT_IF,
        { ask: { code: 'nd90', periodId: String(period), edits, movers } },
        year.as(as),
      );
    const same = (await ask([])).ratingWhatIf;
    expect(same.people).toBe(people);
    expect(same.moves).toEqual([]);
    expect(same.counts.every(({ before, after }) => before === after)).toBe(true);
    const before = await t.db.read.rows('SELECT id, revision, outcome, level FROM rating_sheet ORDER BY id');
    // Somebody came in September: without a least time worked they are rated too, and their scores are missing.
    const looser = [{ path: 'time.leastWorked', number: 0 }];
    const changed = (await ask(looser)).ratingWhatIf;
    expect(changed.moves).toEqual([{ from: 'not_rated', to: 'open', people: changed.moversTotal }]);
    expect(changed.movers.map(({ fullName }) => fullName)).toContain((await year.sheet(period, 'a1-new')).fullName);
    expect((await ask(looser, { from: 'tot' })).ratingWhatIf).toMatchObject({ moversTotal: 0, movers: [] });
    expect((await ask(looser, { page: 9 })).ratingWhatIf).toMatchObject({
      moversTotal: changed.moversTotal,
      movers: [],
    });
    expect(await t.db.read.rows('SELECT id, revision, outcome, level FROM rating_sheet ORDER BY id')).toEqual(before);
    const asked = { code: 'nd335', periodId: String(period), edits: [], movers: {} };
    expect(await t.refusal(WHAT_IF, { ask: asked }, year.as('hr'))).toBe('another_scheme');
    expect(await t.refusal(WHAT_IF, { ask: { ...asked, code: 'nd90' } }, year.as('hrA'))).toBe('not_found');
  });

  it('the document names the fields in their order', () => {
    const told = [
      ...readFileSync(new URL('../../docs/rating-export.md', import.meta.url), 'utf8').matchAll(
        /^\| \d+ \| `([^`]+)` \| ([^|]+) \|/gm,
      ),
    ];
    expect(told.map(([, code, vi]) => [code, vi?.trim()])).toEqual(
      resultFields(DECREE_90).map(({ code, vi }) => [code, vi]),
    );
  });
});
