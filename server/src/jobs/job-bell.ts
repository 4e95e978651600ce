import { EventEmitter } from 'node:events';

// Heard within this process only; what is missed (another process, another thread) is found by looking twice a second.
const bell = new EventEmitter().setMaxListeners(0);

/** There is work, or somebody wants work to end. */
export function ringBell(): void {
  bell.emit('ring');
}

/** Tells `listener` whenever it rings; the answer ends that. */
export function onBell(listener: () => void): () => void {
  bell.on('ring', listener);
  return () => void bell.off('ring', listener);
}
