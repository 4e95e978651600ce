import type { ComponentType } from 'react';
import { createElement, lazy, useState } from 'react';

export type LazyPage = ComponentType & {
  /** Fetches the page's code before it is shown. */
  fetch: () => void;
};

/**
 * A page with code of its own. Unlike with `lazy` alone, code that is there already is shown at once: React would show
 * the skeleton for a moment, and keep it there for at least a third of a second.
 */
export function lazyPage(load: () => Promise<ComponentType>): LazyPage {
  let fetched: ComponentType | undefined;
  const fetchOnce = async () => {
    fetched ??= await load();
    return { default: fetched };
  };
  const Later = lazy(fetchOnce);
  function Shown() {
    // Stays what it was at first: another component would begin anew.
    const [Page] = useState<ComponentType>(() => fetched ?? Later);
    return createElement(Page);
  }
  return Object.assign(Shown, { fetch: () => void fetchOnce().catch(() => undefined) });
}
