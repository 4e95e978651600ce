import { inflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import {
  columnShares,
  lastSection,
  recipientLines,
  type OfficialDocument,
  type OfficialPart,
} from './official-document.js';
import { officialPdf } from './official-pdf.js';

/** Every letter of Vietnamese with every mark, and what figures are written with. */
const LETTERS =
  'aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz0123456789.,%/–…·';

const paper = (rows: number): OfficialDocument => ({
  above: 'Ủy ban nhân dân Thành phố',
  agency: 'Quận 1',
  number: 'Số:      /BC-…',
  placeAndDay: '……, ngày 24 tháng 11 năm 2023',
  title: 'BÁO CÁO',
  subject: 'Thử phông chữ',
  addressee: null,
  parts: [
    { kind: 'paragraph', text: LETTERS + LETTERS.toUpperCase() },
    {
      kind: 'table',
      table: {
        columns: [
          { heading: 'Đơn vị', width: 70, align: 'left' },
          { heading: 'Số', width: 30, align: 'right' },
        ],
        rows: Array.from({ length: rows }, (_, i) => [`Đơn vị ${i}`, String(i)]),
        totalled: false,
      },
    },
  ],
  signerTitle: 'THỦ TRƯỞNG ĐƠN VỊ',
  signer: null,
  recipients: ['Như trên', 'Lưu: VT'],
  annexes: [],
  trace: 'Số liệu đến 24/11/2023',
});

/** Whatever stands in the packed parts of a PDF file. */
function partsOf(pdf: Buffer): string[] {
  const parts: string[] = [];
  for (let at = pdf.indexOf('stream\n'); at !== -1; at = pdf.indexOf('stream\n', at + 1)) {
    const end = pdf.indexOf('endstream', at);
    if (pdf.subarray(at - 3, at).toString() === 'end' || end === -1) continue;
    try {
      parts.push(inflateSync(pdf.subarray(at + 7, end)).toString('latin1'));
    } catch {
      parts.push('');
    }
  }
  return parts;
}

describe('officialPdf', () => {
  it('has every Vietnamese letter in its font, so that text can be read and copied', async () => {
    const maps = partsOf(await officialPdf(paper(1))).filter((part) => part.includes('begincmap'));
    const known = new Set(
      maps.flatMap((map) =>
        [...map.matchAll(/<((?:[0-9a-fA-F]{4})+)>/g)].map(([, code]) =>
          String.fromCharCode(...(code?.match(/.{4}/g) ?? []).map((four) => parseInt(four, 16))),
        ),
      ),
    );
    const missing = [...new Set(LETTERS + LETTERS.toUpperCase())].filter((letter) => !known.has(letter));
    expect(missing).toEqual([]);
  });

  it('goes over as many pages as it needs', async () => {
    const pages = async (rows: number) =>
      (await officialPdf(paper(rows))).toString('latin1').match(/\/Type \/Page\b/g)?.length;
    expect(await pages(1)).toBe(1);
    expect(await pages(120)).toBe(4);
  });
});

describe('columnShares', () => {
  it.each<[string, number[], number[]]>([
    ['one', [7], [10_000]],
    ['thirds', [1, 1, 1], [3333, 3333, 3334]],
    ['unequal', [70, 30], [7000, 3000]],
  ])('%s', (_name, widths, shares) => expect(columnShares(widths.map((width) => ({ width })))).toEqual(shares));
});

describe('recipientLines', () => {
  it.each<[string[], string[]]>([
    [[], []],
    [['Lưu: VT'], ['- Lưu: VT.']],
    [
      ['Như trên', 'Lưu: VT'],
      ['- Như trên;', '- Lưu: VT.'],
    ],
  ])('%p', (recipients, lines) => expect(recipientLines(recipients)).toEqual(lines));
});

describe('lastSection', () => {
  const one = (kind: 'heading' | 'paragraph' | 'note'): OfficialPart => ({ kind, text: kind });
  const table = (rows: number): OfficialPart => ({
    kind: 'table',
    table: { columns: [], rows: Array.from({ length: rows }, () => []), totalled: true },
  });
  it.each<[string, OfficialPart[], number]>([
    ['nothing', [], 0],
    ['one paragraph', [one('paragraph')], 1],
    ['paragraphs alone', [one('paragraph'), one('note'), one('paragraph')], 1],
    ['a long list alone', [one('note'), table(9)], 0],
    ['a list, then its totals', [table(300), one('heading'), table(8)], 2],
    ['totals too long for a page with signatures', [one('heading'), table(9)], 0],
    ['the last of several headings', [one('heading'), one('note'), one('heading'), one('note'), one('note')], 3],
  ])('%s', (_name, parts, length) => {
    const { before, kept } = lastSection(parts);
    expect([before.length + kept.length, kept.length]).toEqual([parts.length, length]);
    expect([...before, ...kept]).toEqual(parts);
  });
});
