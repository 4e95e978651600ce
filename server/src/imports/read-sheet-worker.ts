import { parentPort, workerData } from 'node:worker_threads';
import { readFile } from './read-sheet-file.js';
import type { SheetLimits } from './read-sheet-limits.js';
import { packEvent, type PackedEvent } from './read-sheet-pack.js';
import { serve } from './read-sheet-serve.js';

/** What the worker is given. */
export interface SheetWork {
  bytes: Uint8Array;
  limits: SheetLimits;
}

if (parentPort) {
  const { bytes, limits } = workerData as SheetWork;
  await serve(parentPort, packed(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), limits));
}

async function* packed(bytes: Buffer, limits: SheetLimits): AsyncGenerator<PackedEvent> {
  for await (const event of readFile(bytes, limits)) yield packEvent(event);
}
