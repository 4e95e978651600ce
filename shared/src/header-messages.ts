import type { Message } from './roster-messages.js';
import type { RosterRefusal, RowIssue, SheetReading } from './roster-reading.js';

/** What is said of columns, by issue code. */
export const HEADER_SENTENCES: Readonly<Record<string, (issue: RowIssue) => Message>> = {
  double_column_warning: (issue) => {
    const used = issue.readAs ?? '?';
    const { vi, en } = differing(issue);
    return {
      vi: `cột này cùng nghĩa với cột ${used}; đã dùng cột ${used} vì đứng trước, cột này không được dùng. ${vi} Nếu cột này mới đúng, hãy xóa cột kia rồi nhập lại.`,
      en: `this column means the same as column ${used}; column ${used} was used because it stands first, and this one was not. ${en} If it is this one that is right, delete the other and import again.`,
    };
  },
};

/** In how many rows two columns of one meaning say different things. */
function differing({ value, otherRow }: RowIssue): Message {
  if (!otherRow)
    return { vi: 'Không có dòng nào hai cột ghi khác nhau.', en: 'In no row do the two say different things.' };
  const rows = Number(value) === 1 ? 'row' : 'rows';
  return {
    vi: `Có ${value ?? ''} dòng mà cột này ghi khác cột được dùng, bắt đầu từ dòng ${otherRow.row}.`,
    en: `In ${value ?? ''} ${rows} it says something else than the one used, first in row ${otherRow.row}.`,
  };
}

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
