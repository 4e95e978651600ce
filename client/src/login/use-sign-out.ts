import { useQueryClient } from '@tanstack/react-query';
import { signOut } from '../providers/session.js';

/** Signs out. The gate then leads to the login page; nothing of this user stays in the cache. */
export function useSignOut(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    // An unreachable server must not keep the user on the page: the screen is cleared all the same.
    await signOut().catch(() => undefined);
    queries.clear();
  };
}
