import { SheetRefusal, type SheetLimits } from './read-sheet-limits.js';
import { XmlFeed, type XmlHandlers } from './read-sheet-xml.js';
import type { ZipParts } from './read-sheet-zip.js';

/** What must be known of a workbook before its sheets are read. */
export interface Workbook {
  sheets: { name: string; hidden: boolean; path: string }[];
  date1904: boolean;
  /** By style number of a cell: does its number format show a day? */
  dateStyles: boolean[];
  /** Texts that cells point to. */
  sharedTexts: string[];
}

/** Reads the workbook's parts other than the sheets themselves. Throws SheetRefusal. */
export async function readWorkbook(parts: ZipParts, limits: SheetLimits): Promise<Workbook> {
  const path = await workbookPath(parts, limits);
  const relations = await readRelations(parts, relationsPath(path), folderOf(path), limits);
  const workbook: Workbook = { sheets: [], date1904: false, dateStyles: [], sharedTexts: [] };
  await readWhole(parts, path, limits, {
    open(name, attributes) {
      if (name === 'workbookPr') workbook.date1904 = isTrue(attributes.date1904);
      if (name !== 'sheet') return;
      const target = relations.find(({ id }) => id === relationId(attributes));
      // Chart sheets and macro sheets hold no rows.
      if (!target?.type.endsWith('/worksheet')) return;
      if (workbook.sheets.length >= limits.sheets) throw new SheetRefusal('file_too_large_inside', 'too many sheets');
      const hidden = attributes.state === 'hidden' || attributes.state === 'veryHidden';
      // Remarks name their sheet: two of one name would be one place.
      if (workbook.sheets.some((sheet) => sheet.name === attributes.name))
        throw new SheetRefusal('bad_xml', 'sheet names');
      workbook.sheets.push({ name: attributes.name ?? '', hidden, path: target.path });
    },
  });
  const partOf = (type: string): string | undefined => {
    const part = relations.find((relation) => relation.type.endsWith(type))?.path;
    return part !== undefined && parts.has(part) ? part : undefined;
  };
  const styles = partOf('/styles');
  if (styles !== undefined) workbook.dateStyles = await readDateStyles(parts, styles, limits);
  const texts = partOf('/sharedStrings');
  if (texts !== undefined) workbook.sharedTexts = await readSharedTexts(parts, texts, limits);
  return workbook;
}

interface Relation {
  id: string;
  type: string;
  path: string;
}

async function workbookPath(parts: ZipParts, limits: SheetLimits): Promise<string> {
  const relations = parts.has('_rels/.rels') ? await readRelations(parts, '_rels/.rels', '', limits) : [];
  const path = relations.find(({ type }) => type.endsWith('/officeDocument'))?.path ?? 'xl/workbook.xml';
  // A text document, a slide show or the binary workbook format: a zip, but not ours to read.
  if (!parts.has(path) || !/\.xml$/i.test(path) || !parts.names().some((name) => /(^|\/)worksheets\//i.test(name))) {
    throw new SheetRefusal('not_a_workbook', 'a zip without worksheets');
  }
  return path;
}

async function readRelations(parts: ZipParts, path: string, folder: string, limits: SheetLimits): Promise<Relation[]> {
  const relations: Relation[] = [];
  if (!parts.has(path)) return relations;
  await readWhole(parts, path, limits, {
    open(name, attributes) {
      if (name !== 'Relationship' || attributes.TargetMode === 'External') return;
      const target = resolvePath(folder, attributes.Target ?? '');
      relations.push({ id: attributes.Id ?? '', type: attributes.Type ?? '', path: target });
    },
  });
  return relations;
}

async function readWhole(parts: ZipParts, path: string, limits: SheetLimits, handlers: XmlHandlers): Promise<void> {
  const feed = new XmlFeed(path, handlers, limits.xmlDepth);
  feed.push(await parts.text(path));
  feed.end();
}

/** Built-in number formats that show a day (ECMA-376 part 1, 18.8.30; 27–36 and 50–58 are East Asian dates). */
const BUILT_IN_DATES = new Set([14, 15, 16, 17, 22, ...range(27, 31), 36, ...range(50, 54), 57, 58]);

async function readDateStyles(parts: ZipParts, path: string, limits: SheetLimits): Promise<boolean[]> {
  const ownFormats = new Map<number, boolean>();
  const styles: boolean[] = [];
  let inCellFormats = false;
  await readWhole(parts, path, limits, {
    open(name, attributes) {
      if (name === 'numFmt') ownFormats.set(Number(attributes.numFmtId), showsDay(attributes.formatCode ?? ''));
      if (name === 'cellXfs') inCellFormats = true;
      if (name !== 'xf' || !inCellFormats) return;
      const format = Number(attributes.numFmtId);
      styles.push(ownFormats.get(format) ?? BUILT_IN_DATES.has(format));
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return styles;
}

/** True when a number format shows a day or a month of a year: quoted text, escapes, colours and locales aside. */
export function showsDay(format: string): boolean {
  const bare = format.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '').replace(/general/gi, '');
  return /[dy]/i.test(bare) || /mmm/i.test(bare);
}

async function readSharedTexts(parts: ZipParts, path: string, limits: SheetLimits): Promise<string[]> {
  const texts: string[] = [];
  let chars = 0;
  const collector = textCollector((text) => {
    chars += text.length;
    if (chars > limits.sharedTextChars) throw new SheetRefusal('file_too_large_inside', path);
    texts.push(text);
  }, 'si');
  const feed = new XmlFeed(path, collector, limits.xmlDepth);
  for await (const piece of parts.read(path)) feed.write(piece);
  feed.end();
  return texts;
}

/** Collects the text of each `item` element: its runs joined, without phonetic hints. */
export function textCollector(found: (text: string) => void, item: string): Required<XmlHandlers> {
  let text = '';
  let inText = false;
  let phonetic = 0;
  return {
    open(name) {
      if (name === item) text = '';
      else if (name === 'rPh') phonetic += 1;
      else if (name === 't') inText = phonetic === 0;
    },
    text(piece) {
      if (inText) text += piece;
    },
    close(name) {
      if (name === item) found(unescapeText(text));
      else if (name === 'rPh') phonetic -= 1;
      else if (name === 't') inText = false;
    },
  };
}

/** Workbooks write control characters as _x000D_ (ECMA-376 part 1, 22.9.2.19). */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

function relationId(attributes: Record<string, string>): string | undefined {
  return Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1];
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

function relationsPath(path: string): string {
  return `${folderOf(path)}_rels/${path.slice(folderOf(path).length)}.rels`;
}

function resolvePath(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
