import { marks, pieces, type Tx } from '../database/sql.js';

/**
 * Moves the revision of people on: something about their details or facts is another than it was. Belongs into the
 * transaction of the change, once for each person; a stored plan stands as long as the revision it was made on.
 */
export async function moveRevision(tx: Tx, personIds: readonly number[]): Promise<void> {
  for (const ids of pieces([...new Set(personIds)], 1000))
    await tx.run(`UPDATE person SET revision = revision + 1 WHERE id IN (${marks(ids.length)})`, ids);
}
