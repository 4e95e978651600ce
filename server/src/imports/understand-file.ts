import { RosterBook, type BookContext } from '@dat100/shared/roster-book';
import type { ReadPiece } from '@dat100/shared/roster-reading';
import type { FileParts } from './file-bytes.js';
import { readFile } from './read-sheet-file.js';
import type { SheetLimits } from './read-sheet-limits.js';

/**
 * Reads and understands a file in the calling thread, piece by piece; once more from its start when its rows turn out
 * to be measured by another day than the file's own. Throws SheetRefusal, RangeError as RosterBook.
 */
export async function* understandFile(
  file: Buffer | FileParts,
  limits: SheetLimits,
  context: BookContext,
): AsyncGenerator<ReadPiece> {
  const book = new RosterBook(context);
  for await (const event of readFile(file, limits)) yield* book.take(event);
  yield* book.finish();
  const { fileDay } = book;
  if (fileDay !== undefined) yield* understandFile(file, limits, { ...context, fileDay });
}
