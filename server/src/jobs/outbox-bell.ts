import { EventEmitter } from 'node:events';

// Heard within this process only; what another process or thread commits is found by looking twice a second.
const bell = new EventEmitter().setMaxListeners(0);

/** Something that was put in the outbox has been committed here. */
export function ringOutbox(): void {
  bell.emit('ring');
}

/** Tells `listener` whenever it rings; the answer ends that. */
export function onOutboxBell(listener: () => void): () => void {
  bell.on('ring', listener);
  return () => void bell.off('ring', listener);
}
