import { Worker } from 'node:worker_threads';
import type { SheetLimits } from './read-sheet-limits.js';

/** A file that comes in takes seconds at most; a thread that was begun for one that never came is ended. */
const WAITS_MS = 30_000;

/** The thread that waits for a file, and what it was begun with. */
let ready: { worker: Worker; file: string; limits: SheetLimits; release: () => void } | null = null;

/** Begins a thread for a file that is still coming in, if none waits already. It holds nothing and knows of nothing. */
export function readyReader(workerFile: URL, limits: SheetLimits): void {
  if (ready) return;
  const worker = begin(workerFile, limits);
  worker.unref();
  const over = setTimeout(() => {
    // Nobody may take a thread that is about to end, and nobody listens to it any more.
    release();
    worker.on('error', () => undefined);
    void worker.terminate();
  }, WAITS_MS);
  over.unref();
  // One that fails before it is needed is made anew when it is.
  const release = (): void => {
    clearTimeout(over);
    worker.off('error', release).off('exit', release);
    if (ready?.worker === worker) ready = null;
  };
  worker.once('error', release).once('exit', release);
  ready = { worker, file: workerFile.href, limits, release };
}

/** Whether a thread waits. */
export const isReaderReady = (): boolean => ready !== null;

/** A thread of the compiled worker: the one that waits if it was begun with these limits, or a new one. */
export function takeReader(workerFile: URL, limits: SheetLimits): Worker {
  if (ready?.file !== workerFile.href || ready.limits !== limits) return begin(workerFile, limits);
  const { worker, release } = ready;
  release();
  worker.ref();
  return worker;
}

function begin(workerFile: URL, limits: SheetLimits): Worker {
  return new Worker(workerFile, {
    // A hostile file must learn nothing of the server: no environment, no arguments, nothing on its output.
    env: {},
    argv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMib, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
  });
}
