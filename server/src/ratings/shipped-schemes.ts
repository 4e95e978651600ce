import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Canonical } from '@dat100/shared/canonical-json';
import { DECREE_335 } from '@dat100/shared/rating-decree-335';
import { DECREE_90 } from '@dat100/shared/rating-decree-90';
import type { RatingScheme } from '@dat100/shared/rating-scheme';
import { Clock } from '../common/clock.js';
import { frozen, type Frozen } from '../common/digest.js';
import { Database } from '../database/database.js';
import { faultOf } from '../database/dialect.js';
import type { Tx } from '../database/sql.js';

const SHIPPED: readonly RatingScheme[] = [DECREE_90, DECREE_335];

/** The text and digest of a scheme. It is data of whole numbers and texts, though its type has no index of keys. */
export function frozenScheme(scheme: RatingScheme): Frozen {
  return frozen(scheme as unknown as Canonical);
}

/**
 * Schemes that come with the software are put in at start. One whose text is another than any version that came with
 * it becomes a new version: what was rated by an older one keeps it.
 */
@Injectable()
export class ShippedSchemes implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): Promise<void> {
    return this.putIn(SHIPPED);
  }

  /** Puts in what is not there yet; doing it again changes nothing. */
  async putIn(schemes: readonly RatingScheme[]): Promise<void> {
    const known = await this.db.read.rows<{ scheme: string; digest: string }>(
      'SELECT scheme, digest FROM rating_scheme_version WHERE published_by IS NULL',
    );
    const have = new Set(known.map(({ scheme, digest }) => `${scheme} ${digest}`));
    const missing = schemes.filter((scheme) => !have.has(`${scheme.code} ${frozenScheme(scheme).digest}`));
    if (missing.length === 0) return;
    try {
      await this.db.transaction(async (tx) => {
        for (const scheme of missing) await this.add(tx, scheme);
      });
    } catch (error) {
      if (faultOf(error) !== 'duplicate') throw error; // another instance was first
    }
  }

  private async add(tx: Tx, scheme: RatingScheme): Promise<void> {
    const { json, digest } = frozenScheme(scheme);
    const last = await tx.one<{ version: number | null }>(
      'SELECT MAX(version) AS version FROM rating_scheme_version WHERE scheme = ?',
      [scheme.code],
    );
    const version = Number(last?.version ?? 0) + 1;
    if (version === 1) await tx.insert('rating_scheme', ['code', 'draft_revision'], [[scheme.code, 0]]);
    await tx.insert(
      'rating_scheme_version',
      ['scheme', 'version', 'content', 'digest', 'published_at', 'published_by', 'note'],
      [[scheme.code, version, json, digest, this.clock.now(), null, null]],
    );
  }
}
