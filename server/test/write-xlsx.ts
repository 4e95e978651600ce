import { writeZip, type ZipEntry } from './write-zip.js';

/** A workbook to write by hand: sheets are the XML within <worksheet>, so that every oddity can be written. */
export interface TestWorkbook {
  sheets: { name: string; xml: string; state?: string }[];
  date1904?: boolean;
  /** Format codes of cell styles; style 0 is General. */
  formats?: string[];
  /** XML within <sst>. */
  sharedStrings?: string;
  /** Replaces or adds files of the zip. */
  parts?: ZipEntry[];
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export function writeXlsx(workbook: TestWorkbook): Buffer {
  return writeZip(xlsxParts(workbook));
}

/** The files of the zip, to spoil one of them. */
export function xlsxParts({
  sheets,
  date1904 = false,
  formats = [],
  sharedStrings = '',
  parts = [],
}: TestWorkbook): ZipEntry[] {
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
  const relations = (inner: string): string => `${XML_HEAD}<Relationships xmlns="${PACKAGE}">${inner}</Relationships>`;
  const sheetTag = ({ name, state }: TestWorkbook['sheets'][number], i: number): string =>
    `<sheet name="${name}" sheetId="${i + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${i + 1}"/>`;
  const numFmts = formats.map((code, i) => `<numFmt numFmtId="${164 + i}" formatCode="${escapeXml(code)}"/>`).join('');
  const xfs = formats.map((_, i) => `<xf numFmtId="${164 + i}"/>`).join('');
  const own: ZipEntry[] = [
    { name: '_rels/.rels', data: relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')) },
    {
      name: 'xl/workbook.xml',
      data: `${XML_HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><workbookPr date1904="${date1904 ? 1 : 0}"/><sheets>${sheets.map(sheetTag).join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: relations(
        sheets.map((_, i) => relation(`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`)).join('') +
          relation('rIdS', 'styles', 'styles.xml') +
          relation('rIdT', 'sharedStrings', 'sharedStrings.xml'),
      ),
    },
    {
      name: 'xl/styles.xml',
      data: `${XML_HEAD}<styleSheet xmlns="${MAIN}"><numFmts>${numFmts}</numFmts><cellXfs><xf numFmtId="0"/>${xfs}</cellXfs></styleSheet>`,
    },
    { name: 'xl/sharedStrings.xml', data: `${XML_HEAD}<sst xmlns="${MAIN}">${sharedStrings}</sst>` },
    ...sheets.map(({ xml }, i) => ({
      name: `xl/worksheets/sheet${i + 1}.xml`,
      data: `${XML_HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}">${xml}</worksheet>`,
    })),
  ];
  const replaced = new Set(parts.map(({ name }) => name));
  return [...own.filter(({ name }) => !replaced.has(name)), ...parts];
}

/** Rows of texts and numbers as <sheetData>, texts inline, rows from 1 and columns from A. */
export function sheetData(rows: readonly (readonly (string | number | null)[])[]): string {
  const cell = (value: string | number | null): string => {
    if (value === null) return '<c/>';
    return typeof value === 'number'
      ? `<c><v>${value}</v></c>`
      : `<c t="inlineStr"><is><t>${escapeXml(value)}</t></is></c>`;
  };
  return `<sheetData>${rows.map((row) => `<row>${row.map(cell).join('')}</row>`).join('')}</sheetData>`;
}

export function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}
