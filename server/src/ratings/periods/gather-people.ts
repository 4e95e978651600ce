import type { EmploymentKind } from '@dat100/shared/codes';
import { HEADS_GROUP, dutyGroupOf } from '@dat100/shared/rating-period-settings';
import type { RatingFacts } from '@dat100/shared/rating-facts';
import type { RatingScheme } from '@dat100/shared/rating-scheme';
import type { LeaveStretch } from '@dat100/shared/rating-time';
import type { Keys } from '../../database/keys.js';
import { marks, type Bound, type Sql } from '../../database/sql.js';
import { loadFacts, type StoredFacts } from '../../rollups/person-facts.js';
import { leaveOf, ratingFactsOf, type FactRules, type UnitCompliance } from './rating-facts-of.js';
import type { StoredPeriod } from './stored-periods.js';
import type { RatedRow } from './stored-sheets.js';

/** What the sheets of a period are made from. */
export interface Gathering extends FactRules {
  period: StoredPeriod;
  scheme: RatingScheme;
  rated(facts: RatingFacts): RatedRow;
  /** unit headed, by person */
  heads: ReadonlyMap<number, number>;
  /** figures of the units that have a head */
  unitFigures: ReadonlyMap<number, UnitCompliance>;
}

/** Sheets of the next people, ready to be written in the order of NEW_SHEET. */
export interface NewSheets {
  /** the key of the last person */
  upTo: number;
  count: number;
  rows: Bound[][];
}

interface EmployedRow {
  person_id: number;
  employment_id: number;
  unit_id: number;
  kind: string;
  title: string | null;
  full_name: string;
  search_name: string;
  sort_key: string;
  birth_date: string | null;
}

/**
 * The sheets of the next people who are employed at the cut-off in a kind that counts, in the order of their keys. A
 * handful of queries however many they are.
 */
export async function gatherPeople(
  sql: Sql,
  keys: Keys,
  gathering: Gathering,
  after: number,
  limit: number,
): Promise<NewSheets> {
  const { cutOff } = gathering.period;
  const kinds = [...gathering.rules.countedKinds];
  const people = await sql.rows<EmployedRow>(
    `SELECT e.person_id, e.id AS employment_id, e.unit_id, e.kind, e.title, p.full_name, p.search_name, p.sort_key, p.birth_date
       FROM employment e JOIN person p ON p.id = e.person_id
      WHERE e.person_id > ? AND e.valid_from <= ? AND (e.valid_to IS NULL OR e.valid_to >= ?) AND e.kind IN (${marks(kinds.length)})
      ORDER BY e.person_id LIMIT ?`,
    [after, cutOff, cutOff, ...kinds, limit],
  );
  const ids = people.map((row) => Number(row.person_id));
  if (ids.length === 0) return { upTo: after, count: 0, rows: [] };
  const [facts, leaves, listed] = await Promise.all([
    loadFacts(sql, ids),
    leavesOf(sql, ids, gathering.period.year),
    listedOf(sql, ids),
  ]);
  const sources = await sourcesOf(sql, [...facts.values()]);
  const rows = people.flatMap((row) => {
    const known = facts.get(Number(row.person_id));
    return known
      ? [sheetRow(keys, gathering, row, { facts: known, leaves: leaves.get(known.personId) ?? [], listed, sources })]
      : [];
  });
  return { upTo: ids.at(-1) ?? after, count: rows.length, rows };
}

interface Known {
  facts: StoredFacts;
  leaves: readonly LeaveStretch[];
  listed: ReadonlySet<number>;
  sources: ReadonlyMap<number, string>;
}

function sheetRow(keys: Keys, gathering: Gathering, row: EmployedRow, known: Known): Bound[] {
  const { period, units, agencies } = gathering;
  const [personId, unitId] = [Number(row.person_id), Number(row.unit_id)];
  const path = units.get(unitId)?.path ?? '';
  const headOf = gathering.heads.get(personId) ?? null;
  const headPath = headOf === null ? null : (units.get(headOf)?.path ?? null);
  const figures = headOf === null ? null : (gathering.unitFigures.get(headOf) ?? {});
  const facts = ratingFactsOf(gathering, { ...known, kind: row.kind as EmploymentKind }, figures);
  const rated = gathering.rated(facts);
  const party = known.facts.memberships.some(
    ({ code, from, to }) => code === 'dang_vien' && from <= period.cutOff && (to === null || to >= period.cutOff),
  );
  return [
    keys.next(),
    period.id,
    personId,
    agencies.deciding(path, headPath) ?? 0,
    unitId,
    path,
    row.full_name,
    row.search_name,
    row.sort_key,
    row.birth_date,
    row.kind,
    row.title,
    headOf === null ? dutyGroupOf(period.settings, row.title, false) : HEADS_GROUP,
    headOf,
    party ? 1 : 0,
    rated.outcome === 'not_rated' ? 'not_rated' : 'open',
    rated.facts,
    rated.outcome,
    rated.level,
    rated.best,
    rated.worst,
    rated.score,
    1,
    0,
  ];
}

/** Deferrals of a year that read as leave, by person. */
async function leavesOf(sql: Sql, ids: readonly number[], year: number): Promise<Map<number, LeaveStretch[]>> {
  const rows = await sql.rows<{
    person_id: number;
    valid_from: string;
    valid_to: string | null;
    reason: string | null;
  }>(
    `SELECT person_id, valid_from, valid_to, reason FROM scope_mark
      WHERE person_id IN (${marks(ids.length)}) AND status = 'deferred' AND valid_from <= ? AND (valid_to IS NULL OR valid_to >= ?)`,
    [...ids, `${year}-12-31`, `${year}-01-01`],
  );
  const found = new Map<number, LeaveStretch[]>();
  for (const row of rows) {
    const personId = Number(row.person_id);
    const leave = leaveOf({ from: row.valid_from, to: row.valid_to, reason: row.reason });
    found.set(personId, [...(found.get(personId) ?? []), ...leave]);
  }
  return found;
}

/** Employments that a list brought. */
async function listedOf(sql: Sql, ids: readonly number[]): Promise<Set<number>> {
  const rows = await sql.rows<{ id: number }>(
    `SELECT id FROM employment WHERE person_id IN (${marks(ids.length)}) AND import_id IS NOT NULL`,
    ids,
  );
  return new Set(rows.map(({ id }) => Number(id)));
}

/** By which way the events of some people came in. */
async function sourcesOf(sql: Sql, people: readonly StoredFacts[]): Promise<Map<number, string>> {
  const ids = people.map(({ personId }) => personId);
  const rows = await sql.rows<{ id: number; source: string }>(
    `SELECT id, source FROM status_event WHERE person_id IN (${marks(ids.length)}) AND kind = 'status'`,
    ids,
  );
  return new Map(rows.map(({ id, source }) => [Number(id), source]));
}
