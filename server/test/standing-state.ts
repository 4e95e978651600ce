import { COUNT_COLUMNS } from '@dat100/shared/person-history';
import { Secrets } from '../src/database/secrets.js';
import type { Sql } from '../src/database/sql.js';
import { boundTo } from '../src/people/person-rows.js';
import { takenBack } from '../src/rollups/retractions.js';
import type { TestApp } from './app.js';

type Row = Record<string, string | number | null>;

/**
 * Everything that counts or shows, as lines of text: counters, history, standings, people with their facts, waiting
 * rows. Left out is what says nothing: figures of nothing, days without a change, what was taken back, and people of
 * whom no fact stands.
 */
export async function standingState(t: TestApp): Promise<string[]> {
  const sql = t.db.read;
  const people = await sql.rows<Row & { phone_cipher: Buffer | null }>(
    'SELECT * FROM person WHERE unit_id IS NOT NULL',
  );
  const here = new Set(people.map((p) => Number(p['id'])));
  const about = async (table: string) =>
    (await sql.rows<Row>(`SELECT * FROM ${table}`)).filter((row) => here.has(Number(row['person_id'])));
  const dated = async (table: string) =>
    (await about(table)).filter(
      (row) => row['valid_to'] === null || String(row['valid_to']) >= String(row['valid_from']),
    );
  const lines = [
    ...figures('counter', await sql.rows<Row>('SELECT * FROM counter'), [
      'parent_id',
      'criterion_id',
      'lens',
      'unit_id',
    ]),
    ...(await changedDays(sql)),
    ...said('standing', await about('standing'), []),
    ...said('employment', await dated('employment'), []),
    ...said('membership', await dated('membership'), []),
    ...said('scope_mark', await dated('scope_mark'), []),
    ...said('stuck', await about('stuck'), []),
    ...said('event', standing(await about('status_event')), []),
    ...said(
      'waiting',
      await sql.rows<Row>("SELECT import_id, unit_id, row_no FROM import_row WHERE state = 'open'"),
      [],
    ),
    ...people.map((p) => {
      const id = Number(p['id']);
      const phone = p.phone_cipher && t.app.get(Secrets).decrypt(p.phone_cipher, boundTo(id, 'phone'));
      return said('person', [{ ...p, phone_cipher: null, phone }], PASSING)[0] ?? '';
    }),
  ];
  return lines.sort();
}

/** The same without keys and instants, people by their citizen ids: equal in two databases that know the same. */
export async function comparableState(t: TestApp): Promise<string[]> {
  const sql = t.db.read;
  const people = await sql.rows<Row>('SELECT * FROM person WHERE unit_id IS NOT NULL');
  const idOf = new Map(people.map((p) => [Number(p['id']), p['citizen_id_index']]));
  const without = new Set([...PASSING, 'id', 'event_id', 'import_id', 'recorded_at', 'created_at', 'person_id']);
  const told = async (table: string, columns: readonly string[]): Promise<string[]> =>
    (await sql.rows<Row>(`SELECT * FROM ${table}`))
      .filter((row) => idOf.has(Number(row['person_id'])))
      .filter(
        (row) =>
          !('valid_to' in row) || row['valid_to'] === null || String(row['valid_to']) >= String(row['valid_from']),
      )
      .map((row) => [table, idOf.get(Number(row['person_id'])), ...columns.map((c) => `${c}=${row[c]}`)].join(' '));
  const events = standing(await sql.rows<Row>('SELECT * FROM status_event'));
  return [
    ...figures('counter', await sql.rows<Row>('SELECT * FROM counter'), [
      'parent_id',
      'criterion_id',
      'lens',
      'unit_id',
    ]),
    ...(await changedDays(sql)),
    ...(await told('standing', ['criterion_id', 'stage_position', 'since', 'day_kind', 'trust', 'lapsed', 'scope'])),
    ...(await told('employment', ['unit_id', 'kind', 'title', 'valid_from', 'valid_to', 'ended_reason'])),
    ...(await told('membership', ['code', 'valid_from', 'valid_to'])),
    ...(await told('scope_mark', ['criterion_id', 'status', 'valid_from', 'valid_to'])),
    ...events.map((e) =>
      [
        'event',
        idOf.get(Number(e['person_id'])),
        e['criterion_id'],
        e['stage_position'],
        e['happened_on'],
        e['trust'],
        e['source'],
      ].join(' '),
    ),
    ...people.map((p) => `person ${p['citizen_id_index']} ${said('', [p], [...without]).join()}`),
  ].sort();
}

/** Moves with every change, and is not put back. */
const PASSING = ['revision', 'version', 'updated_at', 'phone_cipher', 'citizen_id_cipher', 'citizen_id_index'];

const said = (table: string, rows: readonly Row[], without: readonly string[]): string[] =>
  rows.map((row) =>
    [
      table,
      ...Object.entries(row).flatMap(([column, value]) => (without.includes(column) ? [] : [`${column}=${value}`])),
    ].join(' '),
  );

function standing(rows: readonly Row[]): Row[] {
  const back = takenBack(
    rows.flatMap((r) =>
      r['retracts_id'] === null ? [] : [{ id: Number(r['id']), retractsId: Number(r['retracts_id']) }],
    ),
  );
  return rows.filter((r) => r['kind'] === 'status' && !back.has(Number(r['id'])));
}

const countsOf = (row: Row): number[] => COUNT_COLUMNS.map((column) => Number(row[column]));

function figures(table: string, rows: readonly Row[], key: readonly string[]): string[] {
  return rows
    .filter((row) => countsOf(row).some((n) => n !== 0))
    .map((row) => [table, ...key.map((column) => row[column]), ...countsOf(row)].join('|'));
}

/** The days of history on which a figure is another than the day before. */
async function changedDays(sql: Sql): Promise<string[]> {
  const rows = await sql.rows<Row>('SELECT * FROM rollup_day ORDER BY unit_id, criterion_id, lens, day');
  const lines: string[] = [];
  let series = '';
  let last = '';
  for (const row of rows) {
    const its = ['rollup_day', row['unit_id'], row['criterion_id'], row['lens']].join('|');
    const counts = countsOf(row).join('|');
    const before = its === series ? last : COUNT_COLUMNS.map(() => 0).join('|');
    if (counts !== before) lines.push(`${its}|${row['day']}|${counts}`);
    [series, last] = [its, counts];
  }
  return lines;
}
