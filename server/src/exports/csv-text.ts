/**
 * What a spreadsheet program may take for the start of a formula: the signs, also in their wide form, at the start of
 * a cell or behind a separator, where a program that cuts at another separator than ours begins a cell.
 */
const FORMULA = /(^|[;,\t\r\n])([\s"']*)(?=[=+\-@＝＋－＠])/g;
const BLANK_START = /^[\t\r\n]/;

/** Text as a cell of a CSV file: an apostrophe stands before what would be reckoned. */
export function csvText(text: string): string {
  const safe = text.replace(FORMULA, "$1$2'");
  return BLANK_START.test(safe) ? `'${safe}` : safe;
}
