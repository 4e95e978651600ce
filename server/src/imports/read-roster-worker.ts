import { parentPort } from 'node:worker_threads';
import type { BookContext } from '@dat100/shared/roster-book';
import { sent, type SentPiece } from './row-text.js';
import type { SheetLimits } from './read-sheet-limits.js';
import { serve, type FileInThread } from './read-sheet-serve.js';
import { understandFile } from './understand-file.js';

/** What the worker is given. */
export interface RosterWork {
  file: FileInThread;
  limits: SheetLimits;
  context: BookContext;
}

if (parentPort)
  serve<SentPiece, RosterWork>(parentPort, (content, { limits, context }) => pieces(content, limits, context));

async function* pieces(...given: Parameters<typeof understandFile>): AsyncGenerator<SentPiece> {
  for await (const piece of understandFile(...given)) yield sent(piece);
}
