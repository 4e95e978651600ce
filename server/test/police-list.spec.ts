import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { maskCitizenId } from '@dat100/shared/citizen-id';
import { RunRoster, type RosterOutcome } from '../src/imports/run-roster.js';
import { forEachDatabase, startApp, type Session, type TestApp } from './app.js';
import { drift, everybody, operator, personId, prepare, runRoster, uncounted, unitId } from './roster-city.js';
import { DEPARTMENT, DISTRICT, fileOf } from './roster-lists.js';

const LIST = 'danh-sach-cong-an-da-kich-hoat.xlsx';

interface Expected {
  as_of: string;
  counts: Record<string, number>;
  totals: { in_scope: number; claimed: number; verified: number };
  units: { unit: string; people: number; in_scope: number; claimed: number; verified: number }[];
  issues: {
    sheet: string;
    row: number;
    column: string;
    header: string;
    severity: string;
    code: string;
    value: string;
    ours?: string;
    id?: string;
  }[];
  newly_activated: { row: number; id: string; date: string; was: string; unit: string }[];
}
const expected = JSON.parse(
  readFileSync(new URL(`./rosters/${LIST}.expected.json`, import.meta.url), 'utf8'),
) as Expected;

const police = async (t: TestApp, options: { unit?: string; dryRun?: boolean } = {}): Promise<RosterOutcome> =>
  t.app.get(RunRoster).run(operator(t), {
    kind: 'police',
    bytes: fileOf(LIST),
    fileName: LIST,
    unitId: await unitId(t, options.unit ?? '79'),
    asOf: null,
    dryRun: options.dryRun ?? false,
    goodRowsOnly: true,
  });

const PILES = 'piles { confirmed newlyActivated dateDiffers unknown oursNotTheirs nameMismatch }';
const RECORDED =
  'recorded { id fullName maskedId unit { pathText } stages { criterion stage happenedOn dayKind trust } }';
const LISTED = 'listed { fullName maskedId stages { criterion stage on } }';

interface Side {
  fullName: string;
  maskedId: string;
}
interface PileRow {
  row: number | null;
  oursOn: string | null;
  listed: (Side & { stages: { stage: string; on: string | null }[] }) | null;
  recorded:
    | (Side & {
        unit: { pathText: string };
        stages: { criterion: string; stage: string; happenedOn: string; trust: string }[];
      })
    | null;
  suggestions: Side[];
}

const pileOf = async (t: TestApp, session: Session, id: number, pile: string): Promise<PileRow[]> => {
  const rows: PileRow[] = [];
  for (let page = 0; ; page += 1) {
    const answer = await t.ask<{ import: { pile: { total: number; items: PileRow[] } } }>(
      `query($id: ID!, $pile: String!, $page: Int!) { import(id: $id) { pile(pile: $pile, page: $page, perPage: 200) {
        total items { row oursOn ${LISTED} ${RECORDED} suggestions { fullName maskedId } } } } }`,
      { id: String(id), pile, page },
      session,
    );
    rows.push(...answer.import.pile.items);
    if (rows.length >= answer.import.pile.total) return rows;
  }
};

const newest = async (t: TestApp): Promise<number> =>
  Number((await t.db.read.one<{ id: number }>('SELECT id FROM import_file ORDER BY id DESC LIMIT 1'))?.id);

interface Counter {
  in_scope: number;
  claimed: number;
  police: number;
}

/** People of a unit and all below it by the counters of level 2. */
async function countersOf(t: TestApp, unit: number): Promise<Counter> {
  const row = await t.db.read.one<Record<string, number>>(
    `SELECT c.* FROM counter c JOIN criterion k ON k.id = c.criterion_id
      WHERE k.code = 'vneid_level2' AND c.unit_id = ? AND c.lens = 'all' AND c.parent_id <> c.unit_id`,
    [unit],
  );
  const stage = await t.db.read.one<{ position: number }>(
    "SELECT s.position FROM stage s JOIN criterion k ON k.id = s.criterion_id WHERE k.code = 'vneid_level2' AND s.achieved = 1",
  );
  return {
    in_scope: Number(row?.['in_scope']),
    claimed: Number(row?.[`s${stage?.position}`]),
    police: Number(row?.['police']),
  };
}

