import type { RequestContext } from '../common/context.js';
import { marks, pieces, type Sql } from '../database/sql.js';
import type { UnitRef } from './unit-ref.model.js';
import { idsOfPath, rootPaths } from './unit-scope.js';

interface UnitRow {
  id: number;
  code: string;
  name: string;
  kind: string;
  path: string;
}

const AT_ONCE = 5000;

/** The references of a set of units, each asked for once however many: two queries in all. Unknown ids are left out. */
export async function unitRefs(
  sql: Sql,
  ctx: RequestContext,
  ids: Iterable<number | null>,
): Promise<Map<number, UnitRef>> {
  const wanted = [...new Set([...ids].filter((id) => id !== null))];
  const units = await readUnits(sql, wanted);
  const above = [...new Set([...units.values()].flatMap((unit) => idsOfPath(unit.path)))].filter(
    (id) => !units.has(id),
  );
  const names = new Map([...units, ...(await readUnits(sql, above))].map(([id, unit]) => [id, unit.name]));
  const refOf = refsAmong(ctx, names);
  return new Map([...units].map(([id, unit]) => [id, refOf(unit)]));
}

/** How units are named to a caller, `names` being those of all units on their paths. */
export function refsAmong(
  ctx: RequestContext,
  names: ReadonlyMap<number, string>,
): (unit: Readonly<UnitRow>) => UnitRef {
  const roots = rootPaths(ctx, 'people.identify');
  return ({ id, code, name, kind, path }) => {
    const inMyScope = roots === null || roots.some((root) => path.startsWith(root));
    return { id, code, name, kind, pathText: pathText(path, names), inMyScope };
  };
}

/** The names along a path; the city stands above all of them and is named only where nothing else is. */
export function pathText(path: string, names: ReadonlyMap<number, string>): string {
  const ids = idsOfPath(path);
  const shown = ids.length > 1 ? ids.slice(1) : ids;
  return shown.map((id) => names.get(id) ?? '…').join(' / ');
}

async function readUnits(sql: Sql, ids: readonly number[]): Promise<Map<number, UnitRow>> {
  const found = new Map<number, UnitRow>();
  for (const piece of pieces(ids, AT_ONCE)) {
    const rows = await sql.rows<UnitRow>(
      `SELECT id, code, name, kind, path FROM unit WHERE id IN (${marks(piece.length)})`,
      piece,
    );
    for (const row of rows) found.set(Number(row.id), { ...row, id: Number(row.id) });
  }
  return found;
}
