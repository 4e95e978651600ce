import type { AuthProvider } from 'react-admin';
import { ServerError } from './request.js';
import { loadMe, openAccount, signIn, signOut } from './session.js';

/** What the login page hands over: a password, or the code of a printed slip with the password chosen. */
export type LoginParams = { username: string; password: string } | { code: string; password: string };

/** react-admin's view of the session. Permissions are names of `shared/permissions`, decided by the server. */
export const authProvider: AuthProvider = {
  async login(params: LoginParams) {
    if ('code' in params) await openAccount(params.code, params.password);
    else await signIn(params.username, params.password);
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
  async getPermissions() {
    return (await loadMe())?.permissions ?? [];
  },
};
