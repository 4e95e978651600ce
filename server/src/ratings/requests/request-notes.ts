import type { RequestContext } from '../../common/context.js';
import type { Keys } from '../../database/keys.js';
import type { Tx } from '../../database/sql.js';
import { addSheetSteps, traceRating } from '../decisions/sheet-steps.js';
import type { StoredAgency } from '../periods/stored-periods.js';
import type { StoredSheet } from '../periods/stored-sheets.js';
import type { RequestAct } from './request-acts.js';
import type { StoredRequest } from './stored-requests.js';

/** What was done with which request, about which sheet. */
export interface RequestDeed {
  agency: StoredAgency;
  sheet: StoredSheet;
  request: Pick<StoredRequest, 'id' | 'kind'>;
  act: RequestAct;
}

type Detail = Readonly<Record<string, string | number | null>>;

/**
 * The step in the period, the audit row and the event of a deed, as the last acts of the doer's transaction.
 * @param codes levels that are told, days and revisions, for step and audit
 * @param texts what was written, and the frozen text that stood before: they stay within the period
 */
export async function noteRequest(
  tx: Tx,
  keys: Keys,
  ctx: RequestContext,
  { agency, sheet, request, act }: RequestDeed,
  codes: Detail,
  texts: Detail = {},
): Promise<void> {
  const action = `${request.kind}_${act}`;
  const detail = { request: request.id, ...codes, ...texts };
  await addSheetSteps(tx, keys, ctx, agency, [{ sheet, action, detail }]);
  await traceRating(tx, ctx, agency, `rating.${action}`, { sheetId: sheet.id, request: request.id, ...codes });
}
