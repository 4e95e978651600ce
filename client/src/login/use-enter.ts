import { useQueryClient } from '@tanstack/react-query';
import { useLogin } from 'react-admin';
import type { LoginParams } from '../providers/auth.js';

/** Signs in and goes to where the user wanted to be. Nothing of the former user stays in the cache. */
export function useEnter(): (params: LoginParams) => Promise<void> {
  const login = useLogin();
  const queries = useQueryClient();
  return async (params) => {
    await login(params);
    queries.removeQueries({ predicate: (query) => query.queryKey[0] !== 'auth' });
  };
}
