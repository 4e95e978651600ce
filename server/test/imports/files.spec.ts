import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { forEachDatabase, startApp, type Session, type TestApp } from '../app.js';
import { drift, IMPORT_PARTS, prepare, unitId } from '../roster-city.js';
import { DISTRICT } from '../roster-lists.js';
import { untilApplied, untilRead } from '../until-read.js';

/**
 * Files as offices send them, one for each thing that can be odd about them (ok), and for each reason to refuse them
 * (not-ok). Beside each its right outcome. All go the whole way: upload, reading, plan. The people are invented.
 */
interface Place {
  severity: string;
  code: string;
  sheet: string;
  row: number;
  column: string | null;
  header: string | null;
}
interface Expected {
  why: string;
  outcome: 'planned' | 'refused';
  refusal?: string;
  /** Refused by the upload form already: there is nothing to keep a record of. */
  atTheDoor?: boolean;
  kind?: string;
  unit?: string;
  asOf?: string;
  counts?: Record<string, number>;
  issues?: Place[];
  /** Lists that were imported before. */
  before?: { file: string; unit: string; asOf: string; kind: string }[];
}
interface Seen {
  state: string;
  kind: string;
  refusalCode: string | null;
  refusalVi: string | null;
  refusalEn: string | null;
  counts: Record<string, number>;
  problems: (Place & { valueMasked: string | null; messageVi: string; messageEn: string })[];
}

const SUFFIX = '.expected.json';
const casesIn = (folder: string): { file: string; expected: Expected }[] =>
  readdirSync(new URL(`${folder}/`, import.meta.url))
    .filter((name) => name.endsWith(SUFFIX))
    .sort()
    .map((name) => ({
      file: name.slice(0, -SUFFIX.length),
      expected: JSON.parse(readFileSync(new URL(`${folder}/${name}`, import.meta.url), 'utf8')) as Expected,
    }));
const bytesOf = (path: string): Buffer => readFileSync(new URL(path, import.meta.url));
/** What is missing cannot be shown, and what a whole row or sheet is about stands in no cell. */
const SHOWS_NO_VALUE = /^(?:missing_|kind_assumed|hidden_)/;

