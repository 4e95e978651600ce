import type { CountRules } from '@dat100/shared/person-history';
import type { RequestContext } from '../../common/context.js';
import type { Secrets } from '../../database/secrets.js';
import { marks, pieces, type Tx } from '../../database/sql.js';
import { countUncounted } from '../../rollups/settle.js';
import type { StoredImport } from '../stored-import.js';
import { answeredRows } from './answered-rows.js';

// The rows that wait for a decision while their import is undone, and those of earlier imports that it had answered.

const AT_ONCE = 1000;

interface WaitingRow {
  id: number;
  unit_id: number | null;
}

/** What moving waiting rows needs. */
export interface Closing {
  ctx: RequestContext;
  rules: CountRules;
}

/**
 * Takes the waiting rows of an import off the boards before its undo begins, so that nobody decides them meanwhile. They
 * carry the import's own key as what answered them.
 */
export async function closeOpenRows(tx: Tx, { ctx, rules }: Closing, importId: number): Promise<void> {
  const rows = await tx.lock<WaitingRow>(
    "SELECT id, unit_id FROM import_row WHERE import_id = ? AND state = 'open' ORDER BY id",
    [importId],
  );
  await setState(tx, rows, 'superseded', importId);
  await countUncounted(tx, rules, ctx.now, byUnit(rows, -1));
}

/** The undo was stopped: what waited waits again. */
export async function reopenOwnRows(tx: Tx, { ctx, rules }: Closing, importId: number): Promise<void> {
  const rows = await tx.lock<WaitingRow>(
    "SELECT id, unit_id FROM import_row WHERE import_id = ? AND superseded_by = ? AND state = 'superseded' ORDER BY id",
    [importId, importId],
  );
  await setState(tx, rows, 'open', null);
  await countUncounted(tx, rules, ctx.now, byUnit(rows, 1));
}

/** What the import had answered is asked again, unless another list that stands answers it as well. */
export async function reopenAnswered(
  tx: Tx,
  { ctx, rules, secrets }: Closing & { secrets: Secrets },
  stored: Pick<StoredImport, 'id' | 'kind'>,
): Promise<void> {
  const { again, answeredBy } = await answeredRows(tx, secrets, stored);
  await setState(tx, again, 'open', null);
  for (const [other, rows] of answeredBy) await setState(tx, rows, 'superseded', other);
  await countUncounted(tx, rules, ctx.now, byUnit(again, 1));
}

async function setState(
  tx: Tx,
  rows: readonly WaitingRow[],
  state: 'open' | 'superseded',
  supersededBy: number | null,
): Promise<void> {
  for (const piece of pieces(rows, AT_ONCE))
    await tx.run(`UPDATE import_row SET state = ?, superseded_by = ? WHERE id IN (${marks(piece.length)})`, [
      state,
      supersededBy,
      ...piece.map(({ id }) => Number(id)),
    ]);
}

/** How many rows of each unit, counted with a sign. */
function byUnit(rows: readonly WaitingRow[], sign: 1 | -1): Map<number, number> {
  const found = new Map<number, number>();
  for (const { unit_id: id } of rows) if (id !== null) found.set(Number(id), (found.get(Number(id)) ?? 0) + sign);
  return found;
}
