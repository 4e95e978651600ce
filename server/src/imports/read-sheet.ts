import type { GridEvent } from '@dat100/shared/roster-grid';
import type { FileParts } from './file-bytes.js';
import { readFile } from './read-sheet-file.js';
import { SHEET_LIMITS, type SheetLimits } from './read-sheet-limits.js';
import { unpackEvent, type PackedEvent } from './read-sheet-pack.js';
import { readInThread } from './read-sheet-thread.js';
import type { SheetWork } from './read-sheet-worker.js';

/**
 * Compiled code reads in a worker, which can be stopped and whose memory is bounded. Run from TypeScript sources (unit
 * tests), where a worker could not load its file, the same function runs here. `read-roster` chooses likewise.
 */
const WORKER_FILE = import.meta.url.endsWith('.ts') ? null : new URL('./read-sheet-worker.js', import.meta.url);

/**
 * Reads an uploaded workbook or separated text, sheet by sheet and row by row, without holding more than a few batches.
 * Throws SheetRefusal for a file that cannot be read, is protected, or asks for too much memory or time.
 */
export function readSheets(
  file: Buffer | FileParts,
  limits: SheetLimits = SHEET_LIMITS,
  workerFile: URL | null = WORKER_FILE,
): AsyncGenerator<GridEvent> {
  return workerFile === null ? readFile(file, limits) : readInWorker(file, limits, workerFile);
}

async function* readInWorker(
  file: Buffer | FileParts,
  limits: SheetLimits,
  workerFile: URL,
): AsyncGenerator<GridEvent> {
  const work = { limits } satisfies Omit<SheetWork, 'file'>;
  for await (const event of readInThread<PackedEvent>(workerFile, file, work, limits)) yield unpackEvent(event);
}
