import { canonicalJson, type Canonical } from '@dat100/shared/canonical-json';
import type { Day } from '@dat100/shared/calendar';
import type { EmploymentKind } from '@dat100/shared/codes';
import { rate } from '@dat100/shared/rating';
import type { Outcome, RatingFacts } from '@dat100/shared/rating-facts';
import type { SheetState } from '@dat100/shared/rating-period';
import type { Hundredths, Level, RatingScheme } from '@dat100/shared/rating-scheme';
import { hundredthsOf } from '@dat100/shared/rating-words';
import { notFound } from '../../common/errors.js';
import { marks, pieces, type Bound, type Sql, type TableShape, type Tx } from '../../database/sql.js';

/** What rate() made of the facts: stored beside them, for lists and sorting. */
export interface RatedRow {
  /** canonical JSON of the RatingFacts */
  facts: string;
  outcome: Outcome['kind'];
  level: Level | null;
  best: Level | null;
  worst: Level | null;
  /** the least the points may be, in hundredths, cut off: for sorting only */
  score: Hundredths | null;
}

/** A person in a period. Three levels stand side by side: the machine's, the team's, the decided one. */
export interface StoredSheet extends Omit<RatedRow, 'facts'> {
  id: number;
  periodId: number;
  personId: number;
  /** who decides */
  agencyId: number;
  /** the team: the unit that employs them at the cut-off */
  unitId: number;
  unitPath: string;
  fullName: string;
  searchName: string;
  sortKey: string;
  birthDate: Day | null;
  kind: EmploymentKind;
  title: string | null;
  dutyGroup: string;
  /** the unit they head; null: none */
  headOf: number | null;
  party: boolean;
  state: SheetState;
  facts: RatingFacts;
  selfLevel: Level | null;
  selfText: string | null;
  selfAt: number | null;
  teamLevel: Level | null;
  teamReason: string | null;
  teamAt: number | null;
  teamBy: number | null;
  finalLevel: Level | null;
  finalReason: string | null;
  finalAt: number | null;
  finalBy: number | null;
  revision: number;
  lockRevision: number;
  /** canonical JSON; null before the lock */
  locked: string | null;
  digest: string | null;
}

/** What the opening writes of a sheet; all the rest begins empty. */
export const NEW_SHEET: TableShape = {
  table: 'rating_sheet',
  columns: [
    'id',
    'period_id',
    'person_id',
    'agency_id',
    'unit_id',
    'unit_path',
    'full_name',
    'search_name',
    'sort_key',
    'birth_date',
    'kind',
    'title',
    'duty_group',
    'head_of',
    'party',
    'state',
    'facts',
    'outcome',
    'level',
    'best',
    'worst',
    'score',
    'revision',
    'lock_revision',
  ],
};

/** The columns of a StoredSheet, of `rating_sheet s`. */
export const SHEET_COLUMNS = [
  ...NEW_SHEET.columns,
  'self_level',
  'self_text',
  'self_at',
  'team_level',
  'team_reason',
  'team_at',
  'team_by',
  'final_level',
  'final_reason',
  'final_at',
  'final_by',
  'locked',
  'digest',
]
  .map((column) => `s.${column}`)
  .join(', ');

/** Rates facts and answers what is stored of it. Facts that rate() refuses are to be refused before (factFaults). */
export function reratedRow(scheme: RatingScheme, facts: RatingFacts): RatedRow {
  return { facts: textOfFacts(facts), ...outcomeOf(scheme, facts) };
}

/**
 * The same for many people of one scheme. Most have the same figures and differ only in their dates and sources, of
 * which no rule knows: each case is rated once.
 */
export function rowRater(scheme: RatingScheme): (facts: RatingFacts) => RatedRow {
  const known = new Map<string, Omit<RatedRow, 'facts'>>();
  return (facts) => {
    const figures = figuresIn(facts);
    const rated = known.get(figures) ?? outcomeOf(scheme, facts);
    known.set(figures, rated);
    return { facts: textOfFacts(facts), ...rated };
  };
}

/** What a figure tells of itself beside its value. */
const TOLD: ReadonlySet<string> = new Set(['on', 'source', 'trust']);

/** Everything in facts that a rule may look at, as one text. */
function figuresIn(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value !== 'object' || value === null) return String(value);
  let found = '';
  for (const [key, member] of Object.entries(value)) if (!TOLD.has(key)) found += `${key}:${figuresIn(member)},`;
  return `{${found}}`;
}

// Facts are whole numbers and texts, though their type has no index of keys.
const textOfFacts = (facts: RatingFacts): string => canonicalJson(facts as unknown as Canonical);

