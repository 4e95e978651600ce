import { canonicalJson, type Canonical } from '@dat100/shared/canonical-json';
import { audit } from '../../audit/audit.js';
import type { RequestContext } from '../../common/context.js';
import type { Keys } from '../../database/keys.js';
import type { Tx } from '../../database/sql.js';
import { emit } from '../../jobs/outbox.js';
import { PERIOD_TOPIC } from '../periods/period-events.js';
import type { StoredAgency } from '../periods/stored-periods.js';
import type { StoredSheet } from '../periods/stored-sheets.js';

/** What is noted of a sheet. */
export interface SheetStep {
  sheet: Pick<StoredSheet, 'id' | 'unitId'>;
  action: string;
  detail: Canonical;
}

/** Notes what was done with many sheets of an agency at once. */
export async function addSheetSteps(
  tx: Tx,
  keys: Keys,
  { actor, now }: RequestContext,
  agency: StoredAgency,
  steps: readonly SheetStep[],
): Promise<void> {
  await tx.insert(
    'rating_step',
    [
      'id',
      'period_id',
      'agency_id',
      'unit_id',
      'sheet_id',
      'action',
      'at',
      'actor_id',
      'actor',
      'on_behalf_of',
      'detail',
    ],
    steps.map(({ sheet, action, detail }) => [
      keys.next(),
      agency.periodId,
      agency.unitId,
      sheet.unitId,
      sheet.id,
      action,
      now,
      actor.userId,
      actor.label,
      actor.onBehalfOf,
      canonicalJson(detail),
    ]),
  );
}

/** The trace of something done in an agency, and the word to whoever watches: the last acts of its transaction. */
export async function traceRating(
  tx: Tx,
  ctx: RequestContext,
  { periodId, unitId }: Pick<StoredAgency, 'periodId' | 'unitId'>,
  action: string,
  detail: Record<string, unknown>,
): Promise<void> {
  await audit(tx, ctx, {
    action,
    subjectType: 'rating_period',
    subjectId: periodId,
    unitId,
    detail: { agencyId: unitId, ...detail },
  });
  await emit(tx, ctx.now, PERIOD_TOPIC, { periodId, agencyId: unitId });
}
