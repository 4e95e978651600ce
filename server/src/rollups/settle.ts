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
import { marks, pieces, type Sql, type Tx } from '../database/sql.js';
import { applyToCounters, applyToDays, pathsOf, type Paths } from './apply-deltas.js';
import { closeIfOver } from './close-day.js';
import { moveRevision } from './revision.js';
import { placeOf, samePlace, standingRows, writeStandings, type Place } from './places.js';

/** A person before and after a change; null = was not there. */
export interface Change {
  personId: number;
  before: PersonFacts | null;
  after: PersonFacts | null;
}

/** The day the counters are counted to, as it is now: it may turn. */
export async function countedTo(sql: Sql): Promise<Day> {
  const row = await sql.one<{ counted_to: string }>('SELECT counted_to FROM rollup_state WHERE id = 1');
  if (!row) throw new Error('rollup_state has no row; was the database migrated?');
  return row.counted_to;
}

/** Locks the counters and answers the day they are counted to. Everything that counts comes after this lock. */
export async function lockCounters(tx: Tx): Promise<Day> {
  const [row] = await tx.lock<{ counted_to: string }>('SELECT counted_to FROM rollup_state WHERE id = 1');
  if (!row) throw new Error('rollup_state has no row; was the database migrated?');
  return row.counted_to;
}

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
  await writePlaces(tx, rules, now, countedTo, changes);
  await settleReckoned(tx, now, reckon(rules, countedTo, changes));
}

/** What changes of people come to in counters and history, worked out before the transaction that writes it. */
export interface Reckoned {
  /** the day it was worked out for */
  countedTo: Day;
  /** one for each unit, criterion, lens and day */
  deltas: Delta[];
  /** units that have heard something new */
  touched: Set<number>;
}

/** Adds up what changes of people come to, one by one. */
export class Reckoning {
  private readonly sums = new Map<string, Delta>();
  private readonly touched = new Set<number>();

  /** @param countedTo the day the counters stand on; what is still to come is counted when it comes */
  constructor(
    private readonly rules: CountRules,
    private readonly countedTo: Day,
  ) {}

  add({ before, after }: Change): void {
    if (before) this.count(before, -1);
    if (after) this.count(after, 1);
  }

  private count(facts: PersonFacts, sign: 1 | -1): void {
    const unitId = (employmentOn(facts, this.countedTo) ?? facts.employments.at(-1))?.unitId;
    if (unitId !== undefined) this.touched.add(unitId);
    for (const delta of personDeltas(this.rules, facts))
      if (delta.day <= this.countedTo) addDelta(this.sums, delta, sign);
  }

  done(): Reckoned {
    const deltas = [...this.sums.values()].filter(({ counts }) => counts.some((n) => n !== 0));
    return { countedTo: this.countedTo, deltas, touched: this.touched };
  }
}

export function reckon(rules: CountRules, countedTo: Day, changes: readonly Change[]): Reckoned {
  const reckoning = new Reckoning(rules, countedTo);
  for (const change of changes) reckoning.add(change);
  return reckoning.done();
}

function addDelta(sums: Map<string, Delta>, delta: Delta, sign: 1 | -1): void {
  const key = `${delta.unitId}|${delta.criterionId}|${delta.lens}|${delta.day}`;
  const sum = sums.get(key);
  if (!sum) sums.set(key, { ...delta, counts: delta.counts.map((n) => (n === 0 ? 0 : sign * n)) });
  else
    for (let i = 0; i < delta.counts.length; i += 1)
      sum.counts[i] = (sum.counts[i] ?? 0) + sign * (delta.counts[i] ?? 0);
}

/** Makes counters and history follow; the counters are locked from here to the commit. */
export async function settleReckoned(tx: Tx, now: number, { countedTo, deltas, touched }: Reckoned): Promise<void> {
  const today = await lockCounters(tx);
  if (today !== countedTo) throw new DayTurned();
  await closeIfOver(tx, today, now);
  const paths = await pathsOf(tx, [...deltas.map((d) => d.unitId), ...touched]);
  await moveBoards(tx, now, deltas, paths, countedTo, touched);
}

/** The counters have moved on to another day since something was worked out: it is to be worked out again. */
export class DayTurned extends Error {}

/** Rows in conflict or rejected: they must not flatter a rate, so each board row shows how many there are. Not kept by day. */
export async function countUncounted(
  tx: Tx,
  rules: CountRules,
  now: number,
  byUnit: ReadonlyMap<number, number>,
): Promise<void> {
  const countedTo = await lockCounters(tx);
  await closeIfOver(tx, countedTo, now);
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
  for (const id of await applyToDays(tx, deltas, paths, countedTo)) boards.add(id);
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

/** What the boards above some people tell of them, beside counts, has changed: their version moves, and subscribers hear. */
export async function moveBoardsOf(tx: Tx, now: number, personIds: readonly number[]): Promise<void> {
  const units = new Set<number>();
  for (const ids of pieces(personIds, 1000))
    for (const { unit_id } of await tx.rows<{ unit_id: number }>(
      `SELECT DISTINCT unit_id FROM person WHERE employed = 1 AND id IN (${marks(ids.length)})`,
      ids,
    ))
      units.add(Number(unit_id));
  await announce(tx, now, new Set([...(await pathsOf(tx, units)).values()].flat()));
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
  // A new person was written with their place.
  const moved = changes.flatMap(({ personId, before, after }) => {
    if (!before || !after) return [];
    const place = placeOf(rules, after, day);
    return samePlace(placeOf(rules, before, day), place) ? [] : [{ personId, place }];
  });
  await movePeople(tx, moved, now);
}

/** Writes where people are listed now: many of them move alike, when a list comes in or is taken back. */
async function movePeople(tx: Tx, moved: readonly { personId: number; place: Place }[], now: number): Promise<void> {
  const alike = new Map<string, { place: Place; personIds: number[] }>();
  for (const { personId, place } of moved) {
    const key = JSON.stringify(place);
    const group = alike.get(key) ?? { place, personIds: [] };
    alike.set(key, group);
    group.personIds.push(personId);
  }
  for (const { place, personIds } of alike.values())
    for (const ids of pieces(personIds, 1000))
      await tx.run(
        `UPDATE person SET unit_id = ?, kind = ?, employed = ?, next_change_on = ?, updated_at = ? WHERE id IN (${marks(ids.length)})`,
        [place.unitId, place.kind, place.employed, place.nextChangeOn, now, ...ids],
      );
}
