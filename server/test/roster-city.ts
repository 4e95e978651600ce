import { readFileSync } from 'node:fs';
import { expect } from '@jest/globals';
import { employmentOn } from '@dat100/shared/person-history';
import { standings, standingOn } from '@dat100/shared/stages';
import { systemContext, type RequestContext } from '../src/common/context.js';
import { Secrets } from '../src/database/secrets.js';
import type { Sql } from '../src/database/sql.js';
import { DirectivesService } from '../src/directives/directives.service.js';
import { RunRoster, type RosterOutcome } from '../src/imports/run-roster.js';
import { advanceDay } from '../src/rollups/advance-day.js';
import { loadFacts } from '../src/rollups/person-facts.js';
import { recount } from '../src/rollups/recount.js';
import { importUnits } from '../src/units/import-units.js';
import { readUnitLines } from '../src/units/units-csv.js';
import type { TestApp } from './app.js';

/** The three rosters as offices send them, with their answers (invented people). */
export const WARD = 'danh-sach-phuong-ben-nghe.xlsx';
export const DISTRICT = 'tong-hop-quan-1.xlsx';
export const DEPARTMENT = 'so-thong-tin-truyen-thong.csv';
const FOLDER = new URL('./rosters/', import.meta.url);

/** 10:00 on a day in Viet Nam. */
export const morningOf = (day: string): number => Date.parse(`${day}T03:00:00Z`);
/** After the days of all lists, so that none of them lies in the future. */
export const TODAY = '2023-12-15';

interface Figures {
  in_scope: number;
  achieved: number;
}
export type Totals = Record<string, Figures>;
export interface ExpectedUnit {
  unit: string;
  code: string | null;
  kind: string;
  people: number;
  chip_card: Figures;
  vneid_level2: Figures;
  online_service: Figures;
}
export interface Expected {
  as_of: string;
  outcome: string;
  counts: Record<string, number>;
  totals: Totals;
  stages: Record<string, Record<string, number>>;
  kinds: Record<string, number>;
  memberships: Record<string, number>;
  scope?: Record<string, number>;
  units: ExpectedUnit[];
  issues: {
    sheet: string;
    row: number;
    column: string;
    severity: string;
    code: string;
    value: string | number | null;
  }[];
  people: { sheet?: string; row: number; id: string; unit: string; result?: string; scope?: string }[];
  alternatives?: (Totals & { people: number })[];
  if_ward_list_was_imported_first?: {
    people_known_before: number;
    new_people_in_this_ward: number;
    stage_changes: number;
  };
  stage_changes_since_ward_list?: { id: string; criterion: string; from: string | null; to: string }[];
}

export const CRITERIA = ['chip_card', 'vneid_level2', 'online_service'] as const;
export const fileOf = (name: string): Buffer => readFileSync(new URL(name, FOLDER));
export const expectedOf = (name: string): Expected =>
  JSON.parse(readFileSync(new URL(`${name}.expected.json`, FOLDER), 'utf8')) as Expected;

/** The unit a list is imported for: by its code, and the code's name in the answer. */
export const CASES = [
  { file: WARD, unit: '26740', statesItsDay: true },
  { file: DISTRICT, unit: '760', statesItsDay: true },
  { file: DEPARTMENT, unit: 'STTTT', statesItsDay: false },
];

/** The kinds of the answers in the words of a list of units. */
const KIND: Record<string, string> = { ward: 'phuong', office: 'phong', public_service_unit: 'don_vi_su_nghiep' };

/** A list of units as an office would write it: the tops with their codes, units without one under them. */
export function unitsCsv(
  lists: readonly string[],
  era: { from: string; to: string } = { from: '', to: '2025-06-30' },
): string {
  const dated = `${era.from},${era.to}`;
  const lines = new Set([
    'code,name_vi,kind,parent_code,valid_from,valid_to,note',
    `79,Thành phố Hồ Chí Minh,thanh_pho,,${dated},old boundary`,
    `760,Quận 1,quan,79,${dated},`,
    `STTTT,Sở Thông tin và Truyền thông,so_ban_nganh,79,${dated},`,
  ]);
  for (const { unit, code, kind } of lists.flatMap((list) => expectedOf(list).units)) {
    const [top, name] = unit.split(' / ');
    lines.add(`${code ?? ''},${name ?? ''},${KIND[kind] ?? kind},${top === 'Quận 1' ? '760' : 'STTTT'},${dated},`);
  }
  return [...lines].join('\n');
}

/** Puts the units of these lists in, moves the clock to a day and the counters with it. */
export async function prepare(t: TestApp, lists: readonly string[], day = TODAY): Promise<void> {
  await putUnits(t, unitsCsv(lists));
  await moveTo(t, day);
}

export async function putUnits(t: TestApp, csv: string): Promise<void> {
  const { lines, problems } = readUnitLines(csv);
  expect(problems).toEqual([]);
  const result = await t.db.transaction((tx) => importUnits(tx, t.keys, lines));
  expect(result.problems).toEqual([]);
}

export async function moveTo(t: TestApp, day: string): Promise<void> {
  t.clock.set(morningOf(day));
  await advanceDay(t.db, await t.app.get(DirectivesService).countRules(), t.clock);
}

export const operator = (t: TestApp): RequestContext => systemContext('system:cli', t.clock.now(), t.clock.today());

export async function unitId(t: TestApp, code: string): Promise<number> {
  const row = await t.db.read.one<{ id: number }>('SELECT id FROM unit WHERE code = ? ORDER BY valid_from', [code]);
  if (!row) throw new Error(`no unit ${code}`);
  return Number(row.id);
}

