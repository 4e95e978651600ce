import type { Label } from '@dat100/shared/codes';
import { parseCitizenId } from '@dat100/shared/citizen-id';
import { columnLetters, type GridCell, type GridRow } from '@dat100/shared/roster-grid';
import { scoreColumnOf, scoreValue, type ScoreColumn, type ScoreValue } from '@dat100/shared/rating-score-book';
import { badInput } from '../../common/errors.js';
import { readSheets } from '../../imports/read-sheet.js';
import { SheetRefusal } from '../../imports/read-sheet-limits.js';

/** Something a row says that cannot be taken, with its place. */
export interface ScoreFault extends Label {
  sheet: string;
  row: number;
  /** letters, '' for the whole row */
  column: string;
  heading: string;
}

/** A row of the workbook that names somebody. */
export interface ScoreRow {
  sheet: string;
  row: number;
  personId: number | null;
  citizenId: string | null;
  source: string | null;
  values: { column: ScoreColumn; letters: string; value: ScoreValue }[];
}

export interface ScoreBook {
  rows: ScoreRow[];
  faults: ScoreFault[];
}

/** A year of an agency is no longer than this. */
const MOST_ROWS = 5_000;

interface Head {
  columns: Map<number, ScoreColumn>;
}

/**
 * Reads a filled workbook: on each sheet the table that begins with a heading for the person or the citizen id; other
 * columns and sheets are not looked at. An empty cell says nothing.
 * @throws bad_input `score_book_unreadable`, `score_book_without_people`, `too_many_rows`
 */
export async function readScoreBook(file: Buffer, columns: readonly ScoreColumn[]): Promise<ScoreBook> {
  const book: ScoreBook = { rows: [], faults: [] };
  let [sheet, head]: [string, Head | null] = ['', null];
  let found = false;
  try {
    for await (const event of readSheets(file)) {
      if (event.type === 'sheet') [sheet, head] = [event.sheet.name, null];
      else
        for (const row of event.rows) {
          if (head) readRow(book, sheet, head, row);
          else if ((head = headOf(columns, row))) found = true;
          if (book.rows.length > MOST_ROWS) throw tooManyRows();
        }
    }
  } catch (error) {
    if (!(error instanceof SheetRefusal)) throw error;
    throw badInput(
      'score_book_unreadable',
      `Không đọc được tệp (${error.code}). Hãy lưu lại dạng .xlsx hoặc .csv rồi tải lên.`,
      `The file cannot be read (${error.code}). Save it as .xlsx or .csv and upload it again.`,
      'file',
    );
  }
  if (!found) throw withoutPeople();
  return book;
}

function headOf(columns: readonly ScoreColumn[], { cells }: GridRow): Head | null {
  const known = cells.flatMap(({ column, value }): [number, ScoreColumn][] => {
    const meant = typeof value === 'string' ? scoreColumnOf(columns, value) : null;
    return meant ? [[column, meant]] : [];
  });
  return known.some(([, { key }]) => key === 'person' || key === 'citizen_id') ? { columns: new Map(known) } : null;
}

function readRow(book: ScoreBook, sheet: string, { columns }: Head, { row, cells }: GridRow): void {
  const said: ScoreRow = { sheet, row, personId: null, citizenId: null, source: null, values: [] };
  const fault = (column: number, { heading }: ScoreColumn, words: Label) =>
    void book.faults.push({ sheet, row, column: columnLetters(column), heading, vi: words.vi, en: words.en });
  for (const cell of cells) {
    const column = columns.get(cell.column);
    const text = column ? textOf(cell) : '';
    if (!column || text === '') continue;
    if (cell.day !== undefined || cell.formula) fault(cell.column, column, cell.formula ? FORMULA : TURNED_DAY);
    else if (column.key === 'person') {
      if (/^\d{1,16}$/.test(text)) said.personId = Number(text);
      else fault(cell.column, column, BAD_KEY);
    } else if (column.key === 'citizen_id') {
      const id = parseCitizenId(cell.value === true || cell.value === false ? text : cell.value);
      if (id.ok) said.citizenId = id.id;
      else fault(cell.column, column, BAD_ID);
    } else if (column.key === 'source') said.source = text.slice(0, 200);
    else {
      const value = scoreValue(column, text);
      if ('kind' in value) said.values.push({ column, letters: columnLetters(cell.column), value });
      else fault(cell.column, column, value);
    }
  }
  if (said.personId !== null || said.citizenId !== null) book.rows.push(said);
  else if (said.values.length > 0) book.faults.push({ sheet, row, column: '', heading: '', ...NOBODY });
}

/** A number cell is written as people type it: 92.5 as "92,5"; a tick is yes. */
const textOf = ({ value }: GridCell): string =>
  typeof value === 'boolean' ? (value ? 'x' : '') : String(value).trim();

const FORMULA: Label = {
  vi: 'Ô là công thức; hãy chép giá trị (Paste Values) rồi tải lại.',
  en: 'The cell is a formula; paste its value and upload the file again.',
};
const TURNED_DAY: Label = {
  vi: 'Bảng tính đã đổi ô này thành ngày; hãy định dạng ô là văn bản (Text) rồi ghi lại, ví dụ 9/10.',
  en: 'The spreadsheet turned this cell into a day; format it as text and write it again, as 9/10.',
};
const BAD_KEY: Label = {
  vi: 'Mã người không đúng; hãy để nguyên mã của tệp mẫu, hoặc để trống và ghi số CCCD.',
  en: 'This is no key of a person; leave it as in the template, or leave it empty and write the citizen ID.',
};
const BAD_ID: Label = {
  vi: 'Số CCCD không đúng; hãy ghi đủ 12 chữ số ở dạng văn bản.',
  en: 'This is no citizen ID; write all 12 figures as text.',
};
const NOBODY: Label = {
  vi: 'Dòng có điểm mà không có mã người hoặc số CCCD; hãy ghi một trong hai.',
  en: 'The row has scores and names nobody; write the key of the person or the citizen ID.',
};

const withoutPeople = () =>
  badInput(
    'score_book_without_people',
    'Tệp không có cột "Mã người" hoặc "Số CCCD". Hãy tải tệp mẫu và ghi vào đó.',
    'The file has no column "Mã người" or "Số CCCD". Download the template and fill it in.',
    'file',
  );

const tooManyRows = () =>
  badInput(
    'too_many_rows',
    `Tệp có hơn ${MOST_ROWS} người; hãy chia theo đơn vị.`,
    `The file holds more than ${MOST_ROWS} people; split it by unit.`,
    'file',
  );
