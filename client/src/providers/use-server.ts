import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import type { ResultOf, VariablesOf } from './documents.js';
import { textOf } from './documents.js';
import { request } from './request.js';

interface QueryOptions {
  enabled?: boolean;
  /** Show the former answer while the next one is on its way (a filter moved). */
  keep?: boolean;
  /** Read again each so many milliseconds, while the page is looked at. */
  every?: number;
  /** Code lists hardly ever change: ask once a page load. */
  once?: boolean;
}

/** What is read and where it is kept, for whoever asks before a page does. */
export function readingOf<D extends object>(document: D, variables: VariablesOf<D>) {
  return {
    queryKey: ['graphql', textOf(document), variables],
    queryFn: ({ signal }: { signal: AbortSignal }) => request(document, variables, signal),
  };
}

/** Reads by a typed document; cached under its text and variables. */
export function useServerQuery<D extends object>(
  document: D,
  variables: VariablesOf<D>,
  options: QueryOptions = {},
): UseQueryResult<ResultOf<D>, Error> {
  return useQuery<ResultOf<D>, Error>({
    ...readingOf(document, variables),
    enabled: options.enabled ?? true,
    ...(options.keep ? { placeholderData: keepPreviousData } : {}),
    ...(options.once ? { staleTime: Infinity } : {}),
    ...(options.every === undefined ? {} : { refetchInterval: options.every }),
  });
}

/**
 * Writes by a typed document; afterwards everything on the screen is read again, unless `refresh` is false. With
 * `first` that is waited for before the write counts as done: whoever goes on at once would else send the revision that
 * their own change has just replaced.
 */
export function useServerMutation<D extends object>(
  document: D,
  { refresh = true }: { refresh?: boolean | 'first' } = {},
): UseMutationResult<ResultOf<D>, Error, VariablesOf<D>> {
  const queries = useQueryClient();
  return useMutation<ResultOf<D>, Error, VariablesOf<D>>({
    mutationFn: (variables) => request(document, variables),
    onSuccess: async () => {
      if (!refresh) return;
      const reading = queries.invalidateQueries();
      if (refresh === 'first') await reading;
    },
  });
}
