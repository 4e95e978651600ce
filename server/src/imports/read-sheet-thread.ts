import type { FileParts } from './file-bytes.js';
import { SheetRefusal, type SheetLimits } from './read-sheet-limits.js';
import { takeReader } from './read-sheet-ready.js';
import type { FileInThread, ThreadAnswer, ThreadPart } from './read-sheet-serve.js';

/**
 * What a reader finds, told by a worker that can be stopped and whose memory is bounded. The clock runs only while
 * somebody waits for the worker: a listener that stores what it hears may take its time, and so may whoever fetches the
 * parts of the file.
 * Throws SheetRefusal for a file that cannot be read, or asks for too much memory or time, and what `file.part` throws.
 *
 * @param worker the compiled worker, which calls `serve`
 * @param file copied to the worker, or asked for the parts that it needs
 * @param work what it is given besides
 */
export async function* readInThread<T>(
  workerFile: URL,
  file: Buffer | FileParts,
  work: object,
  limits: SheetLimits,
): AsyncGenerator<T> {
  const given: FileInThread = Buffer.isBuffer(file) ? file : { size: file.size };
  const worker = takeReader(workerFile, limits);
  worker.postMessage({ ...work, file: given });
  const answers: (ThreadAnswer<T> | Error)[] = [];
  let wake: (() => void) | null = null;
  const hear = (answer: ThreadAnswer<T> | Error): void => {
    answers.push(answer);
    wake?.();
  };
  const clock = new Clock(limits.wallMs, () => hear(new SheetRefusal('file_too_large_inside', 'time')));
  const supply = async (n: number): Promise<void> => {
    clock.pause();
    try {
      if (Buffer.isBuffer(file)) throw new RangeError('The worker holds the whole file');
      worker.postMessage({ n, bytes: await file.part(n) } satisfies ThreadPart);
    } catch (error) {
      hear(error as Error);
    } finally {
      clock.go();
    }
  };
  worker.on('message', (answer: ThreadAnswer<T>) => {
    if (answer.type === 'part') void supply(answer.n);
    else hear(answer);
  });
  worker.on('error', (error: NodeJS.ErrnoException) => {
    hear(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new SheetRefusal('file_too_large_inside', 'memory') : error);
  });
  worker.on('exit', (code) => hear(new Error(`The sheet reader stopped with code ${code}`)));
  const next = async (): Promise<ThreadAnswer<T> | Error> => {
    clock.go();
    while (answers.length === 0) await new Promise<void>((resolve) => (wake = resolve));
    clock.pause();
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
      if (answer.type === 'found') yield answer.found;
    }
  } finally {
    clock.pause();
    await worker.terminate();
  }
}

/** Tells when it has run for so many milliseconds in all. It runs when it was sent off as often as it was stopped. */
class Clock {
  private stops = 1;
  private since = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private left: number,
    private readonly over: () => void,
  ) {}

  go(): void {
    this.stops -= 1;
    if (this.stops > 0) return;
    this.since = performance.now();
    this.timer = setTimeout(this.over, this.left);
  }

  pause(): void {
    this.stops += 1;
    if (this.stops > 1) return;
    clearTimeout(this.timer);
    this.left -= performance.now() - this.since;
  }
}
