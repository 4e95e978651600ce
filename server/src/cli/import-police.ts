import type { Given, Outcome } from './command.js';
import { importLists } from './import-lists.js';

/** An official list of activated accounts, or a folder of such lists; without a unit it is held against the city. */
export const importPoliceFile = (given: Given): Promise<Outcome> => importLists(given, 'police');
