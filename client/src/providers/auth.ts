import type { AuthProvider } from 'react-admin';
import { ServerError } from './request.js';
import { loadMe, signIn, signOut } from './session.js';

/**
 * react-admin's view of the session. It gives no `getPermissions`: react-admin would ask for them at every address, and
 * a page that anyone may read must not ask who reads it. What a user may do stands in layout/access.ts.
 */
export const authProvider: AuthProvider = {
  async login({ username, password }: { username: string; password: string }) {
    await signIn(username, password);
  },
  async logout() {
    // An unreachable server must not keep the user on the page: the screen is cleared all the same.
    await signOut().catch(() => undefined);
    return '/login';
  },
  async checkAuth() {
    let me;
    try {
      me = await loadMe();
    } catch (error) {
      // No answer is not "signed out": the page shows its own error with a retry.
      if (error instanceof ServerError && error.code === 'offline') return;
      throw error;
    }
    // `false` leaves out the red toast: arriving at the login page is not an error.
    if (!me) throw Object.assign(new Error('signed out'), { message: false });
  },
  // A lost session opens the login dialog over the page (see session-lost.ts): the place and the form stay.
  async checkError() {},
  async getIdentity() {
    const me = await loadMe();
    return { id: me?.id ?? '', fullName: me?.displayName ?? '' };
  },
};
