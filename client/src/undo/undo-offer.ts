import { useSyncExternalStore } from 'react';

/** What has just been done by hand, in words, and the key to take it back with. */
export interface UndoOffer {
  text: string;
  editId: string;
}

/** The last edit alone is offered: a newer one takes its place. */
let offer: UndoOffer | null = null;
const listeners = new Set<() => void>();

/** Says that something was done, with the way to take it back; null takes the notice away. */
export function offerUndo(next: UndoOffer | null): void {
  offer = next;
  for (const listener of listeners) listener();
}

/** What is offered at this moment, for an answer that comes later. */
export const currentOffer = (): UndoOffer | null => offer;

export function useUndoOffer(): UndoOffer | null {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, currentOffer);
}
