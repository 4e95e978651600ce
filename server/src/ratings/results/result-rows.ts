import type { Day } from '@dat100/shared/calendar';
import { maskCitizenId } from '@dat100/shared/citizen-id';
import type { EmploymentKind } from '@dat100/shared/codes';
import type { RatingFacts } from '@dat100/shared/rating-facts';
import type { AgencyState, SheetState } from '@dat100/shared/rating-period';
import type { Hundredths, Level } from '@dat100/shared/rating-scheme';
import { shownInSheets, stateShown } from '@dat100/shared/rating-self';
import type { Stand } from '@dat100/shared/rating-what-if';
import type { Secrets } from '../../database/secrets.js';
import type { Bound, Sql } from '../../database/sql.js';
import { boundTo } from '../../people/person-rows.js';

/** A person of a period as results tell of them. */
export interface ResultRow {
  sheetId: number;
  personId: number;
  agencyId: number;
  unitId: number;
  /** null: the person is no longer on record */
  maskedId: string | null;
  fullName: string;
  birthDate: Day | null;
  kind: EmploymentKind;
  title: string | null;
  dutyGroup: string;
  isHead: boolean;
  party: boolean;
  state: SheetState;
  /** where the agency stands that decides */
  agencyState: AgencyState;
  facts: RatingFacts;
  proposed: Stand;
  best: Level | null;
  worst: Level | null;
  score: Hundredths | null;
  selfLevel: Level | null;
  teamLevel: Level | null;
  finalLevel: Level | null;
  finalReason: string | null;
  finalAt: number | null;
  finalBy: string | null;
  lockRevision: number;
  digest: string | null;
}

/** People of one unit who are rated by one agency, and how many of them stand where. */
export interface ResultGroup {
  agencyId: number;
  unitId: number;
  /** by decided level; `open` is not decided yet */
  counts: Partial<Record<Stand, number>>;
}

/** Which sheets: constant SQL over `rating_sheet s` with its `rating_agency g`, and what is bound to it. */
export interface SheetsWhere {
  /** who asks: their own level is told when the decision is taken; null: an account without a person */
  personId: number | null;
  sql: string;
  params: readonly Bound[];
}

type Row = Record<string, Bound>;

/** People read at once. */
const PIECE = 500;
const COLUMNS = `s.id, s.person_id, s.agency_id, s.unit_id, s.full_name, s.sort_key, s.birth_date, s.kind, s.title,
  s.duty_group, s.head_of, s.party, s.state, s.facts, s.outcome, s.level, s.best, s.worst, s.score, s.self_level,
  s.team_level, s.final_level, s.final_reason, s.final_at, s.lock_revision, s.digest, p.citizen_id_cipher,
  a.display_name AS final_name, g.state AS agency_state`;
const SHEETS = 'rating_sheet s JOIN rating_agency g ON g.period_id = s.period_id AND g.unit_id = s.agency_id';

