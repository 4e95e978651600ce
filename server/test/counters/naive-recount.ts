import type { Sql } from '../../src/database/sql.js';
import { standOn, type NaiveCriterion, type Stand, type Told } from './naive-ladder.js';

// A second way to count, as slow and plain as can be: every table is read whole, and for a day every person is looked
// at and added to every row they belong to.

/** The kinds of employment that count unless the settings say otherwise (DOMAIN, "People"). */
const COUNTED = ['can_bo', 'cong_chuc', 'vien_chuc', 'nguoi_lao_dong'];
const POLICE = 5;

interface Dated {
  from: string;
  to: string | null;
}
interface Job extends Dated {
  unitId: number;
  kind: string;
}
interface Mark extends Dated {
  criterionId: number;
  status: string;
}
export interface NaivePerson {
  id: number;
  birth: string | null;
  jobs: Job[];
  memberships: (Dated & { code: string })[];
  marks: Mark[];
  /** by criterion */
  told: Map<number, Told[]>;
}
export interface NaiveCity {
  /** parent of each unit, null at the top */
  parents: Map<number, number | null>;
  /** first and last day of each unit */
  lives: Map<number, Dated>;
  criteria: NaiveCriterion[];
  people: NaivePerson[];
  /** rows of imports that wait or were rejected, by unit */
  open: Map<number, number>;
  countedTo: string;
  countedFrom: string;
}

type Row = Record<string, string | number | null>;
const text = (value: unknown): string | null => (value === null ? null : String(value));
const dated = (row: Row): Dated => ({ from: String(row['valid_from']), to: text(row['valid_to']) });

/** Everything that decides who counts where, as it stands in the tables. */
export async function readCity(sql: Sql): Promise<NaiveCity> {
  const all = (table: string) => sql.rows<Row>(`SELECT * FROM ${table}`);
  const units = await all('unit');
  const people = new Map<number, NaivePerson>();
  for (const row of await sql.rows<Row>('SELECT id, birth_date FROM person ORDER BY id')) {
    const id = Number(row['id']);
    people.set(id, { id, birth: text(row['birth_date']), jobs: [], memberships: [], marks: [], told: new Map() });
  }
  const of = (row: Row): NaivePerson => {
    const person = people.get(Number(row['person_id']));
    if (!person) throw new Error(`a row of nobody: ${JSON.stringify(row)}`);
    return person;
  };
  for (const row of await all('employment'))
    of(row).jobs.push({ ...dated(row), unitId: Number(row['unit_id']), kind: String(row['kind']) });
  for (const row of await all('membership')) of(row).memberships.push({ ...dated(row), code: String(row['code']) });
  for (const row of await all('scope_mark'))
    of(row).marks.push({ ...dated(row), criterionId: Number(row['criterion_id']), status: String(row['status']) });
  addTold(await all('status_event'), of);
  const open = new Map<number, number>();
  for (const row of await all('import_row'))
    if (row['state'] === 'open' && row['unit_id'] !== null)
      open.set(Number(row['unit_id']), (open.get(Number(row['unit_id'])) ?? 0) + 1);
  return {
    parents: new Map(units.map((u) => [Number(u['id']), u['parent_id'] === null ? null : Number(u['parent_id'])])),
    lives: new Map(units.map((u) => [Number(u['id']), dated(u)])),
    criteria: criteriaOf(await all('criterion'), await all('stage')),
    people: [...people.values()],
    open,
    countedTo: String((await all('rollup_state'))[0]?.['counted_to']),
    countedFrom: String((await all('directive'))[0]?.['counted_from']),
  };
}

function addTold(rows: Row[], of: (row: Row) => NaivePerson): void {
  // The newest says first whether it holds: what takes a record back was recorded after it.
  const takenBack = new Set<number>();
  for (const row of [...rows].sort((a, b) => Number(b['id']) - Number(a['id'])))
    if (row['kind'] === 'retraction' && !takenBack.has(Number(row['id']))) takenBack.add(Number(row['retracts_id']));
  for (const row of rows) {
    if (row['kind'] !== 'status' || takenBack.has(Number(row['id']))) continue;
    const { told } = of(row);
    const criterion = Number(row['criterion_id']);
    const list = told.get(criterion) ?? [];
    told.set(criterion, list);
    list.push({
      id: Number(row['id']),
      stage: Number(row['stage_position']),
      on: String(row['happened_on']),
      kind: String(row['day_kind']),
      trust: Number(row['trust']),
      issued: text(row['card_issued_on']),
      recordedAt: Number(row['recorded_at']),
    });
  }
}

