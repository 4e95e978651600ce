import type { Client } from 'graphql-ws';
import { useEffect, useRef, useState } from 'react';
import { textOf } from './documents.js';

export type LiveState = 'connecting' | 'live' | 'lost';

/** The code for sockets could not be fetched (no network): the next try. Until then the page asks by itself. */
const FETCH_AGAIN_MS = 10_000;

let client: Promise<Client> | undefined;
const watchers = new Set<(state: LiveState) => void>();

function tell(state: LiveState): void {
  for (const watcher of watchers) watcher(state);
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
    shouldRetry: () => true,
    on: { connected: () => tell('live'), closed: () => tell('lost') },
  });
}

/**
 * Calls `onNews` for each event of a subscription, and once more after a lost socket came back: whatever happened in
 * between is caught up by reading again. Returns whether news can arrive at the moment.
 */
export function useLive(
  document: object,
  variables: Record<string, unknown>,
  enabled: boolean,
  onNews: () => void,
): LiveState {
  const [state, setState] = useState<LiveState>('connecting');
  const news = useRef(onNews);
  useEffect(() => {
    news.current = onNews;
  });
  const key = JSON.stringify(variables);
  useEffect(() => {
    if (!enabled) return;
    let ended = false;
    let stop: (() => void) | undefined;
    let wasLost = false;
    const watch = (next: LiveState) => {
      setState(next);
      if (next === 'lost') wasLost = true;
      if (next === 'live' && wasLost) {
        wasLost = false;
        news.current();
      }
    };
    watchers.add(watch);
    let again: ReturnType<typeof setTimeout> | undefined;
    const listen = (opened: Client) => {
      if (ended) return;
      stop = opened.subscribe(
        { query: textOf(document), variables: JSON.parse(key) as Record<string, unknown> },
        { next: () => news.current(), error: () => setState('lost'), complete: () => undefined },
      );
      watch('live');
    };
    const open = (): void =>
      void socket().then(listen, () => {
        if (ended) return;
        watch('lost');
        again = setTimeout(open, FETCH_AGAIN_MS);
      });
    open();
    return () => {
      ended = true;
      clearTimeout(again);
      watchers.delete(watch);
      stop?.();
    };
  }, [document, key, enabled]);
  return state;
}
