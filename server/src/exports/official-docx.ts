import type { IParagraphOptions, ITableCellBorders, Paragraph, Table } from 'docx';
import {
  columnShares,
  lastSection,
  MARGINS,
  MOTTO,
  NATION,
  recipientLines,
  RECIPIENTS,
  RULES,
  SIGN_BESIDE,
  SIGN_HERE,
  SIZES,
  textWidth,
  WATERMARK,
  watermarkText,
  type OfficialAnnex,
  type OfficialDocument,
  type OfficialPart,
  type OfficialTable,
} from './official-document.js';

/** On every office's computer; its letters are as wide as those of the PDF's font, so that both break lines alike. */
const FONT = 'Times New Roman';
const TWIPS_A_MM = 1440 / 25.4;

/** What Word leaves free at either side of a cell, in twips. */
const CELL_MARGIN = 108;
/** Columns of the head: the agency, and the nation with its motto. */
const HEAD_SHARES: [number, number] = [42, 58];

const twips = (millimetres: number) => Math.round(millimetres * TWIPS_A_MM);

type Library = typeof import('docx');

interface Look {
  bold?: boolean;
  italics?: boolean;
  size?: number;
  align?: 'left' | 'center' | 'right' | 'both';
  before?: number;
  after?: number;
  indent?: boolean;
  /** stays on the page of what follows it */
  leads?: boolean;
}

/** The paper as a DOCX file, to be changed, signed and sent. The library is loaded when the first one is asked for. */
export async function officialDocx(paper: OfficialDocument): Promise<Buffer> {
  const docx = await import('docx');
  const page = {
    page: {
      // The library turns the sheet itself.
      size: {
        width: twips(210),
        height: twips(297),
        orientation: paper.landscape ? ('landscape' as const) : ('portrait' as const),
      },
      margin: {
        top: twips(MARGINS.top),
        bottom: twips(MARGINS.bottom),
        left: twips(MARGINS.left),
        right: twips(MARGINS.right),
      },
    },
    titlePage: true,
  };
  const mark = await watermark(docx, paper);
  const headers = {
    default: new docx.Header({ children: [pageNumber(docx), ...mark()] }),
    first: new docx.Header({ children: mark() }),
  };
  const foot = new docx.Footer({ children: [line(docx, paper.trace, { size: SIZES.trace, align: 'left' })] });
  const file = new docx.Document({
    title: paper.subject,
    creator: paper.agency,
    styles: { default: { document: { run: { font: FONT, size: SIZES.text * 2 } } } },
    sections: [
      {
        properties: page,
        headers,
        footers: { default: foot, first: foot },
        children: [...body(docx, paper), ...paper.annexes.flatMap((annex) => annexPage(docx, paper, annex))],
      },
    ],
  });
  return docx.Packer.toBuffer(file);
}

function body(docx: Library, paper: OfficialDocument): (Paragraph | Table)[] {
  const left = [
    ...(paper.above === null ? [] : [line(docx, paper.above.toUpperCase(), { size: SIZES.head })]),
    line(docx, paper.agency.toUpperCase(), { size: SIZES.head, bold: true }),
    rule(docx, paper, HEAD_SHARES[0], RULES.agency),
    line(docx, paper.number, { size: SIZES.text, before: 80 }),
  ];
  const right = [
    line(docx, NATION, { size: SIZES.head, bold: true }),
    line(docx, MOTTO, { size: SIZES.text, bold: true }),
    rule(docx, paper, HEAD_SHARES[1], RULES.motto),
    line(docx, paper.placeAndDay, { size: SIZES.text, italics: true, before: 80 }),
  ];
  const { before, kept } = lastSection(paper.parts);
  return [
    sideBySide(docx, paper, left, right, HEAD_SHARES),
    line(docx, paper.title, { bold: true, size: 14, before: 280 }),
    line(docx, paper.subject, { bold: true, after: 160 }),
    ...(paper.addressee === null ? [] : [line(docx, `Kính gửi: ${paper.addressee}`, { after: 160 })]),
    ...before.flatMap((part) => partOf(docx, paper, part)),
    ...kept.flatMap((part) => partOf(docx, paper, part, true)),
    line(docx, '', { size: 6, leads: true }),
    ...signed(docx, paper),
  ];
}

function annexPage(docx: Library, paper: OfficialDocument, annex: OfficialAnnex): (Paragraph | Table)[] {
  return [
    new docx.Paragraph({
      pageBreakBefore: true,
      alignment: 'center',
      children: [run(docx, annex.title, { bold: true, size: 14 })],
    }),
    line(docx, annex.subject, { bold: true }),
    line(docx, annex.belongsTo, { italics: true, after: 160 }),
    ...annex.parts.flatMap((part) => partOf(docx, paper, part)),
  ];
}

/** @param leads whether it stays on the page of what follows it */
function partOf(docx: Library, paper: OfficialDocument, part: OfficialPart, leads = false): (Paragraph | Table)[] {
  if (part.kind === 'table') return [tableOf(docx, paper, part.table, leads), line(docx, '', { size: 6, leads })];
  if (part.kind === 'heading')
    return [line(docx, part.text, { bold: true, align: 'left', before: 120, after: 60, indent: true, leads: true })];
  if (part.kind === 'note')
    return [line(docx, part.text, { italics: true, size: SIZES.small, align: 'both', after: 60, leads })];
  return [line(docx, part.text, { align: 'both', before: 60, after: 60, indent: true, leads })];
}

