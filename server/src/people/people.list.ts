import { Injectable } from '@nestjs/common';
import { daysBetween, type Day } from '@dat100/shared/calendar';
import { maskCitizenId } from '@dat100/shared/citizen-id';
import { TRUST_LEVELS } from '@dat100/shared/codes';
import { searchForm } from '@dat100/shared/vietnamese-text';
import { endOfPath, inScope, unitScope } from '../access/unit-scope.js';
import type { Permission, RequestContext } from '../common/context.js';
import { badInput, notFound } from '../common/errors.js';
import { checkSearch } from '../common/texts.js';
import { Database } from '../database/database.js';
import { Secrets } from '../database/secrets.js';
import { marks, type Bound } from '../database/sql.js';
import { Where } from '../database/where.js';
import { DirectivesService, type Criterion } from '../directives/directives.service.js';
import type { Unit } from '../units/unit.js';
import { UnitsService } from '../units/units.service.js';
import { boundTo } from './person-rows.js';
import { stageFilter } from './stage-filter.js';

export interface PersonStanding {
  criterion: string;
  stage: string | null;
  happenedOn: Day | null;
  dayKind: string | null;
  trust: string | null;
  achieved: boolean;
  lapsed: boolean;
  daysInStage: number | null;
  holder: string | null;
  overdue: boolean;
  reason: string | null;
  scope: string;
  scopeUntil: Day | null;
}

export interface PersonView {
  id: number;
  maskedId: string;
  fullName: string;
  birthDate: Day | null;
  birthYear: number | null;
  sex: string | null;
  unit: Unit;
  kind: string;
  title: string | null;
  memberships: { code: string; validFrom: Day }[];
  standings: PersonStanding[];
  version: number;
}

export interface PeopleFilter {
  unitId: number;
  direct?: boolean | null;
  search?: string | null;
  kind?: string | null;
  membership?: string | null;
  criterion?: string | null;
  stage?: string | null;
  notAchieved?: boolean | null;
  overdue?: boolean | null;
}

export type PersonSort = 'NAME_ASC' | 'NAME_DESC' | 'UNIT_ASC' | 'WAITING_DESC';

const ORDER: Record<PersonSort, string> = {
  NAME_ASC: 'p.sort_key, p.id',
  NAME_DESC: 'p.sort_key DESC, p.id DESC',
  UNIT_ASC: 'u.path, p.sort_key, p.id',
  WAITING_DESC: 'CASE WHEN st.since IS NULL THEN 1 ELSE 0 END, st.since, p.sort_key, p.id',
};

const COLUMNS =
  'p.id, p.citizen_id_cipher, p.full_name, p.birth_date, p.birth_year, p.sex, p.unit_id, p.kind, p.title, p.version';

interface PersonRow {
  id: number;
  citizen_id_cipher: Buffer;
  full_name: string;
  birth_date: string | null;
  birth_year: number | null;
  sex: string | null;
  unit_id: number;
  kind: string;
  title: string | null;
  version: number;
}

export const TRUST_NAMES = Object.fromEntries(
  Object.entries(TRUST_LEVELS).map(([name, level]) => [level, name]),
) as Record<number, string>;

/** Reading people: lists and single rows, always through the one scope predicate, ids masked. */
@Injectable()
export class PeopleList {
  constructor(
    private readonly db: Database,
    private readonly secrets: Secrets,
    private readonly units: UnitsService,
    private readonly directives: DirectivesService,
  ) {}

  async page(
    ctx: RequestContext,
    page: number,
    perPage: number,
    sort: PersonSort,
    filter: PeopleFilter,
  ): Promise<{ items: PersonView[]; total: number }> {
    const { sql, params } = await this.asked(ctx, 'people.identify', sort, filter);
    const total = await this.db.read.one<{ n: number }>(`SELECT COUNT(*) AS n ${sql}`, params);
    const rows = await this.db.read.rows<PersonRow>(
      `SELECT ${COLUMNS} ${sql} ORDER BY ${ORDER[sort]} LIMIT ? OFFSET ?`,
      [...params, perPage, page * perPage],
    );
    return { items: await this.views(ctx, rows), total: Number(total?.n ?? 0) };
  }

