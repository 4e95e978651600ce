import { randomInt } from 'node:crypto';
import { digestOf } from '../database/secrets.js';

/** Letters and digits that are not taken for one another, on paper or on the phone (no 0/O, 1/I/L, 2/Z, 5/S, 8/B). */
const ALPHABET = '34679ACDEFGHJKMNPQRTUVWXY';
const GROUPS = 4;
const GROUP = 4;
const SLIP_MS = 7 * 24 * 3_600_000;

/** A one-time code for a printed slip: 16 of 25 characters, 74 random bits, good for 7 days. */
export function newSlip(now: number): { code: string; digest: string; expiresAt: number } {
  const groups = Array.from({ length: GROUPS }, () =>
    Array.from({ length: GROUP }, () => ALPHABET[randomInt(ALPHABET.length)]).join(''),
  );
  const code = groups.join('-');
  return { code, digest: slipDigest(code), expiresAt: now + SLIP_MS };
}

/** The digest under which a code is kept; spaces, dashes and small letters are forgiven. */
export function slipDigest(typed: string): string {
  return digestOf(
    `slip:${typed
      .slice(0, 100)
      .toUpperCase()
      .replace(/[^0-9A-Z]/g, '')}`,
  );
}
