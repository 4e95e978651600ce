import { canAsk, maybeMeant, type Someone } from '@dat100/shared/police-match';
import { searchForm } from '@dat100/shared/vietnamese-text';
import { marks, pieces, type Sql } from '../../database/sql.js';
import type { CellPlaces } from '../cell-places.js';
import type { PlanDeps } from '../plan-roster.js';
import type { PolicePlannedRow } from './plan-police.js';

/** More than a few would be a guess at a name. */
const MOST = 3;
const NAMES_AT_ONCE = 500;

interface Namesake {
  id: number;
  full_name: string;
  birth_date: string | null;
  birth_year: number | null;
  unit_id: number | null;
}

/**
 * People who may be meant by the rows whose id is nobody's, by the row's place in `planned`; at most three each, of the
 * units the list came in for. They are shown to whoever looks, and never used.
 */
export async function suggestPeople(
  sql: Sql,
  deps: PlanDeps,
  places: CellPlaces,
  planned: readonly PolicePlannedRow[],
): Promise<Map<number, number[]>> {
  const asked = planned.flatMap(({ row, pile }, index) => {
    if (pile !== 'unknown') return [];
    const { fullName, birthDate, birthYear } = row;
    const said: Someone = { fullName, birthDate, birthYear, unitId: namesUnit(places, row) ? row.unitId : null };
    return canAsk(said) ? [{ index, said }] : [];
  });
  const found = new Map<number, number[]>();
  if (asked.length === 0) return found;
  const namesakes = await namesakesOf(sql, deps, [...new Set(asked.map(({ said }) => searchForm(said.fullName)))]);
  for (const { index, said } of asked) {
    const meant = (namesakes.get(searchForm(said.fullName)) ?? []).filter((known) => maybeMeant(said, known));
    if (meant.length > 0 && meant.length <= MOST)
      found.set(
        index,
        meant.map(({ id }) => id),
      );
  }
  return found;
}

/** Whether the list has a column for units: else every row is of the unit that the list came in for. */
function namesUnit(places: CellPlaces, row: PolicePlannedRow['row']): boolean {
  const column = (field: string) => places.of(row, { field, criterion: null, value: null }).column;
  const id = column('citizenId');
  return column('unitName') !== id || column('unitCode') !== id;
}

type Known = Someone & { id: number };

async function namesakesOf(sql: Sql, deps: PlanDeps, names: readonly string[]): Promise<Map<string, Known[]>> {
  const found = new Map<string, Known[]>();
  for (const piece of pieces(names, NAMES_AT_ONCE)) {
    const rows = await sql.rows<Namesake>(
      `SELECT id, full_name, birth_date, birth_year, unit_id FROM person WHERE search_name IN (${marks(piece.length)}) ORDER BY id`,
      piece,
    );
    for (const row of rows) {
      const unitId = row.unit_id === null ? null : Number(row.unit_id);
      if (unitId === null || !deps.inside(unitId)) continue;
      const birthYear = row.birth_year === null ? null : Number(row.birth_year);
      const known = { id: Number(row.id), fullName: row.full_name, birthDate: row.birth_date, birthYear, unitId };
      const name = searchForm(row.full_name);
      const list = found.get(name);
      if (list) list.push(known);
      else found.set(name, [known]);
    }
  }
  return found;
}
