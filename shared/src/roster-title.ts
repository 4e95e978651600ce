import { parseDayText, type Day } from './calendar.js';
import type { GridRow } from './roster-grid.js';
import { cellText } from './roster-values.js';
import { cleanText, searchForm } from './vietnamese-text.js';

const DATE = String.raw`(\d{1,2} ?[-/.] ?\d{1,2} ?[-/.] ?\d{4}|\d{1,2} thang \d{1,2},? nam \d{4})`;
const AS_OF = new RegExp(String.raw`\bden (?:het )?(?:ngay )?${DATE}`);
const DATED = new RegExp(String.raw`(?:^|, ?|\()ngay ${DATE}`);
/** Dates of other papers: "kèm theo Công văn số … ngày …". */
const OTHER_PAPER = /\bkem theo\b|\bcong van\b|\bquyet dinh\b|\bke hoach\b|\bcan cu\b|\bthuc hien\b/;

/** The day a title block states: "Số liệu tính đến ngày …" before the letterhead's place and date. Null when none. */
export function titleDay(rows: readonly GridRow[]): Day | null {
  const lines = rows.flatMap(({ cells }) => cells.map((cell) => searchForm(cellText(cell))));
  const stated = lines.map((line) => AS_OF.exec(line)?.[1]);
  const dated = lines.map((line) => (OTHER_PAPER.test(line) ? undefined : DATED.exec(line)?.[1]));
  for (const text of [...stated, ...dated]) {
    const parsed = text === undefined ? null : parseDayText(text);
    if (parsed?.ok && parsed.day !== undefined) return parsed.day;
  }
  return null;
}

/** A line of the letterhead that may name the unit. */
export interface TitleLine {
  row: number;
  column: number;
  /** The unit's name as it stands, without "Ủy ban nhân dân". */
  name: string;
}

const COMMITTEE = /^(?:uy ban nhan dan|ubnd)\b/;
/** How many words "Ủy ban nhân dân" takes, by its first. */
const COMMITTEE_WORDS: Readonly<Record<string, number>> = { uy: 4, ubnd: 1 };
const INSTITUTION = /^(?:truong|benh vien|trung tam|tram y te)\b/;
const LIST_OF = /^danh sach\b/;

/**
 * Lines that say whose list it is, the most telling first: what the title names, then the issuer, lowest line first.
 * Offices that write for their committee ("Phòng Nội vụ") are not among them: they compile lists of others.
 */
export function titleLines(rows: readonly GridRow[]): TitleLine[] {
  const titles: TitleLine[] = [];
  const issuers: TitleLine[] = [];
  for (const { row, cells } of rows) {
    for (const cell of cells) {
      const text = cellText(cell);
      const plain = searchForm(text);
      if (LIST_OF.test(plain)) titles.push({ row, column: cell.column, name: text });
      else if (COMMITTEE.test(plain)) issuers.unshift({ row, column: cell.column, name: withoutCommittee(text) });
      else if (INSTITUTION.test(plain)) issuers.unshift({ row, column: cell.column, name: text });
    }
  }
  return [...titles, ...issuers];
}

function withoutCommittee(text: string): string {
  const words = cleanText(text).split(' ');
  return words.slice(COMMITTEE_WORDS[searchForm(words[0] ?? '')] ?? 0).join(' ');
}
