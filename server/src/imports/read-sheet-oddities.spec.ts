import { describe, expect, it } from '@jest/globals';
import { cellsOf, outcomeOf, readGrid, sheetCells } from '../../test/imports/read-grid.js';
import { sheetData, writeXlsx, XML_HEAD } from '../../test/write-xlsx.js';
import type { ZipEntry } from '../../test/write-zip.js';

/** What programs write besides the one plain form, and still is a workbook. */
const row = (inner: string): string => `<sheetData><row r="1">${inner}</row></sheetData>`;
const one = (parts: ZipEntry[]): Buffer => writeXlsx({ sheets: [{ name: 'A', xml: sheetData([['x']]) }], parts });
const first = async (bytes: Buffer): Promise<Record<string, unknown>> =>
  cellsOf((await readGrid(bytes))[0]?.rows ?? []);

describe('cells written in other ways', () => {
  it.each<[what: string, xml: string, cells: Record<string, unknown>]>([
    ['attributes in another order', row('<c t="str" s="0" r="B1"><v>a</v></c>'), { B1: 'a' }],
    ['style behind type', row('<c r="A1" t="n" s="1"><v>45250</v></c>'), { A1: [45_250, '2023-11-20'] }],
    ['single quotes and blanks', row(`<c  r='C1'\n t='str' ><v >a</v ></c >`), { C1: 'a' }],
    ['references to characters', row('<c r="A1" t="str"><v>&#272;&#xE0;o &lt;&amp;&gt;</v></c>'), { A1: 'Đào <&>' }],
    ['CDATA', row('<c r="A1" t="str"><v><![CDATA[a<b]]></v></c>'), { A1: 'a<b' }],
    ['a comment that looks like a cell', row('<!-- > <c r="A1"><v>1</v></c> --><c r="B1"><v>2</v></c>'), { B1: 2 }],
    ['an attribute that holds a cell’s end', row('<x a="/>"/><c r="B1"><v>2</v></c>'), { B1: 2 }],
    ['cells of other programs', row('<c r="A1"><v>1</v></c><extLst><c r="B1"><v>2</v></c></extLst>'), { A1: 1 }],
    [
      'line breaks between tags',
      '<sheetData>\r\n<row r="1">\r\n <c r="A1"><v>1</v></c>\r\n</row></sheetData>',
      { A1: 1 },
    ],
    ['a text of several lines', row('<c r="A1" t="inlineStr"><is><t>a\nb</t></is></c>'), { A1: 'a\nb' }],
    ['letters beyond the first plane', row('<c r="A1" t="inlineStr"><is><t>𠊛 An</t></is></c>'), { A1: '𠊛 An' }],
    [
      'rows and cells without places',
      '<sheetData><row r="3"><c><v>1</v></c></row><row><c/><c><v>2</v></c></row></sheetData>',
      { A3: 1, B4: 2 },
    ],
    [
      'a formula shared with others, never calculated',
      row('<c r="A1"><f t="shared" si="0"/></c>'),
      { 'A1 formula': '=' },
    ],
    [
      'a formula that ended in an error',
      row('<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>'),
      { 'A1 formula': '#DIV/0!' },
    ],
    [
      'false as a tick box and as a word',
      row('<c r="A1" t="b"><v>0</v></c><c r="B1" t="b"><v>true</v></c>'),
      { A1: false, B1: true },
    ],
    ['blank texts are no cells', row('<c r="A1" t="inlineStr"><is><t> </t></is></c><c r="B1" t="str"><v/></c>'), {}],
  ])('%s', async (_what, xml, cells) => {
    expect(await sheetCells(xml, { formats: ['dd/mm/yyyy'] })).toEqual(cells);
  });

  it.each([
    ['a cell left open', '<sheetData><row r="1"><c r="A1"><v>1</v></row></sheetData>', 'bad_xml'],
    ['a value left open', row('<c r="A1"><v>1</c>'), 'bad_xml'],
    ['a bare ampersand', row('<c r="A1" t="str"><v>a & b</v></c>'), 'bad_xml'],
    ['a control character', row('<c r="A1" t="str"><v>a\u0001b</v></c>'), 'bad_xml'],
    ['cells out of order', row('<c r="B1"><v>1</v></c><c r="A1"><v>2</v></c>'), 'bad_xml'],
    ['columns beyond XFD', row('<c r="XFE1"><v>1</v></c>'), 'bad_xml'],
    ['rows beyond the last', '<sheetData><row r="1048577"><c><v>1</v></c></row></sheetData>', 'bad_xml'],
    ['a text that is not there', row('<c r="A1" t="s"><v>7</v></c>'), 'bad_xml'],
    ['a sheet without an end', '<sheetData><row r="1"><c r="A1"><v>1</v></c></row>', 'bad_xml'],
  ])('%s is refused', async (_what, xml, code) => {
    expect(await outcomeOf(writeXlsx({ sheets: [{ name: 'A', xml }] }))).toBe(code);
  });

  it('the short way and the parser read the same', async () => {
    const xml = sheetData([['Đặng & Sơn', 1, null, 'x y'], [], ['a\tb', -2.5, '']]);
    const short = row(
      '<c r="A1" s="1"><v>45250</v></c><c r="B1" t="s"><v>0</v></c><c r="C1" t="b"><v>1</v></c><c r="D1"/>',
    );
    for (const plain of [xml, short]) {
      const long = plain.replaceAll('<c ', '<c  ').replaceAll('<c>', '<c >');
      const workbook = { formats: ['dd/mm/yyyy'], sharedStrings: '<si><t>một</t></si>' };
      const slow = { ...workbook, sharedStrings: '<si ><t >một</t></si>' };
      expect(await sheetCells(long, slow)).toEqual(await sheetCells(plain, workbook));
    }
  });
});

