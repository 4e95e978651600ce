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
    const why = reasons.filter((row) => Number(row['person_id']) === id);
    // Whoever came in only with a list that was undone is there without a word about them.
    const isSilent = facts.jobs.length + events.length + why.length === 0 && details.get(id)?.['details_on'] === null;
    if (isSilent) continue;
    found.set(id, JSON.stringify({ details: details.get(id), ...facts, events, why }));
  }
  return found;
}

const inOrder = <T>(list: readonly T[]): T[] =>
  [...list].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

/** A row of a list as it was written. */
interface Written {
  person: number;
  /** how that person was just before */
  before: string | undefined;
  /** later rows have higher numbers */
  order: number;
}

/** What everybody was before rows of imports were written: an undo brings exactly that back, whatever came in between. */
export class BeforeImports {
  private readonly rows = new Map<number, Written>();
  private readonly looked = new Set<number>();
  private order = 0;

  /** Takes in how the people of rows were just before these were written. */
  async remember(sql: Sql, then: PeopleThen, where: string, params: readonly number[]): Promise<void> {
    this.order += 1;
    for (const { id, person } of await rowsThat(sql, `${STANDS} AND ${where}`, params))
      if (!this.rows.has(id)) this.rows.set(id, { person, before: then.get(person), order: this.order });
  }

  /**
   * Whoever a row of the import has been taken back from is as they were before it, and no list that came later still
   * names them. Answers of how many that could be said.
   */
  async expectBack(sql: Sql, importId: number): Promise<number> {
    const now = await peopleNow(sql);
    const standing = (await rowsThat(sql, STANDS, [])).flatMap(({ id }) => this.rows.get(id) ?? []);
    const undone = await rowsThat(sql, "state = 'undone' AND outcome <> 'unchanged' AND import_id = ?", [importId]);
    // Each is looked at once: what comes later may change its person again.
    const fresh = undone.filter(({ id }) => this.rows.has(id) && !this.looked.has(id));
    for (const { id, person } of fresh) {
      this.looked.add(id);
      const { before, order = 0 } = this.rows.get(id) ?? {};
      const later = standing.filter((row) => row.person === person && row.order > order);
      expect({ importId, row: id, person, is: now.get(person), later }).toEqual({
        importId,
        row: id,
        person,
        is: before,
        later: [],
      });
    }
    return fresh.length;
  }
}

const STANDS = "state IN ('done', 'applied') AND person_id IS NOT NULL";

async function rowsThat(sql: Sql, where: string, params: readonly number[]): Promise<{ id: number; person: number }[]> {
  const rows = await sql.rows<{ id: number; person_id: number }>(
    `SELECT id, person_id FROM import_row WHERE ${where} ORDER BY id`,
    params,
  );
  return rows.map((row) => ({ id: Number(row.id), person: Number(row.person_id) }));
}