export interface RunOptions {
  unit: string;
  asOf?: string | null;
  dryRun?: boolean;
  goodRowsOnly?: boolean;
  ctx?: RequestContext;
  fileName?: string;
}

/** What `dat100 import roster FILE` does. */
export async function runRoster(t: TestApp, file: string | Buffer, options: RunOptions): Promise<RosterOutcome> {
  const { unit, asOf = null, dryRun = false, goodRowsOnly = true, ctx = operator(t), fileName } = options;
  const bytes = typeof file === 'string' ? fileOf(file) : file;
  const name = fileName ?? (typeof file === 'string' ? file : 'danh-sach.csv');
  return t.app
    .get(RunRoster)
    .run(ctx, { bytes, fileName: name, unitId: await unitId(t, unit), asOf, dryRun, goodRowsOnly });
}

/** How many rows each table holds. */
export async function rowCounts(t: TestApp): Promise<Record<string, number>> {
  const tables = await t.db.read.rows<{ name: string }>(
    t.db.dialect === 'sqlite'
      ? "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
      : 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY table_name',
  );
  const counts: Record<string, number> = {};
  for (const { name } of tables)
    counts[name] = Number((await t.db.read.one<{ n: number }>(`SELECT COUNT(*) AS n FROM ${name}`))?.n);
  return counts;
}

/** What an outcome says of its rows, in the words of the answers. */
export function remarksOf(
  issues: readonly { sheet: string; row: number; column: string | null; severity: string; code: string }[],
): string[] {
  return issues
    .map(({ sheet, row, column, severity, code }) => [sheet, row, column, severity, code].join(' | '))
    .sort();
}

type CountRow = Record<string, number>;

/** In scope and achieved of a unit with all below it: by the history as of a day, or (null) by today's counters. */
export async function boardFigures(t: TestApp, unit: number, day: string | null): Promise<Totals> {
  const criteria = await t.app.get(DirectivesService).criteria();
  const found: Totals = {};
  for (const criterion of criteria) {
    const sql =
      day === null
        ? "SELECT * FROM counter WHERE unit_id = ? AND criterion_id = ? AND lens = 'all' AND parent_id <> unit_id"
        : "SELECT * FROM rollup_day WHERE unit_id = ? AND criterion_id = ? AND lens = 'all' AND day <= ? ORDER BY day DESC LIMIT 1";
    const row = await t.db.read.one<CountRow>(sql, day === null ? [unit, criterion.id] : [unit, criterion.id, day]);
    const achieved = criterion.stages.find((s) => s.achieved)?.position ?? -1;
    found[criterion.code] = { in_scope: row?.['in_scope'] ?? 0, achieved: row?.[`s${achieved}`] ?? 0 };
  }
  return found;
}

export async function uncounted(t: TestApp, unit: number): Promise<number> {
  const row = await t.db.read.one<{ n: number }>(
    "SELECT uncounted AS n FROM counter WHERE unit_id = ? AND lens = 'all' AND parent_id <> unit_id ORDER BY criterion_id LIMIT 1",
    [unit],
  );
  return row?.n ?? 0;
}

/** One person as the database has them on a day; counted from the facts, not from any counter. */
export interface Counted {
  personId: number;
  unitId: number | null;
  kind: string | null;
  memberships: string[];
  scope: string;
  /** criterion -> stage that stands, null = nothing known; `told`: before a card lapses by itself */
  stands: Record<string, string | null>;
  told: Record<string, string | null>;
}

export async function everybody(t: TestApp, day: string, sql: Sql = t.db.read): Promise<Counted[]> {
  const criteria = await t.app.get(DirectivesService).criteria();
  const ids = (await sql.rows<{ id: number }>('SELECT id FROM person ORDER BY id')).map(({ id }) => Number(id));
  return [...(await loadFacts(sql, ids)).values()].map((facts) => {
    const covers = ({ from, to }: { from: string; to: string | null }) => from <= day && (to === null || day <= to);
    const employment = employmentOn(facts, day);
    const of = (read: (criterion: (typeof criteria)[number]) => number | undefined) =>
      Object.fromEntries(
        criteria.map((c) => {
          const position = read(c);
          return [c.code, position === undefined ? null : (c.stages[position]?.code ?? null)];
        }),
      );
    return {
      personId: facts.personId,
      unitId: employment?.unitId ?? null,
      kind: employment?.kind ?? null,
      memberships: facts.memberships.filter(covers).map(({ code }) => code),
      scope: facts.scopes.find(covers)?.status ?? 'in_scope',
      stands: of((c) => standingOn(standings(c, facts.events, facts.birthDate), day)?.stage),
      told: of((c) => standingOn(standings({ ...c, lapses: false }, facts.events, facts.birthDate), day)?.stage),
    };
  });
}

/** How often each value occurs. */
export function tally(values: readonly (string | null)[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value ?? 'no_event'] = (counts[value ?? 'no_event'] ?? 0) + 1;
  return counts;
}

/** Counters, history, standing and places against a recount from the facts. */
export async function drift(t: TestApp): Promise<number> {
  const rules = await t.app.get(DirectivesService).countRules();
  return (await recount(t.db, rules, { repair: false, now: t.clock.now() })).drift;
}

/** The key of the person with this citizen id. */
export async function personId(t: TestApp, citizenId: string): Promise<number> {
  const index = t.app.get(Secrets).citizenIdIndex(citizenId);
  const row = await t.db.read.one<{ id: number }>('SELECT id FROM person WHERE citizen_id_index = ?', [index]);
  if (!row) throw new Error('nobody has this citizen id');
  return Number(row.id);
}
