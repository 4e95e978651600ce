import type { MessagePort } from 'node:worker_threads';
import type { RefusalCode } from '@dat100/shared/roster-grid';
import { SheetRefusal } from './read-sheet-limits.js';

/** What a worker answers. After each find it waits for a message before it reads on, so that nothing piles up. */
export type ThreadAnswer<T> =
  | { type: 'found'; found: T }
  | { type: 'refused'; code: RefusalCode; detail: string; record: number | null }
  | { type: 'failed'; message: string }
  | { type: 'done' };

/** Finds on their way that the reader may run ahead of its listener. */
const AHEAD = 4;

/** The worker's side of `readInThread`: tells `port` what is found, then closes it. */
export async function serve<T>(port: MessagePort, finds: AsyncIterable<T>): Promise<void> {
  const say = (answer: ThreadAnswer<T>): void => port.postMessage(answer);
  let credit = AHEAD;
  let wake: (() => void) | null = null;
  port.on('message', () => {
    credit += 1;
    wake?.();
  });
  try {
    for await (const found of finds) {
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
