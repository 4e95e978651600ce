import { useQueryClient } from '@tanstack/react-query';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { Fragment, useCallback, useEffect, useRef, useState } from 'react';
import { Navigate, useLocation } from 'react-router-dom';
import { fetchBoard } from '../board/board-variables.js';
import { ErrorState, PageSkeleton } from '../layout/states.js';
import { fetchCatalogue } from '../providers/catalogue.js';
import { loadMe, useMe } from '../providers/session.js';

/**
 * Lets in who is signed in, and leads others to the login page and back to the address they asked for.
 * It stands in for react-admin's `requireAuth`, whose redirect loops when the answer is known at once.
 */
export function Gate({ children }: { children: ReactNode }) {
  const me = useMe();
  const { pathname, search } = useLocation();
  const queries = useQueryClient();
  const wasIn = useRef(false);
  const [error, setError] = useState<unknown>(null);
  const ask = useCallback(() => {
    setError(null);
    loadMe().catch(setError);
  }, []);
  useEffect(ask, [ask]);
  useEffect(() => {
    if (!me) return;
    wasIn.current = true;
    fetchCatalogue(queries);
    // The address of now alone: what comes later is asked for by its page.
    fetchBoard(queries, me, window.location.pathname + window.location.search);
  }, [me, queries]);

  // Whoever signs in over the page of somebody else finds nothing of theirs in it, not even what they had typed.
  if (me) return <Fragment key={me.id}>{children}</Fragment>;
  if (me === null) {
    // Whoever signed out leaves no trail for the next user of this computer.
    const state = wasIn.current ? null : { nextPathname: pathname, nextSearch: search };
    return <Navigate to="/login" replace state={state} />;
  }
  return <Box sx={{ p: 3 }}>{error === null ? <PageSkeleton /> : <ErrorState error={error} retry={ask} />}</Box>;
}
