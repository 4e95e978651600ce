import type { LockedSheet } from './rating-lock.js';
import type { Level } from './rating-scheme.js';

/** What an accepted correction or appeal puts in the place of the decision that was locked. */
export interface LockedChange {
  readonly level: Level;
  /** the written answer */
  readonly reason: string;
  readonly at: number;
  readonly by: string;
  readonly lockRevision: number;
}

/**
 * A frozen sheet with another decision. Everything the rating was made of stays as it was frozen: who, where, by which
 * scheme and from which figures; so the new text is held against the same inputs as the old one.
 */
export function correctedSheet(text: string, { level, reason, at, by, lockRevision }: LockedChange): LockedSheet {
  const sheet = JSON.parse(text) as LockedSheet;
  return { ...sheet, final: { level, reason, at, by }, lock_revision: lockRevision };
}
