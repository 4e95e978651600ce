import { parentPort, workerData } from 'node:worker_threads';
import { readFile } from './read-sheet-file.js';
import type { SheetLimits } from './read-sheet-limits.js';
import { serve } from './read-sheet-serve.js';

/** What the worker is given. */
export interface SheetWork {
  bytes: Uint8Array;
  limits: SheetLimits;
}

if (parentPort) {
  const { bytes, limits } = workerData as SheetWork;
  await serve(parentPort, readFile(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), limits));
}
