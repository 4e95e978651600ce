import { Injectable } from '@nestjs/common';
import { daysBetween } from '@dat100/shared/calendar';
import {
  actionHolder,
  byUrgency,
  isNextAction,
  NEXT_ACTIONS,
  nextActionOf,
  type ActionHolder,
  type NextAction,
} from '@dat100/shared/next-actions';
import { endOfPath, unitScope } from '../access/unit-scope.js';
import type { Permission, RequestContext } from '../common/context.js';
import { badInput } from '../common/errors.js';
import { Database } from '../database/database.js';
import { marks, type Bound } from '../database/sql.js';
import { DirectivesService, type Criterion } from '../directives/directives.service.js';
import { PeopleList, type PersonView } from '../people/people.list.js';
import { isCounted, isWaiting } from '../people/waiting-where.js';
import type { Unit } from '../units/unit.js';
import { UnitsService } from '../units/units.service.js';
import { isLate, stuckPeople } from './stuck-people.js';

/** People of one criterion for whom the same is to be done. */
export interface TodoGroup {
  criterion: string;
  action: NextAction;
  holder: ActionHolder;
  people: number;
  /** of those, longer than the limit of their stage */
  overdue: number;
  /** the longest wait whose first day is known; null when none is */
  oldestDays: number | null;
}

export interface TodoSummary {
  unit: Unit;
  /** each counted once */
  people: number;
  /** of those, how many stand in more than one group */
  inSeveral: number;
  groups: TodoGroup[];
}

/** Which group is meant. */
export interface GroupAsk {
  unitId: number;
  criterion: string;
  action: string;
}

/** A group that is there to be asked about, for whoever has a permission. */
export interface Group {
  unit: Unit;
  criterion: Criterion;
  action: NextAction;
  permission: Permission;
}

/** What is to be done in a unit and below, by next action. People a board does not count have nothing to do. */
@Injectable()
export class TodoService {
  constructor(
    private readonly db: Database,
    private readonly units: UnitsService,
    private readonly directives: DirectivesService,
    private readonly people: PeopleList,
  ) {}

  /** @throws not_found for a unit outside the scope of people.read */
  async summary(ctx: RequestContext, unitId: number): Promise<TodoSummary> {
    const unit = await this.units.inScope(ctx, 'people.read', unitId);
    const criteria = await this.directives.criteria();
    const groups: TodoGroup[] = [];
    for (const criterion of criteria) groups.push(...(await this.groupsOf(ctx, unit, criterion)));
    return { unit, ...(await this.heads(ctx, unit, criteria)), groups: groups.sort(byUrgency) };
  }

  /**
   * A page of a group: overdue first, then by how long they wait, those whose day is not known last.
   * @throws not_found, unknown_criterion, unknown_action
   */
  async page(
    ctx: RequestContext,
    ask: GroupAsk,
    { limit, offset }: { limit: number; offset: number },
  ): Promise<{ items: PersonView[]; total: number }> {
    const group = await this.group(ctx, 'people.read', ask);
    const ids = await this.ids(ctx, group, limit, offset);
    return { items: await this.people.some(ctx, ids), total: await this.count(ctx, group) };
  }

  /** The group asked for. @throws not_found, unknown_criterion, unknown_action */
  async group(ctx: RequestContext, permission: Permission, ask: GroupAsk): Promise<Group> {
    const unit = await this.units.inScope(ctx, permission, ask.unitId);
    const criterion = await this.directives.criterion(ask.criterion);
    const { action } = ask;
    if (isNextAction(action)) return { unit, criterion, action, permission };
    const codes = NEXT_ACTIONS.map(({ code }) => code).join(', ');
    throw badInput(
      'unknown_action',
      `Không có việc "${action}"; có: ${codes}.`,
      `There is no action "${action}"; there are: ${codes}.`,
      'action',
    );
  }

  /**
   * Keys of all who have something to do for a criterion, whatever it is, the most urgent first: never cut.
   * @throws not_found for a unit outside the scope of people.read
   */
  async everybody(ctx: RequestContext, unitId: number, criterion: Criterion): Promise<number[]> {
    const unit = await this.units.inScope(ctx, 'people.read', unitId);
    return this.ids(ctx, { unit, criterion, action: null, permission: 'people.read' }, Number.MAX_SAFE_INTEGER);
  }

