import type { Day } from '@dat100/shared/calendar';
import type { CriterionRule } from '@dat100/shared/stages';
import type { ReadRow } from '@dat100/shared/roster-reading';
import { digestOf as shortOf } from '../database/secrets.js';
import { marks, pieces, type Sql } from '../database/sql.js';
import type { NewPerson } from '../people/person-rows.js';
import type { StoredFacts } from '../rollups/person-facts.js';
import type { CellPlaces } from './cell-places.js';
import { indexesOf } from './known-people.js';
import { nothing } from './plan-row.js';
import {
  kindWhenSilent,
  planOne,
  planRosterRows,
  type PersonFound,
  type PlanDeps,
  type PlannedRow,
  type PlannedToStage,
} from './plan-roster.js';
import type { KnownPerson } from './row-plan.js';
import { rowText } from './row-text.js';

// A list that is dropped in again, because some of its rows were mended, says of most people what it said when it
// brought them in. Their record tells so by a digest, and as long as nothing has moved in it since (`revision` is that
// of the beginning), what the row comes to is known without reading and planning it. The digest is only kept where
// that was tried out: held against the record it makes, the row must change nothing and call for no remark.

const FIRST_REVISION = 1;
const IDS_AT_ONCE = 1000;
const NOBODY: ReadonlySet<string> = new Set();

/** A unit's list of one day. */
export interface Listed {
  deps: PlanDeps;
  places: CellPlaces;
  asOf: Day;
}

/** What a row that brings somebody in says of them, to be kept in their record; null where it would not do to know it. */
export function saidOf(listed: Listed, read: ReadRow, person: NewPerson, facts: StoredFacts): string | null {
  if (read.row.reasonCode !== null) return null;
  const { id, fullName, sex, birthYear, phone, title } = person;
  const known: KnownPerson = {
    ...{ id, fullName, sex, birthYear, phone, title, facts },
    detailsOn: person.detailsOn ?? null,
    revision: FIRST_REVISION,
    withdrawn: false,
    reasons: new Map(),
  };
  const again = planOne(listed.deps, read, known, { ...listed, decided: NOBODY });
  return again.outcome === 'unchanged' && again.issues.length === 0 ? digestOf(listed, read) : null;
}

/**
 * As PLANNERS.roster, to the same result, for rows that have just been read: whoever is listed in the very words that
 * brought them in is not looked at more closely.
 */
export async function planReadRows(
  sql: Sql,
  deps: PlanDeps,
  source: readonly ReadRow[],
  places: CellPlaces,
  asOf: Day,
): Promise<PlannedToStage[]> {
  const indexes = indexesOf(deps.secrets, source);
  const found = await peopleOf(sql, [...indexes.values()]);
  const listed = { deps, places, asOf };
  const rest: ReadRow[] = [];
  const onRecord = new Map<string, string>();
  const same = source.map((read): PlannedToStage | null => {
    const { citizenId } = read.row;
    const index = indexes.get(citizenId);
    const person = index === undefined ? undefined : found.get(index);
    if (person && saysTheSame(listed, read, person)) return unchanged(read, person);
    if (index !== undefined && person) onRecord.set(citizenId, index);
    rest.push(read);
    return null;
  });
  const planned = await planRosterRows(sql, { ...deps, onRecord }, rest, places, asOf);
  let next = 0;
  return same.map((row) => {
    const result = row ?? (planned[next++] as PlannedRow);
    return { ...result, citizenIdIndex: indexes.get(result.row.citizenId) };
  });
}

interface Listing extends PersonFound {
  said: string | null;
}

async function peopleOf(sql: Sql, indexes: readonly string[]): Promise<Map<string, Listing>> {
  const found = new Map<string, Listing>();
  for (const piece of pieces(indexes, IDS_AT_ONCE))
    for (const p of await sql.rows<Listing & { citizen_id_index: string; details_on: Day | null }>(
      `SELECT id, citizen_id_index, revision, details_on, said FROM person WHERE citizen_id_index IN (${marks(piece.length)})`,
      piece,
    ))
      found.set(p.citizen_id_index, {
        id: Number(p.id),
        revision: Number(p.revision),
        detailsOn: p.details_on,
        said: p.said,
      });
  return found;
}

/** Nothing in their record has moved since it was made, and by a row that said the same of the same day. */
function saysTheSame(listed: Listed, read: ReadRow, { said, revision, detailsOn }: Listing): boolean {
  return (
    said !== null &&
    revision === FIRST_REVISION &&
    detailsOn === listed.asOf &&
    listed.deps.inside(read.row.unitId) &&
    said === digestOf(listed, read)
  );
}

const unchanged = ({ row }: ReadRow, { id, revision, detailsOn }: Listing): PlannedToStage => ({
  row,
  outcome: 'unchanged',
  plan: { outcome: 'unchanged', conflict: null, writes: nothing(), changes: [], outdated: [] },
  known: { id, revision, detailsOn },
  issues: [],
});

/** Everything that decides what comes of a row that is held against the record it has made. */
function digestOf({ deps, asOf }: Omit<Listed, 'places'>, read: ReadRow): string {
  const kind = kindWhenSilent(deps.unitKind(read.row.unitId));
  return deps.secrets.digest(`${asOf}|${kind}|${ruleKey(deps.rules.criteria)}|${textOf(read)}`);
}

/** What the row says, but not where it stands. */
function textOf(read: ReadRow): string {
  const { sheet, row } = read.row;
  return rowText(read).slice(`[${JSON.stringify(sheet)},${row},`.length);
}

const rules = new WeakMap<readonly CriterionRule[], string>();

/** The rules that rows are planned by, in short. */
function ruleKey(criteria: readonly CriterionRule[]): string {
  const known = rules.get(criteria) ?? shortOf(JSON.stringify(criteria));
  rules.set(criteria, known);
  return known;
}
