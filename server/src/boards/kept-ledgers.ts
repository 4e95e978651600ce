import type { Ledger } from './ledger.service.js';

const MOST = 200;

/** The last ledgers worked out, under names that change when they may: a month of a city takes a while. */
export class KeptLedgers {
  private readonly kept = new Map<string, Promise<Ledger>>();

  /** The ledger of a name; who asks for one that is being worked out waits for it. */
  get(name: string, make: () => Promise<Ledger>): Promise<Ledger> {
    const known = this.kept.get(name);
    this.kept.delete(name);
    const ledger = known ?? make();
    this.kept.set(name, ledger);
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST && oldest !== undefined) this.kept.delete(oldest);
    // What failed is asked again.
    ledger.catch(() => this.kept.delete(name));
    return ledger;
  }
}
