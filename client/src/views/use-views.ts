import { useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'react-router-dom';
import { textOf } from '../providers/documents.js';
import { useServerMutation, useServerQuery } from '../providers/use-server.js';
import type { SavedView } from './views.documents.js';
import { DELETE_VIEW, RENAME_VIEW, SAVED_VIEWS, SAVE_VIEW } from './views.documents.js';

/** The user's own views, by name the Vietnamese way; asked once a page load and after each change of one's own. */
export function useViews() {
  const query = useServerQuery(SAVED_VIEWS, {}, { once: true });
  const views = [...(query.data?.savedViews ?? [])].sort((one, other) => one.name.localeCompare(other.name, 'vi'));
  return { views, isPending: query.isPending, error: query.error, refetch: () => void query.refetch() };
}

/** Keeping, renaming and deleting; only the list of views is read again, the page's figures have not changed. */
export function useViewChanges() {
  const queries = useQueryClient();
  const again = () => queries.invalidateQueries({ queryKey: ['graphql', textOf(SAVED_VIEWS)] });
  const save = useServerMutation(SAVE_VIEW, { refresh: false });
  const rename = useServerMutation(RENAME_VIEW, { refresh: false });
  const remove = useServerMutation(DELETE_VIEW, { refresh: false });
  return { save, rename, remove, again };
}

/** The view that keeps exactly the address shown, if there is one. */
export function useKeptHere(views: readonly SavedView[]): SavedView | undefined {
  const { pathname, search } = useLocation();
  return views.find((view) => view.path === pathname + search);
}
