import { expect } from '@jest/globals';
import { untilApplied, untilRead } from './until-read.js';
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
import type { Session, TestApp } from './app.js';
import { fileOf, unitsCsv, type Totals } from './roster-lists.js';

/** 10:00 on a day in Viet Nam. */
export const morningOf = (day: string): number => Date.parse(`${day}T03:00:00Z`);
/** After the days of all lists, so that none of them lies in the future. */
export const TODAY = '2023-12-15';

/** Puts the units of these lists in, moves the clock to a day and the counters with it. */
export async function prepare(t: TestApp, lists: readonly string[], day = TODAY): Promise<void> {
  await putUnits(t, unitsCsv(lists));
  await moveTo(t, day);
  // A large import on a busy machine must not find the connection gone that it came on.
  t.app.getHttpServer().keepAliveTimeout = 120_000;
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

/** Decides a waiting row over the wire; answers the import, or the code of the refusal. */
export async function decide(
  t: TestApp,
  session: Session,
  rowId: string,
  decision: string,
  reason?: string,
  orderNumber?: string,
): Promise<string> {
  const { data, errors } = await t.gql<{ decideConflict: { conflicts: { id: string; state: string }[] } }>(
    `mutation($id: ID!, $decision: String!, $reason: String, $orderNumber: String) {
      decideConflict(id: $id, decision: $decision, reason: $reason, orderNumber: $orderNumber) { conflicts { id state } } }`,
    { id: rowId, decision, reason: reason ?? null, orderNumber: orderNumber ?? null },
    session,
  );
  const error = errors[0];
  if (error) return error.extensions.code;
  return data?.decideConflict.conflicts.find((c) => c.id === rowId)?.state ?? 'gone';
}

export interface SeenConflict {
  id: string;
  code: string;
  sheet: string;
  row: number;
  fullName: string;
  otherUnitText: string | null;
  state: string;
  messageVi: string;
  messageEn: string;
}

export const IMPORT_PARTS = `id state kind asOf asOfFrom refusalCode refusalVi refusalEn sheets unit { code pathText }
  counts { rows accepted acceptedWithRemarks rejected conflict new changed unchanged } problemTotal
  problems(perPage: 200) { code severity sheet row column header valueMasked messageVi messageEn }
  units { unit { code pathText } people }
  conflicts { id code sheet row fullName maskedId unit { code pathText } otherUnitText state messageVi messageEn }`;

const ROWS =
  'total items { sheet row fullName maskedId unitName outcome state values changes problems { code messageVi } }';

/** The newest import as somebody sees it: the conflicts, and everything the answer says. */
export async function lastImport(t: TestApp, session: Session): Promise<{ conflicts: SeenConflict[]; said: string }> {
  const row = await t.db.read.one<{ id: number }>(
    'SELECT id FROM import_file ORDER BY created_at DESC, id DESC LIMIT 1',
  );
  const answer = await t.ask<{ import: { conflicts: SeenConflict[] } }>(
    `query($id: ID!) { import(id: $id) { ${IMPORT_PARTS} } importRows(importId: $id) { ${ROWS} } }`,
    { id: String(row?.id) },
    session,
  );
  return { conflicts: answer.import.conflicts, said: JSON.stringify(answer) };
}

/** What the upload page sends, and what comes back: the key of the import, or an error in words. */
export interface Upload {
  bytes: Buffer;
  name?: string;
  unit: string | number;
  asOf?: string;
  headers?: Record<string, string>;
}
export interface Uploaded {
  status: number;
  id: string | null;
  error: { code: string; messageVi: string; messageEn: string; field?: string } | null;
}

export async function upload(t: TestApp, session: Session | null, given: Upload): Promise<Uploaded> {
  const form = new FormData();
  form.set('unitId', String(typeof given.unit === 'number' ? given.unit : await unitId(t, given.unit)));
  if (given.asOf !== undefined) form.set('asOf', given.asOf);
  form.set('file', new Blob([new Uint8Array(given.bytes)]), given.name ?? 'danh-sach.xlsx');
  const headers = {
    ...(given.headers ?? { 'x-requested-with': 'dat100' }),
    ...(session ? { cookie: session.cookie } : {}),
  };
  const response = await fetch(`${t.url}/files/imports`, { method: 'POST', headers, body: form });
  const body = (await response.json()) as { id?: string; error?: Uploaded['error'] };
  if (body.id !== undefined) await untilRead(t, body.id);
  return { status: response.status, id: body.id ?? null, error: body.error ?? null };
}

export interface SeenImport {
  id: string;
  state: string;
  asOf: string;
  asOfFrom: string;
  refusalCode: string | null;
  refusalVi: string | null;
  refusalEn: string | null;
  counts: Record<string, number>;
  problems: {
    code: string;
    severity: string;
    sheet: string;
    row: number;
    column: string | null;
    messageVi: string;
    messageEn: string;
    valueMasked: string | null;
  }[];
  conflicts: SeenConflict[];
  rows: object;
}

export async function seeImport(t: TestApp, session: Session, id: string | null): Promise<SeenImport> {
  const query = `query($id: ID!) { import(id: $id) { ${IMPORT_PARTS} } importRows(importId: $id) { ${ROWS} } }`;
  const answer = await t.ask<{ import: SeenImport; importRows: object }>(query, { id }, session);
  return { ...answer.import, rows: answer.importRows };
}

/** Applies over the wire; answers the state, or the code of the refusal. */
export async function applyImport(
  t: TestApp,
  session: Session,
  id: string | null,
  goodRowsOnly = true,
): Promise<string> {
  const { data, errors } = await t.gql<{ applyImport: { state: string } }>(
    'mutation($id: ID!, $good: Boolean!) { applyImport(id: $id, goodRowsOnly: $good) { state } }',
    { id, good: goodRowsOnly },
    session,
  );
  const refusal = errors[0]?.extensions.code;
  return refusal ?? (data ? (await untilApplied(t, id ?? '')).state : '?');
}
