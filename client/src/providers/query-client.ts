import { QueryClient } from '@tanstack/react-query';
import { ServerError } from './request.js';

const RETRIES_WHEN_OFFLINE = 2;

/** A refusal is final; only a missing answer is worth asking again by itself. */
export const queryClient = new QueryClient({
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
