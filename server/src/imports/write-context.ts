import { POLICE_TRUST, type CountRules } from '@dat100/shared/person-history';
import type { Day } from '@dat100/shared/calendar';
import type { RequestContext } from '../common/context.js';
import type { Keys } from '../database/keys.js';
import type { Secrets } from '../database/secrets.js';
import { ROSTER_TRUST } from './row-plan.js';
import type { StoredImport } from './stored-import.js';

/** What a person says who has decided a row for the list. */
export interface DecidedWith {
  /** why records are taken back */
  why: string | null;
  /** the order that a transfer stands on */
  orderNumber: string | null;
}

/** What writing planned rows needs. */
export interface WriteContext extends DecidedWith {
  ctx: RequestContext;
  keys: Keys;
  secrets: Secrets;
  rules: CountRules;
  importId: number;
  asOf: Day;
  /** the trust and source of what the rows assert */
  trust: number;
  source: 'roster' | 'police';
  /** whether the list speaks of people's own details, and so makes them of its day */
  details: boolean;
}

/** The context for writing rows of an import: what a unit's list and an official list are worth. */
export function writeContext(
  deps: Pick<WriteContext, 'ctx' | 'keys' | 'secrets' | 'rules'>,
  stored: Pick<StoredImport, 'id' | 'kind' | 'asOf'>,
  decided: DecidedWith = { why: null, orderNumber: null },
): WriteContext {
  const police = stored.kind === 'police';
  return {
    ...deps,
    importId: stored.id,
    asOf: stored.asOf,
    trust: police ? POLICE_TRUST : ROSTER_TRUST,
    source: police ? 'police' : 'roster',
    details: !police,
    ...decided,
  };
}