describe('days', () => {
  it.each([
    [14, 45_250, '2023-11-20'],
    [22, 45_250.5, '2023-11-20'],
    [31, 45_250, '2023-11-20'],
    [58, 45_250, '2023-11-20'],
    [20, 0.5, undefined],
    [45, 0.5, undefined],
    [2, 45_250, undefined],
  ])('by the built-in format %i', async (id, serial, day) => {
    const styles = `${XML_HEAD}<styleSheet><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="${id}"/></cellXfs></styleSheet>`;
    const bytes = writeXlsx({
      sheets: [{ name: 'A', xml: row(`<c r="A1" s="1"><v>${serial}</v></c>`) }],
      parts: [{ name: 'xl/styles.xml', data: styles }],
    });
    expect(await first(bytes)).toEqual({ A1: day === undefined ? serial : [serial, day] });
  });

  it('of the 1904 system, of none, and of a style that is not there', async () => {
    const xml = row('<c r="A1" s="1"><v>43788</v></c><c r="B1" s="1"><v>-1</v></c><c r="C1" s="99"><v>43788</v></c>');
    expect(await sheetCells(xml, { formats: ['yyyy-mm-dd'], date1904: true })).toEqual({
      A1: [43_788, '2023-11-20'],
      B1: -1,
      C1: 43_788,
    });
  });
});

describe('what is hidden', () => {
  it('rows and columns by their mark or without height or width', async () => {
    const xml =
      '<cols><col min="2" max="2" width="0"/><col min="4" max="5" hidden="true"/></cols><sheetData>' +
      '<row r="1" hidden="true"><c><v>1</v></c></row><row r="2" ht="0" customHeight="1"><c><v>2</v></c></row><row r="3" ht="15"><c><v>3</v></c></row></sheetData>';
    const [sheet] = await readGrid(writeXlsx({ sheets: [{ name: 'A', xml }] }));
    expect(sheet?.sheet.hiddenColumns).toEqual([
      { from: 1, to: 1 },
      { from: 3, to: 4 },
    ]);
    expect(sheet?.rows.map(({ hidden }) => hidden)).toEqual([true, true, false]);
  });
});