  async count(ctx: RequestContext, { unit, criterion, action, permission }: Group): Promise<number> {
    const { sql, params } = stuckPeople(ctx, permission, unit, criterion, action);
    const row = await this.db.read.one<{ n: number }>(`SELECT COUNT(*) AS n ${sql}`, params);
    return Number(row?.n ?? 0);
  }

  /** Keys of those of a group, the most urgent first; of some people only, when they are named. */
  async ids(
    ctx: RequestContext,
    { unit, criterion, action, permission }: Omit<Group, 'action'> & { action: NextAction | null },
    limit: number,
    offset = 0,
    among: readonly number[] | null = null,
  ): Promise<number[]> {
    const { sql, params } = stuckPeople(ctx, permission, unit, criterion, action);
    const late = isLate(ctx, criterion, await this.directives.criteria());
    const chosen = among === null ? '' : ` AND p.id IN (${marks(among.length)})`;
    const rows = await this.db.read.rows<{ id: number }>(
      `SELECT p.id ${sql}${chosen} ORDER BY ${late.sql} DESC, CASE WHEN st.since IS NULL THEN 2 WHEN st.day_kind = 'on' THEN 0 ELSE 1 END,
        st.since, p.sort_key, p.id LIMIT ? OFFSET ?`,
      [...params, ...(among ?? []), ...late.params, limit, offset],
    );
    return rows.map(({ id }) => Number(id));
  }

  private async groupsOf(ctx: RequestContext, unit: Unit, criterion: Criterion): Promise<TodoGroup[]> {
    interface Row {
      stage_position: number | null;
      reason: string | null;
      people: number;
      overdue: number;
      oldest: string | null;
    }
    const { sql, params } = stuckPeople(ctx, 'people.read', unit, criterion, null);
    const late = isLate(ctx, criterion, await this.directives.criteria());
    const rows = await this.db.read.rows<Row>(
      `SELECT st.stage_position, k.reason, COUNT(*) AS people, SUM(${late.sql}) AS overdue,
        MIN(CASE WHEN st.day_kind = 'on' THEN st.since END) AS oldest ${sql} GROUP BY st.stage_position, k.reason`,
      [...late.params, ...params],
    );
    const groups = new Map<NextAction, TodoGroup>();
    for (const row of rows) {
      const stage = row.stage_position === null ? null : (criterion.stages[Number(row.stage_position)] ?? null);
      const action = nextActionOf({ criterion: criterion.code, stage, scope: 'in_scope', reason: row.reason });
      if (action === null) continue;
      const days = row.oldest === null ? null : Math.max(0, daysBetween(row.oldest, ctx.today));
      const known = groups.get(action);
      groups.set(action, {
        criterion: criterion.code,
        action,
        holder: actionHolder(action),
        people: (known?.people ?? 0) + Number(row.people),
        overdue: (known?.overdue ?? 0) + Number(row.overdue),
        oldestDays: days === null ? (known?.oldestDays ?? null) : Math.max(days, known?.oldestDays ?? 0),
      });
    }
    return [...groups.values()];
  }

  private async heads(
    ctx: RequestContext,
    unit: Unit,
    criteria: readonly Criterion[],
  ): Promise<{ people: number; inSeveral: number }> {
    const scope = unitScope(ctx, 'people.read', 'u.path');
    const counted = isCounted('all', ctx.today);
    const params: Bound[] = [unit.path, endOfPath(unit.path), ...scope.params, ...counted.params];
    const open = criteria.map((criterion) => {
      const waiting = isWaiting(criterion);
      params.push(criterion.id, ...waiting.params);
      return `(st.criterion_id = ? AND ${waiting.sql})`;
    });
    const row = await this.db.read.one<{ people: number; several: number | null }>(
      `SELECT COUNT(*) AS people, SUM(CASE WHEN open_criteria > 1 THEN 1 ELSE 0 END) AS several FROM (
        SELECT p.id, COUNT(*) AS open_criteria FROM person p JOIN unit u ON u.id = p.unit_id JOIN standing st ON st.person_id = p.id
         WHERE p.employed = 1 AND u.path >= ? AND u.path < ? AND ${scope.sql} AND ${counted.sql}
           AND (${open.join(' OR ') || '1 = 0'}) GROUP BY p.id) AS stuck_people`,
      params,
    );
    return { people: Number(row?.people ?? 0), inSeveral: Number(row?.several ?? 0) };
  }
}
