import { describe, expect, it } from '@jest/globals';
import { readGrid as read, sheetCells as cells } from '../../test/imports/read-grid.js';
import { sheetData, writeXlsx } from '../../test/write-xlsx.js';
import { showsDay } from './read-sheet-workbook.js';

const row = (inner: string): string => `<sheetData><row r="1">${inner}</row></sheetData>`;

describe('cells of a workbook', () => {
  it('shared texts, rich text without phonetic hints, inline texts', async () => {
    const sharedStrings =
      '<si><t>Nguyễn</t></si><si><r><t>Văn </t></r><r><t xml:space="preserve"> An</t></r><rPh sb="0" eb="1"><t>hint</t></rPh></si><si/>';
    const xml = row(
      '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c>' +
        '<c r="D1" t="inlineStr"><is><r><t>Lê</t></r><r><t> Bình</t></r></is></c><c r="E1" t="inlineStr"><is><t>a &amp; b_x000D_c</t></is></c>',
    );
    expect(await cells(xml, { sharedStrings })).toEqual({ A1: 'Nguyễn', B1: 'Văn  An', D1: 'Lê Bình', E1: 'a & b\rc' });
  });

  it('numbers, tick boxes, errors and days in ISO form', async () => {
    const xml = row(
      '<c r="A1"><v>79065946530</v></c><c r="B1"><v>7.906594653E10</v></c><c r="C1" t="b"><v>1</v></c><c r="D1" t="e"><v>#N/A</v></c>' +
        '<c r="E1" t="d"><v>2023-11-20T00:00:00</v></c><c r="F1"><v></v></c><c r="G1" s="0"/>',
    );
    expect(await cells(xml)).toEqual({
      A1: 79_065_946_530,
      B1: 79_065_946_530,
      C1: true,
      D1: '#N/A',
      E1: ['2023-11-20T00:00:00', '2023-11-20'],
    });
  });

  it('formulas by the value they last had; one never calculated is not empty', async () => {
    const xml = row(
      '<c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>"a"</f><v>a</v></c><c r="C1"><f>A1*2</f></c><c r="D1"><f>X</f><v/></c>',
    );
    expect(await cells(xml)).toEqual({ 'A1 formula': 2, 'B1 formula': 'a', 'C1 formula': '=A1*2', 'D1 formula': '=X' });
  });

  it('days by the cell’s number format, in both date systems', async () => {
    const xml = row(
      '<c r="A1" s="1"><v>45250</v></c><c r="B1" s="2"><v>45250.75</v></c><c r="C1" s="3"><v>0.5</v></c><c r="D1"><v>45250</v></c>',
    );
    const formats = ['dd/mm/yyyy', '[$-42A]d mmmm yyyy;@', 'h:mm'];
    expect(await cells(xml, { formats })).toEqual({
      A1: [45_250, '2023-11-20'],
      B1: [45_250.75, '2023-11-20'],
      C1: 0.5,
      D1: 45_250,
    });
    expect((await cells(xml, { formats, date1904: true })).A1).toEqual([45_250, '2027-11-21']);
  });

  it('without references, in order of their place', async () => {
    expect(await cells(sheetData([['a', null, 'c'], [], [1]]))).toEqual({ A1: 'a', C1: 'c', A3: 1 });
  });

  it('with a prefix on every element', async () => {
    const sheet =
      '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="2"><x:c r="B2"><x:v>5</x:v></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref="B2:C3"/></x:mergeCells></x:worksheet>';
    const bytes = writeXlsx({
      sheets: [{ name: 'A', xml: '' }],
      parts: [{ name: 'xl/worksheets/sheet1.xml', data: sheet }],
    });
    const [first] = await read(bytes);
    expect(first?.rows).toEqual([{ row: 2, hidden: false, cells: [{ column: 1, value: 5 }] }]);
    expect(first?.sheet.merges).toEqual([{ top: 2, left: 1, bottom: 3, right: 2 }]);
  });

  it('in UTF-16', async () => {
    const xml = Buffer.from(
      `\ufeff<worksheet>${row('<c r="A1" t="inlineStr"><is><t>Nguyễn</t></is></c>')}</worksheet>`,
      'utf16le',
    );
    const [first] = await read(
      writeXlsx({ sheets: [{ name: 'A', xml: '' }], parts: [{ name: 'xl/worksheets/sheet1.xml', data: xml }] }),
    );
    expect(first?.rows[0]?.cells).toEqual([{ column: 0, value: 'Nguyễn' }]);
  });
});

