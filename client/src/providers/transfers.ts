import { useSyncExternalStore } from 'react';

/** A file on its way to the browser. */
export interface Transfer {
  id: number;
  /** bytes that are here */
  received: number;
  /** bytes of the whole file; null: the server writes it while it sends it */
  total: number | null;
  cancel: () => void;
}

/** More often nobody can read. */
const TOLD_EVERY_MS = 200;

let transfers: readonly Transfer[] = [];
let last = 0;
const listeners = new Set<() => void>();

function tell(next: readonly Transfer[]): void {
  transfers = next;
  for (const listener of listeners) listener();
}

/** What a transfer says of itself. */
export interface TransferReport {
  came: (received: number, total: number | null) => void;
  end: () => void;
}

/** Notes a transfer that has begun. */
export function beginTransfer(cancel: () => void): TransferReport {
  last += 1;
  const id = last;
  let toldAt = 0;
  tell([...transfers, { id, received: 0, total: null, cancel }]);
  return {
    came: (received, total) => {
      if (performance.now() - toldAt < TOLD_EVERY_MS) return;
      toldAt = performance.now();
      tell(transfers.map((one) => (one.id === id ? { ...one, received, total } : one)));
    },
    end: () => tell(transfers.filter((one) => one.id !== id)),
  };
}

/** Nobody is left to receive them: whoever signs in next must not be handed what another asked for. */
export function cancelTransfers(): void {
  for (const { cancel } of transfers) cancel();
}

/** The files that are on their way. */
export function useTransfers(): readonly Transfer[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => transfers,
  );
}