it('there is a file for every fault, and an answer beside every file', () => {
  for (const folder of ['ok', 'not-ok']) {
    const files = readdirSync(new URL(`${folder}/`, import.meta.url), { withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith(SUFFIX))
      .map(({ name }) => name);
    expect(files.sort()).toEqual(casesIn(folder).map(({ file }) => file));
  }
  expect(casesIn('ok').length + casesIn('not-ok').length).toBeGreaterThanOrEqual(90);
});

forEachDatabase('files as they are sent', (dialect) => {
  let t: TestApp;
  let hr: Session;
  let liaison: Session;
  beforeAll(async () => {
    t = await startApp({ dialect });
    await prepare(t, [DISTRICT]);
    hr = await t.signInAs('hr', await unitId(t, '760'));
    liaison = await t.signInAs('police_liaison', await unitId(t, '760'));
  });
  afterAll(() => t.close());

  async function send(
    path: string,
    unit: string,
    asOf: string | undefined,
    kind = 'roster',
  ): Promise<Seen & { id: string }> {
    const form = new FormData();
    form.set('unitId', String(await unitId(t, unit)));
    if (asOf !== undefined) form.set('asOf', asOf);
    if (kind === 'police') form.set('kind', kind);
    form.set('file', new Blob([new Uint8Array(bytesOf(path))]), path.split('/').at(-1));
    const by = kind === 'police' ? liaison : hr;
    const headers = { 'x-requested-with': 'dat100', cookie: by.cookie };
    const response = await fetch(`${t.url}/files/imports`, { method: 'POST', headers, body: form });
    const body = (await response.json()) as { id?: string; error?: { code: string } };
    if (body.id === undefined) throw new Error(`not taken: ${body.error?.code}`);
    const { id } = body;
    await untilRead(t, id);
    const query = `query($id: ID!) { import(id: $id) { ${IMPORT_PARTS} } }`;
    return { ...(await t.ask<{ import: Seen }>(query, { id }, by)).import, id };
  }

  describe('taken in', () => {
    it.each(casesIn('ok'))('$file: $expected.why', async ({ file, expected }) => {
      for (const earlier of expected.before ?? []) {
        const { id } = await send(`ok/before/${earlier.file}`, earlier.unit, earlier.asOf, earlier.kind);
        const applied = 'mutation($id: ID!) { applyImport(id: $id, goodRowsOnly: true) { state } }';
        await t.ask(applied, { id }, earlier.kind === 'police' ? liaison : hr);
        expect((await untilApplied(t, id)).state).toBe('applied');
      }
      const seen = await send(`ok/${file}`, expected.unit ?? '760', expected.asOf, expected.kind);
      const { rows, new: fresh, changed, unchanged, conflict, rejected } = seen.counts;
      expect({ state: seen.state, kind: seen.kind, refusal: seen.refusalCode }).toEqual({
        state: expected.outcome,
        kind: expected.kind,
        refusal: null,
      });
      expect({ rows, new: fresh, changed, unchanged, conflict, rejected }).toEqual(expected.counts);
      expect(rows).toBe((fresh ?? 0) + (changed ?? 0) + (unchanged ?? 0) + (conflict ?? 0) + (rejected ?? 0));
      const places = seen.problems.map(({ severity, code, sheet, row, column, header }) => ({
        severity,
        code,
        sheet,
        row,
        column,
        header,
      }));
      expect(places.sort(byPlace)).toEqual([...(expected.issues ?? [])].sort(byPlace));
      for (const problem of seen.problems) expectFullWords(problem);
    });
  });

  describe('refused', () => {
    it.each(casesIn('not-ok'))('$file: $expected.why', async ({ file, expected }) => {
      const sent = send(`not-ok/${file}`, '760', '2023-11-25');
      if (expected.atTheDoor) return expect(sent).rejects.toThrow(`not taken: ${expected.refusal}`);
      const seen = await sent;
      expect({ state: seen.state, refusal: seen.refusalCode, problems: seen.problems }).toEqual({
        state: 'refused',
        refusal: expected.refusal,
        problems: [],
      });
      expect(seen.counts).toMatchObject({ rows: 0, new: 0, rejected: 0 });
      expect(seen.refusalVi).toMatch(/Hãy .+\.$/);
      expect(seen.refusalEn).toMatch(/.{40,}\.$/);
    });
  });

  it('nothing of all this has moved a counter that a recount would not', async () => {
    expect(await drift(t)).toBe(0);
  });
});

/** Sheet, row, column and heading; what was read, what was expected: in both languages. */
function expectFullWords(problem: Seen['problems'][number]): void {
  const { sheet, row, column, header, code, severity, valueMasked, messageVi, messageEn } = problem;
  const heading = header === null ? '' : ` (${header})`;
  const inVi = `${sheet === '' ? 'Dòng' : `Trang “${sheet}”, dòng`} ${row}${column === null ? '' : `, cột ${column}${heading}`}: `;
  const inEn = `${sheet === '' ? 'Row' : `Sheet “${sheet}”, row`} ${row}${column === null ? '' : `, column ${column}${heading}`}: `;
  expect(messageVi.slice(0, inVi.length)).toBe(inVi);
  expect(messageEn.slice(0, inEn.length)).toBe(inEn);
  if (severity.endsWith('_rejected')) {
    expect(column).not.toBeNull();
    expect(messageVi).toMatch(/Hãy|Nếu/);
  }
  if (!SHOWS_NO_VALUE.test(code)) expect({ code, valueMasked }).not.toEqual({ code, valueMasked: null });
}

function byPlace(a: Place, b: Place): number {
  return a.sheet < b.sheet ? -1 : a.sheet > b.sheet ? 1 : a.row - b.row || (a.code < b.code ? -1 : 1);
}
