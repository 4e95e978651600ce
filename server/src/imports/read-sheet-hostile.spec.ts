import { describe, expect, it } from '@jest/globals';
import { outcomeOf as outcome } from '../../test/imports/read-grid.js';
import { sheetData, writeXlsx, xlsxParts, XML_HEAD } from '../../test/write-xlsx.js';
import { writeZip, type ZipEntry } from '../../test/write-zip.js';
import type { SheetLimits } from './read-sheet-limits.js';

const MIB = 1024 * 1024;
const good = { sheets: [{ name: 'A', xml: sheetData([['x']]) }] };
const withSheet = (xml: string): Buffer => writeXlsx({ sheets: [{ name: 'A', xml }] });
const withPart = (...parts: ZipEntry[]): Buffer => writeXlsx({ ...good, parts });
/** Text that packs 20 to 1, as sheets do, and not 1,000 to 1. */
const plausible = (bytes: number): string =>
  Array.from({ length: bytes / 40 }, (_, i) =>
    `<row r="${i}"><c><v>${(i * 7919) % 9973}</v></c></row>`.padEnd(40),
  ).join('');

describe('bombs', () => {
  const cases: [why: string, make: () => Buffer, limits: Partial<SheetLimits>, outcome: string][] = [
    [
      'one part packed 1,000 to 1',
      () => withPart({ name: 'xl/big.xml', data: Buffer.alloc(64 * MIB) }),
      {},
      'file_too_large_inside',
    ],
    [
      'many parts that are too much together',
      () => withPart(...Array.from({ length: 9 }, (_, i) => ({ name: `p${i}`, data: 'x', declaredSize: 50 * MIB }))),
      {},
      'file_too_large_inside',
    ],
    [
      'more parts than a workbook has',
      () => withPart(...Array.from({ length: 2_000 }, (_, i) => ({ name: `p${i}`, data: '' }))),
      {},
      'file_too_large_inside',
    ],
    [
      'parts that share their data',
      () =>
        withPart(
          { name: 'p', data: plausible(MIB) },
          ...Array.from({ length: 200 }, (_, i) => ({ name: `p${i}`, data: plausible(40_000), sharesDataOf: 'p' })),
        ),
      {},
      'bad_zip',
    ],
    [
      'a part that is said to be small',
      () => withPart({ name: 'xl/sharedStrings.xml', data: Buffer.alloc(8 * MIB), declaredSize: 1_000 }),
      {},
      'bad_zip',
    ],
    [
      'a workbook part too large to hold',
      () => withPart({ name: 'xl/styles.xml', data: plausible(2 * MIB) }),
      { partBytes: MIB },
      'file_too_large_inside',
    ],
    ['elements nested without end', () => withSheet('<a>'.repeat(20_000)), {}, 'bad_xml'],
    [
      'entities',
      () => withPart({ name: 'xl/workbook.xml', data: `${XML_HEAD}<!DOCTYPE a [<!ENTITY x "y">]><workbook/>` }),
      {},
      'dtd_not_allowed',
    ],
    [
      'an entity nobody declared',
      () => withSheet('<sheetData><row><c t="str"><v>&x;</v></c></row></sheetData>'),
      {},
      'bad_xml',
    ],
    [
      'too many merged cells',
      () => withSheet(`${sheetData([['x']])}<mergeCells>${'<mergeCell ref="A1:B2"/>'.repeat(50)}</mergeCells>`),
      { merges: 10 },
      'file_too_large_inside',
    ],
    [
      'too many sheets',
      () => writeXlsx({ sheets: Array.from({ length: 20 }, (_, i) => ({ name: `S${i}`, xml: sheetData([['x']]) })) }),
      { sheets: 10 },
      'file_too_large_inside',
    ],
    ['two sheets of one name', () => writeXlsx({ sheets: [good.sheets[0]!, good.sheets[0]!] }), {}, 'bad_xml'],
    [
      'too much shared text',
      () => writeXlsx({ ...good, sharedStrings: `<si><t>${'ab'.repeat(600)}</t></si>` }),
      { sharedTextBytes: 1_000 },
      'file_too_large_inside',
    ],
    [
      'too many rows',
      () => withSheet(sheetData(Array.from({ length: 200 }, () => [1]))),
      { rows: 100 },
      'file_too_large_inside',
    ],
    [
      'too many cells',
      () => withSheet(sheetData(Array.from({ length: 20 }, () => [1, 2, 3]))),
      { cells: 50 },
      'file_too_large_inside',
    ],
    [
      'a head without end',
      () => withSheet(`<cols>${'<col min="1" max="2"/>'.repeat(60_000)}`),
      { partBytes: MIB },
      'file_too_large_inside',
    ],
    [
      'a row number beyond counting',
      () => withSheet('<sheetData><row r="99999999999999999999"><c><v>1</v></c></row></sheetData>'),
      {},
      'bad_xml',
    ],
    [
      'a cell without a column',
      () => withSheet('<sheetData><row r="1"><c r="1"><v>1</v></c></row></sheetData>'),
      {},
      'bad_xml',
    ],
    ['a number that is none', () => withSheet('<sheetData><row><c><v>1e999</v></c></row></sheetData>'), {}, 'bad_xml'],
    ['CSV: one endless record', () => Buffer.from(`a,b\n${'x'.repeat(300_000)},1\n`), {}, 'file_too_large_inside'],
    ['CSV: too many rows', () => Buffer.from('a,b\n'.repeat(200)), { rows: 100 }, 'file_too_large_inside'],
    ['CSV: too many cells', () => Buffer.from(`${'a,'.repeat(500)}\n`), { cells: 100 }, 'file_too_large_inside'],
    [
      'empty rows by the hundred thousand',
      () =>
        withSheet(
          `<sheetData>${Array.from({ length: 100_000 }, (_, i) => `<row r="${i + 1}"/>`).join('')}</sheetData>`,
        ),
      {},
      '0 rows',
    ],
  ];
  it.each(cases)('%s', async (_why, make, limits, right) => {
    const bytes = make();
    const start = process.cpuUsage();
    expect(await outcome(bytes, limits)).toBe(right);
    // Processor time: the clock on the wall depends on what else the machine does.
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1_000).toBeLessThan(1_000);
  });

  it('does not read relations to other machines', async () => {
    const relations = `${XML_HEAD}<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="http://127.0.0.1:9/sheet.xml" TargetMode="External"/></Relationships>`;
    expect(await outcome(withPart({ name: 'xl/_rels/workbook.xml.rels', data: relations }))).toBe('0 rows');
  });
});

