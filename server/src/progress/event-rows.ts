import type { Day } from '@dat100/shared/calendar';
import type { DayKind } from '@dat100/shared/stages';
import type { RequestContext } from '../common/context.js';
import type { Tx } from '../database/sql.js';

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

const COLUMNS = [
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
];

/** Appends status events. `recordedAt` is the context's instant unless given (the demo tells a past). */
export async function insertEvents(
  tx: Tx,
  ctx: RequestContext,
  events: readonly (NewEvent & { recordedAt?: number })[],
): Promise<void> {
  await tx.insert(
    'status_event',
    COLUMNS,
    events.map((e) => [
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
    ]),
  );
}

export interface Retraction {
  id: number;
  personId: number;
  eventId: number;
  reason: string;
  importId: number | null;
}

/** Takes events back by events of their own: nothing is ever deleted. */
export async function insertRetractions(
  tx: Tx,
  ctx: RequestContext,
  retractions: readonly Retraction[],
): Promise<void> {
  for (const r of retractions)
    await tx.run(
      `INSERT INTO status_event (${COLUMNS.join(', ')})
       SELECT ?, person_id, criterion_id, 'retraction', stage_position, happened_on, day_kind, trust, source, NULL, id, ?, NULL, NULL, ?, ?, ?, ? FROM status_event WHERE id = ?`,
      [r.id, r.reason.slice(0, 300), r.importId, ctx.now, ctx.actor.userId, ctx.actor.onBehalfOf, r.eventId],
    );
}