describe('workbooks packed in other ways', () => {
  const sheet = `${XML_HEAD}<worksheet>${sheetData([['found']])}</worksheet>`;
  const MAIN = 'http://purl.oclc.org/ooxml/spreadsheetml/main';
  const STRICT = 'http://purl.oclc.org/ooxml/officeDocument/relationships';
  const relations = (target: string, type = `${STRICT}/worksheet`): ZipEntry => ({
    name: 'xl/_rels/workbook.xml.rels',
    data: `${XML_HEAD}<Relationships><Relationship Id="rId1" Type="${type}" Target="${target}"/></Relationships>`,
  });

  it.each<[what: string, parts: ZipEntry[]]>([
    [
      'a sheet in a folder of its own',
      [relations('../pages/page one.xml'), { name: 'pages/page one.xml', data: sheet }],
    ],
    ['a path from the root', [relations('/data/s.xml'), { name: 'data/s.xml', data: sheet }]],
    ['blanks as %20', [relations('worksheets/a%20b.xml'), { name: 'xl/worksheets/a b.xml', data: sheet }]],
    ['names with backslashes', [relations('worksheets\\b.xml'), { name: 'xl\\worksheets\\b.xml', data: sheet }]],
    ['other letter case', [relations('WorkSheets/C.xml'), { name: 'xl/worksheets/c.XML', data: sheet }]],
  ])('%s', async (_what, parts) => {
    expect(await first(one(parts))).toEqual({ A1: 'found' });
  });

  it('strict Open XML with prefixes, its days in ISO form', async () => {
    const strict = one([
      {
        name: 'xl/workbook.xml',
        data: `${XML_HEAD}<s:workbook xmlns:s="${MAIN}" xmlns:rel="${STRICT}" conformance="strict"><s:workbookPr/><s:sheets><s:sheet name="A" sheetId="1" rel:id="rId1"/></s:sheets></s:workbook>`,
      },
      relations('worksheets/sheet1.xml'),
      {
        name: 'xl/worksheets/sheet1.xml',
        data: `${XML_HEAD}<s:worksheet xmlns:s="${MAIN}"><s:cols><s:col min="3" max="3" hidden="1"/></s:cols><s:sheetData><s:row r="2" hidden="1"><s:c r="A2" t="d"><s:v>2023-11-20</s:v></s:c><s:c r="B2" t="inlineStr"><s:is><s:t>a</s:t></s:is></s:c></s:row></s:sheetData><s:mergeCells><s:mergeCell ref="A2:B2"/></s:mergeCells></s:worksheet>`,
      },
    ]);
    const [only] = await readGrid(strict);
    expect(cellsOf(only?.rows ?? [])).toEqual({ A2: ['2023-11-20', '2023-11-20'], B2: 'a' });
    expect(only?.rows[0]?.hidden).toBe(true);
    expect(only?.sheet.merges).toEqual([{ top: 2, left: 0, bottom: 2, right: 1 }]);
    expect(only?.sheet.hiddenColumns).toEqual([{ from: 2, to: 2 }]);
  });

  it('a workbook with macros is read like any other; the macros are not looked at', async () => {
    const type = 'application/vnd.ms-excel.sheet.macroEnabled.main+xml';
    const types = `${XML_HEAD}<Types><Override PartName="/xl/workbook.xml" ContentType="${type}"/></Types>`;
    const bytes = one([
      { name: '[Content_Types].xml', data: types },
      { name: 'xl/vbaProject.bin', data: Buffer.from('d0cf11e0a1b11ae1', 'hex') },
    ]);
    expect(await first(bytes)).toEqual({ A1: 'x' });
  });

  it('merged ranges that no sheet has are left out', async () => {
    const ranges = ['A1:B2', 'A1:A9999999', 'B2:A1', 'A0:B1', 'nothing', 'A1'];
    const xml = `${sheetData([['x']])}<mergeCells>${ranges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
    const [only] = await readGrid(writeXlsx({ sheets: [{ name: 'A', xml }] }));
    expect(only?.sheet.merges).toEqual([{ top: 1, left: 0, bottom: 2, right: 1 }]);
  });

  it.each([
    [
      'a picture in an empty workbook',
      one([
        { name: 'xl/media/image1.png', data: 'x' },
        { name: 'xl/worksheets/sheet1.xml', data: `${XML_HEAD}<worksheet><sheetData/></worksheet>` },
      ]),
      'picture_or_scan',
    ],
    ['a photo from a phone', Buffer.from('\u0000\u0000\u0000\u0018ftypheic0000 and more'), 'picture_or_scan'],
    ['a PDF', Buffer.from('%PDF-1.7 and more'), 'picture_or_scan'],
    [
      'the binary workbook format',
      one([
        {
          name: '_rels/.rels',
          data: `${XML_HEAD}<Relationships><Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>`,
        },
        { name: 'xl/workbook.bin', data: 'x' },
      ]),
      'not_a_workbook',
    ],
    ['a slide show', one([{ name: 'xl/workbook.xml', data: '<p:presentation/>' }]), 'not_a_workbook'],
  ])('%s is refused by name', async (_what, bytes, code) => {
    expect(await outcomeOf(bytes)).toBe(code);
  });
});

describe('separated text from other programs', () => {
  const texts = async (bytes: Buffer): Promise<unknown[][]> =>
    ((await readGrid(bytes))[0]?.rows ?? []).map(({ row: number, cells }) => [
      number,
      ...cells.map(({ value }) => value),
    ]);
  const right = [
    [1, 'a', 'b'],
    [2, 'c', 'd'],
    [4, 'e', 'f'],
  ];

  it.each([
    ['carriage returns only', 'a,b\rc,d\r\re,f'],
    ['line ends of several kinds', 'a,b\r\nc,d\n\re,f\n'],
    ['line feeds first', 'a,b\nc,d\r\n\r\ne,f\r\n'],
  ])('%s', async (_what, text) => {
    expect(await texts(Buffer.from(text))).toEqual(right);
  });

  it('a line break within quotes counts as one row', async () => {
    expect(await texts(Buffer.from('"a\r\nb",c\r\nd,e'))).toEqual([
      [1, 'a\r\nb', 'c'],
      [2, 'd', 'e'],
    ]);
  });

  it('UTF-16 with and without a mark, both ways round', async () => {
    const text = 'Họ và tên\tSố\r\nNguyễn Thị Ánh\t079\r\n';
    const little = Buffer.from(text, 'utf16le');
    const mark = Buffer.from('\ufeff', 'utf16le');
    const files = [
      little,
      Buffer.concat([mark, little]),
      Buffer.from(little).swap16(),
      Buffer.concat([mark, little]).swap16(),
    ];
    for (const bytes of files) {
      expect(await texts(bytes)).toEqual([
        [1, 'Họ và tên', 'Số'],
        [2, 'Nguyễn Thị Ánh', '079'],
      ]);
    }
  });

  it('windows-1258: tones that stand behind their vowels are put together', async () => {
    // N g u y ê + tilde n, T h + i + dot below, Đ + à o: marks are D2 hook, DE tilde, EC acute, F2 dot, CC grave.
    const name = Buffer.from([
      0x4e, 0x67, 0x75, 0x79, 0xea, 0xde, 0x6e, 0x20, 0x54, 0x68, 0x69, 0xf2, 0x20, 0xd0, 0xe0, 0x6f,
    ]);
    const bytes = Buffer.concat([Buffer.from('ten;so\r\n'), name, Buffer.from(';1\r\n')]);
    expect(await texts(bytes)).toEqual([
      [1, 'ten', 'so'],
      [2, 'Nguyễn Thị Đào', '1'],
    ]);
  });

  it.each([
    [
      'one spoilt byte in UTF-8',
      Buffer.from('Họ và tên,Số CCCD\nNguyễn Thị Ánh,1\n').fill(0xff, 3, 4),
      'unknown_encoding',
    ],
    [
      'UTF-8 cut off within a letter',
      Buffer.from('Họ và tên,Số CCCD\nNguyễn Thị Thắ').subarray(0, -1),
      'unknown_encoding',
    ],
    ['a line without end', Buffer.from(`a,b\n${'x,'.repeat(300_000)}`), 'file_too_large_inside'],
    ['a quotation mark that is never closed', Buffer.from(`a,b\n1,"${'x\n'.repeat(300_000)}`), 'not_a_workbook'],
  ])('%s is refused', async (_what, bytes, code) => {
    expect(await outcomeOf(bytes)).toBe(code);
  });
});
