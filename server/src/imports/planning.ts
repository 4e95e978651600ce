import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { Secrets } from '../database/secrets.js';
import type { Sql } from '../database/sql.js';
import { DirectivesService } from '../directives/directives.service.js';
import type { Unit } from '../units/unit.js';
import { UnitsService } from '../units/units.service.js';
import { CellPlaces } from './cell-places.js';
import type { PlanDeps, PlannedRow } from './plan-roster.js';
import { PLANNERS } from './planners.js';
import type { StoredImport } from './stored-import.js';
import type { StoredRow } from './stored-rows.js';

/** What planning an import needs to know besides its rows. */
@Injectable()
export class Planning {
  constructor(
    private readonly db: Database,
    private readonly secrets: Secrets,
    private readonly units: UnitsService,
    private readonly directives: DirectivesService,
  ) {}

  /** The unit of an import with everything above and below it, of any day. */
  async unitsAround(unit: Unit): Promise<{ all: Unit[]; subtree: Unit[] }> {
    const subtree = await this.units.subtree(unit);
    const above = (await this.units.ancestors(unit)).filter((u) => u.id !== unit.id);
    return { all: [...above, ...subtree], subtree };
  }

  async depsOf(subtree: readonly Unit[]): Promise<PlanDeps> {
    const kinds = new Map(subtree.map((u) => [u.id, u.kind]));
    return {
      secrets: this.secrets,
      rules: await this.directives.countRules(),
      unitKind: (id) => kinds.get(id) ?? 'office',
      inside: (id) => kinds.has(id),
    };
  }

  /** Plans stored rows of an import anew, as the records are now. */
  async again(sql: Sql, stored: StoredImport, rows: readonly StoredRow[], deps: PlanDeps): Promise<PlannedRow[]> {
    if (stored.kind === 'summary') return [];
    return PLANNERS[stored.kind](
      sql,
      deps,
      rows.map(({ payload }) => payload),
      new CellPlaces(stored.sheets),
      stored.asOf,
    );
  }

  async depsOfImport(stored: Pick<StoredImport, 'unitId'>): Promise<PlanDeps> {
    const unit = await this.units.byId(stored.unitId);
    return this.depsOf(await this.units.subtree(unit, this.db.read));
  }
}
