import type { CountRules } from '@dat100/shared/person-history';
import type { RequestContext } from '../../common/context.js';
import { marks, pieces, type Tx } from '../../database/sql.js';
import { countUncounted } from '../../rollups/settle.js';
import { supersede } from '../answered-rows.js';
import type { StoredImport } from '../stored-import.js';

interface OpenRow {
  id: number;
  unit_id: number | null;
  citizen_id_index: string;
}

/**
 * Opens what a police list left for a decision, at the units of the people it is about. It answers no unit's own list:
 * only what earlier police lists left open about the people it names. Ids that are nobody's wait for nothing.
 */
export async function openPoliceRows(
  tx: Tx,
  ctx: RequestContext,
  rules: CountRules,
  stored: Pick<StoredImport, 'id' | 'asOf'>,
): Promise<void> {
  const byUnit = new Map<number, number>();
  for (const [id, n] of await supersede(tx, stored.id, await answeredBy(tx, stored))) byUnit.set(id, -n);
  const own = "import_id = ? AND state = 'planned' AND outcome = 'conflict'";
  for (const { unit_id: id } of await tx.rows<{ unit_id: number | null }>(
    `SELECT unit_id FROM import_row WHERE ${own}`,
    [stored.id],
  ))
    if (id !== null) byUnit.set(Number(id), (byUnit.get(Number(id)) ?? 0) + 1);
  await tx.run(`UPDATE import_row SET state = 'open' WHERE ${own}`, [stored.id]);
  await tx.run(
    "UPDATE import_row SET state = 'superseded' WHERE import_id = ? AND state = 'planned' AND outcome = 'rejected'",
    [stored.id],
  );
  await countUncounted(tx, rules, ctx.now, byUnit);
}

/** Open rows of police lists that are no newer, about people whom this list names again. */
async function answeredBy(tx: Tx, { id, asOf }: Pick<StoredImport, 'id' | 'asOf'>): Promise<OpenRow[]> {
  const open = await tx.rows<OpenRow>(
    `SELECT r.id, r.unit_id, r.citizen_id_index FROM import_file f JOIN import_row r ON r.import_id = f.id
      WHERE f.kind = 'police' AND f.as_of <= ? AND f.id <> ? AND r.outcome = 'conflict' AND r.state = 'open'
        AND r.citizen_id_index IS NOT NULL ORDER BY r.id`,
    [asOf, id],
  );
  const named = new Set<string>();
  for (const piece of pieces([...new Set(open.map((row) => row.citizen_id_index))], 1000)) {
    const rows = await tx.rows<{ citizen_id_index: string }>(
      `SELECT citizen_id_index FROM import_row WHERE import_id = ? AND citizen_id_index IN (${marks(piece.length)})`,
      [id, ...piece],
    );
    for (const row of rows) named.add(row.citizen_id_index);
  }
  return open.filter((row) => named.has(row.citizen_id_index));
}
