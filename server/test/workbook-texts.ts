import { readSheets } from '../src/imports/read-sheet.js';

/** Everything that the cells of a workbook say, as one text. */
export async function textsOf(bytes: Buffer): Promise<string> {
  const texts: string[] = [];
  for await (const event of readSheets(bytes)) if (event.type !== 'sheet') texts.push(JSON.stringify(event.rows));
  return texts.join('');
}