describe('sheets of a workbook', () => {
  it('announces merged ranges and hidden columns before the rows, and hidden rows with them', async () => {
    const xml =
      '<cols><col min="1" max="1" width="5"/><col min="3" max="4" hidden="1"/></cols>' +
      '<sheetData><row r="1" hidden="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row></sheetData>' +
      '<mergeCells count="2"><mergeCell ref="A1:B2"/><mergeCell ref="AA3:AB4"/></mergeCells>';
    const [first] = await read(writeXlsx({ sheets: [{ name: 'A', xml }] }));
    expect(first?.sheet).toEqual({
      name: 'A',
      hidden: false,
      merges: [
        { top: 1, left: 0, bottom: 2, right: 1 },
        { top: 3, left: 26, bottom: 4, right: 27 },
      ],
      hiddenColumns: [{ from: 2, to: 3 }],
      date1904: false,
      encodingGuessed: false,
    });
    expect(first?.rows.map(({ hidden }) => hidden)).toEqual([true, false]);
  });

  it('keeps their order and says which are hidden', async () => {
    const xml = sheetData([['x']]);
    const sheets = [
      { name: 'Hai', xml },
      { name: 'Một', xml, state: 'hidden' },
      { name: 'Ba', xml, state: 'veryHidden' },
    ];
    expect((await read(writeXlsx({ sheets }))).map(({ sheet }) => [sheet.name, sheet.hidden])).toEqual([
      ['Hai', false],
      ['Một', true],
      ['Ba', true],
    ]);
  });

  it('finds rows that reach over many pieces of the unpacked file', async () => {
    const many = Array.from({ length: 5_000 }, (_, i) => [`Nguyễn Văn ${i}`, i]);
    const [first] = await read(
      writeXlsx({
        sheets: [{ name: 'A', xml: `${sheetData(many)}<mergeCells><mergeCell ref="A1:A2"/></mergeCells>` }],
      }),
    );
    expect(first?.rows).toHaveLength(5_000);
    expect(first?.rows.at(-1)?.cells).toEqual([
      { column: 0, value: 'Nguyễn Văn 4999' },
      { column: 1, value: 4_999 },
    ]);
    expect(first?.sheet.merges).toHaveLength(1);
  });

  it('reads a sheet without rows', async () => {
    expect((await read(writeXlsx({ sheets: [{ name: 'A', xml: '<sheetData/>' }] })))[0]?.rows).toEqual([]);
  });

  it('looks at no columns beyond the limit', async () => {
    expect(
      (await read(writeXlsx({ sheets: [{ name: 'A', xml: sheetData([['a', 'b', 'c']]) }] }), { columns: 2 }))[0]
        ?.rows[0]?.cells,
    ).toHaveLength(2);
  });
});

describe('separated text', () => {
  const text =
    'Họ tên;Số CCCD;Ghi chú\r\nNguyễn Văn Ẩn;079080900001;"một; hai"\r\n\r\n"Lê ""Ba""";079080900002;"dòng 1\ndòng 2"\r\n';
  const right = [
    {
      row: 1,
      hidden: false,
      cells: [
        { column: 0, value: 'Họ tên' },
        { column: 1, value: 'Số CCCD' },
        { column: 2, value: 'Ghi chú' },
      ],
    },
    {
      row: 2,
      hidden: false,
      cells: [
        { column: 0, value: 'Nguyễn Văn Ẩn' },
        { column: 1, value: '079080900001' },
        { column: 2, value: 'một; hai' },
      ],
    },
    {
      row: 4,
      hidden: false,
      cells: [
        { column: 0, value: 'Lê "Ba"' },
        { column: 1, value: '079080900002' },
        { column: 2, value: 'dòng 1\ndòng 2' },
      ],
    },
  ];
  const utf16be = Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16 little endian', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 big endian', utf16be],
    ['UTF-16 without a mark', Buffer.from(text, 'utf16le')],
    ['with its separator named', Buffer.from(`sep=;\r\n${text}`)],
    ['with bare line feeds', Buffer.from(text.replaceAll('\r\n', '\n'))],
  ])('%s', async (_name, bytes) => {
    expect((await read(bytes))[0]?.rows).toEqual(right);
  });

  it.each([',', '\t', ';'])('separated by %j', async (separator) => {
    const [first] = await read(Buffer.from(`a${separator}"b;,\t"${separator}c\n1${separator}${separator}3\n`));
    expect(first?.rows.map(({ cells: own }) => own.map(({ value }) => value))).toEqual([
      ['a', 'b;,\t', 'c'],
      ['1', '3'],
    ]);
  });

  it('in windows-1258, and says that it guessed', async () => {
    // "Hồ Bình" with the circumflex in the letter and the grave as a mark behind it.
    const [first] = await read(Buffer.from([0x48, 0xf4, 0xcc, 0x20, 0x42, 0xec, 0x6e, 0x68, 0x2c, 0x31, 0x0a]));
    expect(first?.sheet.encodingGuessed).toBe(true);
    expect(String(first?.rows[0]?.cells[0]?.value).normalize('NFC')).toMatch(/^Hồ B/);
  });

  it('takes ="079…" for the text in it, and stray quotation marks as they are', async () => {
    const [first] = await read(Buffer.from('="079080900001",5\'6",a"b\n'));
    expect(first?.rows[0]?.cells.map(({ value }) => value)).toEqual(['079080900001', '5\'6"', 'a"b']);
  });

  it('takes lines of other lengths', async () => {
    expect((await read(Buffer.from('a,b\n1\n1,2,3\n')))[0]?.rows.map(({ cells: own }) => own.length)).toEqual([
      2, 1, 3,
    ]);
  });
});

describe('showsDay', () => {
  it.each([
    ['dd/mm/yyyy', true],
    ['m/d/yy h:mm', true],
    ['[$-42A]dd mmmm yyyy', true],
    ['mmm-yy', true],
    ['"ngày" dd', true],
    ['General', false],
    ['0.00', false],
    ['h:mm:ss', false],
    ['[h]:mm', false],
    ['[Red]0', false],
    ['"dd"0', false],
    ['0\\d', false],
    ['@', false],
  ])('%s: %s', (format, day) => {
    expect(showsDay(format)).toBe(day);
  });
});
