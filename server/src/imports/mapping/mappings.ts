import type { ColumnMapping } from '@dat100/shared/roster-reading';
import { idsOfPath } from '../../access/unit-scope.js';
import type { RequestContext } from '../../common/context.js';
import { marks, type Sql, type Tx } from '../../database/sql.js';
import type { Unit } from '../../units/unit.js';

/** A mapping as a unit keeps it. */
export interface KeptMapping extends ColumnMapping {
  unitId: number;
  /** epoch milliseconds */
  updatedAt: number;
}

/** What users said the columns of some shapes of sheet mean, for a unit: its own word before that of those above it. */
export async function mappingsFor(sql: Sql, unit: Pick<Unit, 'path'>): Promise<KeptMapping[]> {
  const ids = idsOfPath(unit.path);
  const rows = await sql.rows<{ unit_id: number; shape: string; fields: string; updated_at: number }>(
    `SELECT unit_id, shape, fields, updated_at FROM import_mapping WHERE unit_id IN (${marks(ids.length)})`,
    ids,
  );
  const depth = (row: { unit_id: number }): number => ids.indexOf(Number(row.unit_id));
  return rows
    .sort((a, b) => depth(b) - depth(a))
    .map(({ unit_id, shape, fields, updated_at }) => ({
      ...{ shape, fields: JSON.parse(fields) as ColumnMapping['fields'] },
      ...{ unitId: Number(unit_id), updatedAt: Number(updated_at) },
    }));
}

/** Remembers a mapping for a unit and those below it, in place of what it said before. */
export async function storeMapping(tx: Tx, ctx: RequestContext, unitId: number, mapping: ColumnMapping): Promise<void> {
  await tx.upsert(
    'import_mapping',
    ['unit_id', 'shape'],
    ['unit_id', 'shape', 'fields', 'updated_at', 'updated_by'],
    [[unitId, mapping.shape, JSON.stringify(mapping.fields), ctx.now, ctx.actor.userId]],
    'replace',
  );
}
