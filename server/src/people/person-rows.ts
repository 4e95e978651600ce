import { nameSortKey, searchForm } from '@dat100/shared/vietnamese-text';
import type { Day } from '@dat100/shared/calendar';
import type { RequestContext } from '../common/context.js';
import type { Secrets } from '../database/secrets.js';
import type { Bound, TableRows, Tx } from '../database/sql.js';
import type { Place } from '../rollups/places.js';

// The rows of facts about people, written many at a time. Who may write them, and what follows, is decided above.

export interface NewPerson {
  id: number;
  citizenId: string;
  /** its blind index, where it has been worked out */
  citizenIdIndex?: string | null;
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

/** The rows of new people, citizen ids and phones encrypted. */
export function peopleRows(secrets: Secrets, ctx: RequestContext, people: readonly NewPerson[]): TableRows {
  const columns = [
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
  ];
  return {
    table: 'person',
    columns,
    rows: people.map((p): Bound[] => [
      p.id,
      p.citizenIdIndex ?? secrets.citizenIdIndex(p.citizenId),
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
  };
}

export async function insertPeople(
  tx: Tx,
  secrets: Secrets,
  ctx: RequestContext,
  people: readonly NewPerson[],
): Promise<void> {
  const { table, columns, rows } = peopleRows(secrets, ctx, people);
  await tx.insert(table, columns, rows);
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

/** The rows of new employments. */
export function employmentRows(ctx: RequestContext, list: readonly NewEmployment[]): TableRows {
  const columns = [
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
  ];
  return {
    table: 'employment',
    columns,
    rows: list.map((e) => [
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
  };
}

export async function insertEmployments(tx: Tx, ctx: RequestContext, list: readonly NewEmployment[]): Promise<void> {
  const { table, columns, rows } = employmentRows(ctx, list);
  await tx.insert(table, columns, rows);
}

export interface NewMembership {
  id: number;
  personId: number;
  code: string;
  from: Day;
  to: Day | null;
  importId: number | null;
}

/** The rows of new memberships. */
export function membershipRows(ctx: RequestContext, list: readonly NewMembership[]): TableRows {
  const columns = ['id', 'person_id', 'code', 'valid_from', 'valid_to', 'import_id', 'recorded_at', 'recorded_by'];
  return {
    table: 'membership',
    columns,
    rows: list.map((m) => [m.id, m.personId, m.code, m.from, m.to, m.importId, ctx.now, ctx.actor.userId]),
  };
}

export async function insertMemberships(tx: Tx, ctx: RequestContext, list: readonly NewMembership[]): Promise<void> {
  const { table, columns, rows } = membershipRows(ctx, list);
  await tx.insert(table, columns, rows);
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

/** The rows of new exemptions and deferrals. */
export function scopeMarkRows(ctx: RequestContext, list: readonly NewScopeMark[]): TableRows {
  const columns = [
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
  ];
  return {
    table: 'scope_mark',
    columns,
    rows: list.map((s) => [
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
  };
}

export async function insertScopeMarks(tx: Tx, ctx: RequestContext, list: readonly NewScopeMark[]): Promise<void> {
  const { table, columns, rows } = scopeMarkRows(ctx, list);
  await tx.insert(table, columns, rows);
}
