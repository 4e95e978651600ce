import { parentPort, workerData } from 'node:worker_threads';
import type { BookContext } from '@dat100/shared/roster-book';
import { sent, type SentPiece } from './read-roster-texts.js';
import type { SheetLimits } from './read-sheet-limits.js';
import { serve } from './read-sheet-serve.js';
import { understandFile } from './understand-file.js';

/** What the worker is given. */
export interface RosterWork {
  bytes: Uint8Array;
  limits: SheetLimits;
  context: BookContext;
}

if (parentPort) {
  const { bytes, limits, context } = workerData as RosterWork;
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  await serve(parentPort, pieces(file, limits, context));
}

async function* pieces(...file: Parameters<typeof understandFile>): AsyncGenerator<SentPiece> {
  for await (const piece of understandFile(...file)) yield sent(piece);
}
