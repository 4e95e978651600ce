import { parentPort, workerData } from 'node:worker_threads';
import type { GridEvent, RefusalCode } from '@dat100/shared/roster-grid';
import { readFile } from './read-sheet-file.js';
import { SheetRefusal, type SheetLimits } from './read-sheet-limits.js';

/** What the worker is given. */
export interface SheetWork {
  bytes: Uint8Array;
  limits: SheetLimits;
}

/** What it answers. After each event it waits for a message before it reads on, so that nothing piles up. */
export type SheetAnswer =
  | { type: 'event'; event: GridEvent }
  | { type: 'refused'; code: RefusalCode; detail: string; record: number | null }
  | { type: 'failed'; message: string }
  | { type: 'done' };

/** Events on their way that the reader may run ahead of its listener. */
const AHEAD = 4;

/** Reads the file and tells `port` what it finds. */
async function serve(port: NonNullable<typeof parentPort>, { bytes, limits }: SheetWork): Promise<void> {
  const say = (answer: SheetAnswer): void => port.postMessage(answer);
  let credit = AHEAD;
  let wake: (() => void) | null = null;
  port.on('message', () => {
    credit += 1;
    wake?.();
  });
  try {
    for await (const event of readFile(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), limits)) {
      while (credit === 0) await new Promise<void>((resolve) => (wake = resolve));
      credit -= 1;
      say({ type: 'event', event });
    }
    say({ type: 'done' });
  } catch (error) {
    if (error instanceof SheetRefusal) {
      say({ type: 'refused', code: error.code, detail: error.detail, record: error.record });
    } else say({ type: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
  port.close();
}

if (parentPort) await serve(parentPort, workerData as SheetWork);
