import { Injectable } from '@nestjs/common';
import type { Day } from '@dat100/shared/calendar';
import { standingOn, standings } from '@dat100/shared/stages';
import { inScope } from '../access/unit-scope.js';
import type { RequestContext } from '../common/context.js';
import { notFound } from '../common/errors.js';
import { Database } from '../database/database.js';
import { DirectivesService } from '../directives/directives.service.js';
import { PeopleList, type PersonView } from '../people/people.list.js';
import { TRUST_NAMES } from '../people/person-standings.js';
import { loadFacts } from '../rollups/person-facts.js';
import { takenBack } from '../rollups/retractions.js';
import type { Unit } from '../units/unit.js';
import { UnitsService } from '../units/units.service.js';
import { undoneMoves, type UndoneMove } from './undone-moves.js';

export interface EventView {
  id: number;
  criterion: string;
  stage: string;
  happenedOn: Day;
  dayKind: string;
  recordedAt: number;
  recordedBy: string;
  onBehalfOf: string | null;
  trust: string;
  source: string;
  reference: string | null;
  note: string | null;
  retracted: boolean;
  retractedReason: string | null;
  standing: boolean;
}

export interface PersonDetailView {
  person: PersonView;
  events: EventView[];
  employments: {
    id: number;
    unit: Unit;
    kind: string;
    title: string | null;
    validFrom: Day;
    validTo: Day | null;
    orderNumber: string | null;
  }[];
  undoneMoves: UndoneMove[];
  scopeMarks: {
    id: number;
    criterion: string;
    status: string;
    validFrom: Day;
    validTo: Day | null;
    reason: string | null;
    documentNumber: string | null;
    approver: string | null;
  }[];
}

interface EventRow {
  id: number;
  criterion_id: number;
  stage_position: number;
  happened_on: string;
  day_kind: string;
  recorded_at: number;
  display_name: string | null;
  on_behalf_of: string | null;
  trust: number;
  source: string;
  reference: string | null;
  note: string | null;
}

/** One person's page: the timeline of each criterion, employments, and scope. */
@Injectable()
export class PersonDetails {
  constructor(
    private readonly db: Database,
    private readonly people: PeopleList,
    private readonly units: UnitsService,
    private readonly directives: DirectivesService,
  ) {}

  /** The person's own page needs no scope; every other needs `people.read` for their unit. @throws not_found */
  async of(ctx: RequestContext, personId: number): Promise<PersonDetailView> {
    const person = await this.people.one(ctx, personId);
    if (ctx.personId !== personId && !inScope(ctx, 'people.read', person.unit.path)) throw notFound();
    const criteria = await this.directives.criteria();
    const codeOf = (id: number) => criteria.find((c) => c.id === Number(id));
    const facts = (await loadFacts(this.db.read, [personId])).get(personId);
    const standingIds = new Set(
      criteria.map((c) => standingOn(standings(c, facts?.events ?? [], facts?.birthDate ?? null), ctx.today)?.eventId),
    );
    const events = await this.db.read.rows<EventRow>(
      `SELECT e.id, e.criterion_id, e.stage_position, e.happened_on, e.day_kind, e.recorded_at, a.display_name, e.on_behalf_of, e.trust, e.source, e.reference, e.note
         FROM status_event e LEFT JOIN user_account a ON a.id = e.recorded_by
        WHERE e.person_id = ? AND e.kind = 'status' ORDER BY e.happened_on, e.recorded_at, e.id`,
      [personId],
    );
    const back = await this.takenBack(personId);
    const employments = facts?.employments ?? [];
    const units = await this.units.byIds(employments.map((e) => e.unitId));
    const orders = await this.orders(personId);
    const marks = await this.db.read.rows<{
      id: number;
      criterion_id: number;
      status: string;
      valid_from: string;
      valid_to: string | null;
      reason: string | null;
      document_number: string | null;
      approver: string | null;
    }>(
      'SELECT id, criterion_id, status, valid_from, valid_to, reason, document_number, approver FROM scope_mark WHERE person_id = ? AND (valid_to IS NULL OR valid_to >= valid_from) ORDER BY valid_from, id',
      [personId],
    );
    return {
      person,
      events: events.map((e) => ({
        id: Number(e.id),
        criterion: codeOf(e.criterion_id)?.code ?? '',
        stage: codeOf(e.criterion_id)?.stages[Number(e.stage_position)]?.code ?? '',
        happenedOn: e.happened_on,
        dayKind: e.day_kind,
        recordedAt: Number(e.recorded_at),
        recordedBy: e.display_name ?? 'Đạt100',
        onBehalfOf: e.on_behalf_of,
        trust: TRUST_NAMES[Number(e.trust)] ?? 'self',
        source: e.source,
        reference: e.reference,
        note: e.note,
        retracted: back.has(Number(e.id)),
        retractedReason: back.get(Number(e.id))?.reason ?? null,
        standing: standingIds.has(Number(e.id)),
      })),
      employments: employments.flatMap((e) => {
        const unit = units.get(e.unitId);
        if (!unit) return [];
        const { id, kind, title, from: validFrom, to: validTo } = e;
        return [{ id, unit, kind, title, validFrom, validTo, orderNumber: orders.get(id) ?? null }];
      }),
      undoneMoves: await undoneMoves(this.db.read, personId),
      scopeMarks: marks.map((m) => ({
        id: Number(m.id),
        criterion: codeOf(m.criterion_id)?.code ?? '',
        status: m.status,
        validFrom: m.valid_from,
        validTo: m.valid_to,
        reason: m.reason,
        documentNumber: m.document_number,
        approver: m.approver,
      })),
    };
  }

  /** The orders that the person's transfers stand on, by employment. */
  private async orders(personId: number): Promise<Map<number, string>> {
    const rows = await this.db.read.rows<{ id: number; order_number: string }>(
      'SELECT id, order_number FROM employment WHERE person_id = ? AND order_number IS NOT NULL',
      [personId],
    );
    return new Map(rows.map((row) => [Number(row.id), row.order_number]));
  }

  /** The records of the person that are taken back, with the reason. */
  private async takenBack(personId: number): Promise<Map<number, { reason: string | null }>> {
    const rows = await this.db.read.rows<{ id: number; retracts_id: number; reason: string | null }>(
      "SELECT id, retracts_id, reason FROM status_event WHERE person_id = ? AND kind = 'retraction' ORDER BY id",
      [personId],
    );
    return takenBack(
      rows.map(({ id, retracts_id, reason }) => ({ id: Number(id), retractsId: Number(retracts_id), reason })),
    );
  }
}
