import { LENSES } from '@dat100/shared/codes';
import { personDeltas, type CountRules } from '@dat100/shared/person-history';
import { idsOfPath } from '../access/unit-scope.js';
import type { Database } from '../database/database.js';
import type { Tx } from '../database/sql.js';
import { Axes } from './axes.js';
import { checkCounters, expectedCounters } from './recount-counters.js';
import { DayCheck } from './recount-days.js';
import { checkStanding, LAST_ID, type PeoplePage, type PlacedPerson } from './recount-standing.js';
import type { RecountReport } from './recount-report.js';
import { loadFacts } from './person-facts.js';
import { announce, lockCounters } from './settle.js';
import { runUp, Tally, WIDTH, type PackedRows } from './tally.js';

const PEOPLE_AT_ONCE = 2000;

/**
 * Counts everything anew from the facts of every person and compares it with what is stored; with `repair`, puts
 * right what differs. Empty tables and `repair` are how a freshly loaded city gets its counters.
 * Holds the counters' lock all the while, so nothing is recorded meanwhile: seconds for 20,000 people.
 */
export async function recount(
  db: Database,
  rules: CountRules,
  how: { repair: boolean; now: number },
): Promise<RecountReport> {
  return db.transaction(async (tx) => {
    const countedTo = await lockCounters(tx);
    const paths = await allPaths(tx);
    const axes = new Axes(
      paths.keys(),
      rules.criteria.map((c) => c.id),
      LENSES.map((l) => l.code),
    );
    const report: RecountReport = { rows: 0, drift: 0 };
    const boards = new Set<number>();
    const checkPage = async (page: PeoplePage) => {
      const standing = await checkStanding(tx, rules, countedTo, page, how);
      addTo(report, standing);
      for (const id of standing.boards) for (const above of paths.get(id) ?? []) boards.add(above);
    };
    const direct = new Tally();
    let lastId = 0;
    for await (const page of everyone(tx)) {
      const facts = await loadFacts(
        tx,
        page.map((person) => person.id),
      );
      for (const known of facts.values())
        for (const delta of personDeltas(rules, known))
          if (delta.day <= countedTo) direct.add(cellOf(axes, delta), delta.counts);
      const upTo = page.at(-1)?.id ?? lastId;
      await checkPage({ after: lastId, upTo, people: page, facts });
      lastId = upTo;
    }
    await checkPage({ after: lastId, upTo: LAST_ID, people: [], facts: new Map() });
    const own = direct.rows();
    const whole = subtreeTotals(axes, paths, own);
    const days = await new DayCheck(tx, axes, whole, rules).run([...paths.keys()], how.repair);
    const expected = expectedCounters(axes, paths, countedTo, own, whole, rules, await openRows(tx));
    const counters = await checkCounters(tx, [...paths.keys()], expected, how.repair);
    addTo(report, days);
    addTo(report, counters);
    if (how.repair) await announce(tx, how.now, new Set([...boards, ...days.boards, ...counters.boards]));
    return report;
  });
}

function addTo(report: RecountReport, part: RecountReport): void {
  report.rows += part.rows;
  report.drift += part.drift;
}

function cellOf(axes: Axes, delta: { unitId: number; criterionId: number; lens: string; day: string }): number {
  const cell = axes.cell(delta.unitId, delta.criterionId, delta.lens, delta.day);
  if (Number.isNaN(cell))
    throw new Error(
      `someone counts in unit ${delta.unitId}, criterion ${delta.criterionId}, lens ${delta.lens}: unknown`,
    );
  return cell;
}

/** Ids from the root down to the unit, by unit. */
async function allPaths(tx: Tx): Promise<Map<number, number[]>> {
  const rows = await tx.rows<{ id: number; path: string }>('SELECT id, path FROM unit ORDER BY id');
  return new Map(rows.map((row) => [Number(row.id), idsOfPath(row.path)]));
}

async function* everyone(tx: Tx): AsyncGenerator<PlacedPerson[]> {
  for (let after = 0; ;) {
    const page = await tx.rows<PlacedPerson>(
      'SELECT id, unit_id, kind, employed, next_change_on FROM person WHERE id > ? ORDER BY id LIMIT ?',
      [after, PEOPLE_AT_ONCE],
    );
    if (page.length > 0) yield page;
    if (page.length < PEOPLE_AT_ONCE) return;
    after = page.at(-1)?.id ?? after;
  }
}

/** Running totals of every unit with all that lies below it, from the changes of the units alone. */
function subtreeTotals(axes: Axes, paths: ReadonlyMap<number, readonly number[]>, own: PackedRows): PackedRows {
  const sums = new Tally();
  let unitId = -1;
  let shifts: number[] = [];
  own.cells.forEach((cell, i) => {
    const at = axes.of(cell).unitId;
    if (at !== unitId) {
      unitId = at;
      shifts = (paths.get(at) ?? []).map((id) => axes.shift(at, id));
    }
    for (const shift of shifts) sums.add(cell + shift, own.counts, i * WIDTH);
  });
  const rows = sums.rows();
  runUp(rows, (cell) => axes.seriesOf(cell));
  return rows;
}

/** Rows of imports that nobody has decided yet, by unit. */
async function openRows(tx: Tx): Promise<Map<number, number>> {
  const rows = await tx.rows<{ unit_id: number; n: number }>(
    `SELECT unit_id, COUNT(*) AS n FROM import_row
      WHERE state = 'open' AND outcome IN ('rejected', 'conflict') AND unit_id IS NOT NULL GROUP BY unit_id ORDER BY unit_id`,
  );
  return new Map(rows.map((row) => [Number(row.unit_id), Number(row.n)]));
}
