import { Injectable } from '@nestjs/common';
import type { Day } from '@dat100/shared/calendar';
import { daysLeft } from '@dat100/shared/rating-request';
import { unitScope } from '../../access/unit-scope.js';
import type { Permission, RequestContext } from '../../common/context.js';
import { Database } from '../../database/database.js';
import { marks, type Bound } from '../../database/sql.js';
import { decidingFor } from '../decisions/acting-head.js';
import { agencyById } from '../periods/stored-periods.js';
import type { RatingTurn } from './request.model.js';

interface TurnRow {
  period_id: number;
  period_name: string;
  agency_id: number;
  agency_name: string;
  unit_id: number | null;
  unit_name: string | null;
  people: number;
  due_on: Day;
}

/** Steps shown at once: who has more waiting works through them. */
const MOST_TURNS = 100;
const PERIODS = "rating_period p ON p.id = g.period_id AND p.state = 'open'";
const AGENCY = 'g.period_id, p.name AS period_name, g.unit_id AS agency_id, g.name AS agency_name, g.people';

/** Somebody of a team whom it proposes: a head is judged by whoever decides above. */
const TO_PROPOSE = `SELECT 1 FROM rating_sheet s WHERE s.period_id = t.period_id AND s.agency_id = t.agency_id
  AND s.unit_id = t.unit_id AND s.state <> 'not_rated' AND s.head_of IS NULL`;

/** Steps of agencies that wait in a state for whoever holds a permission there. */
const OF_AGENCIES: readonly { act: RatingTurn['act']; state: string; permission: Permission }[] = [
  { act: 'review', state: 'proposed', permission: 'rating.enter' },
  { act: 'decide', state: 'reviewed', permission: 'rating.decide' },
  { act: 'lock', state: 'decided', permission: 'rating.lock' },
];

/** The steps of running periods that wait for the caller: proposals of their units, meetings, decisions, locks. */
@Injectable()
export class RatingTurnsList {
  constructor(private readonly db: Database) {}

  async list(ctx: RequestContext): Promise<RatingTurn[]> {
    const found = [...(await this.proposals(ctx)), ...(await this.steps(ctx))];
    found.sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
    return found.slice(0, MOST_TURNS);
  }

  /** Teams of the caller's own units: what units further below propose is theirs to propose. */
  private async proposals(ctx: RequestContext): Promise<RatingTurn[]> {
    const units = ctx.roles.flatMap(({ role, unitId }) => (role === 'unit_head' && unitId !== null ? [unitId] : []));
    if (units.length === 0) return [];
    const rows = await this.db.read.rows<TurnRow>(
      `SELECT g.period_id, p.name AS period_name, g.unit_id AS agency_id, g.name AS agency_name, t.people,
              t.unit_id, t.name AS unit_name, g.propose_due AS due_on
         FROM rating_agency g JOIN ${PERIODS} JOIN rating_team t ON t.period_id = g.period_id AND t.agency_id = g.unit_id
        WHERE g.state = 'open' AND t.state <> 'proposed' AND EXISTS (${TO_PROPOSE}) AND t.unit_id IN (${marks(units.length)})`,
      units,
    );
    return rows.map((row) => turnOf(ctx, 'propose', row));
  }

  private async steps(ctx: RequestContext): Promise<RatingTurn[]> {
    const found: RatingTurn[] = [];
    for (const { act, state, permission } of OF_AGENCIES) {
      const scope = unitScope(ctx, permission, 'g.path');
      const params: Bound[] = [state, ...scope.params];
      const rows = await this.db.read.rows<TurnRow>(
        `SELECT ${AGENCY}, NULL AS unit_id, NULL AS unit_name, g.decide_due AS due_on
           FROM rating_agency g JOIN ${PERIODS} WHERE g.state = ? AND ${scope.sql} AND g.people > 0
          ORDER BY g.decide_due LIMIT ${MOST_TURNS}`,
        params,
      );
      for (const row of rows) if (act !== 'decide' || (await this.decides(ctx, row))) found.push(turnOf(ctx, act, row));
    }
    return found;
  }

  /** An agency that has a head of its own decides itself, whoever stands above. */
  private async decides(ctx: RequestContext, { period_id: periodId, agency_id: agencyId }: TurnRow): Promise<boolean> {
    const agency = await agencyById(this.db.read, Number(periodId), Number(agencyId));
    return (await decidingFor(this.db.read, ctx, agency)) !== null;
  }
}

function turnOf(ctx: RequestContext, act: RatingTurn['act'], row: TurnRow): RatingTurn {
  return {
    act,
    periodId: Number(row.period_id),
    periodName: row.period_name,
    agencyId: Number(row.agency_id),
    agencyName: row.agency_name,
    unitId: row.unit_id === null ? null : Number(row.unit_id),
    unitName: row.unit_name,
    people: Number(row.people),
    dueOn: row.due_on,
    daysLeft: daysLeft(row.due_on, ctx.today),
  };
}
