import { Worker } from 'node:worker_threads';
import type { GridEvent } from '@dat100/shared/roster-grid';
import { readFile } from './read-sheet-file.js';
import { SHEET_LIMITS, SheetRefusal, type SheetLimits } from './read-sheet-limits.js';
import type { SheetAnswer, SheetWork } from './read-sheet-worker.js';

/**
 * Compiled code reads in a worker, which can be stopped and whose memory is bounded. Run from TypeScript sources (unit
 * tests), where a worker could not load its file, the same function runs here. The one place that chooses.
 */
const WORKER_FILE = import.meta.url.endsWith('.ts') ? null : new URL('./read-sheet-worker.js', import.meta.url);

/**
 * Reads an uploaded workbook or separated text, sheet by sheet and row by row, without holding more than a few batches.
 * Throws SheetRefusal for a file that cannot be read, is protected, or asks for too much memory or time.
 */
export function readSheets(
  bytes: Buffer,
  limits: SheetLimits = SHEET_LIMITS,
  workerFile: URL | null = WORKER_FILE,
): AsyncGenerator<GridEvent> {
  return workerFile === null ? readFile(bytes, limits) : readInWorker(bytes, limits, workerFile);
}

async function* readInWorker(bytes: Buffer, limits: SheetLimits, file: URL): AsyncGenerator<GridEvent> {
  const work: SheetWork = { bytes, limits };
  const worker = new Worker(file, {
    workerData: work,
    // A hostile file must learn nothing of the server: no environment, no arguments, nothing on its output.
    env: {},
    argv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMib, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
  });
  const answers: (SheetAnswer | Error)[] = [];
  let wake: (() => void) | null = null;
  const hear = (answer: SheetAnswer | Error): void => {
    answers.push(answer);
    wake?.();
  };
  const clock = setTimeout(() => hear(new SheetRefusal('file_too_large_inside', 'time')), limits.wallMs);
  worker.on('message', hear);
  worker.on('error', (error: NodeJS.ErrnoException) => {
    hear(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new SheetRefusal('file_too_large_inside', 'memory') : error);
  });
  worker.on('exit', (code) => hear(new Error(`The sheet reader stopped with code ${code}`)));
  try {
    for (;;) {
      const answer = answers.shift();
      if (answer === undefined) {
        await new Promise<void>((resolve) => (wake = resolve));
        continue;
      }
      if (answer instanceof Error) throw answer;
      if (answer.type === 'done') return;
      if (answer.type === 'refused') throw new SheetRefusal(answer.code, answer.detail, answer.record);
      if (answer.type === 'failed') throw new Error(answer.message);
      worker.postMessage('more');
      yield answer.event;
    }
  } finally {
    clearTimeout(clock);
    await worker.terminate();
  }
}
