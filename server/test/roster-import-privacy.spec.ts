import fs, { readdirSync, readFileSync } from 'node:fs';
import { untilRead } from './until-read.js';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { forEachDatabase, startApp, type Session, type TestApp } from './app.js';
import { applyImport, lastImport, prepare, runRoster, seeImport, unitId, upload } from './roster-city.js';
import { DEPARTMENT, DISTRICT, expectedOf, fileOf, listCsv, WARD } from './roster-lists.js';

/** The numbers of 50 people of the lists, those in whose rows something is wrong among them. */
const wrong = [...expectedOf(DISTRICT).issues, ...expectedOf(WARD).issues].flatMap(({ value, code }) =>
  code.includes('citizen_id') || code.startsWith('id_') || code.startsWith('same_') ? [String(value ?? '')] : [],
);
const right = expectedOf(DISTRICT).people.map(({ id }) => id);
const numbers = [...new Set([...wrong.filter((n) => n !== ''), ...right])].slice(0, 50);
const phones =
  fileOf(DEPARTMENT)
    .toString('utf8')
    .match(/;0\d{9};/g)
    ?.map((p) => p.slice(1, -1))
    .slice(0, 50) ?? [];

/** Which of the numbers stand somewhere, also without the zeros that a number cell eats. */
const foundIn = (text: string): string[] =>
  [...numbers, ...phones].filter((n) => text.includes(n.replace(/^[0O]+/, '')));

forEachDatabase('citizen ids', (dialect) => {
  const logged: string[] = [];
  const { write, writeSync } = fs;
  let t: TestApp;
  let hr: Session;
  beforeAll(async () => {
    // The log writes straight to the second file descriptor.
    const hear = (fd: unknown, text: unknown) => void (fd === 2 && logged.push(String(text)));
    fs.write = Object.assign(
      (...args: unknown[]) => (hear(args[0], args[1]), Reflect.apply(write, fs, args) as void),
      write,
    );
    fs.writeSync = (...args: unknown[]) => (hear(args[0], args[1]), Reflect.apply(writeSync, fs, args) as number);
    t = await startApp({ dialect, logLevel: 'debug' });
    await prepare(t, [DISTRICT, DEPARTMENT]);
    hr = await t.signInAs('hr', await unitId(t, '79'));
  });
  afterAll(async () => {
    await t.close();
    Object.assign(fs, { write, writeSync });
  });

  it('are told to nobody: not in answers, not in remarks, not in refusals', async () => {
    const sent = await upload(t, hr, {
      bytes: fileOf(DISTRICT),
      unit: '760',
      name: DISTRICT,
      asOf: expectedOf(DISTRICT).as_of,
    });
    const planned = await seeImport(t, hr, sent.id);
    expect(planned.problems.some((p) => p.valueMasked?.includes('•'))).toBe(true);
    expect(await applyImport(t, hr, sent.id, false)).toBe('rows_left_out');
    expect(await applyImport(t, hr, sent.id)).toBe('applied');
    const { said } = await lastImport(t, hr);
    const outcome = await runRoster(t, WARD, { unit: '26740', asOf: expectedOf(WARD).as_of });
    await runRoster(t, DEPARTMENT, { unit: 'STTTT', asOf: expectedOf(DEPARTMENT).as_of });
    expect(foundIn(JSON.stringify([sent, planned, outcome]) + said)).toEqual([]);
  });

  it('in a fault of ours are not in its words', async () => {
    // A table that is gone makes the database refuse the statement, parameters and all.
    const person = expectedOf(DISTRICT).people[0];
    await t.db.transaction((tx) => tx.run('ALTER TABLE person RENAME TO person_gone'));
    const sent = await upload(t, hr, {
      bytes: listCsv([{ name: 'Tô Tuyết Loan', id: person?.id ?? '' }]),
      unit: '26734',
    });
    await t.db.transaction((tx) => tx.run('ALTER TABLE person_gone RENAME TO person'));
    const read = await untilRead(t, sent.id ?? '');
    const { said } = await lastImport(t, hr);
    expect(read).toMatchObject({ state: 'failed', refusalCode: 'internal' });
    expect(foundIn(JSON.stringify([sent, read]) + said)).toEqual([]);
  });

  it('are nowhere in the log', () => {
    expect(logged.join('')).toContain('unexpected error');
    expect(foundIn(logged.join(''))).toEqual([]);
  });

  it('are nowhere in the database in clear', async () => {
    expect(numbers).toHaveLength(50);
    const everything = dialect === 'sqlite' ? await files(t) : await tables(t);
    // What is looked for would be found: names stand in the clear.
    expect(everything).toContain('Phường Bến Nghé');
    expect(everything.length).toBeGreaterThan(1_000_000);
    expect(foundIn(everything)).toEqual([]);
  });
});

/** The database's own files, with what the last checkpoint has left in the log. */
async function files(t: TestApp): Promise<string> {
  await t.db.read.one('SELECT 1');
  const names = readdirSync(t.settings.dataDir).filter((name) => name.startsWith('dat100.sqlite'));
  return names.map((name) => readFileSync(join(t.settings.dataDir, name)).toString('utf8')).join('');
}

/** Every value of every table, bytes as text. */
async function tables(t: TestApp): Promise<string> {
  const names = await t.db.read.rows<{ name: string }>(
    'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()',
  );
  const parts: string[] = [];
  for (const { name } of names)
    for (const row of await t.db.read.rows<Record<string, unknown>>(`SELECT * FROM ${name}`))
      parts.push(
        Object.values(row)
          .map((value) => (Buffer.isBuffer(value) ? value.toString('utf8') : String(value)))
          .join('|'),
      );
  return parts.join('\n');
}
