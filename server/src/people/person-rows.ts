import { nameSortKey, searchForm } from '@dat100/shared/vietnamese-text';
import type { Day } from '@dat100/shared/calendar';
import type { RequestContext } from '../common/context.js';
import type { Secrets } from '../database/secrets.js';
import type { Bound, TableShape, Tx } from '../database/sql.js';
import type { Place } from '../rollups/places.js';
import { followNames, nameRows, PERSON_NAME } from './name-words.js';

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

export const PERSON: TableShape = {
  table: 'person',
  columns: [
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
};

/** A telephone number as it is kept: every list that names the person holds its own against it. */
export const phoneCipher = (secrets: Secrets, personId: number, phone: string | null): Buffer | null =>
  phone === null ? null : secrets.encryptComparable(phone, boundTo(personId, 'phone'));

/** The row of a new person, citizen id and phone encrypted. */
export function personRow(secrets: Secrets, ctx: RequestContext, p: NewPerson): Bound[] {
  return [
    p.id,
    p.citizenIdIndex ?? secrets.citizenIdIndex(p.citizenId),
    secrets.encrypt(p.citizenId, boundTo(p.id, 'citizen_id')),
    phoneCipher(secrets, p.id, p.phone),
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
  ];
}

export async function insertPeople(
  tx: Tx,
  secrets: Secrets,
  ctx: RequestContext,
  people: readonly NewPerson[],
): Promise<void> {
  await tx.insert(
    PERSON.table,
    PERSON.columns,
    people.map((p) => personRow(secrets, ctx, p)),
  );
  await tx.insert(
    PERSON_NAME.table,
    PERSON_NAME.columns,
    people.flatMap((p) => nameRows(p.id, p.fullName)),
  );
}

/** Writes the details of people anew who are on record by nothing but their citizen id: their import had been undone. */
export async function rewritePeople(
  tx: Tx,
  secrets: Secrets,
  ctx: RequestContext,
  people: readonly NewPerson[],
): Promise<void> {
  const ids = people.map(({ id }) => id);
  await followNames(tx, ids, async () => {
    for (const p of people) await rewritePerson(tx, secrets, ctx, p);
  });
}

async function rewritePerson(tx: Tx, secrets: Secrets, ctx: RequestContext, p: NewPerson): Promise<void> {
  await tx.run(
    `UPDATE person SET phone_cipher = ?, full_name = ?, search_name = ?, sort_key = ?, birth_date = ?, birth_year = ?, sex = ?, title = ?,
        details_on = ?, version = version + 1, updated_at = ? WHERE id = ?`,
    [
      phoneCipher(secrets, p.id, p.phone),
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

export const EMPLOYMENT: TableShape = {
  table: 'employment',
  columns: [
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
};

/** The row of a new employment. */
export const employmentRow = (ctx: RequestContext, e: NewEmployment): Bound[] => [
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
];

export async function insertEmployments(tx: Tx, ctx: RequestContext, list: readonly NewEmployment[]): Promise<void> {
  await tx.insert(
    EMPLOYMENT.table,
    EMPLOYMENT.columns,
    list.map((item) => employmentRow(ctx, item)),
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

export const MEMBERSHIP: TableShape = {
  table: 'membership',
  columns: ['id', 'person_id', 'code', 'valid_from', 'valid_to', 'import_id', 'recorded_at', 'recorded_by'],
};

/** The row of a new membership. */
export const membershipRow = (ctx: RequestContext, m: NewMembership): Bound[] => [
  m.id,
  m.personId,
  m.code,
  m.from,
  m.to,
  m.importId,
  ctx.now,
  ctx.actor.userId,
];

export async function insertMemberships(tx: Tx, ctx: RequestContext, list: readonly NewMembership[]): Promise<void> {
  await tx.insert(
    MEMBERSHIP.table,
    MEMBERSHIP.columns,
    list.map((item) => membershipRow(ctx, item)),
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

export const SCOPE_MARK: TableShape = {
  table: 'scope_mark',
  columns: [
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
};

/** The row of a new exemption or deferral. */
export const scopeMarkRow = (ctx: RequestContext, s: NewScopeMark): Bound[] => [
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
];

export async function insertScopeMarks(tx: Tx, ctx: RequestContext, list: readonly NewScopeMark[]): Promise<void> {
  await tx.insert(
    SCOPE_MARK.table,
    SCOPE_MARK.columns,
    list.map((item) => scopeMarkRow(ctx, item)),
  );
}
