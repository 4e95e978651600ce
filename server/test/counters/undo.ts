import { expect } from '@jest/globals';
import type { Sql } from '../../src/database/sql.js';
import { readCity } from './naive-recount.js';

/** What stands about everybody, in words that are the same when all of it is the same again; nobody = nothing stands. */
export type PeopleThen = ReadonlyMap<number, string>;

type Row = Record<string, string | number | null>;

const DETAILS = 'id, full_name, search_name, sort_key, birth_date, birth_year, sex, title, details_on';

/** Reads it from the tables, the naive way. */
export async function peopleNow(sql: Sql): Promise<Map<number, string>> {
  const details = new Map(
    (await sql.rows<Row>(`SELECT ${DETAILS} FROM person`)).map((row) => [Number(row['id']), row]),
  );
  const reasons = await sql.rows<Row>('SELECT * FROM stuck ORDER BY person_id, criterion_id');
  const found = new Map<number, string>();
  for (const { id, jobs, memberships, marks, told } of (await readCity(sql)).people) {
    const stands = <T extends { from: string; to: string | null }>(list: readonly T[]) =>
      inOrder(list.filter(({ from, to }) => to === null || to >= from));
    const facts = { jobs: stands(jobs), memberships: stands(memberships), marks: stands(marks) };
    const events = inOrder([...told].map(([criterion, list]) => [criterion, inOrder(list)]));
    if (facts.jobs.length + events.length === 0) continue;
    const why = reasons.filter((row) => Number(row['person_id']) === id);
    found.set(id, JSON.stringify({ details: details.get(id), ...facts, events, why }));
  }
  return found;
}

const inOrder = <T>(list: readonly T[]): T[] =>
  [...list].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

/** What everybody was before rows of imports were written: an undo brings exactly that back, whatever came in between. */
export class BeforeImports {
  private readonly rows = new Map<number, string | undefined>();

  /** Takes in how the people of rows were just before these were written. */
  async remember(sql: Sql, then: PeopleThen, where: string, params: readonly number[]): Promise<void> {
    for (const { id, person_id: person } of await appliedRows(sql, where, params))
      if (!this.rows.has(id)) this.rows.set(id, then.get(person));
  }

  /** Whoever a row of the import has been taken back from is as they were before it. */
  async expectBack(sql: Sql, importId: number): Promise<number> {
    const now = await peopleNow(sql);
    const undone = await sql.rows<{ id: number; person_id: number }>(
      "SELECT id, person_id FROM import_row WHERE import_id = ? AND state = 'undone' AND outcome <> 'unchanged' ORDER BY id",
      [importId],
    );
    let compared = 0;
    for (const row of undone) {
      const id = Number(row.id);
      if (!this.rows.has(id)) continue;
      const person = Number(row.person_id);
      expect({ importId, row: id, person, is: now.get(person) }).toEqual({
        importId,
        row: id,
        person,
        is: this.rows.get(id),
      });
      // Looked at once: what comes later may change them again.
      this.rows.delete(id);
      compared += 1;
    }
    return compared;
  }
}

async function appliedRows(
  sql: Sql,
  where: string,
  params: readonly number[],
): Promise<{ id: number; person_id: number }[]> {
  const rows = await sql.rows<{ id: number; person_id: number }>(
    `SELECT id, person_id FROM import_row WHERE state IN ('done', 'applied') AND person_id IS NOT NULL AND ${where}`,
    params,
  );
  return rows.map((row) => ({ id: Number(row.id), person_id: Number(row.person_id) }));
}
