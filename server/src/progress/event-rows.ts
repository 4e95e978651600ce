import type { Day } from '@dat100/shared/calendar';
import type { DayKind } from '@dat100/shared/stages';
import type { RequestContext } from '../common/context.js';
import { marks, pieces, type Bound, type TableShape, type Tx } from '../database/sql.js';

/** A status event to be written; `source` says by which way it came in. */
export interface NewEvent {
  id: number;
  personId: number;
  criterionId: number;
  stage: number;
  on: Day;
  dayKind: DayKind;
  trust: number;
  source: 'entry' | 'roster' | 'police' | 'seed';
  cardIssuedOn: Day | null;
  reference: string | null;
  note: string | null;
  importId: number | null;
}

export const STATUS_EVENT: TableShape = {
  table: 'status_event',
  columns: [
    'id',
    'person_id',
    'criterion_id',
    'kind',
    'stage_position',
    'happened_on',
    'day_kind',
    'trust',
    'source',
    'card_issued_on',
    'retracts_id',
    'reason',
    'reference',
    'note',
    'import_id',
    'recorded_at',
    'recorded_by',
    'on_behalf_of',
  ],
};

type EventToWrite = NewEvent & { recordedAt?: number };

/** The row of a status event. `recordedAt` is the context's instant unless given (the demo tells a past). */
export const eventRow = (ctx: RequestContext, e: EventToWrite): Bound[] => [
  e.id,
  e.personId,
  e.criterionId,
  'status',
  e.stage,
  e.on,
  e.dayKind,
  e.trust,
  e.source,
  e.cardIssuedOn,
  null,
  null,
  e.reference,
  e.note,
  e.importId,
  e.recordedAt ?? ctx.now,
  ctx.actor.userId,
  ctx.actor.onBehalfOf,
];

/** Appends status events. */
export async function insertEvents(tx: Tx, ctx: RequestContext, events: readonly EventToWrite[]): Promise<void> {
  await tx.insert(
    STATUS_EVENT.table,
    STATUS_EVENT.columns,
    events.map((e) => eventRow(ctx, e)),
  );
}

export interface Retraction {
  id: number;
  personId: number;
  eventId: number;
  reason: string;
  importId: number | null;
}

/**
 * Takes events back by events of their own: nothing is ever deleted. A retraction can be taken back like any other
 * event, and then what it took back stands again.
 */
export async function insertRetractions(
  tx: Tx,
  ctx: RequestContext,
  retractions: readonly Retraction[],
): Promise<void> {
  const events = await eventsOf(
    tx,
    retractions.map(({ eventId }) => eventId),
  );
  await tx.insert(
    STATUS_EVENT.table,
    STATUS_EVENT.columns,
    retractions.flatMap((r) => {
      const e = events.get(r.eventId);
      if (!e) return [];
      const said = [e.person_id, e.criterion_id, 'retraction', e.stage_position, e.happened_on, e.day_kind, e.trust];
      const why = [e.source, null, r.eventId, r.reason.slice(0, 300), null, null, r.importId];
      return [[r.id, ...said, ...why, ctx.now, ctx.actor.userId, ctx.actor.onBehalfOf]];
    }),
  );
}

interface EventRow {
  id: number;
  person_id: number;
  criterion_id: number;
  stage_position: number;
  happened_on: Day;
  day_kind: DayKind;
  trust: number;
  source: string;
}

async function eventsOf(tx: Tx, eventIds: readonly number[]): Promise<Map<number, EventRow>> {
  const found = new Map<number, EventRow>();
  for (const ids of pieces([...new Set(eventIds)], 1000))
    for (const row of await tx.rows<EventRow>(
      `SELECT id, person_id, criterion_id, stage_position, happened_on, day_kind, trust, source FROM status_event WHERE id IN (${marks(ids.length)})`,
      ids,
    ))
      found.set(Number(row.id), row);
  return found;
}
