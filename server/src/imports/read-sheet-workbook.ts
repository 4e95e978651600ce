import { isTrue } from './read-sheet-layout.js';
import { SheetRefusal, type SheetLimits } from './read-sheet-limits.js';
import { readSharedTexts, type SharedTexts } from './read-sheet-texts.js';
import { readPart } from './read-sheet-xml.js';
import type { ZipParts } from './read-sheet-zip.js';

/** What must be known of a workbook before its sheets are read. */
export interface Workbook {
  sheets: { name: string; hidden: boolean; path: string }[];
  date1904: boolean;
  /** By style number of a cell: does its number format show a day? */
  dateStyles: boolean[];
  /** Texts that cells point to. */
  sharedTexts: SharedTexts | null;
}

/** Reads the workbook's parts other than the sheets themselves. Throws SheetRefusal. */
export async function readWorkbook(parts: ZipParts, limits: SheetLimits): Promise<Workbook> {
  const path = await workbookPath(parts, limits);
  const relations = await readRelations(parts, relationsPath(path), folderOf(path), limits);
  const workbook: Workbook = { sheets: [], date1904: false, dateStyles: [], sharedTexts: null };
  await readSheetList(parts, path, limits, relations, workbook);
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

async function readSheetList(
  parts: ZipParts,
  path: string,
  limits: SheetLimits,
  relations: readonly Relation[],
  workbook: Workbook,
): Promise<void> {
  const byId = new Map(relations.map((relation) => [relation.id, relation]));
  const names = new Set<string>();
  let root: string | null = null;
  await readPart(parts, path, limits, limits.listBytes, {
    open(name, attributes) {
      root ??= name;
      // A text document or a slide show is packed alike.
      if (root !== 'workbook') throw new SheetRefusal('not_a_workbook', 'another kind of document');
      if (name === 'workbookPr') workbook.date1904 = isTrue(attributes.date1904);
      if (name !== 'sheet') return;
      const target = byId.get(relationId(attributes) ?? '');
      // Chart sheets and macro sheets hold no rows.
      if (!target?.type.endsWith('/worksheet')) return;
      if (workbook.sheets.length >= limits.sheets) throw new SheetRefusal('file_too_large_inside', 'too many sheets');
      const hidden = attributes.state === 'hidden' || attributes.state === 'veryHidden';
      const sheet = { name: attributes.name ?? '', hidden, path: target.path };
      // Remarks name their sheet: two of one name would be one place.
      if (names.has(sheet.name)) throw new SheetRefusal('bad_xml', 'sheet names');
      names.add(sheet.name);
      workbook.sheets.push(sheet);
    },
  });
}

interface Relation {
  id: string;
  type: string;
  path: string;
}

async function workbookPath(parts: ZipParts, limits: SheetLimits): Promise<string> {
  const relations = parts.has('_rels/.rels') ? await readRelations(parts, '_rels/.rels', '', limits) : [];
  const path = relations.find(({ type }) => type.endsWith('/officeDocument'))?.path ?? 'xl/workbook.xml';
  // The binary workbook format, an OpenDocument file or any other zip: not ours to read.
  if (!parts.has(path) || !/\.xml$/i.test(path)) throw new SheetRefusal('not_a_workbook', 'a zip without a workbook');
  return path;
}

async function readRelations(parts: ZipParts, path: string, folder: string, limits: SheetLimits): Promise<Relation[]> {
  const relations: Relation[] = [];
  if (!parts.has(path)) return relations;
  await readPart(parts, path, limits, limits.listBytes, {
    open(name, attributes) {
      if (name !== 'Relationship' || attributes.TargetMode === 'External') return;
      const target = resolvePath(folder, attributes.Target ?? '');
      relations.push({ id: attributes.Id ?? '', type: attributes.Type ?? '', path: target });
    },
  });
  return relations;
}

/** Built-in number formats that show a day (ECMA-376 part 1, 18.8.30; 27–36 and 50–58 are East Asian dates). */
const BUILT_IN_DATES = new Set([14, 15, 16, 17, 22, ...range(27, 31), 36, ...range(50, 54), 57, 58]);

async function readDateStyles(parts: ZipParts, path: string, limits: SheetLimits): Promise<boolean[]> {
  const ownFormats = new Map<number, boolean>();
  const styles: boolean[] = [];
  let inCellFormats = false;
  await readPart(parts, path, limits, limits.partBytes, {
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

/** Spreadsheet programs allow no longer ones. */
const MOST_FORMAT_CHARS = 255;

/** True when a number format shows a day or a month of a year: quoted text, escapes, colours and locales aside. */
export function showsDay(format: string): boolean {
  const bare = format
    .slice(0, MOST_FORMAT_CHARS)
    .replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '')
    .replace(/general/gi, '');
  return /[dy]/i.test(bare) || /mmm/i.test(bare);
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

/** The path in the zip that a relation means. Some programs write '\\' for '/', and '%20' for a blank. */
function resolvePath(folder: string, target: string): string {
  const steps: string[] = [];
  const plain = decoded(target.replaceAll('\\', '/'));
  for (const step of (plain.startsWith('/') ? plain : folder + plain).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

function decoded(path: string): string {
  try {
    return path.includes('%') ? decodeURIComponent(path) : path;
  } catch {
    return path;
  }
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
