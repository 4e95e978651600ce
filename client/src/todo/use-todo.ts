import { useState } from 'react';
import { BOARD_CHANGED } from '../board/board.documents.js';
import { useAddress } from '../layout/use-address.js';
import { useLiveNews } from '../providers/live-news.js';
import { useServerQuery } from '../providers/use-server.js';
import type { TodoGroup } from './todo.documents.js';
import { TO_DO } from './todo.documents.js';

/** A group that is on the page; `done`: it was there a moment ago, and is empty now. */
export interface ShownGroup {
  key: string;
  group: TodoGroup;
  done: boolean;
}

const keyOf = ({ criterion, action }: TodoGroup): string => `${criterion}.${action}`;

/** In the address: every group is closed. */
const NONE = 'none';

/**
 * What is to be done in a unit, kept up to date. Groups keep their places while one looks at them: what is being worked
 * on does not move away, and what has become empty says so where it stood.
 */
export function useTodo(unitId: string) {
  const query = useServerQuery(TO_DO, { unitId }, { keep: true });
  useLiveNews(BOARD_CHANGED, { unitId }, true, () => query.refetch());
  const todo = query.data?.todo;
  const now = new Map((todo?.groups ?? []).map((group) => [keyOf(group), group]));
  const [seen, setSeen] = useState<readonly TodoGroup[]>([]);
  const known = new Set(seen.map(keyOf));
  const fresh = [...now].filter(([key]) => !known.has(key)).map(([, group]) => group);
  if (fresh.length > 0) setSeen([...seen, ...fresh]);
  const groups = [...seen, ...fresh].map((before): ShownGroup => {
    const key = keyOf(before);
    const group = now.get(key);
    return { key, group: group ?? before, done: group === undefined };
  });
  return { todo, groups, error: query.error, refetch: () => void query.refetch() };
}

/**
 * Which group is open and at which page, kept in the address; to begin with the first one that is not done. `isEmpty`:
 * the address names a group in which there is nobody, if there is such a group at all.
 */
export function useTodoPlace(groups: readonly ShownGroup[]) {
  const { params, page, set, turn } = useAddress();
  const open = params.get('group') ?? groups.find(({ done }) => !done)?.key ?? NONE;
  const isEmpty = open !== NONE && groups.every(({ key }) => key !== open);
  return { open, isEmpty, page, turn, toggle: (key: string) => set({ group: key === open ? NONE : key }) };
}
