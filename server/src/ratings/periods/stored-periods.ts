import type { Day } from '@dat100/shared/calendar';
import type { AgencyState, PeriodState, TeamState } from '@dat100/shared/rating-period';
import type { PeriodSettings } from '@dat100/shared/rating-period-settings';
import type { RatingScheme } from '@dat100/shared/rating-scheme';
import type { RequestContext } from '../../common/context.js';
import { notFound } from '../../common/errors.js';
import type { Keys } from '../../database/keys.js';
import type { Bound, Sql, Tx } from '../../database/sql.js';
import { versionAt } from '../stored-schemes.js';

/** A rating period as it is kept. */
export interface StoredPeriod {
  id: number;
  year: number;
  name: string;
  scheme: string;
  schemeVersion: number;
  schemeDigest: string;
  /** figures are as of the end of this day */
  cutOff: Day;
  /** nothing recorded later counts; null until it is opened */
  knownAt: number | null;
  state: PeriodState;
  settings: PeriodSettings;
  people: number;
  revision: number;
  createdAt: number;
  openedAt: number | null;
  lockedAt: number | null;
}

/** Minutes of an agency's meeting. */
export interface Minutes {
  on: Day;
  present: number;
  absent: number;
  number: string;
  text: string;
}

/** What the Party committee said. */
export interface PartyOpinion {
  on: Day;
  by: string;
  text: string;
}

/** An agency in a period; names and paths are those of the opening (of the draft until then). */
export interface StoredAgency {
  periodId: number;
  unitId: number;
  /** the next agency above; null: none */
  aboveId: number | null;
  path: string;
  code: string;
  name: string;
  pathText: string;
  sortKey: string;
  outstanding: boolean;
  state: AgencyState;
  selfDue: Day;
  proposeDue: Day;
  decideDue: Day;
  meeting: Minutes | null;
  partyOpinion: PartyOpinion | null;
  /** canonical JSON of the decision's paper, as its writer made it */
  decision: string | null;
  people: number;
  revision: number;
  decidedAt: number | null;
  decidedBy: number | null;
  lockedAt: number | null;
  lockedBy: number | null;
  /** 0 before the lock, 1 at the lock, more with each accepted correction */
  lockRevision: number;
  digest: string | null;
}

/** A unit whose people are proposed together. */
export interface StoredTeam {
  periodId: number;
  agencyId: number;
  unitId: number;
  path: string;
  name: string;
  pathText: string;
  sortKey: string;
  state: TeamState;
  people: number;
  revision: number;
  movedAt: number | null;
  movedBy: number | null;
  note: string | null;
}

/** What somebody did in a period; `detail` is canonical JSON. */
export interface RatingStep {
  periodId: number;
  agencyId?: number | null;
  unitId?: number | null;
  sheetId?: number | null;
  action: string;
  detail?: string;
}

type Row = Record<string, string | number | null>;
const text = (row: Row, key: string): string => String(row[key] ?? '');
const number = (row: Row, key: string): number => Number(row[key]);
const textOrNull = (row: Row, key: string): string | null => (row[key] === null ? null : String(row[key]));
const numberOrNull = (row: Row, key: string): number | null => (row[key] === null ? null : Number(row[key]));
const json = <T>(row: Row, key: string): T | null => (row[key] === null ? null : (JSON.parse(String(row[key])) as T));

/** All periods, the newest year first. */
export async function allPeriods(sql: Sql): Promise<StoredPeriod[]> {
  return (await sql.rows<Row>('SELECT * FROM rating_period ORDER BY year DESC, id DESC')).map(periodOf);
}

/** @throws not_found */
export async function periodById(sql: Sql, id: number): Promise<StoredPeriod> {
  const row = await sql.one<Row>('SELECT * FROM rating_period WHERE id = ?', [id]);
  if (!row) throw notFound();
  return periodOf(row);
}

/** The same, locked against other writers until the end of the transaction. @throws not_found */
export async function lockPeriod(tx: Tx, id: number): Promise<StoredPeriod> {
  const [row] = await tx.lock<Row>('SELECT * FROM rating_period WHERE id = ?', [id]);
  if (!row) throw notFound();
  return periodOf(row);
}

/** The version of the scheme that a period is rated by. */
export async function schemeOfPeriod(sql: Sql, period: StoredPeriod): Promise<RatingScheme> {
  return (await versionAt(sql, period.scheme, period.schemeVersion)).scheme;
}

/** The agencies of a period in the order of the tree, those above first. */
export async function agenciesOf(sql: Sql, periodId: number): Promise<StoredAgency[]> {
  const rows = await sql.rows<Row>(
    'SELECT * FROM rating_agency WHERE period_id = ? ORDER BY above_id IS NOT NULL, path_text, unit_id',
    [periodId],
  );
  return rows.map(agencyOf);
}