describe('damaged workbooks', () => {
  /** Deterministic numbers in place of chance (xorshift). */
  function numbers(seed: number): (below: number) => number {
    let state = seed;
    return (below) => {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      return (state >>> 0) % below;
    };
  }
  const known =
    /^(\d+ rows|empty_file|not_a_workbook|password_protected|file_too_large_inside|bad_zip|bad_xml|dtd_not_allowed|unknown_encoding|picture_or_scan)$/;
  const parts = xlsxParts({
    sheets: [{ name: 'A', xml: sheetData(Array.from({ length: 40 }, (_, i) => [i, `Lê Văn ${i}`, '079080900001'])) }],
    formats: ['dd/mm/yyyy'],
  });

  it('with bytes of the zip changed are refused or read, never more', async () => {
    const whole = writeZip(parts);
    const next = numbers(12_345);
    for (let i = 0; i < 300; i += 1) {
      const bytes = Buffer.from(whole);
      for (let n = 0; n <= next(4); n += 1) bytes[next(bytes.length)] = next(256);
      expect(await outcome(bytes)).toMatch(known);
    }
  });

  it('with characters of their XML changed are refused or read, never more', async () => {
    const next = numbers(54_321);
    const signs = '<>/"=&;x1A \u0000é';
    for (let i = 0; i < 300; i += 1) {
      const at = next(parts.length);
      const spoiled = parts.map((part, p) => {
        if (p !== at) return part;
        const text = [...part.data.toString()];
        for (let n = 0; n <= next(3); n += 1) text.splice(next(text.length), next(3), signs.charAt(next(signs.length)));
        return { ...part, data: text.join('') };
      });
      expect(await outcome(writeZip(spoiled))).toMatch(known);
    }
  });
});
