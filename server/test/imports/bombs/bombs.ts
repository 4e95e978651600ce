import { sheetData, writeXlsx, XML_HEAD, type TestWorkbook } from '../../write-xlsx.js';
import { writeZip, type ZipEntry } from '../../write-zip.js';

/** A file made to cost memory or time, and the refusal that must stop it. */
export interface Bomb {
  name: string;
  code: string;
  make: () => Buffer;
}

const MIB = 1024 * 1024;
const good = sheetData([['Họ và tên', 'Số CCCD']]);
const sheet = (xml: string): Buffer =>
  writeXlsx({
    sheets: [{ name: 'A', xml: '' }],
    parts: [part('xl/worksheets/sheet1.xml', `<worksheet>${xml}</worksheet>`)],
  });
const book = (parts: ZipEntry[], more: Partial<TestWorkbook> = {}): Buffer =>
  writeXlsx({ sheets: [{ name: 'A', xml: good }], ...more, parts });
const part = (name: string, xml: string): ZipEntry => ({ name, data: XML_HEAD + xml, level: 1 });
const texts = (xml: string): Buffer => book([part('xl/sharedStrings.xml', `<sst>${xml}</sst>`)]);

/** `count` pieces that differ a little, so that they pack 10 to 1 like a sheet and not 1,000 to 1 like a bomb. */
function many(count: number, piece: (i: number, salt: string) => string): string {
  let state = 2_463_534_242;
  const pieces: string[] = [];
  for (let i = 0; i < count; i += 1) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    pieces.push(piece(i, (state >>> 0).toString(36).slice(0, 6)));
  }
  return pieces.join('');
}
const filler = (bytes: number): string =>
  many(bytes / 32, (_, salt) => `${salt}abcdefghijklmnopqrstuvwxyz`.slice(0, 32));
const ratio = (bytes: number): Buffer => Buffer.alloc(bytes, 'a');

const packing: Bomb[] = [
  {
    name: 'flat: 300 MB of one letter',
    code: 'file_too_large_inside',
    make: () => book([{ name: 'xl/big.xml', data: ratio(300 * MIB), level: 1 }]),
  },
  {
    name: 'nested: zips within zips',
    code: 'not_a_workbook',
    make: () => {
      let inner = writeZip([{ name: 'a', data: ratio(100 * MIB), level: 1 }]);
      for (let i = 0; i < 5; i += 1)
        inner = writeZip(Array.from({ length: 8 }, (_, n) => ({ name: `${n}.zip`, data: inner })));
      return inner;
    },
  },
  {
    name: 'overlapping: 900 entries share one',
    code: 'bad_zip',
    make: () => {
      const data = filler(256 * 1024);
      return book([
        { name: 'p', data },
        ...Array.from({ length: 900 }, (_, i) => ({ name: `p${i}`, data, sharesDataOf: 'p' })),
      ]);
    },
  },
  {
    name: '60,000 entries',
    code: 'file_too_large_inside',
    make: () => book(Array.from({ length: 60_000 }, (_, i) => ({ name: `p${i}`, data: '' }))),
  },
  {
    name: 'ten parts of 60 MB each',
    code: 'file_too_large_inside',
    make: () => {
      const data = filler(4 * MIB);
      return book(Array.from({ length: 10 }, (_, i) => ({ name: `p${i}`, data, level: 1, declaredSize: 60 * MIB })));
    },
  },
  {
    name: 'declared small: 200 MB said to be 1 kB',
    code: 'bad_zip',
    make: () => book([{ name: 'xl/sharedStrings.xml', data: ratio(200 * MIB), level: 1, declaredSize: 1_000 }]),
  },
  {
    name: 'declared small: a sheet of 100 MB',
    code: 'bad_zip',
    make: () => book([{ name: 'xl/worksheets/sheet1.xml', data: ratio(100 * MIB), level: 1, declaredSize: 5_000 }]),
  },
  {
    name: 'declared large: 1 kB said to be 900 kB',
    code: 'bad_zip',
    make: () => book([{ ...part('xl/sharedStrings.xml', '<sst/>'), declaredSize: 900_000 }]),
  },
  {
    name: 'declared beyond the file: stored bytes that are not there',
    code: 'bad_zip',
    make: () => book([{ name: 'xl/styles.xml', data: 'x', stored: true, declaredSize: 500_000 }]),
  },
  {
    name: '4 GB shared text',
    code: 'file_too_large_inside',
    make: () => book([{ ...part('xl/sharedStrings.xml', '<sst/>'), declaredSize: 0xffff_fffe }]),
  },
];

