import type { Query } from '@tanstack/react-query';
import { QueryCache, QueryClient } from '@tanstack/react-query';
import { ServerError } from './request.js';

const RETRIES_WHEN_OFFLINE = 2;

/** Failures that pass by themselves or with a new login; any other refusal is final, and nothing stays beside it. */
const PASSING: ReadonlySet<string> = new Set(['offline', 'bad_answer', 'internal', 'database_away', 'UNAUTHENTICATED']);

/** No answer, or one that may be another in a moment. */
export const isPassing = (error: Error): boolean => error instanceof ServerError && PASSING.has(error.code);

/** Asking again may help: also where figures were moving while they were explained. */
export const mayPass = (error: Error): boolean =>
  isPassing(error) || (error instanceof ServerError && error.code === 'figures_moving');

/** What was read before stands, although reading it again failed since. After a refusal nothing stands. */
export function isLate({ state }: Query): boolean {
  return state.status === 'success' && state.errorUpdatedAt > state.dataUpdatedAt;
}

/**
 * A page that reads again and gets no answer keeps what it shows, whatever the page: its age is told once for all (see
 * `late-notice`). `failureReason` still says why.
 */
const cache = new QueryCache({
  onError: (error, query) => {
    if (query.state.data !== undefined && isPassing(error)) query.setState({ status: 'success', error: null });
  },
});

/** A refusal is final; only a missing answer is worth asking again by itself. */
export const queryClient = new QueryClient({
  queryCache: cache,
  defaultOptions: {
    queries: {
      staleTime: 2_000,
      retry: (failures, error) =>
        error instanceof ServerError && error.code === 'offline' && failures < RETRIES_WHEN_OFFLINE,
    },
    // Without a network a change is refused at once, and the form stays: it must not wait unseen and go out later.
    mutations: { networkMode: 'always' },
  },
});
