import type { ComponentType } from 'react';
import { lazy, useState } from 'react';
import { OFFLINE, ServerError } from '../providers/request.js';

export type LazyPage<P extends object = object> = ComponentType<P> & {
  /** Fetches the page's code before it is shown. */
  fetch: () => void;
};

let attempt = 0;

/** From now on code that did not arrive is asked for once more when it is to be shown. */
export function askAgainForCode(): void {
  attempt += 1;
}

/** How browsers, each in its words, say that code did not arrive; anything else is a fault of the code itself. */
const NOT_ARRIVED = /import|preload/i;

function inWords(error: unknown): unknown {
  return error instanceof Error && NOT_ARRIVED.test(error.message) ? new ServerError(OFFLINE) : error;
}

/**
 * A page, or a part of one, with code of its own. Unlike with `lazy` alone, code that is there already is shown at once:
 * React would show the skeleton for a moment, and keep it there for at least a third of a second. And code that did not
 * arrive can be asked for again: React keeps what `lazy` ended with, a failure too.
 */
export function lazyPage<P extends object = object>(load: () => Promise<ComponentType<P>>): LazyPage<P> {
  let fetched: ComponentType<P> | undefined;
  const fetchOnce = async () => {
    try {
      fetched ??= await load();
    } catch (error) {
      throw inWords(error);
    }
    return { default: fetched };
  };
  let later = { of: attempt, Page: lazy(fetchOnce) as ComponentType<P> };
  function laterNow() {
    if (later.of !== attempt) later = { of: attempt, Page: lazy(fetchOnce) as ComponentType<P> };
    return later.Page;
  }
  function Shown(props: P) {
    // Stays what it was at first: another component would begin anew.
    const [Page] = useState<ComponentType<P>>(() => fetched ?? laterNow());
    return <Page {...props} />;
  }
  return Object.assign(Shown, { fetch: () => void fetchOnce().catch(() => undefined) });
}
