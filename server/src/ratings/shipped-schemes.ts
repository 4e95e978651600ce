import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Canonical } from '@dat100/shared/canonical-json';
import { DECREE_335 } from '@dat100/shared/rating-decree-335';
import { DECREE_90 } from '@dat100/shared/rating-decree-90';
import type { RatingScheme } from '@dat100/shared/rating-scheme';
import { audit } from '../audit/audit.js';
import { Clock } from '../common/clock.js';
import { systemContext } from '../common/context.js';
import { frozen, type Frozen } from '../common/digest.js';
import type { Log } from '../common/log.js';
import { LOG } from '../common/tokens.js';
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
 * it becomes a new version, unless the city has published its own since: that one stays the newest. What was rated by
 * an older version keeps it.
 */
@Injectable()
export class ShippedSchemes implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Log,
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
    for (const scheme of missing) {
      try {
        await this.db.transaction((tx) => this.putInOne(tx, scheme));
      } catch (error) {
        if (faultOf(error) !== 'duplicate') throw error; // another instance was first
      }
    }
  }

  private async putInOne(tx: Tx, scheme: RatingScheme): Promise<void> {
    const { code } = scheme;
    const { json, digest } = frozenScheme(scheme);
    await tx.lock('SELECT code FROM rating_scheme WHERE code = ?', [code]);
    const newest = await tx.one<{ version: number; digest: string; published_by: number | null }>(
      'SELECT version, digest, published_by FROM rating_scheme_version WHERE scheme = ? ORDER BY version DESC LIMIT 1',
      [code],
    );
    if (newest?.digest === digest) return;
    if (newest && newest.published_by !== null) return this.keepOwn(tx, code, Number(newest.version), digest);
    const version = Number(newest?.version ?? 0) + 1;
    if (version === 1) await tx.insert('rating_scheme', ['code', 'draft_revision'], [[code, 0]]);
    await tx.insert(
      'rating_scheme_version',
      ['scheme', 'version', 'content', 'digest', 'published_at', 'published_by', 'note'],
      [[code, version, json, digest, this.clock.now(), null, null]],
    );
    if (version > 1) await this.trace(tx, 'rating.ship_scheme', code, { version, digest });
  }

  /** Leaves the version that the city published in force, and says so once for each text that came. */
  private async keepOwn(tx: Tx, code: string, version: number, digest: string): Promise<void> {
    const name = `rating.kept_from.${code}`;
    const told = await tx.one<{ value: string }>('SELECT value FROM setting WHERE name = ?', [name]);
    if (told?.value === digest) return;
    await tx.upsert('setting', ['name'], ['name', 'value'], [[name, digest]], 'replace');
    await this.trace(tx, 'rating.keep_scheme', code, { version, digest });
    this.log.warn(
      { scheme: code, version },
      "the city's own version of a rating scheme stays; another came with the software",
    );
  }

  private trace(tx: Tx, action: string, code: string, detail: { version: number; digest: string }): Promise<void> {
    const ctx = systemContext('system:start', this.clock.now(), this.clock.today());
    return audit(tx, ctx, { action, subjectType: 'rating_scheme', subjectId: code, unitId: null, detail });
  }
}
