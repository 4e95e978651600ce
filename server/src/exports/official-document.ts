import type { Day } from '@dat100/shared/calendar';

// A paper of an office as the city's offices write them, before it becomes a DOCX or a PDF file. Its parts, their places
// and sizes are those of Appendix I of Decree 30/2020/NĐ-CP on the work with documents. Always in Vietnamese.

export interface OfficialColumn {
  heading: string;
  /** share of the width beside those of the other columns */
  width: number;
  align: 'left' | 'center' | 'right';
}

export interface OfficialTable {
  columns: readonly OfficialColumn[];
  /** as many cells as columns */
  rows: readonly (readonly string[])[];
  /** the last row is a total */
  totalled: boolean;
}

export type OfficialPart =
  { kind: 'heading' | 'paragraph' | 'note'; text: string } | { kind: 'table'; table: OfficialTable };

/** A page of its own after the paper. */
export interface OfficialAnnex {
  /** "PHỤ LỤC" */
  title: string;
  subject: string;
  /** which paper it belongs to */
  belongsTo: string;
  parts: readonly OfficialPart[];
}

export interface OfficialDocument {
  /** the agency above, null = there is none */
  above: string | null;
  agency: string;
  /** "Số:        /BC-…" with room for the number */
  number: string;
  /** "………, ngày 24 tháng 11 năm 2023" */
  placeAndDay: string;
  /** "BÁO CÁO" */
  title: string;
  subject: string;
  addressee: string | null;
  parts: readonly OfficialPart[];
  /** who signs beside the signer, to the left: "NGƯỜI LẬP BIỂU"; left out: the recipients stand there */
  beside?: { title: string; name: string | null };
  /** "THỦ TRƯỞNG ĐƠN VỊ" */
  signerTitle: string;
  /** null = to be written by hand */
  signer: string | null;
  /** whom it goes to, a line each */
  recipients: readonly string[];
  annexes: readonly OfficialAnnex[];
  /** a small line at the foot of every page: where the figures are from */
  trace: string;
  /** who took the paper out, to be seen pale across every page; left out: none */
  watermark?: string;
  /** for wide tables */
  landscape?: boolean;
}

export const NATION = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
export const MOTTO = 'Độc lập - Tự do - Hạnh phúc';
export const SIGN_HERE = '(Ký, ghi rõ họ tên và đóng dấu)';
export const SIGN_BESIDE = '(Ký, ghi rõ họ tên)';
export const RECIPIENTS = 'Nơi nhận:';

/** Millimetres; the decree allows 20–25 above and below, 30–35 left, 15–20 right. */
export const MARGINS = { top: 20, bottom: 20, left: 30, right: 18 } as const;
/** Points; the decree gives 13–14 for the text and 12–13 or 11 for what stands around it. */
export const SIZES = { text: 13, head: 12, table: 10.5, small: 11, trace: 8 } as const;

/** Lengths of the rules below the agency and below the motto, in millimetres; an underline would hide dots below letters. */
export const RULES = { agency: 22, motto: 59 } as const;
/** How the watermark is printed: pale enough to read the text through it. */
export const WATERMARK = { size: 40, opacity: 0.13, angle: -35 } as const;

/** What the watermark says. */
export const watermarkText = (name: string): string => `Người xuất: ${name}`;

/** What lies between the margins of a page, in millimetres. */
export const textWidth = ({ landscape }: Pick<OfficialDocument, 'landscape'>): number =>
  (landscape ? 297 : 210) - MARGINS.left - MARGINS.right;

/** The recipients as printed: "- Ủy ban;", the last with a full stop. */
export function recipientLines(recipients: readonly string[]): string[] {
  return recipients.map((one, i) => `- ${one}${i === recipients.length - 1 ? '.' : ';'}`);
}

/** A table of more rows than these is not kept in one piece. */
const MOST_KEPT_ROWS = 8;

/**
 * The parts in two: those before, and the last section, which stays on one page with the signatures below it, so that
 * nobody signs an empty page. Without a heading that is the last part alone; what is
 * too long for it is not kept.
 */
export function lastSection(parts: readonly OfficialPart[]): { before: OfficialPart[]; kept: OfficialPart[] } {
  const from = parts.findLastIndex(({ kind }) => kind === 'heading');
  const at = from === -1 ? parts.length - 1 : from;
  const kept = parts.slice(Math.max(at, 0));
  const long = kept.some((part) => part.kind === 'table' && part.table.rows.length > MOST_KEPT_ROWS);
  return long ? { before: [...parts], kept: [] } : { before: parts.slice(0, Math.max(at, 0)), kept };
}

/** Widths in hundredths of the whole; they sum to exactly 10,000. */
export function columnShares(columns: readonly { width: number }[]): number[] {
  const sum = columns.reduce((total, { width }) => total + width, 0);
  const shares = columns.map(({ width }) => Math.floor((width * 10_000) / sum));
  const rest = 10_000 - shares.reduce((total, share) => total + share, 0);
  return shares.map((share, i) => (i === shares.length - 1 ? share + rest : share));
}

/** "ngày 05 tháng 02 năm 2023": the first ten days and the first two months with a zero, as the decree has it. */
export function longDay(day: Day): string {
  const [year, month, date] = day.split('-').map(Number);
  const padded = (n: number, upTo: number) => (n <= upTo ? `0${n}` : String(n));
  return `ngày ${padded(date ?? 0, 9)} tháng ${padded(month ?? 0, 2)} năm ${year}`;
}
