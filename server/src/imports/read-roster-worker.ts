import { parentPort, workerData } from 'node:worker_threads';
import type { BookContext } from '@dat100/shared/roster-book';
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
  await serve(parentPort, understandFile(file, limits, context));
}