/** @throws not_found */
export async function agencyById(sql: Sql, periodId: number, unitId: number): Promise<StoredAgency> {
  const row = await sql.one<Row>('SELECT * FROM rating_agency WHERE period_id = ? AND unit_id = ?', [periodId, unitId]);
  if (!row) throw notFound();
  return agencyOf(row);
}

/** The same, locked against other writers until the end of the transaction. @throws not_found */
export async function lockAgency(tx: Tx, periodId: number, unitId: number): Promise<StoredAgency> {
  const [row] = await tx.lock<Row>('SELECT * FROM rating_agency WHERE period_id = ? AND unit_id = ?', [
    periodId,
    unitId,
  ]);
  if (!row) throw notFound();
  return agencyOf(row);
}

/** The teams of an agency, in the order of the tree. */
export async function teamsOf(sql: Sql, periodId: number, agencyId: number): Promise<StoredTeam[]> {
  const rows = await sql.rows<Row>(
    'SELECT * FROM rating_team WHERE period_id = ? AND agency_id = ? ORDER BY path_text, unit_id',
    [periodId, agencyId],
  );
  return rows.map((row) => ({
    periodId: number(row, 'period_id'),
    agencyId: number(row, 'agency_id'),
    unitId: number(row, 'unit_id'),
    path: text(row, 'path'),
    name: text(row, 'name'),
    pathText: text(row, 'path_text'),
    sortKey: text(row, 'sort_key'),
    state: text(row, 'state') as TeamState,
    people: number(row, 'people'),
    revision: number(row, 'revision'),
    movedAt: numberOrNull(row, 'moved_at'),
    movedBy: numberOrNull(row, 'moved_by'),
    note: textOrNull(row, 'note'),
  }));
}

/** Notes what was done, in the doer's transaction; nothing notes it away again. */
export async function addRatingStep(tx: Tx, keys: Keys, ctx: RequestContext, step: RatingStep): Promise<void> {
  const values: Record<string, Bound> = {
    id: keys.next(),
    period_id: step.periodId,
    agency_id: step.agencyId ?? null,
    unit_id: step.unitId ?? null,
    sheet_id: step.sheetId ?? null,
    action: step.action,
    at: ctx.now,
    actor_id: ctx.actor.userId,
    actor: ctx.actor.label,
    on_behalf_of: ctx.actor.onBehalfOf,
    detail: step.detail ?? '{}',
  };
  await tx.insert('rating_step', Object.keys(values), [Object.values(values)]);
}

function periodOf(row: Row): StoredPeriod {
  return {
    id: number(row, 'id'),
    year: number(row, 'year'),
    name: text(row, 'name'),
    scheme: text(row, 'scheme'),
    schemeVersion: number(row, 'scheme_version'),
    schemeDigest: text(row, 'scheme_digest'),
    cutOff: text(row, 'cut_off'),
    knownAt: numberOrNull(row, 'known_at'),
    state: text(row, 'state') as PeriodState,
    settings: JSON.parse(text(row, 'settings')) as PeriodSettings,
    people: number(row, 'people'),
    revision: number(row, 'revision'),
    createdAt: number(row, 'created_at'),
    openedAt: numberOrNull(row, 'opened_at'),
    lockedAt: numberOrNull(row, 'locked_at'),
  };
}

function agencyOf(row: Row): StoredAgency {
  return {
    periodId: number(row, 'period_id'),
    unitId: number(row, 'unit_id'),
    aboveId: numberOrNull(row, 'above_id'),
    path: text(row, 'path'),
    code: text(row, 'code'),
    name: text(row, 'name'),
    pathText: text(row, 'path_text'),
    sortKey: text(row, 'sort_key'),
    outstanding: number(row, 'outstanding') === 1,
    state: text(row, 'state') as AgencyState,
    selfDue: text(row, 'self_due'),
    proposeDue: text(row, 'propose_due'),
    decideDue: text(row, 'decide_due'),
    meeting: json<Minutes>(row, 'meeting'),
    partyOpinion: json<PartyOpinion>(row, 'party_opinion'),
    decision: textOrNull(row, 'decision'),
    people: number(row, 'people'),
    revision: number(row, 'revision'),
    decidedAt: numberOrNull(row, 'decided_at'),
    decidedBy: numberOrNull(row, 'decided_by'),
    lockedAt: numberOrNull(row, 'locked_at'),
    lockedBy: numberOrNull(row, 'locked_by'),
    lockRevision: number(row, 'lock_revision'),
    digest: textOrNull(row, 'digest'),
  };
}
