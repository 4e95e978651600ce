import type { Tx } from './sql.js';

// Keys are whole numbers under 2^53 in time order: 31 bits of seconds since 2020, 8 bits of node, 14 bits of sequence.
const EPOCH_SECONDS = 1_577_836_800;
const SEQUENCES = 16_384;
const NODES = 256;
const HOLD_MS = 24 * 3_600_000;

/** No key made at `instant` (epoch milliseconds) or later is smaller. */
export const keyOfInstant = (instant: number): number =>
  (Math.floor(instant / 1000) - EPOCH_SECONDS) * NODES * SEQUENCES;

/**
 * Makes keys in time order without asking the database for each: a process holds one of 256 nodes for a day at a
 * time, so that two processes never make the same key. A burst of more than 16,384 keys a second borrows from the
 * seconds to come.
 */
export class Keys {
  private second = 0;
  private sequence = 0;

  constructor(
    private readonly node: number,
    private readonly now: () => number,
  ) {
    if (!Number.isInteger(node) || node < 0 || node >= NODES) throw new RangeError(`node ${node} is not 0-255`);
  }

  next(): number {
    const second = Math.floor(this.now() / 1000) - EPOCH_SECONDS;
    if (second > this.second) {
      this.second = second;
      this.sequence = 0;
    }
    const key = (this.second * NODES + this.node) * SEQUENCES + this.sequence;
    this.sequence += 1;
    if (this.sequence === SEQUENCES) {
      this.second += 1;
      this.sequence = 0;
    }
    return key;
  }
}

/** Takes the node that has been free the longest; the caller renews it by calling again with its number. */
export async function holdNode(tx: Tx, holder: string, now: number, held?: number): Promise<number> {
  const rows = await tx.lock<{ node: number; held_until: number; holder: string }>(
    'SELECT node, held_until, holder FROM key_node ORDER BY held_until, node',
  );
  const mine = rows.find((row) => Number(row.node) === held && row.holder === holder);
  const free = mine ?? rows.find((row) => Number(row.held_until) < now);
  if (!free) throw new Error('all 256 key nodes are held; is a process starting over and over?');
  await tx.run('UPDATE key_node SET holder = ?, held_until = ? WHERE node = ?', [holder, now + HOLD_MS, free.node]);
  return Number(free.node);
}

/** Gives the node back, so that short commands do not use them up. The key space of a second is not reused. */
export async function releaseNode(tx: Tx, holder: string, node: number, now: number): Promise<void> {
  await tx.run('UPDATE key_node SET held_until = ? WHERE node = ? AND holder = ?', [now + 60_000, node, holder]);
}