const xml: Bomb[] = [
  {
    name: 'nesting: 120,000 elements deep',
    code: 'bad_xml',
    make: () => sheet('<sheetData>'.replace('D', 'd') + '<ab>'.repeat(240_000)),
  },
  {
    name: 'billion laughs',
    code: 'dtd_not_allowed',
    make: () => {
      const entity = (i: number): string => `<!ENTITY l${i} "${`&l${i - 1};`.repeat(10)}">`;
      const dtd = `<!DOCTYPE a [<!ENTITY l0 "lol">${Array.from({ length: 9 }, (_, i) => entity(i + 1)).join('')}]>`;
      return book([part('xl/sharedStrings.xml', `${dtd}<sst><si><t>&l9;</t></si></sst>`)]);
    },
  },
  {
    name: 'quadratic entities',
    code: 'dtd_not_allowed',
    make: () =>
      book([
        part(
          'xl/workbook.xml',
          `<!DOCTYPE a [<!ENTITY a "${'a'.repeat(100_000)}">]><workbook>${'&a;'.repeat(50_000)}</workbook>`,
        ),
      ]),
  },
  {
    name: 'a DTD written in UTF-16',
    code: 'dtd_not_allowed',
    make: () =>
      book([
        {
          name: 'xl/worksheets/sheet1.xml',
          data: Buffer.from('\ufeff<!DOCTYPE a SYSTEM "file:///etc/passwd"><worksheet/>', 'utf16le'),
        },
      ]),
  },
  {
    name: 'a DTD hidden in UTF-7',
    code: 'bad_xml',
    make: () =>
      book([
        {
          name: 'xl/worksheets/sheet1.xml',
          data: '<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE a+AD4-<worksheet/>',
        },
      ]),
  },
  {
    name: 'one attribute of 40 MB',
    code: 'file_too_large_inside',
    make: () => sheet(`<cols a="${filler(40 * MIB)}"/>${good}`),
  },
  {
    name: 'a million attributes',
    code: 'file_too_large_inside',
    make: () => sheet(`<sheetData><row ${many(1_000_000, (i, salt) => `a${i}="${salt}" `)}/></sheetData>`),
  },
  {
    name: 'one element name of 20 MB',
    code: 'file_too_large_inside',
    make: () => sheet(`<sheetData><${filler(20 * MIB)}/></sheetData>`),
  },
  {
    name: 'a comment without end',
    code: 'bad_xml',
    make: () => sheet(`<sheetData><row r="1"><!-- ${filler(40 * MIB)}`),
  },
  {
    name: 'a value of 40 MB',
    code: 'file_too_large_inside',
    make: () => sheet(`<sheetData><row r="1"><c r="A1" t="str"><v>${filler(40 * MIB)}</v></c></row></sheetData>`),
  },
  {
    name: 'a value of a million CDATA parts',
    code: 'file_too_large_inside',
    make: () =>
      sheet(
        `<sheetData><row r="1"><c r="A1" t="str"><v>${many(1_000_000, (_, salt) => `<![CDATA[${salt}]]>`)}</v></c></row></sheetData>`,
      ),
  },
  {
    name: 'one shared text of 60 MB',
    code: 'file_too_large_inside',
    make: () => texts(`<si><t>${filler(60 * MIB)}</t></si>`),
  },
  {
    name: 'one shared text of a million runs',
    code: 'file_too_large_inside',
    make: () => texts(`<si>${many(1_000_000, (_, salt) => `<r><t>${salt}</t></r>`)}</si>`),
  },
  {
    name: 'three million shared texts',
    code: 'file_too_large_inside',
    make: () => texts(many(3_000_000, (_, salt) => `<si><t>${salt}</t></si>`)),
  },
  {
    name: 'shared texts of 90 MB together',
    code: 'file_too_large_inside',
    make: () => texts(many(30_000, (_, salt) => `<si><t>${salt.repeat(500)}</t></si>`)),
  },
];

