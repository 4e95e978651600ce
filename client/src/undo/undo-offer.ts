import { useSyncExternalStore } from 'react';

/** What has just been done by hand, and the key to take it back with. Words are found when it is shown: in the language of then. */
export interface UndoOffer {
  /** a key of the texts */
  said: string;
  /** the names in them */
  names?: Readonly<Record<string, string>>;
  /** of how many people they speak */
  count?: number;
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
