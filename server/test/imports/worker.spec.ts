import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from '@jest/globals';
import { SHEET_LIMITS, type SheetLimits } from '../../src/imports/read-sheet-limits.js';
import { isReaderReady, readyReader, takeReader } from '../../src/imports/read-sheet-ready.js';
import { readSheets } from '../../src/imports/read-sheet.js';
import { sheetData, writeXlsx } from '../write-xlsx.js';
import { buildReader } from './built-reader.js';

/** The reader as it runs in the built server: in a worker, from compiled files. Here they are compiled for the test. */
const built = buildReader('src/imports/read-sheet-worker.ts');
afterAll(() => built.remove());
const workerFile = built.url('read-sheet-worker');

const read = (bytes: Buffer, limits: Partial<SheetLimits> = {}) =>
  readSheets(bytes, { ...SHEET_LIMITS, ...limits }, workerFile);
async function countOf(events: ReturnType<typeof read>): Promise<number> {
  let rows = 0;
  for await (const event of events) if (event.type === 'rows') rows += event.rows.length;
  return rows;
}
const workbook = (rows: number): Buffer =>
  writeXlsx({
    sheets: [{ name: 'A', xml: sheetData(Array.from({ length: rows }, (_, i) => [`Nguyễn Văn ${i}`, i])) }],
  });

describe('the sheet worker', () => {
  it.each([
    '../rosters/danh-sach-phuong-ben-nghe.xlsx',
    '../rosters/so-thong-tin-truyen-thong.csv',
    'ok/hidden-rows.xlsx',
    'ok/formulas-with-their-last-values.xlsx',
    'ok/tick-boxes-and-error-values.xlsx',
  ])('reads the same as in the calling thread: %s', async (file) => {
    const bytes = readFileSync(new URL(file, import.meta.url));
    const all = async (events: ReturnType<typeof read>) => {
      const found: unknown[] = [];
      for await (const event of events) found.push(...(event.type === 'rows' ? event.rows : [event.sheet]));
      return found;
    };
    expect(await all(read(bytes))).toEqual(await all(readSheets(bytes, SHEET_LIMITS, null)));
  });

  it('hands over every row of a long sheet, however slow the listener', async () => {
    let rows = 0;
    for await (const event of read(workbook(20_000))) {
      if (event.type === 'rows') rows += event.rows.length;
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    expect(rows).toBe(20_000);
  });

  it('passes refusals on', async () => {
    await expect(countOf(read(Buffer.from('<html>')))).rejects.toMatchObject({
      name: 'SheetRefusal',
      code: 'not_a_workbook',
    });
    await expect(countOf(read(Buffer.from('a,"b\n1,2\n')))).rejects.toMatchObject({
      code: 'not_a_workbook',
      record: 1,
    });
  });

  it('is stopped when the time is over', async () => {
    await expect(countOf(read(workbook(20_000), { wallMs: 1 }))).rejects.toMatchObject({
      code: 'file_too_large_inside',
    });
  });

  it('is stopped when it takes too much memory', async () => {
    const merges = `<mergeCells>${'<mergeCell ref="A1:B2"/>'.repeat(190_000)}</mergeCells>`;
    const bytes = writeXlsx({ sheets: [{ name: 'A', xml: sheetData([['x']]) + merges }] });
    await expect(countOf(read(bytes, { heapMib: 8, ratio: 1_000 }))).rejects.toMatchObject({
      code: 'file_too_large_inside',
      detail: 'memory',
    });
    expect(await countOf(read(bytes, { ratio: 1_000 }))).toBe(1);
  });

  it('reads with the thread that was begun while the file came in: once, and only with its limits', async () => {
    readyReader(workerFile, SHEET_LIMITS);
    const [other, ready, next] = [{ ...SHEET_LIMITS }, SHEET_LIMITS, SHEET_LIMITS].map((l) =>
      takeReader(workerFile, l),
    );
    expect(ready?.threadId).toBeLessThan(other?.threadId ?? 0);
    expect(next?.threadId).toBeGreaterThan(other?.threadId ?? 0);
    for (const thread of [other, ready, next]) await thread?.terminate();
    readyReader(workerFile, SHEET_LIMITS);
    expect(await countOf(readSheets(workbook(10), SHEET_LIMITS, workerFile))).toBe(10);
  });

  it('begins another thread where the one that was begun has failed', async () => {
    readyReader(new URL('./there-is-none.js', workerFile), SHEET_LIMITS);
    while (isReaderReady()) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await countOf(readSheets(workbook(10), SHEET_LIMITS, workerFile))).toBe(10);
  });

  it('ends when the listener leaves', async () => {
    for await (const event of read(workbook(20_000))) {
      expect(event.type).toBe('sheet');
      break;
    }
  });
});
