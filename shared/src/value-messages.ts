import { formatDay, isDay } from './calendar.js';
import { EMPLOYMENT_KINDS } from './codes.js';
import type { RowIssue } from './roster-reading.js';
import { ROSTER_STAGES, STAGE_NAMES } from './roster-stage-words.js';

// What is said of a cell whose value is not understood: what stands there, and what may stand there.

interface Message {
  vi: string;
  en: string;
}

const SHOWN_CHARS = 60;

/** The value in quotes, a day as it is written here; longer numbers are covered, an id may be in another column. */
export function shown({ value }: RowIssue): string {
  if (value === null) return '“ ”';
  const text = isDay(value)
    ? formatDay(value)
    : String(value).replace(/\d{6,}/g, (digits) => '•'.repeat(digits.length));
  return `“${text.length > SHOWN_CHARS ? `${text.slice(0, SHOWN_CHARS)}…` : text}”`;
}

const NO_STAGE: Message = { vi: 'chưa có thông tin', en: 'no information' };
const fallback = ({ fallsBackTo }: RowIssue): Message => STAGE_NAMES[fallsBackTo ?? ''] ?? NO_STAGE;

const quoted = (words: readonly string[]): string => words.map((word) => `“${word}”`).join(', ');

/** What a column takes, by its field; the words are those the reader understands. */
const TAKEN: Readonly<Record<string, Message>> = {
  sex: { vi: 'Hãy ghi “Nam” hoặc “Nữ”.', en: 'Write “Nam” (male) or “Nữ” (female).' },
  phone: {
    vi: 'Hãy ghi một số điện thoại di động 10 chữ số, bắt đầu bằng 0.',
    en: 'Write one mobile number of 10 digits that begins with 0.',
  },
  kind: {
    vi: `Hãy ghi một trong các loại hình: ${quoted(EMPLOYMENT_KINDS.map(({ vi }) => vi))}.`,
    en: `Write one of the kinds: ${quoted(EMPLOYMENT_KINDS.map(({ vi }) => vi))}.`,
  },
  membership: {
    vi: 'Hãy đánh dấu “x” nếu có, để trống nếu không.',
    en: 'Write “x” for yes, and leave the cell empty for no.',
  },
  scope: {
    vi: 'Hãy ghi “Thuộc diện thực hiện”, “Tạm hoãn” hoặc “Được miễn”.',
    en: 'Write “Thuộc diện thực hiện” (in scope), “Tạm hoãn” (deferred) or “Được miễn” (exempt).',
  },
};

/** The words of a criterion's stages, as a list may write them. */
export function stageWords(criterion: string): string[] {
  const stages =
    Object.entries(ROSTER_STAGES).find(([code]) => code === criterion)?.[1] ?? Object.values(ROSTER_STAGES).flat();
  return stages.flatMap((stage) => STAGE_NAMES[stage]?.vi ?? []);
}

/** The sentences by issue code; `why` is the field, or the criterion, or the most characters there may be. */
export const VALUE_SENTENCES = {
  unknown_value_text: (issue: RowIssue): Message => {
    const taken = TAKEN[issue.why ?? ''];
    return {
      vi: `không hiểu ${shown(issue)}; ô này không được dùng. ${taken?.vi ?? 'Hãy sửa theo các giá trị của cột.'}`,
      en: `${shown(issue)} is not understood; the cell is not used. ${taken?.en ?? 'Use the values of this column.'}`,
    };
  },
  unknown_stage_text: (issue: RowIssue): Message => {
    const words = quoted(stageWords(issue.why ?? ''));
    return {
      vi: `không hiểu tình trạng ${shown(issue)}; không ghi nhận. Hãy dùng một trong các từ: ${words}.`,
      en: `the status ${shown(issue)} is not understood and not recorded. Use one of the words: ${words}.`,
    };
  },
  text_too_long: ({ why }: RowIssue): Message => ({
    vi: `nội dung quá dài${why === undefined ? '' : `, chỉ nhận đến ${why} ký tự`}; ô này không được dùng. Hãy viết ngắn lại.`,
    en: `the text is too long${why === undefined ? '' : `, at most ${why} characters are taken`}; the cell is not used. Make it shorter.`,
  }),
  future_date: (issue: RowIssue): Message =>
    issue.why === 'birthDate'
      ? {
          vi: `ngày sinh ${shown(issue)} ở sau ngày của danh sách; ô này không được dùng. Hãy sửa ngày.`,
          en: `the birth date ${shown(issue)} comes after the day of the list; the cell is not used. Correct the day.`,
        }
      : {
          vi: `ngày ${shown(issue)} ở sau ngày của danh sách; ô này không được dùng, tình trạng lấy theo “${fallback(issue).vi}”. Hãy sửa ngày.`,
          en: `${shown(issue)} comes after the day of the list; the cell is not used, the status falls back to “${fallback(issue).en}”. Correct the day.`,
        },
  unknown_unit: (issue: RowIssue): Message =>
    issue.why === 'several'
      ? {
          vi: `có nhiều đơn vị tên ${shown(issue)} trong đơn vị được nhập. Hãy ghi mã đơn vị, hoặc ghi cả đơn vị cấp trên: ${issue.readAs ?? ''}.`,
          en: `several units within the unit imported for are called ${shown(issue)}. Write the unit code, or the unit above too: ${issue.readAs ?? ''}.`,
        }
      : {
          vi: `không tìm thấy đơn vị ${shown(issue)} trong đơn vị được nhập. Hãy sửa tên hoặc mã đơn vị, hoặc lập đơn vị này trước.`,
          en: `no unit ${shown(issue)} is found within the unit imported for. Correct its name or code, or create the unit first.`,
        },
};
