import { Worker } from 'node:worker_threads';
import { SheetRefusal, type SheetLimits } from './read-sheet-limits.js';
import type { ThreadAnswer } from './read-sheet-serve.js';

/**
 * What a reader finds, told by a worker that can be stopped and whose memory is bounded. The clock runs only while
 * somebody waits for the worker: a listener that stores what it hears may take its time.
 * Throws SheetRefusal for a file that cannot be read, or asks for too much memory or time.
 *
 * @param file the compiled worker, which calls `serve`
 * @param work what it is given as workerData
 * @param handedOver memory in `work` that the worker takes over instead of copying it: it is gone here
 */
export async function* readInThread<T>(
  file: URL,
  work: unknown,
  limits: SheetLimits,
  handedOver: ArrayBuffer[] = [],
): AsyncGenerator<T> {
  const worker = new Worker(file, {
    workerData: work,
    transferList: handedOver,
    // A hostile file must learn nothing of the server: no environment, no arguments, nothing on its output.
    env: {},
    argv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMib, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
  });
  const answers: (ThreadAnswer<T> | Error)[] = [];
  let wake: (() => void) | null = null;
  const hear = (answer: ThreadAnswer<T> | Error): void => {
    answers.push(answer);
    wake?.();
  };
  worker.on('message', hear);
  worker.on('error', (error: NodeJS.ErrnoException) => {
    hear(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new SheetRefusal('file_too_large_inside', 'memory') : error);
  });
  worker.on('exit', (code) => hear(new Error(`The sheet reader stopped with code ${code}`)));
  let left = limits.wallMs;
  const next = async (): Promise<ThreadAnswer<T> | Error> => {
    const since = performance.now();
    const clock = setTimeout(() => hear(new SheetRefusal('file_too_large_inside', 'time')), left);
    try {
      while (answers.length === 0) await new Promise<void>((resolve) => (wake = resolve));
    } finally {
      clearTimeout(clock);
      left -= performance.now() - since;
    }
    return answers.shift() as ThreadAnswer<T> | Error;
  };
  try {
    for (;;) {
      const answer = answers.shift() ?? (await next());
      if (answer instanceof Error) throw answer;
      if (answer.type === 'done') return;
      if (answer.type === 'refused') throw new SheetRefusal(answer.code, answer.detail, answer.record);
      if (answer.type === 'failed') throw new Error(answer.message);
      worker.postMessage('more');
      yield answer.found;
    }
  } finally {
    await worker.terminate();
  }
}
