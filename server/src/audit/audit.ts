import type { RequestContext } from '../common/context.js';
import type { Tx } from '../database/sql.js';

/** What an audit row says. `detail` holds ids, codes and counts, never names or citizen ids. */
export interface AuditEntry {
  action: string;
  subjectType: string;
  subjectId: number | string | null;
  unitId: number | null;
  detail: Record<string, unknown>;
}

/**
 * Writes one audit row in the caller's transaction: no change without its trace.
 * The sequence is taken under a locked row, so that a later hash chain has one order (prev_hash and hash wait for it).
 */
export async function audit(tx: Tx, ctx: RequestContext, entry: AuditEntry): Promise<void> {
  const [row] = await tx.lock<{ value: number }>("SELECT value FROM sequence WHERE name = 'audit'");
  const seq = Number(row?.value ?? 0) + 1;
  await tx.run("UPDATE sequence SET value = ? WHERE name = 'audit'", [seq]);
  await tx.insert(
    'audit_record',
    ['seq', 'at', 'actor_id', 'actor', 'on_behalf_of', 'action', 'subject_type', 'subject_id', 'unit_id', 'detail'],
    [
      [
        seq,
        ctx.now,
        ctx.actor.userId,
        ctx.actor.label,
        ctx.actor.onBehalfOf,
        entry.action,
        entry.subjectType,
        entry.subjectId === null ? null : String(entry.subjectId),
        entry.unitId,
        JSON.stringify(entry.detail),
      ],
    ],
  );
}
