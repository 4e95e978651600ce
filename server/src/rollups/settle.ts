import type { Day } from '@dat100/shared/calendar';
import { COUNT_COLUMNS, nextChangeAfter, personDeltas, stateOn, employmentOn, type CountRules, type Delta, type PersonFacts } from '@dat100/shared/person-history';
import { standings } from '@dat100/shared/stages';
import { emit } from '../jobs/outbox.js';
import { marks, pieces, type Bound, type Tx } from '../database/sql.js';
import { applyToCounters, applyToDays, pathsOf, type Paths } from './apply-deltas.js';

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

const minus = (deltas: readonly Delta[]): Delta[] => deltas.map((d) => ({ ...d, counts: d.counts.map((n) => (n === 0 ? 0 : -n)) }));

/**
 * Makes counters, history, standing stages and the people's current place follow a change of facts, in the
 * transaction that changed them. Call it once, after all rows of facts are written.
 */
export async function settle(tx: Tx, rules: CountRules, now: number, changes: readonly Change[]): Promise<void> {
  const countedTo = await lockCounters(tx);
  const deltas = changes.flatMap(({ before, after }) => [...(before ? minus(personDeltas(rules, before)) : []), ...(after ? personDeltas(rules, after) : [])]);
  const touched = new Set(changes.flatMap(({ before, after }) => [before, after].flatMap((f) => (f ? (employmentOn(f, countedTo)?.unitId ?? f.employments.at(-1)?.unitId ?? []) : []))));
  const paths = await pathsOf(tx, [...deltas.map((d) => d.unitId), ...touched]);
  await writePlaces(tx, rules, now, countedTo, changes);
  await moveBoards(tx, now, deltas, paths, countedTo, touched);
}

/** Rows in conflict or rejected: they must not flatter a rate, so each board row shows how many there are. Not kept by day. */
export async function countUncounted(tx: Tx, rules: CountRules, now: number, byUnit: ReadonlyMap<number, number>): Promise<void> {
  const countedTo = await lockCounters(tx);
  const at = COUNT_COLUMNS.indexOf('uncounted');
  const deltas = [...byUnit].flatMap(([unitId, n]) =>
    n === 0 ? [] : rules.criteria.map((c): Delta => ({ day: countedTo, unitId, criterionId: c.id, lens: 'all', counts: COUNT_COLUMNS.map((_, i) => (i === at ? n : 0)) })),
  );
  const paths = await pathsOf(tx, byUnit.keys());
  const boards = await applyToCounters(tx, deltas, paths, countedTo);
  await announce(tx, now, boards);
}

async function moveBoards(tx: Tx, now: number, deltas: readonly Delta[], paths: Paths, countedTo: Day, touched: ReadonlySet<number>): Promise<void> {
  const boards = await applyToCounters(tx, deltas, paths, countedTo);
  for (const id of await applyToDays(tx, deltas, paths)) boards.add(id);
  const fresh = new Set([...touched].flatMap((id) => paths.get(id) ?? []));
  if (fresh.size > 0)
    await tx.upsert('unit_freshness', ['unit_id'], ['unit_id', 'recorded_at'], [...fresh].sort((a, b) => a - b).map((id) => [id, now]), 'replace');
  await announce(tx, now, boards);
}

/** Moves the data version of boards and tells subscribers; the outbox comes last. */
async function announce(tx: Tx, now: number, boards: ReadonlySet<number>): Promise<void> {
  if (boards.size === 0) return;
  const ids = [...boards].sort((a, b) => a - b);
  await tx.upsert('board_version', ['unit_id'], ['unit_id', 'version'], ids.map((id) => [id, 1]), 'add');
  await emit(tx, now, 'board', { unitIds: ids });
}

/** Where a person is listed on a day: with the unit that employs them, or employed them last, so that its head can still find them. */
export interface Place {
  unitId: number | null;
  kind: string | null;
  employed: 0 | 1;
  nextChangeOn: Day | null;
}

export function placeOf(rules: CountRules, facts: PersonFacts, day: Day): Place {
  const current = employmentOn(facts, day);
  const listed = current ?? facts.employments.filter((e) => e.from <= day).at(-1) ?? facts.employments[0] ?? null;
  return { unitId: listed?.unitId ?? null, kind: listed?.kind ?? null, employed: current ? 1 : 0, nextChangeOn: nextChangeAfter(rules, facts, day) };
}

/** Standing stages, and on the person: the unit and kind as of the counted day and the next day on which time changes something. */
export async function writePlaces(tx: Tx, rules: CountRules, now: number, day: Day, changes: readonly Change[]): Promise<void> {
  const gone = changes.filter((c) => c.after === null).map((c) => c.personId);
  for (const ids of pieces(gone, 1000)) await tx.run(`DELETE FROM standing WHERE person_id IN (${marks(ids.length)})`, ids);
  const rows: Bound[][] = [];
  for (const { personId, before, after } of changes) {
    if (!after) continue;
    for (const criterion of rules.criteria) {
      const state = stateOn(criterion, after, standings(criterion, after.events, after.birthDate), day);
      const s = state.standing;
      rows.push([personId, criterion.id, s?.stage ?? null, s?.eventId ?? null, s?.since ?? null, s?.dayKind ?? null, s?.trust ?? null, s?.lapsed ? 1 : 0, state.scope, state.scopeUntil]);
    }
    if (before === null) continue; // a new person was written with their place
    const was = placeOf(rules, before, day);
    const is = placeOf(rules, after, day);
    if (was.unitId === is.unitId && was.kind === is.kind && was.employed === is.employed && was.nextChangeOn === is.nextChangeOn) continue;
    await tx.run('UPDATE person SET unit_id = ?, kind = ?, employed = ?, next_change_on = ?, updated_at = ? WHERE id = ?', [is.unitId, is.kind, is.employed, is.nextChangeOn, now, personId]);
  }
  const columns = ['person_id', 'criterion_id', 'stage_position', 'event_id', 'since', 'day_kind', 'trust', 'lapsed', 'scope', 'scope_until'];
  await tx.upsert('standing', ['person_id', 'criterion_id'], columns, rows, 'replace');
}
