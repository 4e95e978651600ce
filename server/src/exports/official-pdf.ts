import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Content, ContentStack, ContentText, TDocumentDefinitions } from 'pdfmake/interfaces.js';
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

/** Whole fonts: the subsets that browsers load lack letters with two marks. As wide as Times New Roman. */
const FONT = 'Tinos';
const FACES = {
  normal: '400Regular/Tinos_400Regular.ttf',
  bold: '700Bold/Tinos_700Bold.ttf',
  italics: '400Regular_Italic/Tinos_400Regular_Italic.ttf',
  bolditalics: '700Bold_Italic/Tinos_700Bold_Italic.ttf',
} as const;

const points = (millimetres: number) => (millimetres * 72) / 25.4;
const CELL = { left: 3, top: 2 } as const;

/** The paper as a PDF file. Library and fonts are loaded when the first one is asked for, and kept. */
export async function officialPdf(paper: OfficialDocument): Promise<Buffer> {
  const pdfmake = await (library ??= loadLibrary());
  return pdfmake.createPdf(definition(paper)).getBuffer();
}

/** `virtualfs` is missing from the published types. */
type Library = typeof import('pdfmake') & { virtualfs: { writeFileSync(name: string, content: Buffer): void } };
let library: Promise<Library> | null = null;

/** The library reads nothing of this machine and nothing of the network: it is handed the fonts. */
async function loadLibrary(): Promise<Library> {
  const { default: pdfmake } = (await import('pdfmake')) as unknown as { default: Library };
  const { resolve } = createRequire(import.meta.url);
  for (const face of Object.values(FACES))
    pdfmake.virtualfs.writeFileSync(face, await readFile(resolve(`@expo-google-fonts/tinos/${face}`)));
  pdfmake.setFonts({ [FONT]: { ...FACES } });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => false);
  return pdfmake;
}

function definition(paper: OfficialDocument): TDocumentDefinitions {
  const { before, kept } = lastSection(paper.parts);
  const { size, ...pale } = WATERMARK;
  return {
    pageSize: 'A4',
    pageOrientation: paper.landscape ? 'landscape' : 'portrait',
    ...(paper.watermark === undefined
      ? {}
      : { watermark: { text: watermarkText(paper.watermark), color: 'grey', fontSize: size, ...pale } }),
    pageMargins: [points(MARGINS.left), points(MARGINS.top), points(MARGINS.right), points(MARGINS.bottom)],
    language: 'vi',
    info: { title: paper.subject, author: paper.agency },
    defaultStyle: { font: FONT, fontSize: SIZES.text, lineHeight: 1.1 },
    // In the middle of the top from the second page on, as the decree has it.
    header: (page) => (page === 1 ? '' : { text: String(page), alignment: 'center', margin: [0, points(10), 0, 0] }),
    footer: () => ({
      text: paper.trace,
      fontSize: SIZES.trace,
      margin: [points(MARGINS.left), points(6), points(MARGINS.right), 0],
    }),
    content: [
      {
        columns: [
          {
            width: '42%',
            stack: [
              ...(paper.above === null ? [] : [centred(paper.above.toUpperCase(), { fontSize: SIZES.head })]),
              centred(paper.agency.toUpperCase(), { fontSize: SIZES.head, bold: true }),
              rule(RULES.agency),
              centred(paper.number, { margin: [0, 4, 0, 0] }),
            ],
          },
          {
            width: '58%',
            stack: [
              centred(NATION, { fontSize: SIZES.head, bold: true }),
              centred(MOTTO, { bold: true }),
              rule(RULES.motto),
              centred(paper.placeAndDay, { italics: true, margin: [0, 4, 0, 0] }),
            ],
          },
        ],
      },
      centred(paper.title, { bold: true, fontSize: 14, margin: [0, 16, 0, 0] }),
      centred(paper.subject, { bold: true, margin: [0, 0, 0, 10] }),
      ...(paper.addressee === null ? [] : [centred(`Kính gửi: ${paper.addressee}`, { margin: [0, 0, 0, 8] })]),
      ...before.map((part) => partOf(paper, part)),
      { stack: [...kept.map((part) => partOf(paper, part)), ...signed(paper)], unbreakable: true },
      ...paper.annexes.flatMap((annex) => annexPage(paper, annex)),
    ],
  };
}

