import { Injectable } from '@nestjs/common';
import { PEER_GROUPS, type Label } from '@dat100/shared/codes';
import type { Compliance } from '@dat100/shared/rating-scheme';
import { inScope } from '../../access/unit-scope.js';
import type { RequestContext } from '../../common/context.js';
import { notFound } from '../../common/errors.js';
import { Database } from '../../database/database.js';
import { marks } from '../../database/sql.js';
import { seesAll } from '../../boards/chain.js';
import { groupOfKey } from './gather-units.js';
import { hiddenUnits } from './hidden-units.js';
import { PeriodReading } from './period-reading.service.js';
import { versionAt } from '../stored-schemes.js';
import type { StoredPeriod } from './stored-periods.js';
import { shownUnit, type ShownUnit } from './shown-unit.js';
import { ratedUnits, ratedGroups } from './stored-units.js';

/** Units that were ranked together. */
export interface RatedGroup {
  key: string;
  vi: string;
  en: string;
  /** the unit above them */
  under: string;
  units: number;
  ranked: number;
}

/** The units of a period, by group. */
export interface UnitRatings {
  period: StoredPeriod;
  basis: Compliance['basis'];
  /** the orders' criteria the rate is of, in the order of the scheme */
  criteria: readonly { code: string; name: Label }[];
  schemeName: Label;
  /** SHA-256 of the version of the scheme */
  schemeDigest: string;
  groups: RatedGroup[];
  /** the group that is shown; null: all of them */
  group: string | null;
  units: ShownUnit[];
}

/** Ratings of units, which anybody who reads ratings may see as they see the boards. */
@Injectable()
export class UnitRatingsService {
  constructor(
    private readonly db: Database,
    private readonly reading: PeriodReading,
  ) {}

  /** One group of units, the first when none is named; `all` reads every group. @throws not_found */
  async read(ctx: RequestContext, periodId: number, group: string | null, all = false): Promise<UnitRatings> {
    const period = await this.reading.shown(ctx, periodId);
    const groups = await this.groups(periodId);
    const shown = all ? null : (groups.find(({ key }) => group === null || key === group)?.key ?? null);
    if (group !== null && !groups.some(({ key }) => key === group)) throw notFound();
    const { scheme, digest } = await versionAt(this.db.read, period.scheme, period.schemeVersion);
    const { basis, criteria } = scheme.compliance;
    const order = new Map(groups.map(({ key }, i) => [key, i]));
    const every = groups.length === 0 ? [] : await ratedUnits(this.db.read, periodId);
    const wanted = all ? group : shown;
    const units = every.filter((unit) => wanted === null || unit.group === wanted);
    const isOwn = (path: string) => inScope(ctx, 'rating.sheet', path) || seesAll(ctx, path, false);
    const beside = hiddenUnits(every, isOwn);
    const ofRate = new Set(criteria.map(({ code }) => code));
    return {
      period,
      basis,
      criteria,
      schemeName: scheme.name,
      schemeDigest: digest,
      groups,
      group: shown,
      units: units
        .map((unit) => shownUnit(unit, { own: isOwn(unit.path), beside: beside.has(unit.unitId), criteria: ofRate }))
        .sort((a, b) => (order.get(a.group) ?? 0) - (order.get(b.group) ?? 0) || (a.place ?? MANY) - (b.place ?? MANY)),
    };
  }

  private async groups(periodId: number): Promise<RatedGroup[]> {
    const stored = await ratedGroups(this.db.read, periodId);
    const above = [...new Set(stored.map(({ key }) => groupOfKey(key).parentId))];
    const [named, parents] = await Promise.all([
      this.db.read.rows<{ code: string; name_vi: string; name_en: string }>(
        'SELECT code, name_vi, name_en FROM peer_group',
      ),
      this.db.read.rows<{ id: number; name: string; depth: number; sort_key: string }>(
        `SELECT id, name, depth, sort_key FROM unit WHERE id IN (${marks(above.length)})`,
        above,
      ),
    ]);
    const kinds = new Map<string, { vi: string; en: string; place: number }>([
      ...PEER_GROUPS.map(({ code, vi, en }, place) => [code, { vi, en, place }] as const),
      ...named.map(({ code, name_vi, name_en }) => [code, { vi: name_vi, en: name_en, place: MANY }] as const),
    ]);
    const unitOf = new Map(parents.map((row) => [Number(row.id), row]));
    return stored
      .map(({ key, units, ranked }) => {
        const { peerGroup, parentId } = groupOfKey(key);
        const kind = kinds.get(peerGroup) ?? { vi: peerGroup, en: peerGroup, place: MANY };
        const parent = unitOf.get(parentId);
        const at = { depth: Number(parent?.depth ?? 0), sort: parent?.sort_key ?? '', place: kind.place };
        return { key, vi: kind.vi, en: kind.en, under: parent?.name ?? '', units, ranked, at };
      })
      .sort(
        (a, b) =>
          a.at.depth - b.at.depth ||
          (a.at.sort < b.at.sort ? -1 : a.at.sort > b.at.sort ? 1 : 0) ||
          a.at.place - b.at.place,
      )
      .map(({ at: _at, ...group }) => group);
  }
}

const MANY = 1_000_000;
