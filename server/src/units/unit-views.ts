import { Injectable } from '@nestjs/common';
import { EARLIEST_DAY } from '@dat100/shared/calendar';
import type { UnitRef } from '../access/unit-ref.model.js';
import { unitRefs } from '../access/unit-refs.js';
import { idsOfPath, inScope } from '../access/unit-scope.js';
import type { RequestContext } from '../common/context.js';
import { Database } from '../database/database.js';
import { marks } from '../database/sql.js';
import { peerGroupsAsOf } from './peer-history.js';
import type { Unit as UnitModel } from './unit.model.js';
import type { Unit } from './unit.js';
import { UnitsService } from './units.service.js';

/** A unit of an answer; what costs a query is fetched when asked for, once for all units of the answer. */
export type UnitView = Omit<UnitModel, 'ancestors' | 'childCount' | 'head' | 'peerGroup'> & {
  path: string;
  batch: UnitBatch;
};

/** What the units of one answer share. */
export interface UnitBatch {
  refs(): Promise<Map<number, UnitRef>>;
  childCounts(): Promise<Map<number, number>>;
  heads(): Promise<Map<number, string>>;
  /** as of today */
  peerGroups(): Promise<Map<number, string>>;
}

@Injectable()
export class UnitViews {
  constructor(
    private readonly db: Database,
    private readonly units: UnitsService,
  ) {}

  async of(ctx: RequestContext, units: readonly Unit[]): Promise<UnitView[]> {
    const batch = this.batch(ctx, units);
    const refs = await unitRefs(
      this.db.read,
      ctx,
      units.map((unit) => unit.id),
    );
    return units.flatMap((unit) => {
      const ref = refs.get(unit.id);
      if (!ref) return [];
      const validFrom = unit.validFrom === EARLIEST_DAY ? null : unit.validFrom;
      return [
        {
          ...ref,
          validFrom,
          validTo: unit.validTo,
          parentId: unit.parentId,
          path: unit.path,
          batch,
        },
      ];
    });
  }

  private batch(ctx: RequestContext, units: readonly Unit[]): UnitBatch {
    const ids = units.map((unit) => unit.id);
    return {
      refs: once(() =>
        unitRefs(
          this.db.read,
          ctx,
          units.flatMap((unit) => idsOfPath(unit.path)),
        ),
      ),
      childCounts: once(() => this.units.childCounts(ids)),
      peerGroups: once(() => peerGroupsAsOf(this.db.read, ids, ctx.today)),
      // Who heads a unit is told only inside the caller's scope: it is a person's name.
      heads: once(() =>
        this.heads(
          units.filter((unit) => inScope(ctx, 'unit.read', unit.path)).map((unit) => unit.id),
          ctx.today,
        ),
      ),
    };
  }

  /** Display names of those who hold the head's role on a day; of several, the one it was given to last. */
  private async heads(unitIds: readonly number[], today: string): Promise<Map<number, string>> {
    const rows = await this.db.read.rows<{ unit_id: number; display_name: string }>(
      `SELECT r.unit_id, a.display_name FROM user_role r JOIN user_account a ON a.id = r.user_id
        WHERE r.unit_id IN (${marks(unitIds.length)}) AND r.role = 'unit_head' AND r.ended_at IS NULL AND a.disabled = 0
          AND (r.valid_from IS NULL OR r.valid_from <= ?) AND (r.valid_to IS NULL OR r.valid_to >= ?)
        ORDER BY r.granted_at, r.id`,
      [...unitIds, today, today],
    );
    return new Map(rows.map((row) => [Number(row.unit_id), row.display_name]));
  }
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let kept: Promise<T> | null = null;
  return () => (kept ??= work());
}
