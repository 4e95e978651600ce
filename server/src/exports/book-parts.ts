import { bookText } from './book-text.js';

// The parts of a workbook of one sheet, but for the rows of the sheet (ECMA-376 part 1, 18.3 and 18.8).

/** Places in cellXfs below. */
export const STYLES = { text: 1, title: 2, heading: 3, count: 4 } as const;

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Text as it is between two tags: most texts. Of the characters that XML would take for marks it has none. */
const PLAIN = /^[ !#-%'-;=?-^`-~\u00a0-\ud7ff]{0,1000}$/;

/** Text between two tags of a workbook. */
export function bookXml(text: string): string {
  if (PLAIN.test(text)) return text;
  const safe = bookText(text);
  return /[&<>"]/.test(safe)
    ? safe.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
    : safe;
}

/** Everything beside the sheet; `headRows` are repeated on every printed page. */
export function bookParts(sheetName: string, headRow: number): [name: string, xml: string][] {
  const name = bookXml(sheetName);
  const quoted = bookXml(`'${sheetName.replaceAll("'", "''")}'!$${headRow}:$${headRow}`);
  return [
    [
      '[Content_Types].xml',
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`,
    ],
    ['_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']])],
    [
      'xl/_rels/workbook.xml.rels',
      relations([
        ['worksheet', 'worksheets/sheet1.xml'],
        ['styles', 'styles.xml'],
      ]),
    ],
    [
      'xl/workbook.xml',
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">${quoted}</definedName></definedNames></workbook>`,
    ],
    ['xl/styles.xml', STYLE_SHEET],
  ];
}

/** What comes before the rows: lines and headings stay in sight, a printed page is as wide as the paper. */
export function sheetHead(top: number, widths: readonly number[]): string {
  const columns = widths
    .map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`)
    .join('');
  const pane = `<pane ySplit="${top}" topLeftCell="A${top + 1}" activePane="bottomLeft" state="frozen"/>`;
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>${columns && `<cols>${columns}</cols>`}<sheetData>`;
}

/** What comes behind them; `foot` stands on every printed page, with its number. */
export function sheetFoot(foot: string): string {
  // An ampersand begins a code of the foot's own.
  const told = bookXml(`&L&8${foot.replaceAll('&', '&&').slice(0, 200)}&R&8&P/&N`);
  return `</sheetData><pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/><headerFooter><oddFooter>${told}</oddFooter></headerFooter></worksheet>`;
}

function relations(all: readonly [type: string, target: string][]): string {
  const inner = all.map(
    ([type, to], i) => `<Relationship Id="rId${i + 1}" Type="${RELATIONS}/${type}" Target="${to}"/>`,
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${inner.join('')}</Relationships>`;
}

const font = (bold: string) => `<font>${bold}<sz val="11"/><name val="Calibri"/><family val="2"/></font>`;
const fill = (inner: string) => `<fill><patternFill ${inner}</fill>`;
const NONE = '<left/><right/>';
/** 49 is the format of text ("@"), 3 that of whole numbers ("#,##0"): both are built in. */
const STYLE_SHEET = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2">${font('')}${font('<b/>')}</fonts><fills count="3">${fill('patternType="none"/>')}${fill('patternType="gray125"/>')}${fill('patternType="solid"><fgColor rgb="FFE8EEF7"/></patternFill>')}</fills><borders count="2"><border>${NONE}<top/><bottom/></border><border>${NONE}<top/><bottom style="thin"/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf/><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/><xf numFmtId="49" fontId="1" fillId="2" borderId="1" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf><xf numFmtId="3" applyNumberFormat="1"/></cellXfs></styleSheet>`;