const sheets: Bomb[] = [
  {
    name: 'a million merged ranges',
    code: 'file_too_large_inside',
    make: () =>
      sheet(
        `${good}<mergeCells>${many(1_000_000, (i, salt) => `<mergeCell ref="A${i + 1}:B${i + 1}" x="${salt}"/>`)}</mergeCells>`,
      ),
  },
  {
    name: 'merged ranges left open',
    code: 'bad_xml',
    make: () => sheet(`${good}<mergeCells>${many(400_000, (_, salt) => `<mergeCell ref="${salt}" `)}`),
  },
  {
    name: 'a million columns',
    code: 'bad_xml',
    make: () =>
      sheet(`<sheetData><row r="1">${many(1_000_000, (_, salt) => `<c><v>1</v></c><!--${salt}-->`)}</row></sheetData>`),
  },
  {
    name: 'a thousand rows as wide as a sheet can be',
    code: 'file_too_large_inside',
    make: () => {
      const wide = many(16_384, (_, salt) => `<c t="str"><v>${salt}</v></c>`);
      return sheet(`<sheetData>${many(60, (i) => `<row r="${i + 1}">${wide}</row>`)}</sheetData>`);
    },
  },
  {
    name: 'a million rows',
    code: 'file_too_large_inside',
    make: () =>
      sheet(
        `<sheetData>${many(1_000_000, (i, salt) => `<row r="${i + 1}"><c r="A${i + 1}" t="str"><v>${salt}</v></c></row>`)}</sheetData>`,
      ),
  },
  {
    name: 'row number 1,000,000,000',
    code: 'bad_xml',
    make: () => sheet('<sheetData><row r="1000000000"><c r="A1000000000"><v>1</v></c></row></sheetData>'),
  },
  {
    name: 'row number 1e308',
    code: 'bad_xml',
    make: () => sheet('<sheetData><row r="1e308"><c><v>1</v></c></row></sheetData>'),
  },
  {
    name: 'a million sheets',
    code: 'file_too_large_inside',
    make: () =>
      book([
        part(
          'xl/workbook.xml',
          `<workbook xmlns:r="r"><sheets>${many(1_000_000, (i, salt) => `<sheet name="${salt}${i}" r:id="rId1"/>`)}</sheets></workbook>`,
        ),
      ]),
  },
  {
    name: '100,000 sheets of one part',
    code: 'file_too_large_inside',
    make: () =>
      book([
        part(
          'xl/workbook.xml',
          `<workbook xmlns:r="r"><sheets>${many(100_000, (i, salt) => `<sheet name="${salt}${i}" r:id="rId1"/>`)}</sheets></workbook>`,
        ),
      ]),
  },
  {
    name: 'sheets × relations, none of which fit',
    code: 'empty_file',
    make: () =>
      book([
        part(
          'xl/workbook.xml',
          `<workbook xmlns:r="r"><sheets>${many(40_000, (i, salt) => `<sheet name="${salt}${i}" r:id="x"/>`)}</sheets></workbook>`,
        ),
        part(
          'xl/_rels/workbook.xml.rels',
          `<Relationships>${many(25_000, (i, salt) => `<Relationship Id="r${i}" Type="t${salt}/worksheet" Target="a"/>`)}</Relationships>`,
        ),
      ]),
  },
  {
    name: 'a style table of 30 MB',
    code: 'file_too_large_inside',
    make: () =>
      book([
        part(
          'xl/styles.xml',
          `<styleSheet><cellXfs>${many(1_000_000, (_, salt) => `<xf numFmtId="0" a="${salt}"/>`)}</cellXfs></styleSheet>`,
        ),
      ]),
  },
  {
    name: 'a number format of brackets',
    code: 'no_header',
    make: () =>
      book(
        [
          part(
            'xl/styles.xml',
            `<styleSheet><numFmts><numFmt numFmtId="200" formatCode="${'['.repeat(900_000)}"/></numFmts></styleSheet>`,
          ),
        ],
        { sheets: [{ name: 'A', xml: sheetData([['x']]) }] },
      ),
  },
  {
    name: 'formats behind the rows without end',
    code: 'file_too_large_inside',
    make: () => sheet(`${good}${many(2_000_000, (_, salt) => `<conditionalFormatting a="${salt}"/>`)}`),
  },
  {
    name: 'columns before the rows without end',
    code: 'file_too_large_inside',
    make: () => sheet(`<cols>${many(600_000, (_, salt) => `<col min="1" max="2" a="${salt}"/>`)}</cols>${good}`),
  },
];

const separated: Bomb[] = [
  csv('one line of 100 MB', 'file_too_large_inside', 'a,b\n', 100, 'x'),
  csv('one line of 60 MB', 'file_too_large_inside', 'a,b\n', 60, 'x'),
  csv('a quotation mark never closed, 60 MB', 'not_a_workbook', 'a,b\n1,"', 60, 'Nguyen Van An, '),
  csv('a quotation mark never closed, half a million lines', 'not_a_workbook', 'a,b\n1,"', 24, 'x'.repeat(60) + '\n'),
  csv('a quotation mark never closed, the last letter cut', 'unknown_encoding', 'a,b\n1,"', 60, 'Nguyễn Văn An, '),
  csv('ten million columns', 'file_too_large_inside', '', 20, 'a,'),
  csv('six million lines', 'file_too_large_inside', '', 24, 'a,b\n'),
  csv('blank lines only', 'file_too_large_inside', '', 24, ' \n'),
  csv('quotes within quotes', 'not_a_workbook', 'a,b\n"', 24, '""'),
  {
    name: 'CSV: UTF-16 without a line end, half pairs',
    code: 'file_too_large_inside',
    make: () =>
      Buffer.concat([
        Buffer.from('\ufeffa,b\n', 'utf16le'),
        Buffer.alloc(60 * MIB, Buffer.from([0x00, 0xd8, 0x61, 0x00])),
      ]),
  },
];

function csv(name: string, code: string, start: string, mib: number, fill: string): Bomb {
  return { name: `CSV: ${name}`, code, make: () => Buffer.concat([Buffer.from(start), Buffer.alloc(mib * MIB, fill)]) };
}

export const BOMBS: readonly Bomb[] = [...packing, ...xml, ...sheets, ...separated];
