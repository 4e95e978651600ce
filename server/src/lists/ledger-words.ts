import type { LedgerCause } from '@dat100/shared/ledger';
import { stateWords } from '@dat100/shared/state-words';
import type { Both } from './list-words.js';

/** Why somebody counts otherwise on the later of two days. */
export const CAUSES: Readonly<Record<LedgerCause, Both>> = stateWords('ledger_cause');
