import { ENDING_AGES } from '@dat100/shared/card-lapse';
import type { Day } from '@dat100/shared/calendar';
import type { Lens } from '@dat100/shared/codes';
import type { CriterionRule } from '@dat100/shared/stages';
import { endOfPath } from '../access/unit-scope.js';
import type { Bound, Sql } from '../database/sql.js';
import type { Unit } from '../units/unit.js';

/** A figure of a unit with all below it, on two days, the earlier first. */
export interface LedgerSpan {
  unit: Pick<Unit, 'path'>;
  criterion: CriterionRule;
  lens: Lens;
  from: Day;
  to: Day;
}

/**
 * Keys of the people who may count differently on the two days, ascending: more than do, never fewer. Whoever was
 * employed in the subtree on one of the days only; of those who were there on both, whoever has a status event, an edge
 * of a mark or of a membership, or a birthday on which cards end, after the earlier day and up to the later one.
 *
 * @param everywhere asks without regard to the subtree: a large one has most of the people anyhow, and reading a span
 * of events takes less time than looking up the events of each person
 */
export async function peopleTouched(sql: Sql, span: LedgerSpan, everywhere: boolean): Promise<number[]> {
  const found = new Set<number>();
  for (const { text, params } of everywhere ? anywhere(span) : inSubtree(span))
    for (const row of await sql.rows<{ person_id: number }>(text, params)) found.add(Number(row.person_id));
  return [...found].sort((a, b) => a - b);
}

interface Question {
  text: string;
  params: Bound[];
}

function anywhere(span: LedgerSpan): Question[] {
  const { from, to } = span;
  return [
    { text: 'SELECT person_id FROM employment WHERE valid_from > ? AND valid_from <= ?', params: [from, to] },
    { text: 'SELECT person_id FROM employment WHERE valid_to >= ? AND valid_to < ?', params: [from, to] },
    ...changes(span).map(({ table, person, where, params }) => ({
      text: `SELECT ${person} AS person_id FROM ${table} f WHERE ${where}`,
      params,
    })),
  ];
}

function inSubtree(span: LedgerSpan): Question[] {
  const { from, to, unit } = span;
  const subtree = [unit.path, endOfPath(unit.path)];
  const moved = `SELECT e.person_id FROM unit u JOIN employment e ON e.unit_id = u.id
    WHERE u.path >= ? AND u.path < ? AND e.valid_from <= ? AND (e.valid_to IS NULL OR e.valid_to >= ?)
      AND (e.valid_from > ? OR e.valid_to < ?)`;
  const stayed = `SELECT e.person_id FROM unit u JOIN employment e ON e.unit_id = u.id`;
  return [
    { text: moved, params: [...subtree, to, from, from, to] },
    ...changes(span).map(({ table, person, where, params }) => ({
      text: `${stayed} JOIN ${table} f ON ${person} = e.person_id
        WHERE u.path >= ? AND u.path < ? AND e.valid_from <= ? AND (e.valid_to IS NULL OR e.valid_to >= ?) AND ${where}`,
      params: [...subtree, from, to, ...params],
    })),
  ];
}

/** A stretch that begins or is over after the earlier day, and not after the later one. */
const EDGE = '((f.valid_from > ? AND f.valid_from <= ?) OR (f.valid_to >= ? AND f.valid_to < ?))';
/** Birthdays on which a card may end. */
const TURNING = `(${ENDING_AGES.map(() => 'f.birth_date BETWEEN ? AND ?').join(' OR ')})`;

/** What may change how somebody counts who stays: rows of a table `f`, and the person they are about. */
interface Change {
  table: string;
  person: string;
  where: string;
  params: Bound[];
}

function changes({ criterion, lens, from, to }: LedgerSpan): Change[] {
  const edge = [from, to, from, to];
  const person = 'f.person_id';
  const found: Change[] = [
    {
      table: 'status_event',
      person,
      where: 'f.criterion_id = ? AND f.happened_on > ? AND f.happened_on <= ?',
      params: [criterion.id, from, to],
    },
    { table: 'scope_mark', person, where: `f.criterion_id = ? AND ${EDGE}`, params: [criterion.id, ...edge] },
  ];
  const [kind, code = ''] = lens.split(':');
  if (kind === 'membership')
    found.push({ table: 'membership', person, where: `f.code = ? AND ${EDGE}`, params: [code, ...edge] });
  if (criterion.lapses) {
    const turning = ENDING_AGES.flatMap((age) => [bornFrom(from, age), bornTo(to, age)]);
    found.push({ table: 'person', person: 'f.id', where: TURNING, params: turning });
  }
  return found;
}

/** The end of February is taken whole: born on 29 February, a birthday in a common year is the day before. */
const bornFrom = (day: Day, age: number): Day => yearsBefore(day.slice(5) === '02-29' ? dayOf(day, '02-28') : day, age);
const bornTo = (day: Day, age: number): Day =>
  yearsBefore(day.slice(5) >= '02-28' && day.slice(5) < '03-01' ? dayOf(day, '03-01') : day, age);
const dayOf = (day: Day, monthDay: string): Day => `${day.slice(0, 4)}-${monthDay}`;
const yearsBefore = (day: Day, years: number): Day =>
  `${String(Number(day.slice(0, 4)) - years).padStart(4, '0')}${day.slice(4)}`;
