import type { Day } from '@dat100/shared/calendar';
import type { CountRules } from '@dat100/shared/person-history';
import type { Bound, Tx } from '../database/sql.js';
import type { StoredFacts } from './person-facts.js';
import type { CheckedRows } from './recount-report.js';
import {
  placeOf,
  samePlace,
  STANDING_COLUMNS,
  STANDING_KEY,
  standingRows,
  writePlace,
  writeStandings,
  type Place,
} from './places.js';

/** Stands after every key. */
export const LAST_ID = Number.MAX_SAFE_INTEGER;

/** What is stored of where a person is listed. */
export interface PlacedPerson {
  id: number;
  unit_id: number | null;
  kind: string | null;
  employed: number;
  next_change_on: Day | null;
}

/** The people with keys in (after, upTo], with what is known of them. */
export interface PeoplePage {
  after: number;
  upTo: number;
  people: readonly PlacedPerson[];
  facts: ReadonlyMap<number, StoredFacts>;
}

/**
 * Compares the standing stages and places of a page of people with their facts. `boards`: the units that list, or should
 * list, whoever was wrong; the units above them are not among these.
 */
export async function checkStanding(
  tx: Tx,
  rules: CountRules,
  day: Day,
  page: PeoplePage,
  how: { repair: boolean; now: number },
): Promise<CheckedRows> {
  const stored = await storedRows(tx, page);
  const wrong: Bound[][] = [];
  let rows = page.people.length;
  const boards = new Set<number>();
  let drift = 0;
  for (const person of page.people) {
    const facts = page.facts.get(person.id);
    if (!facts) continue;
    const known = wrong.length;
    for (const row of standingRows(rules, person.id, facts, day)) {
      const key = keyText(row);
      rows += 1;
      if (stored.get(key) !== row.join('|')) wrong.push(row);
      stored.delete(key);
    }
    const place = placeOf(rules, facts, day);
    const isPlaced = samePlace(storedPlace(person), place);
    if (wrong.length > known || !isPlaced)
      for (const id of [person.unit_id, place.unitId]) if (id !== null) boards.add(Number(id));
    if (isPlaced) continue;
    drift += 1;
    if (how.repair) await writePlace(tx, person.id, place, how.now);
  }
  // What is left belongs to nobody, or to a criterion that is gone.
  rows += stored.size;
  drift += wrong.length + stored.size;
  if (how.repair) {
    for (const key of stored.keys())
      await tx.run('DELETE FROM standing WHERE person_id = ? AND criterion_id = ?', key.split('|').map(Number));
    await writeStandings(tx, wrong);
  }
  return { rows, drift, boards };
}

const storedPlace = (p: PlacedPerson): Place => ({
  unitId: p.unit_id,
  kind: p.kind,
  employed: p.employed === 1 ? 1 : 0,
  nextChangeOn: p.next_change_on,
});

const keyText = (row: readonly Bound[]) => row.slice(0, STANDING_KEY.length).join('|');

async function storedRows(tx: Tx, page: PeoplePage): Promise<Map<string, string>> {
  const rows = await tx.rows<Record<string, Bound>>(
    `SELECT ${STANDING_COLUMNS.join(', ')} FROM standing WHERE person_id > ? AND person_id <= ? ORDER BY person_id, criterion_id`,
    [page.after, page.upTo],
  );
  return new Map(
    rows.map((row) => {
      const values = STANDING_COLUMNS.map((column) => row[column] ?? null);
      return [keyText(values), values.join('|')];
    }),
  );
}
