import { issueMessage } from '@dat100/shared/roster-messages';
import type { RowIssue } from '@dat100/shared/roster-reading';

type Language = 'vi' | 'en';

/** Where a remark turns from what is wrong to what to do about it. */
const TURNS: Readonly<Record<Language, RegExp>> = {
  vi: /[.;:] (?=(?:hãy|nếu|chỉ)\s)/iu,
  en: /[.;:] (?=(?:write|compare|delete|choose|correct|check|record|use|if|format|make|renew|name|unhide|add|look|take|type|decide|remove|import|bring)\b)/iu,
};
const GENERAL: Readonly<Record<Language, string>> = {
  vi: 'Hãy sửa ô này rồi nhập lại tệp.',
  en: 'Correct the cell and drop the file in again.',
};
const DECIDE: Readonly<Record<Language, string>> = {
  vi: 'Hãy quyết định dòng này trên trang của lần nhập, hoặc sửa rồi nhập lại tệp.',
  en: 'Decide on the row on the page of its import, or correct it and drop the file in again.',
};

/** All that is wrong with a row, and what to do, each part naming the column it is about; one line each. */
export function reasonAndRemedy(issues: readonly RowIssue[], language: Language): { reason: string; remedy: string } {
  const halves = issues.map((issue) => {
    // The sheet is the one the row stands on; its row number is that of the file that was dropped in.
    const words = issueMessage({ ...issue, sheet: '' })[language];
    return halvesOf(words, placeOf(issue, language), language, issue.severity === 'conflict' ? DECIDE : GENERAL);
  });
  return {
    reason: halves.map(([reason]) => reason).join('\n'),
    remedy: halves.map(([, remedy]) => remedy).join('\n'),
  };
}

function placeOf({ column, header }: RowIssue, language: Language): string {
  if (column === null) return '';
  const heading = header === null ? '' : ` (${header})`;
  return `${language === 'vi' ? 'Cột' : 'Column'} ${column}${heading}: `;
}

/** What was read stands in quotation marks, and may hold any words. */
function halvesOf(
  words: string,
  place: string,
  language: Language,
  general: Readonly<Record<Language, string>>,
): [reason: string, remedy: string] {
  const hidden = words.replace(/“[^”]*”/g, (quoted) => '“'.repeat(quoted.length));
  const turn = TURNS[language].exec(hidden);
  if (!turn) return [words, place + general[language]];
  const remedy = words.slice(turn.index + 2);
  return [words.slice(0, turn.index + 1), place + remedy.charAt(0).toUpperCase() + remedy.slice(1)];
}