/** How many people there are in each unit of each agency, in no order. */
export async function resultGroups(sql: Sql, where: SheetsWhere): Promise<ResultGroup[]> {
  const rows = await sql.rows<{
    agency_id: number;
    unit_id: number;
    state: string;
    final_level: Level | null;
    agency_state: AgencyState;
    own: number;
    n: number;
  }>(
    `SELECT s.agency_id, s.unit_id, s.state, s.final_level, g.state AS agency_state,
        CASE WHEN s.person_id = ? THEN 1 ELSE 0 END AS own, COUNT(*) AS n FROM ${SHEETS}
      WHERE ${where.sql} GROUP BY s.agency_id, s.unit_id, s.state, s.final_level, g.state, own`,
    [where.personId, ...where.params],
  );
  const groups = new Map<string, ResultGroup>();
  for (const row of rows) {
    const [agencyId, unitId] = [Number(row.agency_id), Number(row.unit_id)];
    const key = `${agencyId} ${unitId}`;
    const group = groups.get(key) ?? { agencyId, unitId, counts: {} };
    const seen = shownInSheets(Number(row.own) === 1, row.agency_state);
    const level = seen.final ? row.final_level : null;
    const stand: Stand = row.state === 'not_rated' ? 'not_rated' : (level ?? 'open');
    group.counts[stand] = (group.counts[stand] ?? 0) + Number(row.n);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** The people of these groups, one after the other by name; never more than a piece of them is held. */
export async function* resultRows(
  sql: Sql,
  secrets: Secrets,
  where: SheetsWhere,
  groups: Iterable<ResultGroup>,
): AsyncGenerator<ResultRow> {
  for (const { agencyId, unitId } of groups) {
    let after: Row | null = null;
    for (;;) {
      const rows: Row[] = await sql.rows<Row>(
        `SELECT ${COLUMNS} FROM ${SHEETS} LEFT JOIN person p ON p.id = s.person_id
           LEFT JOIN user_account a ON a.id = s.final_by
          WHERE ${where.sql} AND s.agency_id = ? AND s.unit_id = ?
            ${after ? 'AND (s.sort_key > ? OR (s.sort_key = ? AND s.id > ?))' : ''}
          ORDER BY s.sort_key, s.id LIMIT ${PIECE}`,
        [
          ...where.params,
          agencyId,
          unitId,
          ...(after ? [after['sort_key'] ?? '', after['sort_key'] ?? '', after['id'] ?? 0] : []),
        ],
      );
      for (const row of rows) yield resultRow(secrets, row, where.personId);
      after = rows.at(-1) ?? null;
      if (rows.length < PIECE) break;
    }
  }
}

/** One person by the key of the sheet; null when it is not among these. */
export async function resultOf(
  sql: Sql,
  secrets: Secrets,
  where: SheetsWhere,
  sheetId: number,
): Promise<ResultRow | null> {
  const row = await sql.one<Row>(
    `SELECT ${COLUMNS} FROM ${SHEETS} LEFT JOIN person p ON p.id = s.person_id
       LEFT JOIN user_account a ON a.id = s.final_by WHERE ${where.sql} AND s.id = ?`,
    [...where.params, sheetId],
  );
  return row && resultRow(secrets, row, where.personId);
}

const orNull = <T>(value: Bound | undefined, turn: (value: Bound) => T): T | null =>
  value === null || value === undefined ? null : turn(value);
const textOf = (value: Bound | undefined): string | null => orNull(value, String);
const levelOf = (value: Bound | undefined): Level | null => textOf(value) as Level | null;

function resultRow(secrets: Secrets, row: Row, asking: number | null): ResultRow {
  const personId = Number(row['person_id']);
  const level = levelOf(row['level']);
  const agencyState = String(row['agency_state']) as AgencyState;
  const seen = shownInSheets(personId === asking, agencyState);
  return {
    sheetId: Number(row['id']),
    personId,
    agencyId: Number(row['agency_id']),
    unitId: Number(row['unit_id']),
    maskedId: orNull(row['citizen_id_cipher'], (cipher) =>
      maskCitizenId(secrets.decrypt(cipher as Buffer, boundTo(personId, 'citizen_id'))),
    ),
    fullName: String(row['full_name']),
    birthDate: textOf(row['birth_date']),
    kind: String(row['kind']) as EmploymentKind,
    title: textOf(row['title']),
    dutyGroup: String(row['duty_group']),
    isHead: row['head_of'] !== null,
    party: Number(row['party']) === 1,
    state: stateShown(String(row['state']) as SheetState, row['team_level'] !== null, seen),
    agencyState,
    facts: JSON.parse(String(row['facts'])) as RatingFacts,
    proposed: row['outcome'] === 'proposed' && level ? level : row['outcome'] === 'open' ? 'open' : 'not_rated',
    best: levelOf(row['best']),
    worst: levelOf(row['worst']),
    score: orNull(row['score'], Number),
    selfLevel: levelOf(row['self_level']),
    teamLevel: seen.team ? levelOf(row['team_level']) : null,
    finalLevel: seen.final ? levelOf(row['final_level']) : null,
    finalReason: seen.final ? textOf(row['final_reason']) : null,
    finalAt: seen.final ? orNull(row['final_at'], Number) : null,
    finalBy: seen.final ? textOf(row['final_name']) : null,
    lockRevision: Number(row['lock_revision']),
    digest: textOf(row['digest']),
  };
}
