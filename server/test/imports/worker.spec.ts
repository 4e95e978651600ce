import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import { transformSync } from '@swc/core';
import { SHEET_LIMITS, type SheetLimits } from '../../src/imports/read-sheet-limits.js';
import { readSheets } from '../../src/imports/read-sheet.js';
import { sheetData, writeXlsx } from '../write-xlsx.js';

/** The reader as it runs in the built server: in a worker, from compiled files. Here they are compiled for the test. */
const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const cache = path('../../../node_modules/.cache/');
mkdirSync(cache, { recursive: true });
const built = mkdtempSync(join(cache, 'sheet-worker-'));
afterAll(() => rmSync(built, { recursive: true, force: true }));

const sources = [
  ...readdirSync(path('../../src/imports/'))
    .filter((name) => /^read-sheet-.*(?<!\.spec)\.ts$/.test(name))
    .map((name) => path(`../../src/imports/${name}`)),
  ...['roster-grid', 'calendar', 'vietnamese-text'].map((name) => path(`../../../shared/src/${name}.ts`)),
];
for (const source of sources) {
  const { code } = transformSync(readFileSync(source, 'utf8'), {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'es6' },
  });
  const name = (source.split('/').at(-1) ?? '').replace(/\.ts$/, '.js');
  writeFileSync(join(built, name), code.replace(/(["'])@dat100\/shared\/([a-z-]+)\1/g, '"./$2.js"'));
}
writeFileSync(join(built, 'package.json'), '{"type":"module"}');
const workerFile = pathToFileURL(join(built, 'read-sheet-worker.js'));

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
  it('reads the same as in the calling thread', async () => {
    const bytes = readFileSync(path('../rosters/danh-sach-phuong-ben-nghe.xlsx'));
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
    const text = Array.from({ length: 400_000 }, (_, i) => `<si><t>văn bản số ${i}</t></si>`).join('');
    const bytes = writeXlsx({ sheets: [{ name: 'A', xml: sheetData([['x']]) }], sharedStrings: text });
    await expect(countOf(read(bytes, { heapMib: 16 }))).rejects.toMatchObject({
      code: 'file_too_large_inside',
      detail: 'memory',
    });
    expect(await countOf(read(bytes))).toBe(1);
  });

  it('ends when the listener leaves', async () => {
    for await (const event of read(workbook(20_000))) {
      expect(event.type).toBe('sheet');
      break;
    }
  });
});
