import { Injectable } from '@nestjs/common';
import { kindsIn } from '@dat100/shared/rating-period-settings';
import type { RequestContext } from '../../common/context.js';
import { notFound } from '../../common/errors.js';
import { Database } from '../../database/database.js';
import { holdsForTheCity } from '../../access/for-the-city.js';
import { newestVersions } from '../stored-schemes.js';
import type { RatingPeriodItem } from './period.model.js';
import { allPeriods, periodById, schemeOfPeriod, type StoredPeriod } from './stored-periods.js';

/** Reading periods: everybody who may read ratings sees those that are open, drafts only who prepares them. */
@Injectable()
export class PeriodReading {
  constructor(private readonly db: Database) {}

  async list(ctx: RequestContext): Promise<RatingPeriodItem[]> {
    const names = new Map((await newestVersions(this.db.read)).map(({ scheme }) => [scheme.code, scheme.name]));
    return (await allPeriods(this.db.read))
      .filter((period) => isShown(ctx, period))
      .map((period) => itemOf(period, names.get(period.scheme) ?? { vi: period.scheme, en: period.scheme }));
  }

  /** @throws not_found */
  async item(ctx: RequestContext, id: number): Promise<RatingPeriodItem> {
    const period = await this.shown(ctx, id);
    return itemOf(period, (await schemeOfPeriod(this.db.read, period)).name);
  }

  /** A period the caller may look at. @throws not_found */
  async shown(ctx: RequestContext, id: number): Promise<StoredPeriod> {
    const period = await periodById(this.db.read, id);
    if (!isShown(ctx, period)) throw notFound();
    return period;
  }
}

const isShown = (ctx: RequestContext, { state }: StoredPeriod): boolean =>
  state === 'open' || state === 'locked' || holdsForTheCity(ctx, 'rating.manage');

function itemOf(period: StoredPeriod, name: { vi: string; en: string }): RatingPeriodItem {
  const { id, year, state, cutOff, scheme, schemeVersion, people, revision, openedAt, lockedAt } = period;
  return {
    id,
    year,
    name: period.name,
    state,
    cutOff,
    scheme,
    schemeVersion,
    kinds: [...kindsIn(period.settings)],
    schemeNameVi: name.vi,
    schemeNameEn: name.en,
    people,
    revision,
    openedAt,
    lockedAt,
  };
}
