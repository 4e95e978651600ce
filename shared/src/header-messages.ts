import type { RosterRefusal, SheetReading } from './roster-reading.js';

const SHOWN_HEADINGS = 12;
const SHOWN_CHARS = 40;

/** A refusal for want of a header that names the row which looks like one and its headings. */
export function headingsSeen(refusal: RosterRefusal, { sheet, headerRows, columns }: SheetReading): RosterRefusal {
  const shown = columns
    .slice(0, SHOWN_HEADINGS)
    .map(({ column, header }) => `${column} “${shortened(header)}”`)
    .join(', ');
  const more = columns.length > SHOWN_HEADINGS ? ', …' : '';
  const rows = headerRows.join('–');
  const placeVi = sheet === '' ? `Dòng ${rows}` : `Trang “${sheet}”, dòng ${rows}`;
  const placeEn = sheet === '' ? `Row ${rows}` : `Sheet “${sheet}”, row ${rows}`;
  return {
    ...refusal,
    messageVi: `${refusal.messageVi} ${placeVi} giống dòng tiêu đề: ${shown}${more}. Nếu đúng, hãy cho biết mỗi cột là gì rồi đọc lại.`,
    messageEn: `${refusal.messageEn} ${placeEn} looks like one: ${shown}${more}. If it is, say what each column holds and read again.`,
  };
}

/** Longer numbers are covered: what was taken for a heading could be somebody's. */
function shortened(header: string): string {
  const text = header.replace(/\d{6,}/g, (digits) => '•'.repeat(digits.length));
  return text.length > SHOWN_CHARS ? `${text.slice(0, SHOWN_CHARS)}…` : text;
}
