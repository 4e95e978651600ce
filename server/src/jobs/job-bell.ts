import { EventEmitter } from 'node:events';

/** What it rings for: there is work, or somebody wants work to end; or a file comes in, of which work will be made. */
export type Ring = 'work' | 'file';

// Heard within this process only; what is missed (another process, another thread) is found by looking twice a second.
const bell = new EventEmitter().setMaxListeners(0);

export function ringBell(what: Ring = 'work'): void {
  bell.emit('ring', what);
}

/** Tells `listener` whenever it rings; the answer ends that. */
export function onBell(listener: (what: Ring) => void): () => void {
  bell.on('ring', listener);
  return () => void bell.off('ring', listener);
}
