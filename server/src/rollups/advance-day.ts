import { addDays, EARLIEST_DAY, type Day } from '@dat100/shared/calendar';
import { personDeltas, type CountRules, type Delta } from '@dat100/shared/person-history';
import type { Clock } from '../common/clock.js';
import type { Database } from '../database/database.js';
import type { Tx } from '../database/sql.js';
import { applyToCounters, applyToDays, pathsOf } from './apply-deltas.js';
import { closeDay, closedDays } from './close-day.js';
import { loadFacts, type StoredFacts } from './person-facts.js';
import { placeOf, standingRows, writePlace, writeStandings } from './places.js';
import { announce, lockCounters } from './settle.js';

const PEOPLE_AT_ONCE = 2000;

/** What a turn of days did: null when the counters were on the day already. */
export interface DayTurn {
  from: Day;
  to: Day;
  /** how many people count or are listed differently than before */
  people: number;
}

/** The day today's boards are counted to. */
export async function countedDay(db: Database): Promise<Day> {
  const row = await db.read.one<{ counted_to: Day }>('SELECT counted_to FROM rollup_state WHERE id = 1');
  return row?.counted_to ?? EARLIEST_DAY;
}

/**
 * Moves today's counters, history, standing stages and places on to the clock's day: what time alone changes (a card
 * lapses, an exemption ends, a transfer begins). May run again and on several instances at once: whoever gets the lock
 * first does it, in one transaction. Each day that ends is closed before the next begins.
 */
export async function advanceDay(db: Database, rules: CountRules, clock: Clock): Promise<DayTurn | null> {
  if ((await countedDay(db)) >= clock.today()) return null;
  return db.transaction(async (tx) => {
    const from = await lockCounters(tx);
    const to = clock.today();
    if (from >= to) return null;
    const boards = new Set<number>();
    const people = new Set<number>();
    // A day that a writer has closed already has heard of later things since: the days after it keep its closing.
    const isClosed = ((await closedDays(tx))?.to ?? EARLIEST_DAY) >= from;
    for (let at = from; at < to;) {
      const next: Day = at === EARLIEST_DAY || isClosed ? to : await nextDue(tx, at, to);
      if (at !== EARLIEST_DAY) await closeDay(tx, at, { until: addDays(next, -1), moved: boards });
      for await (const ids of peopleDue(tx, at, next)) {
        const facts = [...(await loadFacts(tx, ids)).values()];
        const deltas = facts.flatMap((known) =>
          personDeltas(rules, known).filter(({ day }) => at < day && day <= next),
        );
        for (const id of await moveBoards(tx, deltas, next)) boards.add(id);
        await refresh(tx, rules, clock.now(), next, facts);
        for (const id of ids) people.add(id);
      }
      at = next;
    }
    await tx.run('UPDATE rollup_state SET counted_to = ? WHERE id = 1', [to]);
    await announce(tx, clock.now(), boards);
    return { from, to, people: people.size };
  });
}

/** The next day, `to` at the latest, on which time alone changes something. */
async function nextDue(tx: Tx, from: Day, to: Day): Promise<Day> {
  const row = await tx.one<{ day: Day | null }>(
    'SELECT MIN(next_change_on) AS day FROM person WHERE next_change_on > ?',
    [from],
  );
  return row?.day && row.day < to ? row.day : to;
}

/**
 * Keys of the people for whom a day in (from, to] changes something. Counters that were never counted to any day know
 * nothing of anybody yet, so then it is everybody.
 */
async function* peopleDue(tx: Tx, from: Day, to: Day): AsyncGenerator<number[]> {
  const due = from === EARLIEST_DAY ? { sql: '1 = 1', params: [] } : { sql: 'next_change_on <= ?', params: [to] };
  for (let after = 0; ;) {
    const rows = await tx.rows<{ id: number }>(
      `SELECT id FROM person WHERE id > ? AND ${due.sql} ORDER BY id LIMIT ?`,
      [after, ...due.params, PEOPLE_AT_ONCE],
    );
    const ids = rows.map((row) => Number(row.id));
    if (ids.length > 0) yield ids;
    if (ids.length < PEOPLE_AT_ONCE) return;
    after = ids.at(-1) ?? after;
  }
}

async function moveBoards(tx: Tx, deltas: readonly Delta[], to: Day): Promise<Set<number>> {
  const paths = await pathsOf(
    tx,
    deltas.map(({ unitId }) => unitId),
  );
  const boards = await applyToCounters(tx, deltas, paths, to);
  for (const id of await applyToDays(tx, deltas, paths, to)) boards.add(id);
  return boards;
}

async function refresh(
  tx: Tx,
  rules: CountRules,
  now: number,
  day: Day,
  people: readonly StoredFacts[],
): Promise<void> {
  await writeStandings(
    tx,
    people.flatMap((facts) => standingRows(rules, facts.personId, facts, day)),
  );
  for (const facts of people) await writePlace(tx, facts.personId, placeOf(rules, facts, day), now);
}
