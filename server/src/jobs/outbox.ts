import type { Sql, Tx } from '../database/sql.js';
import { ringOutbox } from './outbox-bell.js';

/** An event that other processes and subscribers learn of. */
export interface OutboxEvent {
  seq: number;
  at: number;
  topic: string;
  payload: unknown;
}

/**
 * Puts an event in the outbox, in the caller's transaction and as its last act: the sequence is taken under a locked
 * row, so that commit order is sequence order and no poller skips an event. The poller of this process looks right after
 * the commit; the others do at their next half second.
 */
export async function emit(tx: Tx, at: number, topic: string, payload: unknown): Promise<number> {
  const [row] = await tx.lock<{ value: number }>("SELECT value FROM sequence WHERE name = 'outbox'");
  const seq = Number(row?.value ?? 0) + 1;
  await tx.run("UPDATE sequence SET value = ? WHERE name = 'outbox'", [seq]);
  await tx.insert('outbox', ['seq', 'at', 'topic', 'payload'], [[seq, at, topic, JSON.stringify(payload)]]);
  tx.afterCommit(() => ringOutbox());
  return seq;
}

/** Events after `seq`, oldest first. */
export async function eventsAfter(sql: Sql, seq: number, limit = 500): Promise<OutboxEvent[]> {
  const rows = await sql.rows<{ seq: number; at: number; topic: string; payload: string }>(
    'SELECT seq, at, topic, payload FROM outbox WHERE seq > ? ORDER BY seq LIMIT ?',
    [seq, limit],
  );
  return rows.map((row) => ({
    seq: Number(row.seq),
    at: Number(row.at),
    topic: row.topic,
    payload: JSON.parse(row.payload) as unknown,
  }));
}

/** The newest sequence. */
export async function newestSeq(sql: Sql): Promise<number> {
  const row = await sql.one<{ value: number }>("SELECT value FROM sequence WHERE name = 'outbox'");
  return Number(row?.value ?? 0);
}
