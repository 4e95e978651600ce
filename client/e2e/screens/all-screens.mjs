// Every screen of the client. A route, a page or a dialog that is missing here fails a story.
import { ACCOUNTS } from './accounts.mjs';
import { BOARDS } from './boards.mjs';
import { IMPORTS } from './imports.mjs';
import { PEOPLE } from './people.mjs';
import { RATINGS } from './ratings.mjs';

/**
 * Each with its name, the role that sees it (or nobody), the route of the client, the address in the prepared city, the
 * steps from there, a selector of what it must show, and the files of the client whose dialogs it shows.
 */
export const SCREENS = [...BOARDS, ...PEOPLE, ...IMPORTS, ...RATINGS, ...ACCOUNTS];
