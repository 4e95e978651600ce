import type { Response } from 'express';

const NAME = 'dat100_session';

/** The session token of a Cookie header, or null. */
export function tokenOf(cookies: string | undefined): string | null {
  for (const part of (cookies ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2);
    if (name === NAME && value) return value;
  }
  return null;
}

/** Scripts cannot read it, other sites cannot send it, and in production it never travels in the clear. */
export function setSessionCookie(response: Response, token: string, maxAgeMs: number, secure: boolean): void {
  response.cookie(NAME, token, { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge: maxAgeMs });
}

export function clearSessionCookie(response: Response, secure: boolean): void {
  response.clearCookie(NAME, { httpOnly: true, sameSite: 'lax', secure, path: '/' });
}
