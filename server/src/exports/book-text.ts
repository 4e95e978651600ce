/** Longest text of a cell in a workbook. */
const MOST_CHARS = 32_767;
/** What XML cannot hold, and what it would change: other control characters, carriage returns, half characters. */

const UNSAFE =
  /[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** Looks like such an escape, and is the user's own text. */
const LIKE_ESCAPE = /_(?=x[0-9A-Fa-f]{4}_)/g;

const escaped = (char: string): string => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;

/**
 * Text as a workbook keeps it (ECMA-376 part 1, 22.9.2.19: `_x000D_`), so that it reads back equal. It goes into cells
 * of type text, never formula, and the cell's format is text too, so that a spreadsheet program takes "=1+1" for
 * words also after somebody has edited it.
 */
export function bookText(text: string): string {
  return text.slice(0, MOST_CHARS).replace(LIKE_ESCAPE, '_x005F_').replace(UNSAFE, escaped);
}

/** A name that a sheet may have, unlike those before it. */
export function sheetName(wanted: string, taken: Set<string>): string {
  const clean =
    wanted
      .replace(/[\\/?*[\]:\u0000-\u001f\ufffe\uffff]/g, ' ')
      .replace(/^'+|'+$/g, '')
      .trim() || 'Danh sách';
  for (let n = 1; ; n += 1) {
    const tail = n === 1 ? '' : ` (${n})`;
    const name = clean.slice(0, 31 - tail.length) + tail;
    if (taken.has(name.toLowerCase())) continue;
    taken.add(name.toLowerCase());
    return name;
  }
}
