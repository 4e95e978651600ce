import type { Given, Outcome } from './command.js';
import { importLists } from './import-lists.js';

/** A unit's own list of its people, or a folder of such lists. */
export const importRosterFile = (given: Given): Promise<Outcome> => importLists(given, 'roster');