/** The heading row comes again on every page, and no row is torn. */
function tableOf(
  docx: Library,
  paper: OfficialDocument,
  { columns, rows, totalled }: OfficialTable,
  leads: boolean,
): Table {
  const width = twips(textWidth(paper));
  const widths = columnShares(columns).map((share) => Math.round((share * width) / 10_000));
  const cell = (text: string, i: number, bold: boolean, align: Look['align']) =>
    new docx.TableCell({
      width: { size: widths[i] ?? 0, type: 'dxa' },
      verticalAlign: 'center',
      margins: { left: 60, right: 60, top: 30, bottom: 30 },
      children: [line(docx, text, { size: SIZES.table, bold, leads, ...(align && { align }) })],
    });
  return new docx.Table({
    width: { size: width, type: 'dxa' },
    columnWidths: widths,
    layout: 'fixed',
    rows: [
      new docx.TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ heading }, i) => cell(heading, i, true, 'center')),
      }),
      ...rows.map(
        (row, at) =>
          new docx.TableRow({
            cantSplit: true,
            children: row.map((text, i) => cell(text, i, totalled && at === rows.length - 1, columns[i]?.align)),
          }),
      ),
    ],
  });
}

/** With two signatures the recipients stand below them. */
function signed(docx: Library, paper: OfficialDocument): (Paragraph | Table)[] {
  const { beside } = paper;
  if (!beside) return [sideBySide(docx, paper, recipients(docx, paper), signature(docx, paper), [50, 50])];
  const left = signature(docx, { signerTitle: beside.title, signer: beside.name }, SIGN_BESIDE);
  return [sideBySide(docx, paper, left, signature(docx, paper), [50, 50]), ...recipients(docx, paper)];
}

/** Who took the paper out, pale behind the text of every page, as Word itself would put it there. */
async function watermark(docx: Library, { watermark: name }: OfficialDocument): Promise<() => Paragraph[]> {
  if (name === undefined) return () => [];
  const { TextWatermark } = await import('docx/watermarks');
  const { size, opacity, angle } = WATERMARK;
  const look = { font: FONT, fontSize: size, color: '808080', opacity, rotation: 360 + angle };
  return () => [new docx.Paragraph({ children: [new TextWatermark({ text: watermarkText(name), ...look })] })];
}

/**
 * A rule in the middle of a column of the head: the border of an empty line as narrow as that.
 * @param share of the column, in hundredths of the width
 * @param length in millimetres
 */
function rule(docx: Library, paper: OfficialDocument, share: number, length: number): Paragraph {
  const beside = Math.round((twips(textWidth(paper)) * share) / 200 - CELL_MARGIN - twips(length) / 2);
  return new docx.Paragraph({
    indent: { left: beside, right: beside },
    spacing: { before: 0, after: 0, line: 60, lineRule: 'exact' },
    border: { bottom: { style: 'single', size: 6, space: 0, color: 'auto' } },
  });
}

const recipients = (docx: Library, paper: OfficialDocument): Paragraph[] => [
  line(docx, RECIPIENTS, { bold: true, italics: true, size: 12, align: 'left' }),
  ...recipientLines(paper.recipients).map((text) => line(docx, text, { size: SIZES.small, align: 'left' })),
];

const signature = (
  docx: Library,
  paper: Pick<OfficialDocument, 'signerTitle' | 'signer'>,
  hint = SIGN_HERE,
): Paragraph[] => [
  line(docx, paper.signerTitle, { bold: true }),
  line(docx, hint, { italics: true, size: SIZES.small }),
  ...Array.from({ length: 4 }, () => line(docx, '')),
  line(docx, paper.signer ?? '', { bold: true }),
];

/** @param shares of the width, in hundredths */
function sideBySide(
  docx: Library,
  paper: OfficialDocument,
  left: Paragraph[],
  right: Paragraph[],
  shares: [number, number],
): Table {
  const none = { style: 'none', size: 0, color: 'auto' } as const;
  const borders: ITableCellBorders = { top: none, bottom: none, left: none, right: none };
  const width = twips(textWidth(paper));
  const widths = shares.map((share) => Math.round((share * width) / 100));
  return new docx.Table({
    width: { size: width, type: 'dxa' },
    columnWidths: widths,
    layout: 'fixed',
    borders: { ...borders, insideHorizontal: none, insideVertical: none },
    rows: [
      new docx.TableRow({
        cantSplit: true,
        children: [left, right].map(
          (children, i) => new docx.TableCell({ borders, width: { size: widths[i] ?? 0, type: 'dxa' }, children }),
        ),
      }),
    ],
  });
}

function line(docx: Library, text: string, look: Look = {}): Paragraph {
  const options: IParagraphOptions = {
    alignment: look.align ?? 'center',
    spacing: { before: look.before ?? 0, after: look.after ?? 0 },
    ...(look.indent && { indent: { firstLine: twips(10) } }),
    ...(look.leads && { keepNext: true }),
    children: [run(docx, text, look)],
  };
  return new docx.Paragraph(options);
}

function run(docx: Library, text: string, { bold, italics, size }: Look) {
  return new docx.TextRun({
    text,
    font: FONT,
    size: (size ?? SIZES.text) * 2,
    bold: bold ?? false,
    italics: italics ?? false,
  });
}

/** In the middle of the top from the second page on, as the decree has it. */
const pageNumber = (docx: Library): Paragraph =>
  new docx.Paragraph({
    alignment: 'center',
    children: [new docx.TextRun({ font: FONT, size: SIZES.text * 2, children: [docx.PageNumber.CURRENT] })],
  });
