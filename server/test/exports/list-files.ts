import { expect } from '@jest/globals';
import type { GridRow } from '@dat100/shared/roster-grid';
import { parse } from 'csv-parse/sync';
import { readSheets } from '../../src/imports/read-sheet.js';
import type { Session, TestApp } from '../app.js';

export type Choices = Readonly<Record<string, string | number | null>>;

/** A list as a file: the lines above, the headings, and the rows. */
export interface ListFile {
  name: string;
  lines: string[];
  headings: string[];
  rows: string[][];
}

/** Where a list is as a file; empty choices are left out, as the page does. */
export function listAddress(list: string, choices: Choices, format: string): string {
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(choices)) if (value !== null) asked.set(name, String(value));
  return `/files/lists/${list}.${format}?${asked.toString()}`;
}

const fetched = (t: TestApp, address: string, session: Session | null) =>
  fetch(`${t.url}${address}`, { headers: session ? { cookie: session.cookie } : {} });

/** The CSV of a list, as a spreadsheet program cuts it. */
export async function listFile(t: TestApp, list: string, choices: Choices, session: Session): Promise<ListFile> {
  const response = await fetched(t, listAddress(list, choices, 'csv'), session);
  const bytes = Buffer.from(await response.arrayBuffer());
  expect({ list, status: response.status, said: response.ok ? '' : bytes.toString() }).toEqual({
    list,
    status: 200,
    said: '',
  });
  expect(response.headers.get('cache-control')).toBe('no-store');
  // A spreadsheet program knows UTF-8 by its mark.
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const delimiter = choices['lang'] === 'en' ? ',' : ';';
  const cells = parse(bytes, {
    bom: true,
    delimiter,
    relax_column_count: true,
  }) as string[][];
  const blank = cells.findIndex((row) => row.length === 1 && row[0] === '');
  const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? '';
  return {
    name,
    lines: cells.slice(0, blank).map(([line]) => line ?? ''),
    headings: cells[blank + 1] ?? [],
    rows: cells.slice(blank + 2),
  };
}

/** The cells of the workbook of a list below its headings, as numbers and texts; a formula among them fails. */
export async function listBook(
  t: TestApp,
  list: string,
  choices: Choices,
  session: Session,
): Promise<(string | number | null)[][]> {
  const response = await fetched(t, listAddress(list, choices, 'xlsx'), session);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toContain('spreadsheetml');
  const rows: GridRow[] = [];
  for await (const event of readSheets(Buffer.from(await response.arrayBuffer())))
    if (event.type !== 'sheet') rows.push(...event.rows);
  expect(rows.flatMap(({ cells }) => cells).filter(({ formula }) => formula)).toEqual([]);
  // Rows without a cell, as the one above the headings, are not in the file.
  const gap = rows.findIndex(({ row }, i) => i > 0 && row > (rows[i - 1]?.row ?? 0) + 1);
  const width = Math.max(...(rows[gap]?.cells.map(({ column }) => column + 1) ?? [0]));
  return rows.slice(gap + 1).map(({ cells }) => {
    const line: (string | number | null)[] = Array.from({ length: width }, () => null);
    for (const { column, value } of cells) line[column] = value as string | number | null;
    return line;
  });
}

/** The status and code with which a list is refused; nothing is offered to be saved. */
export async function listRefusal(
  t: TestApp,
  list: string,
  choices: Choices,
  session: Session | null,
  format = 'csv',
): Promise<string> {
  const response = await fetched(t, listAddress(list, choices, format), session);
  const { error } = (await response.json()) as { error?: { code: string } };
  expect(response.headers.get('content-disposition')).toBe(null);
  return `${response.status} ${error?.code ?? ''}`;
}

/** What the audit log has of lists that went out, the last one first. */
export async function listsOnRecord(t: TestApp): Promise<{ actor: string; unitId: number | null; detail: object }[]> {
  const rows = await t.db.read.rows<{ actor: string; unit_id: number | null; detail: string }>(
    "SELECT actor, unit_id, detail FROM audit_record WHERE action = 'list.export' ORDER BY seq DESC",
  );
  return rows.map(({ actor, unit_id, detail }) => ({
    actor,
    unitId: unit_id === null ? null : Number(unit_id),
    detail: JSON.parse(detail) as object,
  }));
}
