import type { ColumnMapping } from '@dat100/shared/roster-reading';
import type { Sql } from '../../database/sql.js';
import { marks } from '../../database/sql.js';
import { idsOfPath, type Unit } from '../../units/unit.js';

/** What users said the columns of some shapes of sheet mean, for a unit: its own word before that of those above it. */
export async function mappingsFor(sql: Sql, unit: Pick<Unit, 'path'>): Promise<ColumnMapping[]> {
  const ids = idsOfPath(unit.path);
  const rows = await sql.rows<{ unit_id: number; shape: string; fields: string }>(
    `SELECT unit_id, shape, fields FROM import_mapping WHERE unit_id IN (${marks(ids.length)})`,
    ids,
  );
  const depth = (row: { unit_id: number }): number => ids.indexOf(Number(row.unit_id));
  return rows
    .sort((a, b) => depth(b) - depth(a))
    .map(({ shape, fields }) => ({ shape, fields: JSON.parse(fields) as ColumnMapping['fields'] }));
}