forEachDatabase('the police list of activated accounts', (dialect) => {
  let t: TestApp;
  let hr: Session;
  let liaison: Session;
  let applied: RosterOutcome;
  let id: number;
  beforeAll(async () => {
    t = await startApp({ dialect });
    await prepare(t, [DISTRICT, DEPARTMENT]);
    await runRoster(t, DISTRICT, { unit: '760' });
    await runRoster(t, DEPARTMENT, { unit: 'STTTT', asOf: '2023-11-25' });
    hr = await t.signInAs('hr', await unitId(t, '79'));
    liaison = await t.signInAs('police_liaison', await unitId(t, '79'));
  });
  afterAll(() => t.close());

  it('is planned as the answer says, and changes nothing yet', async () => {
    const before = await countersOf(t, await unitId(t, '760'));
    const planned = await police(t, { dryRun: true });
    const { rows, matched, unknown_person: unknown, name_does_not_match_id: mismatch } = expected.counts;
    expect(planned).toMatchObject({ kind: 'police', outcome: 'accepted', as_of: expected.as_of });
    expect(planned.counts).toMatchObject({
      rows,
      accepted: matched,
      changed: matched,
      new: 0,
      unchanged: 0,
      rejected: unknown,
      conflict: mismatch,
      accepted_with_remarks: expected.counts['date_differs'],
    });
    expect(await countersOf(t, await unitId(t, '760'))).toEqual(before);
  });

  it('remarks on exactly the rows of the answer, where they stand', async () => {
    applied = await police(t);
    id = await newest(t);
    const said = applied.issues.map((i) => [i.sheet, i.row, i.column, i.header, i.severity, i.code].join(' | '));
    const wanted = expected.issues.map((i) => [i.sheet, i.row, i.column, i.header, i.severity, i.code].join(' | '));
    expect(said.sort()).toEqual(wanted.sort());
    for (const issue of expected.issues.filter(({ ours }) => /^\d{4}-/.test(ours ?? ''))) {
      const found = applied.issues.find(({ row }) => row === issue.row);
      const day = (text = '') => text.split('-').reverse().join('/');
      expect(found?.message).toContain(day(issue.value));
      expect(found?.message).toContain(day(issue.ours));
      expect(found?.message_en).toContain(day(issue.ours));
    }
    // No id of anybody leaves whole.
    for (const { value, id: whole } of expected.issues)
      for (const number of [value, whole ?? ''].filter((text) => /^\d{12}$/.test(text)))
        expect(JSON.stringify(applied)).not.toContain(number);
  });

  it('gives the totals and the figures of every unit', async () => {
    const sum = { in_scope: 0, claimed: 0, police: 0 };
    for (const code of ['760', 'STTTT']) {
      const found = await countersOf(t, await unitId(t, code));
      for (const key of ['in_scope', 'claimed', 'police'] as const) sum[key] += found[key];
    }
    const { in_scope, claimed, verified } = expected.totals;
    expect(sum).toEqual({ in_scope, claimed, police: verified });
    const units = await t.db.read.rows<{ id: number; name: string; parent: string }>(
      'SELECT u.id, u.name, p.name AS parent FROM unit u JOIN unit p ON p.id = u.parent_id',
    );
    for (const unit of expected.units) {
      const here = units.find(({ name, parent }) => `${parent} / ${name}` === unit.unit);
      expect({ unit: unit.unit, ...(await countersOf(t, Number(here?.id))) }).toEqual({
        unit: unit.unit,
        in_scope: unit.in_scope,
        claimed: unit.claimed,
        police: unit.verified,
      });
    }
    expect(await drift(t)).toBe(0);
  });

  it('lays every row on its pile', async () => {
    const { import: seen } = await t.ask<{ import: { piles: Record<string, number> } }>(
      `query($id: ID!) { import(id: $id) { ${PILES} } }`,
      { id: String(id) },
      liaison,
    );
    expect(seen.piles).toEqual({
      confirmed: expected.counts['matched_already_activated_in_our_lists'],
      newlyActivated: expected.counts['matched_newly_activated'],
      dateDiffers: expected.counts['date_differs'],
      unknown: expected.counts['unknown_person'],
      oursNotTheirs: expected.counts['activated_in_our_lists_but_not_here'],
      nameMismatch: expected.counts['name_does_not_match_id'],
    });
    const newly = await pileOf(t, liaison, id, 'newly_activated');
    expect(
      newly.map(({ row, listed, recorded }) => [row, listed?.maskedId, listed?.stages[0]?.on, recorded?.unit.pathText]),
    ).toEqual(expected.newly_activated.map((n) => [n.row, maskCitizenId(n.id), n.date, n.unit]));
    const differs = await pileOf(t, hr, id, 'date_differs');
    expect(differs.map(({ row, oursOn }) => [row, oursOn])).toEqual(
      expected.issues.flatMap((i) => (i.code === 'activation_date_differs_warning' ? [[i.row, i.ours]] : [])),
    );
    // The day of the police stands.
    for (const { listed, recorded } of differs) {
      const level2 = recorded?.stages.find(({ criterion }) => criterion === 'vneid_level2');
      expect(level2).toMatchObject({ stage: 'activated', happenedOn: listed?.stages[0]?.on, trust: 'police' });
    }
    const mismatch = await pileOf(t, hr, id, 'name_mismatch');
    expect(mismatch.map(({ row, recorded }) => [row, recorded?.fullName])).toEqual(
      expected.issues.flatMap((i) => (i.code === 'name_does_not_match_id' ? [[i.row, i.ours]] : [])),
    );
    const unknown = await pileOf(t, hr, id, 'unknown');
    expect(unknown.map(({ row }) => row)).toEqual(
      expected.issues.flatMap((i) => (i.code === 'unknown_person' ? [i.row] : [])),
    );
    // The list tells a name and no more: nobody is suggested.
    expect(unknown.every(({ recorded, suggestions }) => recorded === null && suggestions.length === 0)).toBe(true);
    const ours = await pileOf(t, hr, id, 'ours_not_theirs');
    const level2 = ours.flatMap(({ recorded }) => recorded?.stages.filter((s) => s.criterion === 'vneid_level2') ?? []);
    expect(level2).toHaveLength(ours.length);
    expect(level2.every(({ stage, trust }) => stage === 'activated' && trust !== 'police')).toBe(true);
  });

  it('records nothing but activations, by the word of the police, and touches no details', async () => {
    const events = await t.db.read.rows<{ trust: number; source: string; kind: string; n: number }>(
      'SELECT trust, source, kind, COUNT(*) AS n FROM status_event WHERE import_id = ? GROUP BY trust, source, kind',
      [id],
    );
    expect(events.map((e) => [Number(e.trust), e.source, e.kind, Number(e.n)])).toEqual([
      [5, 'police', 'status', expected.counts['matched']],
    ]);
    for (const table of ['employment', 'membership', 'scope_mark'])
      expect(
        Number((await t.db.read.one<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table} WHERE import_id = ?`, [id]))?.n),
      ).toBe(0);
    const newer = await t.db.read.one<{ n: number }>('SELECT COUNT(*) AS n FROM person WHERE details_on = ?', [
      expected.as_of,
    ]);
    expect(Number(newer?.n)).toBe(0);
    const matched = await t.db.read.one<{ n: number }>(
      `SELECT COUNT(*) AS n FROM person p WHERE p.full_name IN (${expected.issues.map(() => '?').join(', ')})`,
      expected.issues.map(({ value }) => value),
    );
    expect(Number(matched?.n)).toBe(0);
  });

  it('changes nothing the second time, and nobody waits twice', async () => {
    const before = await countersOf(t, await unitId(t, '760'));
    const waiting = await uncounted(t, await unitId(t, '79'));
    const again = await police(t);
    expect(again.counts).toMatchObject({
      rows: expected.counts['rows'],
      new: 0,
      changed: 0,
      unchanged: expected.counts['matched'],
      rejected: expected.counts['unknown_person'],
      conflict: expected.counts['name_does_not_match_id'],
    });
    expect(again.issues.filter(({ code }) => code === 'activation_date_differs_warning')).toEqual([]);
    expect(await countersOf(t, await unitId(t, '760'))).toEqual(before);
    const open = await t.db.read.rows<{ import_id: number; n: number }>(
      "SELECT import_id, COUNT(*) AS n FROM import_row WHERE state = 'open' AND conflict_code = 'name_does_not_match_id' GROUP BY import_id",
    );
    expect(open.map((row) => Number(row.n))).toEqual([expected.counts['name_does_not_match_id']]);
    expect(Number(open[0]?.import_id)).toBe(await newest(t));
    expect(await uncounted(t, await unitId(t, '79'))).toBe(waiting);
    const people = await everybody(t, expected.as_of);
    expect(people.filter(({ stands }) => stands['vneid_level2'] === 'activated').length).toBeGreaterThanOrEqual(
      expected.totals.claimed,
    );
    expect(await drift(t)).toBe(0);
  });

  it('finds nobody outside the units it came in for, and does not say that they are elsewhere', async () => {
    const department = await police(t, { unit: 'STTTT' });
    const inDistrict = expected.units.filter(({ unit }) => unit.startsWith('Quận 1'));
    const verified = inDistrict.reduce((sum, unit) => sum + unit.verified, 0);
    expect(department.counts.accepted).toBe((expected.counts['matched'] ?? 0) - verified);
    const unknown = department.issues.filter(({ code }) => code === 'unknown_person');
    expect(unknown.length).toBe(department.counts.rejected);
    const here = await personId(t, expected.newly_activated[0]?.id ?? '');
    const rows = await t.db.read.one<{ n: number }>(
      'SELECT COUNT(*) AS n FROM import_row WHERE import_id = ? AND (person_id = ? OR (pile = ? AND person_id IS NOT NULL))',
      [await newest(t), here, 'unknown'],
    );
    expect(Number(rows?.n)).toBe(0);
  });

  it('keeps no id in the clear', async () => {
    const rows = await t.db.read.rows<{ payload: Buffer }>(
      'SELECT payload FROM import_row WHERE import_id = ? UNION ALL SELECT payload FROM import_seal WHERE import_id = ?',
      [id, id],
    );
    const whole = Buffer.concat(rows.map(({ payload }) => Buffer.from(payload))).toString('latin1');
    // Packed and encrypted, some 2,000 rows take so much: had nothing been kept, nothing would be found below either.
    expect(whole.length).toBeGreaterThan(30_000);
    for (const { id: one } of expected.newly_activated) expect(whole).not.toContain(one);
  });
});