  /**
   * The keys of everybody the filter means, in the order of the list, for files: never cut, and one moment's answer.
   * The unit must be one that `permission` holds for. @throws as `page`
   */
  async keys(ctx: RequestContext, permission: Permission, sort: PersonSort, filter: PeopleFilter): Promise<number[]> {
    const { sql, params } = await this.asked(ctx, permission, sort, filter);
    const rows = await this.db.read.rows<{ id: number }>(`SELECT p.id ${sql} ORDER BY ${ORDER[sort]}`, params);
    return rows.map(({ id }) => Number(id));
  }

  /** Those of some people who are employed in the caller's scope now, in the order given. */
  async some(ctx: RequestContext, ids: readonly number[]): Promise<PersonView[]> {
    if (ids.length === 0) return [];
    const scope = unitScope(ctx, 'people.identify', 'u.path');
    const rows = await this.db.read.rows<PersonRow>(
      `SELECT ${COLUMNS} FROM person p JOIN unit u ON u.id = p.unit_id
        WHERE p.id IN (${marks(ids.length)}) AND p.employed = 1 AND ${scope.sql}`,
      [...ids, ...scope.params],
    );
    const views = new Map((await this.views(ctx, rows)).map((view) => [view.id, view]));
    return ids.flatMap((id) => views.get(id) ?? []);
  }

  private async asked(
    ctx: RequestContext,
    permission: Permission,
    sort: PersonSort,
    filter: PeopleFilter,
  ): Promise<{ sql: string; params: Bound[] }> {
    checkSearch(filter.search);
    const unit = await this.units.inScope(ctx, permission, filter.unitId);
    const criterion = filter.criterion ? await this.directives.criterion(filter.criterion) : null;
    return this.where(ctx, unit, criterion, filter, sort);
  }

  private where(
    ctx: RequestContext,
    unit: Unit,
    criterion: Criterion | null,
    filter: PeopleFilter,
    sort: PersonSort,
  ): { sql: string; params: Bound[] } {
    if (!criterion && (filter.stage || filter.notAchieved || filter.overdue || sort === 'WAITING_DESC'))
      throw badInput(
        'criterion_needed',
        'Lọc hoặc sắp xếp theo tình trạng cần chọn tiêu chí.',
        'Filtering or sorting by stage needs a criterion.',
        'criterion',
      );
    const where = new Where().and('p.employed = 1');
    if (filter.direct) where.and('p.unit_id = ?', unit.id);
    else where.and('u.path >= ? AND u.path < ?', unit.path, endOfPath(unit.path));
    const scope = unitScope(ctx, 'people.identify', 'u.path');
    where.and(scope.sql, ...scope.params).andWords('p.search_name', searchForm(filter.search ?? ''));
    if (filter.kind) where.and('p.kind = ?', filter.kind);
    if (filter.membership) this.membershipFilter(ctx, unit, filter.membership, where);
    if (criterion) stageFilter(ctx, criterion, filter, where);
    const join = criterion ? 'JOIN standing st ON st.person_id = p.id AND st.criterion_id = ?' : '';
    return {
      sql: `FROM person p JOIN unit u ON u.id = p.unit_id ${join} WHERE ${where.sql}`,
      params: criterion ? [criterion.id, ...where.params] : where.params,
    };
  }

  /** Memberships are restricted: whoever may not read them may not find out by filtering. */
  private membershipFilter(ctx: RequestContext, unit: Unit, code: string, where: Where): void {
    if (!inScope(ctx, 'people.read', unit.path)) throw notFound();
    where.and(
      'EXISTS (SELECT 1 FROM membership m WHERE m.person_id = p.id AND m.code = ? AND m.valid_from <= ? AND (m.valid_to IS NULL OR m.valid_to >= ?))',
      code,
      ctx.today,
      ctx.today,
    );
  }