function criteriaOf(criteria: Row[], stages: Row[]): NaiveCriterion[] {
  return criteria.map((c) => ({
    id: Number(c['id']),
    verifiedFrom: Number(c['verified_from']),
    lapses: Number(c['lapses']) === 1,
    stages: stages
      .filter((s) => s['criterion_id'] === c['id'])
      .sort((a, b) => Number(a['position']) - Number(b['position']))
      .map((s) => ({ level: Number(s['level']), achieved: Number(s['achieved']) === 1 })),
  }));
}

export const covers = ({ from, to }: Dated, day: string): boolean => from <= day && (to === null || day <= to);

/** How somebody counts on a criterion on a day, in the words of the columns. */
export interface NaiveState {
  scope: string;
  stand: Stand | null;
}

export function stateOf(criterion: NaiveCriterion, person: NaivePerson, day: string): NaiveState {
  let scope = 'in_scope';
  for (const mark of person.marks) if (mark.criterionId === criterion.id && covers(mark, day)) scope = mark.status;
  return { scope, stand: standOn(criterion, person.birth, person.told.get(criterion.id) ?? [], day) };
}

function columnsOf(criterion: NaiveCriterion, { scope, stand }: NaiveState): string[] {
  const achieved = stand !== null && criterion.stages[stand.stage]?.achieved === true;
  if (scope !== 'in_scope') return achieved ? [scope, 'achieved_out'] : [scope];
  const columns = ['in_scope', stand === null ? 'no_event' : `s${stand.stage}`];
  if (achieved && stand.trust >= criterion.verifiedFrom) columns.push('verified');
  if (achieved && stand.trust >= POLICE) columns.push('police');
  return columns;
}

/** Figures by column; what is not there is 0. */
export type Figures = Map<string, number>;
/** Rows under `parent|criterion|lens|unit`: (U, U) the unit's own people, (parent of U, U) with all below it. */
export type NaiveCount = Map<string, Figures>;

/** Counts everybody on a day. */
export function countOn(city: NaiveCity, day: string): NaiveCount {
  const rows: NaiveCount = new Map();
  for (const person of city.people) {
    const job = person.jobs.find((j) => covers(j, day));
    if (!job || !COUNTED.includes(job.kind)) continue;
    const lenses = new Set(['all', `kind:${job.kind}`]);
    for (const membership of person.memberships)
      if (covers(membership, day)) lenses.add(`membership:${membership.code}`);
    for (const criterion of city.criteria) {
      const columns = columnsOf(criterion, stateOf(criterion, person, day));
      for (const lens of lenses) addEverywhere(city, rows, job.unitId, criterion.id, lens, columns, 1);
    }
  }
  return rows;
}

/** Adds the rows of imports that nobody has decided: they stand beside every criterion, in the lens "all". */
export function addOpenRows(city: NaiveCity, rows: NaiveCount): void {
  for (const [unitId, n] of city.open)
    for (const criterion of city.criteria) addEverywhere(city, rows, unitId, criterion.id, 'all', ['uncounted'], n);
}

function addEverywhere(
  city: NaiveCity,
  rows: NaiveCount,
  unitId: number,
  criterionId: number,
  lens: string,
  columns: string[],
  n: number,
): void {
  const add = (parent: number, unit: number): void => {
    const key = `${parent}|${criterionId}|${lens}|${unit}`;
    const figures = rows.get(key) ?? new Map<string, number>();
    rows.set(key, figures);
    for (const column of columns) figures.set(column, (figures.get(column) ?? 0) + n);
  };
  add(unitId, unitId);
  let unit: number | null = unitId;
  while (unit !== null) {
    const parent: number | null = city.parents.get(unit) ?? null;
    add(parent ?? 0, unit);
    unit = parent;
  }
}
