import { useEffect, useRef, useState } from 'react';
import { textOf } from './documents.js';
import type { LiveState } from './follow.js';
import { follow } from './follow.js';
import { useMe } from './session.js';

export type { LiveState } from './follow.js';

/**
 * Calls `onNews` for each event of a subscription, and once more after a lost socket or an ended subscription came back:
 * whatever happened in between is caught up by reading again. Returns whether news can arrive at the moment.
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
  // What ended with a session is begun again with the next one, over the same page.
  const session = useMe();
  useEffect(() => {
    if (!enabled || !session) return;
    const payload = { query: textOf(document), variables: JSON.parse(key) as Record<string, unknown> };
    return follow(payload, { onNews: () => news.current(), onState: setState });
  }, [document, key, enabled, session]);
  return state;
}