  /** One person in scope. @throws not_found */
  async one(ctx: RequestContext, personId: number): Promise<PersonView> {
    const rows = await this.db.read.rows<PersonRow & { path: string }>(
      `SELECT ${COLUMNS}, u.path FROM person p JOIN unit u ON u.id = p.unit_id WHERE p.id = ?`,
      [personId],
    );
    const row = rows[0];
    if (!row || (ctx.personId !== personId && !inScope(ctx, 'people.identify', row.path))) throw notFound();
    const [view] = await this.views(ctx, [row]);
    if (!view) throw notFound();
    return view;
  }

  private async views(ctx: RequestContext, rows: readonly PersonRow[]): Promise<PersonView[]> {
    if (rows.length === 0) return [];
    const ids = rows.map((r) => Number(r.id));
    const units = await this.units.byIds(rows.map((r) => Number(r.unit_id)));
    const criteria = await this.directives.criteria();
    const standings = await this.standings(ctx, ids, criteria);
    const memberships = await this.db.read.rows<{ person_id: number; code: string; valid_from: string }>(
      `SELECT person_id, code, valid_from FROM membership WHERE person_id IN (${marks(ids.length)}) AND valid_from <= ? AND (valid_to IS NULL OR valid_to >= ?) ORDER BY code`,
      [...ids, ctx.today, ctx.today],
    );
    return rows.flatMap((row) => {
      const id = Number(row.id);
      const unit = units.get(Number(row.unit_id));
      if (!unit) return [];
      // Memberships and reasons are restricted: only who may read people in this unit, or the person themselves.
      const whole = ctx.personId === id || inScope(ctx, 'people.read', unit.path);
      return {
        id,
        maskedId: maskCitizenId(this.secrets.decrypt(row.citizen_id_cipher, boundTo(id, 'citizen_id'))),
        fullName: row.full_name,
        birthDate: row.birth_date,
        birthYear: row.birth_year === null ? null : Number(row.birth_year),
        sex: row.sex,
        unit,
        kind: row.kind,
        title: row.title,
        memberships: whole
          ? memberships
              .filter((m) => Number(m.person_id) === id)
              .map((m) => ({ code: m.code, validFrom: m.valid_from }))
          : [],
        standings: (standings.get(id) ?? []).map((s) => (whole ? s : { ...s, reason: null })),
        version: Number(row.version),
      };
    });
  }

  private async standings(
    ctx: RequestContext,
    ids: readonly number[],
    criteria: readonly Criterion[],
  ): Promise<Map<number, PersonStanding[]>> {
    interface Row {
      person_id: number;
      criterion_id: number;
      stage_position: number | null;
      since: string | null;
      day_kind: string | null;
      trust: number | null;
      lapsed: number;
      scope: string;
      scope_until: string | null;
      reason: string | null;
    }
    const rows = await this.db.read.rows<Row>(
      `SELECT st.person_id, st.criterion_id, st.stage_position, st.since, st.day_kind, st.trust, st.lapsed, st.scope, st.scope_until, k.reason
         FROM standing st LEFT JOIN stuck k ON k.person_id = st.person_id AND k.criterion_id = st.criterion_id
        WHERE st.person_id IN (${marks(ids.length)})`,
      [...ids],
    );
    const found = new Map<number, PersonStanding[]>();
    for (const criterion of criteria)
      for (const row of rows) {
        if (Number(row.criterion_id) !== criterion.id) continue;
        const stage = row.stage_position === null ? null : (criterion.stages[Number(row.stage_position)] ?? null);
        const days = row.day_kind === 'on' && row.since !== null ? daysBetween(row.since, ctx.today) : null;
        found.set(Number(row.person_id), [
          ...(found.get(Number(row.person_id)) ?? []),
          {
            criterion: criterion.code,
            stage: stage?.code ?? null,
            happenedOn: row.since,
            dayKind: row.day_kind,
            trust: row.trust === null ? null : (TRUST_NAMES[Number(row.trust)] ?? null),
            achieved: stage?.achieved ?? false,
            lapsed: Number(row.lapsed) === 1,
            daysInStage: days,
            holder: stage ? stage.holder : 'unit',
            overdue: row.scope === 'in_scope' && days !== null && stage?.limitDays != null && days > stage.limitDays,
            reason: row.reason,
            scope: row.scope,
            scopeUntil: row.scope_until,
          },
        ]);
      }
    return found;
  }
}
