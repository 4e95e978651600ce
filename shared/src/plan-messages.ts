import type { RowIssue } from './roster-reading.js';

const OUTCOMES: Readonly<Record<string, { vi: string; en: string }>> = {
  new: { vi: 'người mới', en: 'a new person' },
  changed: { vi: 'thay đổi', en: 'a change' },
  unchanged: { vi: 'không đổi', en: 'no change' },
  conflict: { vi: 'chờ quyết định', en: 'waiting for a decision' },
  rejected: { vi: 'bị loại', en: 'rejected' },
};

const outcome = (code: unknown): { vi: string; en: string } =>
  OUTCOMES[String(code)] ?? { vi: String(code), en: String(code) };

const OTHER_CHANGE = {
  vi: 'dữ liệu của người này đã thay đổi sau lần kiểm tra trước, nên dòng này sẽ thay đổi khác với khi đó. Hãy xem lại rồi nhập.',
  en: "this person's data have changed since the check, so the row would change something else than was shown. Look at the row and apply again.",
};

/** Remarks on rows whose person has changed after the list was checked. */
export const PLAN_SENTENCES = {
  changed_since_check: ({ value, readAs }: RowIssue) =>
    value === readAs
      ? OTHER_CHANGE
      : {
          vi: `dữ liệu của người này đã thay đổi sau lần kiểm tra trước: khi đó là "${outcome(value).vi}", nay là "${outcome(readAs).vi}". Hãy xem lại rồi nhập.`,
          en: `this person's data have changed since the check: then "${outcome(value).en}", now "${outcome(readAs).en}". Look at the row and apply again.`,
        },
  changed_meanwhile: {
    vi: 'dữ liệu của người này đã thay đổi trong lúc nhập nên dòng này chưa được nhập. Hãy xem lại rồi quyết định nhận hay giữ nguyên.',
    en: "this person's data changed while the list was being applied, so the row was not. Look at it and decide to take it or to leave the records.",
  },
};
