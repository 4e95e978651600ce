import type { Day } from '@dat100/shared/calendar';
import { maskCitizenId } from '@dat100/shared/citizen-id';
import type { EmploymentKind } from '@dat100/shared/codes';
import type { RatingFacts } from '@dat100/shared/rating-facts';
import type { AgencyState, SheetState } from '@dat100/shared/rating-period';
import type { Hundredths, Level } from '@dat100/shared/rating-scheme';
import { shownInSheets, stateShown, type SheetReader } from '@dat100/shared/rating-self';
import type { Stand } from '@dat100/shared/rating-what-if';
import type { Secrets } from '../../database/secrets.js';
import { marks, type Bound, type Sql } from '../../database/sql.js';
import { boundTo } from '../../people/person-rows.js';
import { readAhead } from '../../exports/read-ahead.js';
import type { BelowReader } from '../decisions/below-shown.js';
import { factsReader } from '../facts-reader.js';

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
  /** whether who asks sees all of the agency that stands at a path, and so what it is still deciding */
  seesAgency: (path: string) => boolean;
  /** what of a head's facts is theirs to see */
  below: BelowReader;
  sql: string;
  params: readonly Bound[];
}

type Row = Record<string, Bound>;

/** People read at once. */
const PIECE = 500;
/** Pieces that are read while one is being used. */
const AHEAD = 2;
const COLUMNS = `s.id, s.person_id, s.agency_id, s.unit_id, s.unit_path, s.full_name, s.sort_key, s.birth_date, s.kind, s.title,
  s.duty_group, s.head_of, s.party, s.state, s.facts, s.outcome, s.level, s.best, s.worst, s.score, s.self_level,
  s.team_level, s.final_level, s.final_reason, s.final_at, s.lock_revision, s.digest, p.citizen_id_cipher,
  a.display_name AS final_name, g.state AS agency_state, g.path AS agency_path`;
const SHEETS = 'rating_sheet s JOIN rating_agency g ON g.period_id = s.period_id AND g.unit_id = s.agency_id';