const annexPage = (paper: OfficialDocument, annex: OfficialAnnex): Content[] => [
  centred(annex.title, { bold: true, fontSize: 14, pageBreak: 'before' }),
  centred(annex.subject, { bold: true }),
  centred(annex.belongsTo, { italics: true, margin: [0, 0, 0, 8] }),
  ...annex.parts.map((part) => partOf(paper, part)),
];

function partOf(paper: OfficialDocument, part: OfficialPart): Content {
  if (part.kind === 'table') return tableOf(paper, part.table);
  if (part.kind === 'heading') return { text: part.text, bold: true, margin: [points(10), 6, 0, 3], headlineLevel: 1 };
  if (part.kind === 'note')
    return { text: part.text, italics: true, fontSize: SIZES.small, alignment: 'justify', margin: [0, 2, 0, 2] };
  return { text: part.text, alignment: 'justify', leadingIndent: points(10), margin: [0, 3, 0, 3] };
}

/** The heading row comes again on every page, and no row is torn. */
function tableOf(paper: OfficialDocument, { columns, rows, totalled }: OfficialTable): Content {
  const room = points(textWidth(paper)) - columns.length * 2 * CELL.left - columns.length - 1;
  return {
    fontSize: SIZES.table,
    margin: [0, 2, 0, 8],
    layout: {
      paddingLeft: () => CELL.left,
      paddingRight: () => CELL.left,
      paddingTop: () => CELL.top,
      paddingBottom: () => CELL.top,
    },
    table: {
      headerRows: 1,
      dontBreakRows: true,
      keepWithHeaderRows: 1,
      widths: columnShares(columns).map((share) => (share * room) / 10_000),
      body: [
        columns.map(({ heading }) => ({ text: heading, bold: true, alignment: 'center' as const })),
        ...rows.map((row, at) =>
          row.map((text, i) => ({
            text,
            alignment: columns[i]?.align ?? ('left' as const),
            bold: totalled && at === rows.length - 1,
          })),
        ),
      ],
    },
  };
}

/** With two signatures the recipients stand below them. */
function signed(paper: OfficialDocument): Content[] {
  const { beside } = paper;
  if (!beside) return [{ columns: [recipients(paper), signature(paper)], margin: [0, 12, 0, 0] }];
  const left = { ...paper, signerTitle: beside.title, signer: beside.name };
  return [
    { columns: [signature(left, SIGN_BESIDE), signature(paper)], margin: [0, 12, 0, 0] },
    { ...recipients(paper), margin: [0, 8, 0, 0] },
  ];
}

const recipients = (paper: OfficialDocument): ContentStack => ({
  stack: [
    { text: RECIPIENTS, bold: true, italics: true, fontSize: 12 },
    ...recipientLines(paper.recipients).map((text) => ({ text, fontSize: SIZES.small })),
  ],
});

const signature = (paper: Pick<OfficialDocument, 'signerTitle' | 'signer'>, hint = SIGN_HERE): Content => ({
  stack: [
    centred(paper.signerTitle, { bold: true }),
    centred(hint, { italics: true, fontSize: SIZES.small, margin: [0, 0, 0, 60] }),
    centred(paper.signer ?? ' ', { bold: true }),
  ],
});

/** @param length in millimetres */
const rule = (length: number): Content => ({
  canvas: [{ type: 'line', x1: 0, y1: 2, x2: points(length), y2: 2, lineWidth: 0.75 }],
  alignment: 'center',
});

const centred = (text: string, look: Omit<ContentText, 'text' | 'alignment'> = {}): ContentText => ({
  text,
  alignment: 'center',
  ...look,
});
