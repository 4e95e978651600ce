import { Injectable } from '@nestjs/common';
import { LEVELS, type Level, type RatingScheme } from '@dat100/shared/rating-scheme';
import { endOfPath } from '../../access/unit-scope.js';
import { idsOfPath } from '../../access/unit-scope.js';
import type { RequestContext } from '../../common/context.js';
import { marks, type Tx } from '../../database/sql.js';
import { agenciesOf, type StoredAgency } from '../periods/stored-periods.js';
import { lockSheets, type StoredSheet } from '../periods/stored-sheets.js';
import { EnterFacts } from './enter-facts.js';

/** Counts of the levels below a head, which some schemes ask for. */
@Injectable()
export class HeadsBelow {
  constructor(private readonly facts: EnterFacts) {}

  /**
   * Counts again, for every head at or above an agency and of its teams, how many of their people stand at each level
   * (decided, else proposed, else the machine's), and rates them by it. Heads whose own agency has decided keep what
   * they were judged by.
   */
  async refresh(tx: Tx, ctx: RequestContext, agency: StoredAgency, scheme: RatingScheme): Promise<void> {
    if (!asksBelow(scheme)) return;
    const above = idsOfPath(agency.path);
    const rows = await tx.rows<{ id: number }>(
      `SELECT id FROM rating_sheet WHERE period_id = ? AND agency_id IN (${marks(above.length)}) AND state <> 'not_rated'
         AND head_of IS NOT NULL AND (head_of IN (${marks(above.length)}) OR agency_id = ?)`,
      [agency.periodId, ...above, ...above, agency.unitId],
    );
    const heads = await lockSheets(
      tx,
      rows.map(({ id }) => Number(id)),
    );
    const agencies = new Map((await agenciesOf(tx, agency.periodId)).map((one) => [one.unitId, one]));
    for (const head of heads) {
      const own = agencies.get(head.agencyId);
      if (!own || own.state === 'decided' || own.state === 'locked') continue;
      const counts = await this.countBelow(tx, head);
      if (!counts || LEVELS.every(({ code }) => head.facts.below?.counts[code] === counts[code])) continue;
      const facts = { ...head.facts, below: { counts, on: ctx.today, source: 'Đạt100' } };
      await this.facts.write(tx, ctx, { agency: own, sheet: head, facts, scheme, action: 'count_below' });
    }
  }

  private async countBelow(tx: Tx, head: StoredSheet): Promise<Record<Level, number> | null> {
    const path = await this.pathOf(tx, head);
    if (path === null) return null;
    const rows = await tx.rows<{ standing: Level | null; n: number }>(
      `SELECT COALESCE(final_level, team_level, level) AS standing, COUNT(*) AS n FROM rating_sheet
        WHERE period_id = ? AND unit_path >= ? AND unit_path < ? AND id <> ? AND state <> 'not_rated'
        GROUP BY COALESCE(final_level, team_level, level)`,
      [head.periodId, path, endOfPath(path), head.id],
    );
    const counts: Record<Level, number> = { xuat_sac: 0, tot: 0, hoan_thanh: 0, khong_hoan_thanh: 0 };
    for (const { standing, n } of rows) if (standing !== null) counts[standing] = Number(n);
    return counts;
  }

  private async pathOf(tx: Tx, { headOf, unitId, unitPath }: StoredSheet): Promise<string | null> {
    if (headOf === unitId) return unitPath;
    const row = await tx.one<{ path: string }>('SELECT path FROM unit WHERE id = ?', [headOf]);
    return row?.path ?? null;
  }
}

/** Whether a scheme judges heads by the levels of their people. */
export const asksBelow = (scheme: RatingScheme): boolean =>
  scheme.inputs.some(({ kind }) => kind === 'levels_below' || kind === 'unit_below') ||
  (scheme.kind === 'points' && scheme.unitBelow !== null);
