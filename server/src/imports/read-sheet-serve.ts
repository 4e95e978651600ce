import type { MessagePort } from 'node:worker_threads';
import type { RefusalCode } from '@dat100/shared/roster-grid';
import type { FileParts } from './file-bytes.js';
import { SheetRefusal } from './read-sheet-limits.js';

/** A file as a worker is given it: as a whole, or by its length, its parts to be asked for. */
export type FileInThread = Uint8Array | { size: number };

/**
 * What a worker answers. After each find it waits for a message before it reads on, so that nothing piles up; `part`
 * asks for a part of the file.
 */
export type ThreadAnswer<T> =
  | { type: 'found'; found: T }
  | { type: 'part'; n: number }
  | { type: 'refused'; code: RefusalCode; detail: string; record: number | null }
  | { type: 'failed'; message: string }
  | { type: 'done' };

/** A part of the file that the worker has asked for. */
export interface ThreadPart {
  n: number;
  bytes: Uint8Array;
}

/** What a worker is told: to read on, or a part it has asked for. */
type ThreadWord = 'more' | ThreadPart;

/** Finds on their way that the reader may run ahead of its listener. */
const AHEAD = 4;

/**
 * The worker's side of `readInThread`: waits for its work, tells `port` what is found in the file, then closes it.
 * @param find what is found in a file, given the work too
 */
export function serve<T, W extends { file: FileInThread }>(
  port: MessagePort,
  find: (file: Buffer | FileParts, work: W) => AsyncIterable<T>,
): void {
  port.once('message', (work: W) => void tell(port, work.file, (content) => find(content, work)));
}

async function tell<T>(
  port: MessagePort,
  given: FileInThread,
  find: (file: Buffer | FileParts) => AsyncIterable<T>,
): Promise<void> {
  const say = (answer: ThreadAnswer<T>): void => port.postMessage(answer);
  const asked = new Map<number, (bytes: Buffer) => void>();
  let credit = AHEAD;
  let wake: (() => void) | null = null;
  port.on('message', (word: ThreadWord) => {
    if (word === 'more') {
      credit += 1;
      wake?.();
      return;
    }
    asked.get(word.n)?.(inPlace(word.bytes));
    asked.delete(word.n);
  });
  const part = (n: number): Promise<Buffer> => {
    say({ type: 'part', n });
    return new Promise((resolve) => asked.set(n, resolve));
  };
  try {
    for await (const found of find(given instanceof Uint8Array ? inPlace(given) : { size: given.size, part })) {
      while (credit === 0) await new Promise<void>((resolve) => (wake = resolve));
      credit -= 1;
      say({ type: 'found', found });
    }
    say({ type: 'done' });
  } catch (error) {
    if (error instanceof SheetRefusal) {
      say({ type: 'refused', code: error.code, detail: error.detail, record: error.record });
    } else say({ type: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
  port.close();
}

/** Buffers arrive as plain arrays of bytes. */
const inPlace = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