function outcomeOf(scheme: RatingScheme, facts: RatingFacts): Omit<RatedRow, 'facts'> {
  const { outcome, score } = rate(scheme, facts);
  const open = outcome.kind === 'open' ? outcome : null;
  return {
    outcome: outcome.kind,
    level: outcome.kind === 'proposed' ? outcome.level : null,
    best: open?.best ?? null,
    worst: open?.worst ?? null,
    score: score && hundredthsOf(score.low, 100),
  };
}

/** Stores facts and what they come to; the caller has locked the sheet and looked at its revision. */
export async function writeRated(tx: Tx, sheetId: number, rated: RatedRow): Promise<void> {
  await tx.run(
    'UPDATE rating_sheet SET facts = ?, outcome = ?, level = ?, best = ?, worst = ?, score = ?, revision = revision + 1 WHERE id = ?',
    [rated.facts, rated.outcome, rated.level, rated.best, rated.worst, rated.score, sheetId],
  );
}

/** @throws not_found */
export async function sheetById(sql: Sql, id: number): Promise<StoredSheet> {
  const [row] = await sql.rows<SheetRow>(`SELECT ${SHEET_COLUMNS} FROM rating_sheet s WHERE s.id = ?`, [id]);
  if (!row) throw notFound();
  return sheetOf(row);
}

/** Sheets locked against other writers, in one order for everybody. @throws not_found when one is missing */
export async function lockSheets(tx: Tx, ids: readonly number[]): Promise<StoredSheet[]> {
  const wanted = [...new Set(ids)].sort((a, b) => a - b);
  const found: StoredSheet[] = [];
  for (const piece of pieces(wanted, 1000)) {
    const rows = await tx.lock<SheetRow>(
      `SELECT ${SHEET_COLUMNS} FROM rating_sheet s WHERE s.id IN (${marks(piece.length)}) ORDER BY s.id`,
      piece,
    );
    found.push(...rows.map(sheetOf));
  }
  if (found.length !== wanted.length) throw notFound();
  return found;
}

/** The sheet of a person in a period; null: they are not in it. */
export async function sheetOfPerson(sql: Sql, periodId: number, personId: number): Promise<StoredSheet | null> {
  const row = await sql.one<SheetRow>(
    `SELECT ${SHEET_COLUMNS} FROM rating_sheet s WHERE s.period_id = ? AND s.person_id = ?`,
    [periodId, personId],
  );
  return row && sheetOf(row);
}

/** A row with SHEET_COLUMNS. */
export type SheetRow = Record<string, Bound>;

const text = (row: SheetRow, key: string): string => String(row[key] ?? '');
const number = (row: SheetRow, key: string): number => Number(row[key]);
const orNull = <T>(row: SheetRow, key: string, read: (row: SheetRow, key: string) => T): T | null =>
  row[key] === null || row[key] === undefined ? null : read(row, key);
const level = (row: SheetRow, key: string): Level => text(row, key) as Level;

/** A row as a sheet. */
export function sheetOf(row: SheetRow): StoredSheet {
  return {
    id: number(row, 'id'),
    periodId: number(row, 'period_id'),
    personId: number(row, 'person_id'),
    agencyId: number(row, 'agency_id'),
    unitId: number(row, 'unit_id'),
    unitPath: text(row, 'unit_path'),
    fullName: text(row, 'full_name'),
    searchName: text(row, 'search_name'),
    sortKey: text(row, 'sort_key'),
    birthDate: orNull(row, 'birth_date', text),
    kind: text(row, 'kind') as EmploymentKind,
    title: orNull(row, 'title', text),
    dutyGroup: text(row, 'duty_group'),
    headOf: orNull(row, 'head_of', number),
    party: number(row, 'party') === 1,
    state: text(row, 'state') as SheetState,
    facts: JSON.parse(text(row, 'facts')) as RatingFacts,
    outcome: text(row, 'outcome') as Outcome['kind'],
    level: orNull(row, 'level', level),
    best: orNull(row, 'best', level),
    worst: orNull(row, 'worst', level),
    score: orNull(row, 'score', number),
    selfLevel: orNull(row, 'self_level', level),
    selfText: orNull(row, 'self_text', text),
    selfAt: orNull(row, 'self_at', number),
    teamLevel: orNull(row, 'team_level', level),
    teamReason: orNull(row, 'team_reason', text),
    teamAt: orNull(row, 'team_at', number),
    teamBy: orNull(row, 'team_by', number),
    finalLevel: orNull(row, 'final_level', level),
    finalReason: orNull(row, 'final_reason', text),
    finalAt: orNull(row, 'final_at', number),
    finalBy: orNull(row, 'final_by', number),
    revision: number(row, 'revision'),
    lockRevision: number(row, 'lock_revision'),
    locked: orNull(row, 'locked', text),
    digest: orNull(row, 'digest', text),
  };
}
