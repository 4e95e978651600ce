import { nameSortKey, searchForm } from '@dat100/shared/vietnamese-text';
import type { Day } from '@dat100/shared/calendar';
import type { RequestContext } from '../common/context.js';
import type { Secrets } from '../database/secrets.js';
import type { Bound, Tx } from '../database/sql.js';
import type { Place } from '../rollups/places.js';

// The rows of facts about people, written many at a time. Who may write them, and what follows, is decided above.

export interface NewPerson {
  id: number;
  citizenId: string;
  fullName: string;
  birthDate: Day | null;
  birthYear: number | null;
  sex: string | null;
  phone: string | null;
  title: string | null;
  place: Place;
  /** the day these details speak of: the list's, or today; left out = nobody knows */
  detailsOn?: Day;
}

/** What an encrypted value is bound to, so that it cannot be moved to another row or column. */
export const boundTo = (personId: number, column: 'citizen_id' | 'phone'): string => `person:${personId}:${column}`;

export async function insertPeople(
  tx: Tx,
  secrets: Secrets,
  ctx: RequestContext,
  people: readonly NewPerson[],
): Promise<void> {
  await tx.insert(
    'person',
    [
      'id',
      'citizen_id_index',
      'citizen_id_cipher',
      'phone_cipher',
      'full_name',
      'search_name',
      'sort_key',
      'birth_date',
      'birth_year',
      'sex',
      'unit_id',
      'kind',
      'title',
      'employed',
      'next_change_on',
      'details_on',
      'version',
      'created_at',
      'updated_at',
    ],
    people.map((p): Bound[] => [
      p.id,
      secrets.citizenIdIndex(p.citizenId),
      secrets.encrypt(p.citizenId, boundTo(p.id, 'citizen_id')),
      p.phone === null ? null : secrets.encrypt(p.phone, boundTo(p.id, 'phone')),
      p.fullName,
      searchForm(p.fullName),
      nameSortKey(p.fullName),
      p.birthDate,
      p.birthYear,
      p.sex,
      p.place.unitId,
      p.place.kind,
      p.title,
      p.place.employed,
      p.place.nextChangeOn,
      p.detailsOn ?? null,
      1,
      ctx.now,
      ctx.now,
    ]),
  );
}

/** Writes the details of people anew who are on record by nothing but their citizen id: their import had been undone. */
export async function rewritePeople(
  tx: Tx,
  secrets: Secrets,
  ctx: RequestContext,
  people: readonly NewPerson[],
): Promise<void> {
  for (const p of people)
    await tx.run(
      `UPDATE person SET phone_cipher = ?, full_name = ?, search_name = ?, sort_key = ?, birth_date = ?, birth_year = ?, sex = ?, title = ?,
        details_on = ?, version = version + 1, updated_at = ? WHERE id = ?`,
      [
        p.phone === null ? null : secrets.encrypt(p.phone, boundTo(p.id, 'phone')),
        p.fullName,
        searchForm(p.fullName),
        nameSortKey(p.fullName),
        p.birthDate,
        p.birthYear,
        p.sex,
        p.title,
        p.detailsOn ?? null,
        ctx.now,
        p.id,
      ],
    );
}

export interface NewEmployment {
  id: number;
  personId: number;
  unitId: number;
  kind: string;
  title: string | null;
  from: Day;
  to: Day | null;
  orderNumber: string | null;
  importId: number | null;
}

export async function insertEmployments(tx: Tx, ctx: RequestContext, rows: readonly NewEmployment[]): Promise<void> {
  await tx.insert(
    'employment',
    [
      'id',
      'person_id',
      'unit_id',
      'kind',
      'title',
      'valid_from',
      'valid_to',
      'order_number',
      'import_id',
      'recorded_at',
      'recorded_by',
    ],
    rows.map((e) => [
      e.id,
      e.personId,
      e.unitId,
      e.kind,
      e.title,
      e.from,
      e.to,
      e.orderNumber,
      e.importId,
      ctx.now,
      ctx.actor.userId,
    ]),
  );
}

export interface NewMembership {
  id: number;
  personId: number;
  code: string;
  from: Day;
  to: Day | null;
  importId: number | null;
}

export async function insertMemberships(tx: Tx, ctx: RequestContext, rows: readonly NewMembership[]): Promise<void> {
  await tx.insert(
    'membership',
    ['id', 'person_id', 'code', 'valid_from', 'valid_to', 'import_id', 'recorded_at', 'recorded_by'],
    rows.map((m) => [m.id, m.personId, m.code, m.from, m.to, m.importId, ctx.now, ctx.actor.userId]),
  );
}

export interface NewScopeMark {
  id: number;
  personId: number;
  criterionId: number;
  status: 'deferred' | 'exempt';
  from: Day;
  to: Day | null;
  reason: string | null;
  documentNumber: string | null;
  approver: string | null;
  importId: number | null;
}

export async function insertScopeMarks(tx: Tx, ctx: RequestContext, rows: readonly NewScopeMark[]): Promise<void> {
  await tx.insert(
    'scope_mark',
    [
      'id',
      'person_id',
      'criterion_id',
      'status',
      'valid_from',
      'valid_to',
      'reason',
      'document_number',
      'approver',
      'import_id',
      'recorded_at',
      'recorded_by',
    ],
    rows.map((s) => [
      s.id,
      s.personId,
      s.criterionId,
      s.status,
      s.from,
      s.to,
      s.reason,
      s.documentNumber,
      s.approver,
      s.importId,
      ctx.now,
      ctx.actor.userId,
    ]),
  );
}
