import { useQueryClient } from '@tanstack/react-query';
import { useLocation, useNavigate } from 'react-router-dom';
import { fetchBoard } from '../board/board-variables.js';
import { homePath } from '../layout/access.js';
import { fetchCatalogue } from '../providers/catalogue.js';
import { openAccount, signIn } from '../providers/session.js';

/** A password, or the code of a printed slip with the password chosen. */
export type EnterParams = { username: string; password: string } | { code: string; password: string };

/** What the gate remembers of the address that was asked for. */
interface Asked {
  nextPathname?: string;
  nextSearch?: string;
}

/**
 * Signs in and goes to the address that was asked for, else to where the role begins. Throws a `ServerError`.
 * Nothing of a former user stays in the cache.
 */
export function useEnter(): (params: EnterParams) => Promise<void> {
  const navigate = useNavigate();
  const asked = useLocation().state as Asked | null;
  const queries = useQueryClient();
  return async (params) => {
    const me =
      'code' in params
        ? await openAccount(params.code, params.password)
        : await signIn(params.username, params.password);
    queries.removeQueries();
    const next =
      asked?.nextPathname && asked.nextPathname !== '/' ? asked.nextPathname + (asked.nextSearch ?? '') : homePath(me);
    fetchCatalogue(queries);
    fetchBoard(queries, me, next);
    await navigate(next, { replace: true });
  };
}
