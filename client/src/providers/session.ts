import { useSyncExternalStore } from 'react';
import type { Me } from './session.documents.js';
import { LOGIN, LOGOUT, ME_QUERY, OPEN_ACCOUNT } from './session.documents.js';
import { request } from './request.js';
import { cancelTransfers } from './transfers.js';

/** Who is signed in: `undefined` while not asked yet, `null` when nobody is. Kept for the life of the page. */
let me: Me | null | undefined;
let asking: Promise<Me | null> | undefined;
const listeners = new Set<() => void>();

function set(next: Me | null): void {
  me = next;
  asking = undefined;
  for (const listener of listeners) listener();
}

/** The signed-in user, asked from the server once. */
export async function loadMe(): Promise<Me | null> {
  if (me !== undefined) return me;
  asking ??= request(ME_QUERY, {}).then((data) => data.me);
  try {
    set(await asking);
  } finally {
    asking = undefined;
  }
  return me ?? null;
}

/** Signs in by password. Throws a `ServerError` with words for the form. */
export async function signIn(username: string, password: string): Promise<Me> {
  const data = await request(LOGIN, { username, password });
  set(data.login);
  return data.login;
}

/** Opens or resets an account by the code of its printed slip, choosing the password. */
export async function openAccount(code: string, password: string): Promise<Me> {
  const data = await request(OPEN_ACCOUNT, { code, password });
  set(data.openAccount);
  return data.openAccount;
}

export async function signOut(): Promise<void> {
  cancelTransfers();
  try {
    if (me) await request(LOGOUT, {});
  } finally {
    set(null);
  }
}

/** The signed-in user for components; `undefined` until known. */
export function useMe(): Me | null | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => me,
  );
}
