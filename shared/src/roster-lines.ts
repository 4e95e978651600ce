import type { RowCells } from './roster-cells.js';
import type { GridRow, MergedRange } from './roster-grid.js';
import type { RosterHeader } from './roster-header.js';
import { cellText } from './roster-values.js';
import { searchForm } from './vietnamese-text.js';

/** What a row below the header is. */
export type Line =
  | { kind: 'person' }
  /** A heading between groups of people; it may name their unit. */
  | { kind: 'section'; text: string }
  /** unread: no person as far as one can tell, but it might be somebody whose id was forgotten */
  | { kind: 'total' | 'end' | 'other' | 'unread' };

/** "Cộng", "Tổng cộng", "Tổng số": with accents, for Tống and Công are names. */
const TOTAL = /^(?:(?:tổng|cộng)(?![\p{L}\p{M}])|(?:tong cong|tong so|total)\s*:?\s*$)/iu;
/** What stands below a table: closing line and signatures. */
const END =
  /^(?:\(?ky(?: ten|,? ?(?:ghi|ho ten|dong dau))|nguoi (?:lap|tong hop|bao cao|ky)|lap (?:bang|bieu)|danh sach (?:nay|co|gom|tren)|xac nhan cua|tm\.|kt\.|noi nhan|thu truong)/;
const ROMAN_OR_LETTER = /^(?:[IVXLC]+|[A-Z])[.)]?$/;
/** Words that begin the name of a group or unit; accents matter, for Tô, Trương and Đoàn are surnames. */
const SECTION =
  /^(?:(?:[IVXLC]+|[A-Z]|\d+)[.)/-]\s|khối|phòng |ban |tổ |trường |trung tâm|văn phòng|đơn vị|cán bộ|công chức|viên chức|người |ủy ban|uỷ ban|đảng ủy|hội |đoàn thể|công an|phường |xã |quận |chi bộ|lãnh đạo|nhóm |danh sách|bộ phận|khoa |sở |thanh tra)/iu;
const NAME = /^[\p{L}\p{M}'’.-]+(?: [\p{L}\p{M}'’.-]+){1,6}$/u;
/** Fewer filled cells do not make a row without name and id a person. */
const FILLED_WITHOUT_NAME = 3;
/** Below the signatures a name with as many filled cells beside it is nobody who signs. */
const FILLED_BELOW = 2;
const ONE_WORD = /^\p{L}[\p{L}\p{M}'’.-]+$/u;

/** Tells people from section rows, totals, the row of column numbers and the signature block, one row after another. */
export class LineReader {
  private readonly nameColumn: number;
  private readonly idColumn: number;
  private readonly indexColumn: number | null;
  private readonly used: ReadonlySet<number>;
  /** What a printed header says again over the names and the ids. */
  private readonly nameHeadings: readonly string[];
  private readonly idHeadings: readonly string[];
  /** Rows where a cell over the name is merged with others beside it, as headings between groups are. */
  private readonly spanned = new Set<number>();
  private ended = false;
  private first = true;

  constructor(header: RosterHeader, merges: readonly MergedRange[]) {
    const columnOf = (field: string): number | undefined =>
      header.columns.find(({ role }) => role.field === field)?.column;
    this.nameColumn = columnOf('name') ?? -1;
    this.idColumn = columnOf('citizenId') ?? -1;
    this.indexColumn = columnOf('index') ?? null;
    for (const { top, left, right } of merges) {
      if (right > left && left <= this.nameColumn && this.nameColumn <= right) this.spanned.add(top);
    }
    this.used = new Set(header.columns.map(({ column }) => column));
    const headingsOf = (column: number): string[] => (header.headings.get(column) ?? '').split(' / ');
    this.nameHeadings = headingsOf(this.nameColumn);
    this.idHeadings = headingsOf(this.idColumn);
  }

  read(row: GridRow, cells: RowCells): Line {
    const first = this.first;
    this.first = false;
    const id = cellText(cells.shown(this.idColumn));
    const name = cellText(cells.shown(this.nameColumn));
    // The header again, on top of a printed page.
    if (this.nameHeadings.includes(name) && this.idHeadings.includes(id)) return OTHER;
    if (first && this.numbersColumns(textsOf(row))) return OTHER;
    // Whatever stands around it, a row with a number as long as an id is somebody.
    return holdsDigits(id, 9) ? PERSON : this.readRest(row, name, id);
  }

  /** A row without an id: a person, if it is one, who lacks it. */
  private readRest(row: GridRow, name: string, id: string): Line {
    const texts = textsOf(row);
    const words = [...texts.values()].filter((text) => /\p{L}/u.test(text));
    const lead = words[0] ?? '';
    const index = this.indexColumn === null ? '' : (texts.get(this.indexColumn) ?? '');
    const numbered = /^\d+[.)]?$/.test(index);
    // Somebody with a number and a name is no total, whatever another cell says.
    if (TOTAL.test(name) || (TOTAL.test(lead) && !(numbered && NAME.test(name)))) return { kind: 'total' };
    const others = this.countOthers(texts);
    if (!numbered && id === '' && others < FILLED_WITHOUT_NAME && words.some((text) => END.test(searchForm(text))))
      this.ended = true;
    // A second table may follow: who is numbered there is somebody, even without an id.
    if (this.ended && !(numbered && name !== '' && others > 0))
      return { kind: NAME.test(name) && others >= FILLED_BELOW ? 'unread' : 'end' };
    if (others === 0 && id === '') {
      const heading = name !== '' ? name : lead;
      if (heading === '') return { kind: 'other' };
      const section = ROMAN_OR_LETTER.test(index) || SECTION.test(heading) || this.spanned.has(row.row) || name === '';
      if (section && (!numbered || SECTION.test(name))) return { kind: 'section', text: heading };
      // A name and nothing else: somebody whose number was forgotten, unless it does not even look like a name.
      return { kind: numbered || NAME.test(name) ? 'person' : ONE_WORD.test(name) ? 'unread' : 'other' };
    }
    if (name !== '') return { kind: 'person' };
    if (id !== '') return { kind: others > 0 || numbered ? 'person' : 'other' };
    return { kind: others >= (numbered ? 2 : FILLED_WITHOUT_NAME) ? 'person' : 'other' };
  }

  /** Filled cells of the row, its number, name and id aside. */
  private countOthers(texts: ReadonlyMap<number, string>): number {
    const main = [this.nameColumn, this.indexColumn, this.idColumn];
    return [...texts.keys()].filter((column) => this.used.has(column) && !main.includes(column)).length;
  }

  /** "(1) (2) (3) …" or "A B 1 2 3" below the header. */
  private numbersColumns(texts: ReadonlyMap<number, string>): boolean {
    const all = [...texts.values()];
    return all.length >= this.used.size / 2 && all.every((text) => /^\(?(?:\d{1,2}|[A-Z])\)?(?: ?=.*)?$/i.test(text));
  }
}

const PERSON: Line = { kind: 'person' };
const OTHER: Line = { kind: 'other' };

function textsOf({ cells }: GridRow): Map<number, string> {
  return new Map(cells.map((cell) => [cell.column, cellText(cell)]));
}

function holdsDigits(text: string, least: number): boolean {
  let digits = 0;
  for (let i = 0; i < text.length && digits < least; i += 1) {
    const code = text.charCodeAt(i);
    if (code >= 48 && code <= 57) digits += 1;
  }
  return digits >= least;
}
