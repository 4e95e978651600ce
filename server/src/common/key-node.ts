import { randomUUID } from 'node:crypto';
import type { Database } from '../database/database.js';
import { holdNode, Keys, releaseNode } from '../database/keys.js';
import type { Clock } from './clock.js';
import { faultFields, type Log } from './log.js';

const RENEW_MS = 3_600_000;

/** Holds this process's key node for as long as it runs, so that `keys` never meets the keys of another process. */
export class KeyNode {
  readonly keys: Keys;
  private readonly timer: NodeJS.Timeout;

  private constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly log: Log,
    private readonly holder: string,
    private readonly node: number,
  ) {
    this.keys = new Keys(node, () => clock.now());
    this.timer = setInterval(() => void this.renew(), RENEW_MS);
    this.timer.unref();
  }

  static async take(db: Database, clock: Clock, log: Log): Promise<KeyNode> {
    const holder = randomUUID();
    const node = await db.transaction((tx) => holdNode(tx, holder, clock.now()));
    return new KeyNode(db, clock, log, holder, node);
  }

  async release(): Promise<void> {
    clearInterval(this.timer);
    await this.db.transaction((tx) => releaseNode(tx, this.holder, this.node, this.clock.now()));
  }

  private async renew(): Promise<void> {
    try {
      const node = await this.db.transaction((tx) => holdNode(tx, this.holder, this.clock.now(), this.node));
      if (node === this.node) return;
      // Asleep for a whole day: another process may make the same keys by now. Only a fresh start is safe.
      this.log.fatal({ node: this.node }, 'key node lost, stopping');
      process.kill(process.pid, 'SIGTERM');
    } catch (error) {
      this.log.error(faultFields(error), 'key node not renewed, trying again in an hour');
    }
  }
}