/** How many people there are in each unit of each agency, in no order. */
export async function resultGroups(sql: Sql, where: SheetsWhere): Promise<ResultGroup[]> {
  const rows = await sql.rows<{
    agency_id: number;
    unit_id: number;
    state: string;
    final_level: Level | null;
    agency_state: AgencyState;
    agency_path: string;
    own: number;
    n: number;
  }>(
    `SELECT s.agency_id, s.unit_id, s.state, s.final_level, g.state AS agency_state, g.path AS agency_path,
        CASE WHEN s.person_id = ? THEN 1 ELSE 0 END AS own, COUNT(*) AS n FROM ${SHEETS}
      WHERE ${where.sql} GROUP BY s.agency_id, s.unit_id, s.state, s.final_level, g.state, g.path, own`,
    [where.personId, ...where.params],
  );
  const groups = new Map<string, ResultGroup>();
  for (const row of rows) {
    const [agencyId, unitId] = [Number(row.agency_id), Number(row.unit_id)];
    const key = `${agencyId} ${unitId}`;
    const group = groups.get(key) ?? { agencyId, unitId, counts: {} };
    const seen = shownInSheets(readerOf(where, Number(row.own) === 1, row.agency_path), row.agency_state);
    const level = seen.final ? row.final_level : null;
    const stand: Stand = row.state === 'not_rated' ? 'not_rated' : (level ?? 'open');
    group.counts[stand] = (group.counts[stand] ?? 0) + Number(row.n);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** The people of these groups in their order, by name within a group, piece by piece; the next ones are read meanwhile. */
export async function* resultPieces(
  sql: Sql,
  secrets: Secrets,
  where: SheetsWhere,
  groups: Iterable<ResultGroup>,
): AsyncGenerator<ResultRow[]> {
  const parse = factsReader((facts) => facts);
  const sources = bundlesOf([...groups]).map((bundle) => rowsOfBundle(sql, where, bundle));
  for await (const rows of readAhead(sources, AHEAD)) yield rows.map((row) => resultRow(secrets, parse, row, where));
}

/** Neighbouring units of one agency that are read together. */
interface Bundle {
  agencyId: number;
  unitIds: number[];
  people: number;
}

function bundlesOf(groups: readonly ResultGroup[]): Bundle[] {
  const bundles: Bundle[] = [];
  for (const { agencyId, unitId, counts } of groups) {
    const people = Object.values(counts).reduce((sum, n) => sum + n, 0);
    const last = bundles.at(-1);
    if (last?.agencyId === agencyId && last.people + people <= PIECE) {
      last.unitIds.push(unitId);
      last.people += people;
    } else bundles.push({ agencyId, unitIds: [unitId], people });
  }
  return bundles;
}

function rowsOfBundle(sql: Sql, where: SheetsWhere, { agencyId, unitIds }: Bundle): AsyncGenerator<Row[]> {
  const [only, another] = unitIds;
  return only !== undefined && another === undefined
    ? rowsOfUnit(sql, where, agencyId, only)
    : rowsOfUnits(sql, where, agencyId, unitIds);
}

const ROWS = `SELECT ${COLUMNS} FROM ${SHEETS} LEFT JOIN person p ON p.id = s.person_id
   LEFT JOIN user_account a ON a.id = s.final_by`;

/** A unit of any size, by pieces. */
async function* rowsOfUnit(sql: Sql, where: SheetsWhere, agencyId: number, unitId: number): AsyncGenerator<Row[]> {
  let after: Row | null = null;
  for (;;) {
    const rows: Row[] = await sql.rows<Row>(
      `${ROWS} WHERE ${where.sql} AND s.agency_id = ? AND s.unit_id = ?
          ${after ? 'AND (s.sort_key > ? OR (s.sort_key = ? AND s.id > ?))' : ''}
        ORDER BY s.sort_key, s.id LIMIT ${PIECE}`,
      [
        ...where.params,
        agencyId,
        unitId,
        ...(after ? [after['sort_key'] ?? '', after['sort_key'] ?? '', after['id'] ?? 0] : []),
      ],
    );
    yield rows;
    after = rows.at(-1) ?? null;
    if (rows.length < PIECE) return;
  }
}

/** Small units at once, in the order given. */
async function* rowsOfUnits(
  sql: Sql,
  where: SheetsWhere,
  agencyId: number,
  unitIds: readonly number[],
): AsyncGenerator<Row[]> {
  const rows = await sql.rows<Row>(
    `${ROWS} WHERE ${where.sql} AND s.agency_id = ? AND s.unit_id IN (${marks(unitIds.length)})
      ORDER BY s.unit_id, s.sort_key, s.id`,
    [...where.params, agencyId, ...unitIds],
  );
  const byUnit = new Map(unitIds.map((id) => [id, [] as Row[]]));
  for (const row of rows) byUnit.get(Number(row['unit_id']))?.push(row);
  yield [...byUnit.values()].flat();
}

/** One person by the key of the sheet; null when it is not among these. */
export async function resultOf(
  sql: Sql,
  secrets: Secrets,
  where: SheetsWhere,
  sheetId: number,
): Promise<ResultRow | null> {
  const row = await sql.one<Row>(`${ROWS} WHERE ${where.sql} AND s.id = ?`, [...where.params, sheetId]);
  return row && resultRow(secrets, JSON.parse, row, where);
}

const orNull = <T>(value: Bound | undefined, turn: (value: Bound) => T): T | null =>
  value === null || value === undefined ? null : turn(value);
const textOf = (value: Bound | undefined): string | null => orNull(value, String);
const levelOf = (value: Bound | undefined): Level | null => textOf(value) as Level | null;

const readerOf = ({ seesAgency }: SheetsWhere, own: boolean, path: string): SheetReader =>
  own ? 'own' : seesAgency(path) ? 'agency' : 'team';

function resultRow(secrets: Secrets, parse: (text: string) => RatingFacts, row: Row, where: SheetsWhere): ResultRow {
  const personId = Number(row['person_id']);
  const level = levelOf(row['level']);
  const unitId = Number(row['unit_id']);
  const sheet = { personId, unitId, unitPath: String(row['unit_path']), headOf: orNull(row['head_of'], Number) };
  const agencyState = String(row['agency_state']) as AgencyState;
  const seen = shownInSheets(readerOf(where, personId === where.personId, String(row['agency_path'])), agencyState);
  const facts = where.below(sheet, parse(String(row['facts'])));
  return {
    sheetId: Number(row['id']),
    personId,
    agencyId: Number(row['agency_id']),
    unitId,
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
    facts,
    // Worked out from levels that are still being decided, it would tell of them.
    proposed:
      facts.belowWaits || row['outcome'] === 'open'
        ? 'open'
        : row['outcome'] === 'proposed' && level
          ? level
          : 'not_rated',
    best: facts.belowWaits ? null : levelOf(row['best']),
    worst: facts.belowWaits ? null : levelOf(row['worst']),
    score: facts.belowWaits ? null : orNull(row['score'], Number),
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
