import type { Client } from 'graphql-ws';
import { useEffect, useRef, useState } from 'react';
import { textOf } from './documents.js';

export type LiveState = 'connecting' | 'live' | 'lost';

let client: Promise<Client> | undefined;
const watchers = new Set<(state: LiveState) => void>();

function tell(state: LiveState): void {
  for (const watcher of watchers) watcher(state);
}

/** One socket for the page, fetched and opened with the first subscription, closed a while after the last. */
function socket(): Promise<Client> {
  client ??= import('graphql-ws').then(({ createClient }) =>
    createClient({
      url: `${window.location.protocol === 'https:' ? 'wss' : 'ws'}://${window.location.host}/graphql`,
      lazyCloseTimeout: 5_000,
      retryAttempts: Infinity,
      shouldRetry: () => true,
      on: { connected: () => tell('live'), closed: () => tell('lost') },
    }),
  );
  return client;
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
    void socket().then((opened) => {
      if (ended) return;
      stop = opened.subscribe(
        { query: textOf(document), variables: JSON.parse(key) as Record<string, unknown> },
        { next: () => news.current(), error: () => setState('lost'), complete: () => undefined },
      );
      setState('live');
    });
    return () => {
      ended = true;
      watchers.delete(watch);
      stop?.();
    };
  }, [document, key, enabled]);
  return state;
}
