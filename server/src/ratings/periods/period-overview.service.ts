import { Injectable } from '@nestjs/common';
import { kindsIn } from '@dat100/shared/rating-period-settings';
import { inScope, unitScope } from '../../access/unit-scope.js';
import type { RequestContext } from '../../common/context.js';
import { notFound } from '../../common/errors.js';
import { Database } from '../../database/database.js';
import { headsAsTold } from '../decisions/below-shown.js';
import { holdsForTheCity } from '../../access/for-the-city.js';
import { countLevels, DECIDED, shownTogether, standingFor, toldTo, type LevelCounts } from './level-counts.js';
import { settingsView } from './edit-settings.service.js';
import { mayDiscard } from './discard-period.js';
import { PeriodFaults } from './period-faults.js';
import { PeriodProgress } from './period-progress.service.js';
import { PeriodReading } from './period-reading.service.js';
import type { RatingAgencyRow, RatingDistribution, RatingLevels, RatingPeriodPage } from './period.model.js';
import { agenciesOf, allPeriods, type StoredAgency, type StoredPeriod } from './stored-periods.js';

/** A period as its page shows it. Figures are those of the caller's own units; of others only totals, and none that are small. */
@Injectable()
export class PeriodOverview {
  constructor(
    private readonly db: Database,
    private readonly reading: PeriodReading,
    private readonly faults: PeriodFaults,
    private readonly progress: PeriodProgress,
  ) {}

  /** @throws not_found */
  async page(ctx: RequestContext, id: number): Promise<RatingPeriodPage> {
    const period = await this.reading.shown(ctx, id);
    const mayManage = holdsForTheCity(ctx, 'rating.manage');
    const faults = mayManage && period.state === 'draft' ? await this.faults.of(this.db.read, period, ctx) : [];
    return {
      ...(await this.reading.item(ctx, id)),
      mayManage,
      mayDiscard: mayManage && (await mayDiscard(this.db.read, period)),
      opening: await this.progress.openingOf(id),
      faults: faults.map(({ vi, en, ...fault }) => ({ ...fault, messageVi: vi, messageEn: en })),
      settings: settingsView(period.settings),
      agencies: await this.agencies(ctx, period),
    };
  }

  /** Levels of an agency, or of all the caller's units, beside last year's and those of the agency's peers. @throws not_found */
  async distribution(ctx: RequestContext, id: number, agencyId: number | null): Promise<RatingDistribution> {
    const period = await this.reading.shown(ctx, id);
    const agencies = await agenciesOf(this.db.read, id);
    const agency = agencies.find(({ unitId }) => unitId === agencyId);
    if (agencyId !== null && !(agency && inScope(ctx, 'rating.sheet', agency.path))) throw notFound();
    const own = (of: StoredPeriod) => this.ownLevels(ctx, of, agencyId);
    const before = (await allPeriods(this.db.read)).find(
      ({ year, state, settings }) =>
        year === period.year - 1 &&
        (state === 'open' || state === 'locked') &&
        kindsIn(settings).some((kind) => kindsIn(period.settings).includes(kind)),
    );
    const lastYear = before ? await own(before) : null;
    return {
      now: levelsOf(await own(period)),
      lastYear: lastYear && lastYear.people > 0 ? levelsOf(lastYear) : null,
      lastYearOf: before?.year ?? null,
      peers: agency ? await this.peerLevels(period, agencies, agency) : null,
    };
  }

  private async ownLevels(ctx: RequestContext, { id }: StoredPeriod, agencyId: number | null): Promise<LevelCounts> {
    const scope = unitScope(ctx, 'rating.sheet', 's.unit_path');
    const of = agencyId === null ? { sql: '', params: [] } : { sql: ' AND s.agency_id = ?', params: [agencyId] };
    const untold = [...(await headsAsTold(this.db.read, ctx, id, agencyId)).keys()];
    return countLevels(this.db.read, standingFor(ctx, untold), {
      sql: `s.period_id = ?${of.sql} AND ${scope.sql}`,
      params: [id, ...of.params, ...scope.params],
    });
  }

  /** What is decided in the other agencies of the group, together; null: not all have decided, or one is too small to show. */
  private async peerLevels(
    period: StoredPeriod,
    agencies: readonly StoredAgency[],
    agency: StoredAgency,
  ): Promise<RatingLevels | null> {
    const rows = await this.db.read.rows<{ unit_id: number }>(
      `SELECT o.unit_id FROM rating_unit u JOIN rating_unit o ON o.period_id = u.period_id AND o.peer_group = u.peer_group
        WHERE u.period_id = ? AND u.unit_id = ? AND o.unit_id <> u.unit_id`,
      [period.id, agency.unitId],
    );
    const group = new Set(rows.map((row) => Number(row.unit_id)));
    const peers = agencies.filter(({ unitId }) => group.has(unitId));
    const each = await Promise.all(
      peers.map(async ({ unitId, state, lockRevision }) => {
        const where = { sql: 's.period_id = ? AND s.agency_id = ?', params: [period.id, unitId] };
        return { state, lockRevision, counts: await countLevels(this.db.read, DECIDED, where) };
      }),
    );
    const together = shownTogether(each);
    return together && levelsOf(together);
  }

  private async agencies(ctx: RequestContext, period: StoredPeriod): Promise<RatingAgencyRow[]> {
    const scope = unitScope(ctx, 'rating.sheet', 's.unit_path');
    const told = toldTo(ctx);
    const rows = await this.db.read.rows<Record<'agency_id' | 'decided' | 'proposed' | 'not_rated', number>>(
      `SELECT s.agency_id, SUM(CASE WHEN s.state = 'decided' AND ${told.final} THEN 1 ELSE 0 END) AS decided,
          SUM(CASE WHEN s.state <> 'not_rated' AND s.team_level IS NOT NULL AND ${told.team} THEN 1 ELSE 0 END) AS proposed,
          SUM(CASE WHEN s.state = 'not_rated' THEN 1 ELSE 0 END) AS not_rated
        FROM rating_sheet s JOIN rating_agency g ON g.period_id = s.period_id AND g.unit_id = s.agency_id
       WHERE s.period_id = ? AND ${scope.sql} GROUP BY s.agency_id`,
      [...told.params, told.own, period.id, ...scope.params],
    );
    const counted = new Map(rows.map((row) => [Number(row.agency_id), row]));
    const stored = await agenciesOf(this.db.read, period.id);
    return stored.map((agency) => {
      const { unitId, aboveId, code, name, pathText, outstanding, state, selfDue, proposeDue, decideDue } = agency;
      const mine = inScope(ctx, 'rating.sheet', agency.path);
      const counts = mine ? counted.get(unitId) : undefined;
      return {
        unitId,
        aboveId,
        code,
        name,
        pathText,
        outstanding,
        state,
        selfDue,
        proposeDue,
        decideDue,
        revision: agency.revision,
        mine,
        people: agency.people,
        proposed: counts ? Number(counts.proposed) : null,
        decided: counts ? Number(counts.decided) : null,
        notRated: counts ? Number(counts.not_rated) : null,
        lockedAt: agency.lockedAt,
        lockRevision: agency.lockRevision,
      };
    });
  }
}

const levelsOf = ({ levels, none, notRated, decided, people }: LevelCounts): RatingLevels => ({
  xuatSac: levels.xuat_sac,
  tot: levels.tot,
  hoanThanh: levels.hoan_thanh,
  khongHoanThanh: levels.khong_hoan_thanh,
  none,
  notRated,
  decided,
  people,
});
