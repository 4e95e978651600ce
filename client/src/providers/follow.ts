import { endsAfter, isOfSession, pauseAfter } from '@dat100/shared/live-again';
import type { Client } from 'graphql-ws';

export type LiveState = 'connecting' | 'live' | 'lost';

/** A subscription that was refused says so at once: begun again after an end, it stands when it has not ended by then. */
const STANDS_AFTER_MS = 1_000;

let client: Promise<Client> | undefined;
let isOpen = false;
const watchers = new Set<(isOpen: boolean) => void>();

function tell(open: boolean): void {
  isOpen = open;
  for (const watcher of watchers) watcher(open);
}

/** One socket for the page, fetched and opened with the first subscription, closed a while after the last. */
function socket(): Promise<Client> {
  client ??= openSocket().catch((error: unknown) => {
    // What could not be fetched is fetched anew by whoever asks next.
    client = undefined;
    throw error;
  });
  return client;
}

async function openSocket(): Promise<Client> {
  const { createClient } = await import('graphql-ws');
  return createClient({
    url: `${window.location.protocol === 'https:' ? 'wss' : 'ws'}://${window.location.host}/graphql`,
    lazyCloseTimeout: 5_000,
    retryAttempts: Infinity,
    retryWait: (tries) => new Promise((resolve) => setTimeout(resolve, pauseAfter(tries + 1, Math.random()))),
    shouldRetry: () => true,
    on: { connected: () => tell(true), closed: () => tell(false) },
  });
}

interface Follower {
  /** Something happened, or may have while nothing was heard. */
  onNews: () => void;
  onState: (state: LiveState) => void;
}

/**
 * Follows a subscription until the returned function is called. A lost socket comes back by itself; a subscription that
 * the server ended is begun again, ever more rarely while it goes on ending, unless the session has ended with it.
 */
export function follow(
  payload: { query: string; variables: Record<string, unknown> },
  { onNews, onState }: Follower,
): () => void {
  let stop: (() => void) | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isLeft = false;
  let wasLost = false;
  let begunAt: number | null = null;
  let ends = 0;

  const lose = (): void => {
    clearTimeout(timer);
    wasLost = true;
    onState('lost');
  };
  const stand = (): void => {
    onState('live');
    if (!wasLost) return;
    wasLost = false;
    onNews();
  };
  /** Over an open socket it has only to be let in. */
  const awaitStanding = (): void => {
    if (begunAt === null || !isOpen) return;
    clearTimeout(timer);
    if (ends === 0) stand();
    else timer = setTimeout(stand, STANDS_AFTER_MS);
  };
  const end = (why?: unknown): void => {
    if (isLeft) return;
    ends = endsAfter(ends, begunAt === null ? 0 : performance.now() - begunAt);
    begunAt = null;
    lose();
    // Once more all the same: a socket that was opened for the session before is closed a moment after it.
    if (!isOfSession(why) || ends === 1) timer = setTimeout(begin, pauseAfter(ends, Math.random()));
  };
  const begin = (): void =>
    void socket().then((opened) => {
      if (isLeft) return;
      begunAt = performance.now();
      stop = opened.subscribe(payload, { next: onNews, error: end, complete: end });
      awaitStanding();
    }, end);
  const watch = (open: boolean): void => {
    if (open) awaitStanding();
    else if (begunAt !== null) lose();
  };
  watchers.add(watch);
  begin();
  return () => {
    isLeft = true;
    clearTimeout(timer);
    watchers.delete(watch);
    stop?.();
  };
}
