import { parentPort } from 'node:worker_threads';
import type { FileParts } from './file-bytes.js';
import { readFile } from './read-sheet-file.js';
import type { SheetLimits } from './read-sheet-limits.js';
import { packEvent, type PackedEvent } from './read-sheet-pack.js';
import { serve, type FileInThread } from './read-sheet-serve.js';

/** What the worker is given. */
export interface SheetWork {
  file: FileInThread;
  limits: SheetLimits;
}

if (parentPort) serve<PackedEvent, SheetWork>(parentPort, (content, { limits }) => packed(content, limits));

async function* packed(content: Buffer | FileParts, limits: SheetLimits): AsyncGenerator<PackedEvent> {
  for await (const event of readFile(content, limits)) yield packEvent(event);
}
