import type { Day } from '@dat100/shared/calendar';
import {
  COUNT_COLUMNS,
  employmentOn,
  personDeltas,
  type CountRules,
  type Delta,
  type PersonFacts,
} from '@dat100/shared/person-history';
import { emit } from '../jobs/outbox.js';
import { marks, pieces, type Tx } from '../database/sql.js';
import { applyToCounters, applyToDays, pathsOf, type Paths } from './apply-deltas.js';
import { moveRevision } from './revision.js';
import { placeOf, samePlace, standingRows, writePlace, writeStandings } from './places.js';

/** A person before and after a change; null = was not there. */
export interface Change {
  personId: number;
  before: PersonFacts | null;
  after: PersonFacts | null;
}

/** Locks the counters and answers the day they are counted to. Everything that counts comes after this lock. */
export async function lockCounters(tx: Tx): Promise<Day> {
  const [row] = await tx.lock<{ counted_to: string }>('SELECT counted_to FROM rollup_state WHERE id = 1');
  if (!row) throw new Error('rollup_state has no row; was the database migrated?');
  return row.counted_to;
}

const minus = (deltas: readonly Delta[]): Delta[] =>
  deltas.map((d) => ({ ...d, counts: d.counts.map((n) => (n === 0 ? 0 : -n)) }));

/**
 * Makes counters, history, standing stages, the people's current place and their revision follow a change of facts, in
 * the transaction that changed them. Call it once, after all rows of facts are written.
 */
export async function settle(tx: Tx, rules: CountRules, now: number, changes: readonly Change[]): Promise<void> {
  await moveRevision(
    tx,
    changes.flatMap(({ personId, before, after }) => (before && after ? [personId] : [])),
  );
  const countedTo = await lockCounters(tx);
  const deltas = changes.flatMap(({ before, after }) => [
    ...(before ? minus(personDeltas(rules, before)) : []),
    ...(after ? personDeltas(rules, after) : []),
  ]);
  const touched = new Set(
    changes.flatMap(({ before, after }) =>
      [before, after].flatMap((f) =>
        f ? (employmentOn(f, countedTo)?.unitId ?? f.employments.at(-1)?.unitId ?? []) : [],
      ),
    ),
  );
  const paths = await pathsOf(tx, [...deltas.map((d) => d.unitId), ...touched]);
  await writePlaces(tx, rules, now, countedTo, changes);
  await moveBoards(tx, now, deltas, paths, countedTo, touched);
}

/** Rows in conflict or rejected: they must not flatter a rate, so each board row shows how many there are. Not kept by day. */
export async function countUncounted(
  tx: Tx,
  rules: CountRules,
  now: number,
  byUnit: ReadonlyMap<number, number>,
): Promise<void> {
  const countedTo = await lockCounters(tx);
  const at = COUNT_COLUMNS.indexOf('uncounted');
  const deltas = [...byUnit].flatMap(([unitId, n]) =>
    n === 0
      ? []
      : rules.criteria.map((c): Delta => ({
          day: countedTo,
          unitId,
          criterionId: c.id,
          lens: 'all',
          counts: COUNT_COLUMNS.map((_, i) => (i === at ? n : 0)),
        })),
  );
  const paths = await pathsOf(tx, byUnit.keys());
  const boards = await applyToCounters(tx, deltas, paths, countedTo);
  await announce(tx, now, boards);
}

async function moveBoards(
  tx: Tx,
  now: number,
  deltas: readonly Delta[],
  paths: Paths,
  countedTo: Day,
  touched: ReadonlySet<number>,
): Promise<void> {
  const boards = await applyToCounters(tx, deltas, paths, countedTo);
  for (const id of await applyToDays(tx, deltas, paths)) boards.add(id);
  await writeFreshness(tx, now, touched, paths);
  await announce(tx, now, boards);
}

/** These units, and all above them, have heard something new, even if it changed nothing. */
export async function touchUnits(tx: Tx, now: number, unitIds: readonly number[]): Promise<void> {
  const ids = new Set(unitIds);
  await writeFreshness(tx, now, ids, await pathsOf(tx, ids));
}

async function writeFreshness(tx: Tx, now: number, unitIds: ReadonlySet<number>, paths: Paths): Promise<void> {
  const fresh = new Set([...unitIds].flatMap((id) => paths.get(id) ?? []));
  if (fresh.size > 0)
    await tx.upsert(
      'unit_freshness',
      ['unit_id'],
      ['unit_id', 'recorded_at'],
      [...fresh].sort((a, b) => a - b).map((id) => [id, now]),
      'replace',
    );
}

/** Moves the data version of boards and tells subscribers; the outbox comes last, so nothing is counted after it. */
export async function announce(tx: Tx, now: number, boards: ReadonlySet<number>): Promise<void> {
  if (boards.size === 0) return;
  const ids = [...boards].sort((a, b) => a - b);
  await tx.upsert(
    'board_version',
    ['unit_id'],
    ['unit_id', 'version'],
    ids.map((id) => [id, 1]),
    'add',
  );
  await emit(tx, now, 'board', { unitIds: ids });
}

/** Standing stages and places of changed people as of the counted day. */
async function writePlaces(
  tx: Tx,
  rules: CountRules,
  now: number,
  day: Day,
  changes: readonly Change[],
): Promise<void> {
  const gone = changes.filter((c) => c.after === null).map((c) => c.personId);
  for (const ids of pieces(gone, 1000))
    await tx.run(`DELETE FROM standing WHERE person_id IN (${marks(ids.length)})`, ids);
  await writeStandings(
    tx,
    changes.flatMap(({ personId, after }) => (after ? standingRows(rules, personId, after, day) : [])),
  );
  for (const { personId, before, after } of changes) {
    // A new person was written with their place.
    if (!before || !after) continue;
    const is = placeOf(rules, after, day);
    if (!samePlace(placeOf(rules, before, day), is)) await writePlace(tx, personId, is, now);
  }
}
