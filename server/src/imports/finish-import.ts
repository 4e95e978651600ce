import type { CountRules } from '@dat100/shared/person-history';
import type { RequestContext } from '../common/context.js';
import { noteConfirmed } from '../completeness/confirmations.js';
import type { Tx } from '../database/sql.js';
import { noteAbsent } from './absent/note-absent.js';
import { isMended } from './error-book/book-columns.js';
import { noteOursNotTheirs } from './police/ours-not-theirs.js';
import type { StoredImport } from './stored-import.js';

/** What a step at the end of a reading or of an import is given. */
export interface Finished {
  ctx: RequestContext;
  rules: CountRules;
  stored: StoredImport;
}

type Step = (tx: Tx, finished: Finished) => Promise<void>;

/** What follows when a file has been read and planned, in the transaction that ends the reading. Safe to repeat. */
export const PLANNED: readonly Step[] = [noteOursNotTheirs];

/** What follows when all rows of an import are applied, in the transaction that ends the applying. */
export const APPLIED: readonly Step[] = [
  ofWholeLists((tx, { ctx, stored }) => noteConfirmed(tx, ctx, stored)),
  ofWholeLists((tx, { stored }) => noteAbsent(tx, stored)),
];

/** The rows of an error workbook are only some of a list: they say nothing of whoever is not among them. */
function ofWholeLists(step: Step): Step {
  return async (tx, finished) => {
    if (!isMended(finished.stored.sheets)) await step(tx, finished);
  };
}
