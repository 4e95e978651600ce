import { ConflictsReading } from './conflicts.reading.js';
import { ConflictsResolver } from './conflicts.resolver.js';
import { DecideConflicts } from './decide-conflicts.js';
import { PilesReading } from './piles.reading.js';
import { PilesResolver } from './piles.resolver.js';

/** What the imports module provides for police lists and for the queue of waiting rows. */
export const POLICE_PROVIDERS = [PilesReading, PilesResolver, ConflictsReading, DecideConflicts, ConflictsResolver];
