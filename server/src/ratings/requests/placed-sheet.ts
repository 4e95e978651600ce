import { vietnamDay, type Day } from '@dat100/shared/calendar';
import { lastDayOf, type RequestPlace } from '@dat100/shared/rating-request';
import type { RequestContext } from '../../common/context.js';
import { notFound } from '../../common/errors.js';
import type { Sql, Tx } from '../../database/sql.js';
import { agencyById, lockAgency, periodById, type StoredAgency, type StoredPeriod } from '../periods/stored-periods.js';
import { lockSheets, sheetById, type StoredSheet } from '../periods/stored-sheets.js';
import { requestsOf, type StoredRequest } from './stored-requests.js';

/** A sheet with all that asking about it hangs on. */
export interface PlacedSheet {
  period: StoredPeriod;
  /** who decides */
  agency: StoredAgency;
  sheet: StoredSheet;
  /** in the order in which they were made */
  requests: StoredRequest[];
}

/** @throws not_found */
export async function placedSheet(sql: Sql, sheetId: number): Promise<PlacedSheet> {
  const sheet = await sheetById(sql, sheetId);
  const [period, agency] = [
    await periodById(sql, sheet.periodId),
    await agencyById(sql, sheet.periodId, sheet.agencyId),
  ];
  return { period, agency, sheet, requests: await requestsOf(sql, sheetId) };
}

/** The same, alone with the agency and the sheet until the end of the transaction. @throws not_found */
export async function lockPlaced(tx: Tx, { periodId, agencyId, id }: StoredSheet): Promise<PlacedSheet> {
  const agency = await lockAgency(tx, periodId, agencyId);
  const [sheet] = await lockSheets(tx, [id]);
  if (!sheet) throw notFound();
  return { period: await periodById(tx, periodId), agency, sheet, requests: await requestsOf(tx, id) };
}

/** The sheet as somebody finds it who wants to ask. */
export function placeFor(ctx: RequestContext, { period, agency, sheet, requests }: PlacedSheet): RequestPlace {
  return {
    lockedOn: frozenOn(agency, requests),
    clocks: period.settings.clocks,
    hasOpen: requests.some(({ kind, state }) => kind !== 'correction' && state === 'open'),
    hasCorrection: requests.some(({ kind, state }) => kind === 'correction' && state === 'open'),
    isAnswered: requests.some(
      ({ kind, state, lockRevision }) =>
        kind === 'appeal' && state === 'refused' && lockRevision === sheet.lockRevision,
    ),
    own: isOwn(ctx, sheet),
  };
}

/** The last day on which the person may appeal; null before the lock. */
export function appealUntil({ period, agency, requests }: PlacedSheet): Day | null {
  const on = frozenOn(agency, requests);
  return on === null ? null : lastDayOf(period.settings.clocks.appealOpen, on);
}

export const isOwn = (ctx: RequestContext, { personId }: Pick<StoredSheet, 'personId'>): boolean =>
  ctx.personId !== null && ctx.personId === personId;

/** The unit that employed them on the day of the figures, as it was called then. */
export async function unitNameOf(sql: Sql, { periodId, agencyId, unitId }: StoredSheet): Promise<string> {
  const row = await sql.one<{ name: string }>(
    'SELECT name FROM rating_team WHERE period_id = ? AND unit_id = ? ORDER BY agency_id = ? DESC LIMIT 1',
    [periodId, unitId, agencyId],
  );
  return row?.name ?? '';
}

/** The day on which the result that stands was frozen: by the lock, or by the last change that was accepted after it. */
function frozenOn({ state, lockedAt }: StoredAgency, requests: readonly StoredRequest[]): Day | null {
  if (state !== 'locked' || lockedAt === null) return null;
  const changes = requests.flatMap(({ state: end, lockRevision, answeredAt }) =>
    end === 'accepted' && lockRevision !== null && answeredAt !== null ? [answeredAt] : [],
  );
  return vietnamDay(Math.max(lockedAt, ...changes));
}
