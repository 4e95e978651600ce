import type { Day } from '@dat100/shared/calendar';
import type { RequestKind, RequestState } from '@dat100/shared/rating-period';
import type { Level } from '@dat100/shared/rating-scheme';
import type { RequestContext } from '../../common/context.js';
import { notFound } from '../../common/errors.js';
import type { Bound, Sql, Tx } from '../../database/sql.js';

/** "This is wrong": what somebody asked about a sheet, and what came of it. */
export interface StoredRequest {
  id: number;
  periodId: number;
  agencyId: number;
  sheetId: number;
  kind: RequestKind;
  state: RequestState;
  reason: string;
  /** the level that stood when it was made */
  oldLevel: Level | null;
  /** the level asked for; of an accepted request the one that was given */
  newLevel: Level | null;
  requestedAt: number;
  requestedBy: number | null;
  /** the person the requester's account is tied to */
  requesterPerson: number | null;
  requester: string;
  /** the last day on which it is answered in time */
  dueOn: Day;
  answer: string | null;
  answeredAt: number | null;
  answeredBy: number | null;
  answerer: string | null;
  /** the revision of the locked sheet it is about; null before the lock */
  lockRevision: number | null;
  revision: number;
}

type Row = Record<string, Bound>;
/** The columns of a StoredRequest, of REQUESTS. */
export const REQUEST_COLUMNS = `r.id, r.period_id, r.agency_id, r.sheet_id, r.kind, r.state, r.reason, r.old_level, r.new_level, r.requested_at, r.requested_by,
  a.person_id AS requester_person, r.requester, r.due_on, r.answer, r.answered_at, r.answered_by, r.answerer, r.lock_revision, r.revision`;
export const REQUESTS = 'rating_request r LEFT JOIN user_account a ON a.id = r.requested_by';

/** Everything that was asked about a sheet, in the order in which it was. */
export async function requestsOf(sql: Sql, sheetId: number): Promise<StoredRequest[]> {
  const rows = await sql.rows<Row>(`SELECT ${REQUEST_COLUMNS} FROM ${REQUESTS} WHERE r.sheet_id = ? ORDER BY r.id`, [
    sheetId,
  ]);
  return rows.map(requestOf);
}

/** @throws not_found */
export async function requestById(sql: Sql, id: number): Promise<StoredRequest> {
  const row = await sql.one<Row>(`SELECT ${REQUEST_COLUMNS} FROM ${REQUESTS} WHERE r.id = ?`, [id]);
  if (!row) throw notFound();
  return requestOf(row);
}

/** A request as it is made. */
export async function insertRequest(
  tx: Tx,
  ctx: RequestContext,
  made: Pick<
    StoredRequest,
    'id' | 'periodId' | 'agencyId' | 'sheetId' | 'kind' | 'reason' | 'oldLevel' | 'newLevel' | 'dueOn' | 'lockRevision'
  >,
): Promise<void> {
  const values: Record<string, Bound> = {
    id: made.id,
    period_id: made.periodId,
    agency_id: made.agencyId,
    sheet_id: made.sheetId,
    kind: made.kind,
    state: 'open',
    reason: made.reason,
    old_level: made.oldLevel,
    new_level: made.newLevel,
    requested_at: ctx.now,
    requested_by: ctx.actor.userId,
    requester: ctx.actor.label,
    due_on: made.dueOn,
    lock_revision: made.lockRevision,
    revision: 1,
  };
  await tx.insert('rating_request', Object.keys(values), [Object.values(values)]);
}

/** Ends a request; the caller holds the lock of its agency and has looked that it waits. */
export async function endRequest(
  tx: Tx,
  ctx: RequestContext,
  id: number,
  end: { state: Exclude<RequestState, 'open'>; answer: string | null; newLevel: Level | null },
): Promise<void> {
  const by = end.state === 'withdrawn' ? null : ctx.actor;
  await tx.run(
    `UPDATE rating_request SET state = ?, answer = ?, new_level = ?, answered_at = ?, answered_by = ?, answerer = ?, revision = revision + 1
      WHERE id = ?`,
    [end.state, end.answer, end.newLevel, ctx.now, by?.userId ?? null, by?.label ?? null, id],
  );
}

const level = (value: Bound | undefined): Level | null =>
  value === null || value === undefined ? null : (String(value) as Level);
const number = (value: Bound | undefined): number | null =>
  value === null || value === undefined ? null : Number(value);
const text = (value: Bound | undefined): string | null =>
  value === null || value === undefined ? null : String(value);

/** A row with REQUEST_COLUMNS. */
export function requestOf(row: Row): StoredRequest {
  return {
    id: Number(row['id']),
    periodId: Number(row['period_id']),
    agencyId: Number(row['agency_id']),
    sheetId: Number(row['sheet_id']),
    kind: String(row['kind']) as RequestKind,
    state: String(row['state']) as RequestState,
    reason: String(row['reason']),
    oldLevel: level(row['old_level']),
    newLevel: level(row['new_level']),
    requestedAt: Number(row['requested_at']),
    requestedBy: number(row['requested_by']),
    requesterPerson: number(row['requester_person']),
    requester: String(row['requester']),
    dueOn: String(row['due_on']),
    answer: text(row['answer']),
    answeredAt: number(row['answered_at']),
    answeredBy: number(row['answered_by']),
    answerer: text(row['answerer']),
    lockRevision: number(row['lock_revision']),
    revision: Number(row['revision']),
  };
}
