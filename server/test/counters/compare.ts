import type { Sql } from '../../src/database/sql.js';
import { DirectivesService } from '../../src/directives/directives.service.js';
import { recount } from '../../src/rollups/recount.js';
import { addOpenRows, countOn, covers, readCity, stateOf, type Figures, type NaiveCity } from './naive-recount.js';
import type { World } from './world.js';

const COLUMNS =
  'in_scope deferred exempt no_event s0 s1 s2 s3 s4 s5 s6 s7 verified police achieved_out uncounted'.split(' ');

type Row = Record<string, string | number | null>;

/** What is there, in words: `in_scope 3, s1 2, s2 1`. */
function words(valueOf: (column: string) => number): string {
  return COLUMNS.filter((column) => valueOf(column) !== 0)
    .map((column) => `${column} ${valueOf(column)}`)
    .join(', ');
}

const stored = (row: Row): string => words((column) => Number(row[column]));
const counted = (figures: Figures): string => words((column) => figures.get(column) ?? 0);

/** What two sets of rows say differently; a row of zeros is as good as none. */
function differences(what: string, is: Map<string, string>, shouldBe: Map<string, string>): string[] {
  const found: string[] = [];
  for (const key of new Set([...is.keys(), ...shouldBe.keys()])) {
    const [a, b] = [is.get(key) ?? '', shouldBe.get(key) ?? ''];
    if (a !== b) found.push(`${what} ${key}: stored "${a}", counted "${b}"`);
  }
  return found.sort();
}

/**
 * Everything that is wrong: facts, counters, lists, history as of some of the days that changed and of a few others,
 * and what `dat100 recount` says.
 */
export async function wrongIn(w: World, days: number): Promise<string[]> {
  const { db, app, clock } = w.t;
  const city = await readCity(db.read);
  const wrong = impossibleFacts(city);
  wrong.push(...(await wrongCounters(db.read, city)), ...(await wrongLists(db.read, city)));
  const changed = await db.read.rows<{ day: string }>('SELECT DISTINCT day FROM rollup_day ORDER BY day');
  const asOf = new Set([city.countedFrom, w.pastDay(), city.countedTo]);
  for (let n = 0; n < days && changed.length > 0; n += 1) asOf.add(w.random.pick(changed).day);
  for (const { day } of changed) if (day > city.countedTo) wrong.push(`history tells of ${day}, which is to come`);
  for (const day of asOf)
    if (day >= city.countedFrom && day <= city.countedTo) wrong.push(...(await wrongDay(db.read, city, day)));
  const rules = await app.get(DirectivesService).countRules();
  const { drift } = await recount(db, rules, { repair: false, now: clock.now() });
  return drift === 0 ? wrong : [...wrong, `recount finds drift ${drift}`];
}

/** Today's counters beside a naive count of the day they say they are counted to. */
async function wrongCounters(sql: Sql, city: NaiveCity): Promise<string[]> {
  const rows = await sql.rows<Row>('SELECT * FROM counter');
  const count = countOn(city, city.countedTo);
  addOpenRows(city, count);
  return differences(
    'counter',
    new Map(rows.map((r) => [`${r['parent_id']}|${r['criterion_id']}|${r['lens']}|${r['unit_id']}`, stored(r)])),
    new Map([...count].map(([key, figures]) => [key, counted(figures)])),
  );
}

/** History as of a day beside a naive count of it: the last row of each series up to that day. */
async function wrongDay(sql: Sql, city: NaiveCity, day: string): Promise<string[]> {
  const rows = await sql.rows<Row>(
    `SELECT r.* FROM rollup_day r
       JOIN (SELECT unit_id, criterion_id, lens, MAX(day) AS day FROM rollup_day WHERE day <= ?
              GROUP BY unit_id, criterion_id, lens) last
         ON last.unit_id = r.unit_id AND last.criterion_id = r.criterion_id AND last.lens = r.lens AND last.day = r.day`,
    [day],
  );
  const whole = new Map<string, string>();
  for (const [key, figures] of countOn(city, day)) {
    const [parent, criterion, lens, unit] = key.split('|');
    if (parent !== unit) whole.set(`${unit}|${criterion}|${lens}`, counted(figures));
  }
  return differences(
    `as of ${day}`,
    new Map(rows.map((r) => [`${r['unit_id']}|${r['criterion_id']}|${r['lens']}`, stored(r)])),
    whole,
  );
}

/** Lists of people say the same as the counters: standing stage and scope, and where each person is listed. */
async function wrongLists(sql: Sql, city: NaiveCity): Promise<string[]> {
  const is = new Map<string, string>();
  const shouldBe = new Map<string, string>();
  // How strong the word is that there is none yet (or none any more) is of no weight.
  const standing = (scope: unknown, stage: number | null, trust: unknown): string =>
    `${scope as string} ${stage}${stage === null || stage === 0 ? '' : `, trust ${Number(trust)}`}`;
  for (const row of await sql.rows<Row>('SELECT * FROM standing')) {
    const stage = row['stage_position'] === null ? null : Number(row['stage_position']);
    is.set(`standing ${row['person_id']}|${row['criterion_id']}`, standing(row['scope'], stage, row['trust']));
  }
  for (const row of await sql.rows<Row>('SELECT id, unit_id, employed FROM person WHERE employed = 1'))
    is.set(`employed ${row['id']}`, String(row['unit_id']));
  for (const person of city.people) {
    const job = person.jobs.find((j) => covers(j, city.countedTo));
    if (job) shouldBe.set(`employed ${person.id}`, String(job.unitId));
    for (const criterion of city.criteria) {
      const { scope, stand } = stateOf(criterion, person, city.countedTo);
      shouldBe.set(`standing ${person.id}|${criterion.id}`, standing(scope, stand?.stage ?? null, stand?.trust));
    }
  }
  return differences('list', is, shouldBe);
}

/**
 * What no operation may write: somebody employed twice on a day, or by a unit that is not in force when it begins; two
 * marks of scope on a day for one criterion.
 */
function impossibleFacts(city: NaiveCity): string[] {
  const found: string[] = [];
  for (const person of city.people) {
    for (const [i, job] of person.jobs.entries()) {
      for (const other of person.jobs.slice(i + 1))
        if (overlap(job, other)) found.push(`person ${person.id} is employed twice: ${said(job)} and ${said(other)}`);
      const life = city.lives.get(job.unitId);
      if (isReal(job) && (!life || !covers(life, job.from))) found.push(`person ${person.id} begins in a closed unit`);
    }
    for (const [i, mark] of person.marks.entries())
      for (const other of person.marks.slice(i + 1))
        if (mark.criterionId === other.criterionId && overlap(mark, other))
          found.push(`person ${person.id} has two marks of scope: ${said(mark)} and ${said(other)}`);
  }
  return found;
}

type Stretch = { from: string; to: string | null };
const said = (stretch: Stretch): string => JSON.stringify(stretch);
/** A stretch that ends before it begins covers no day. */
const isReal = ({ from, to }: Stretch): boolean => to === null || to >= from;
const overlap = (a: Stretch, b: Stretch): boolean => isReal(a) && isReal(b) && (covers(a, b.from) || covers(b, a.from));
