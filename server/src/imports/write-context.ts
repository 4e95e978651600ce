import type { Day } from '@dat100/shared/calendar';
import type { CountRules } from '@dat100/shared/person-history';
import type { RequestContext } from '../common/context.js';
import type { Keys } from '../database/keys.js';
import type { Secrets } from '../database/secrets.js';

/** What writing planned rows needs. */
export interface WriteContext {
  ctx: RequestContext;
  keys: Keys;
  secrets: Secrets;
  rules: CountRules;
  importId: number;
  asOf: Day;
  /** why records are taken back, when a person has decided so */
  why?: string | null;
}
