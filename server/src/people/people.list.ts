import { Injectable } from '@nestjs/common';
import type { Day } from '@dat100/shared/calendar';
import { maskCitizenId } from '@dat100/shared/citizen-id';
import { endOfPath, inScope, unitScope } from '../access/unit-scope.js';
import type { Permission, RequestContext } from '../common/context.js';
import { badInput, notFound } from '../common/errors.js';
import { checkSearch } from '../common/texts.js';
import { Database } from '../database/database.js';
import { Secrets } from '../database/secrets.js';
import { marks } from '../database/sql.js';
import { Where } from '../database/where.js';
import { DirectivesService, type Criterion } from '../directives/directives.service.js';
import type { Unit } from '../units/unit.js';
import { UnitsService } from '../units/units.service.js';
import { countedTotal } from './counted-total.js';
import { countOfKinds, findAll, findPage, type Question } from './find-page.js';
import { sizeOfList } from './list-size.js';
import { wordsOf, type Reading } from './name-search.js';
import { checkKind, checkMembership } from './person-checks.js';
import { boundTo } from './person-rows.js';
import { standingsOf, type PersonStanding } from './person-standings.js';
import { isGiven, NEEDS_CRITERION, stageFilter } from './stage-filter.js';
import { isMember, membershipOf } from './waiting-where.js';

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
  /** in scope and achieved by a word so strong: claimed, verified, police */
  achieved?: string | null;
  /** exempt, deferred, or achieved_out_of_scope */
  scope?: string | null;
  overdue?: boolean | null;
  /** those a board counts through this lens */
  lens?: string | null;
  /** who must act next: person, unit, police */
  holder?: string | null;
  /** a difficulty on record, or `none` */
  reason?: string | null;
  /** days at the stage, those of whom the day is known exactly */
  waitingAtLeast?: number | null;
}

export type PersonSort = 'NAME_ASC' | 'NAME_DESC' | 'UNIT_ASC' | 'WAITING_DESC';

const ORDER: Record<PersonSort, string> = {
  NAME_ASC: 'p.sort_key, p.id',
  NAME_DESC: 'p.sort_key DESC, p.id DESC',
  UNIT_ASC: 'u.path, p.sort_key, p.id',
  WAITING_DESC: 'CASE WHEN st.since IS NULL THEN 1 ELSE 0 END, st.since, p.sort_key, p.id',
};

const CITIZEN_ID = /^\d{12}$/;

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

/** Reading people: lists and single rows, always through the one scope predicate, ids masked. */
@Injectable()
export class PeopleList {
  constructor(
    private readonly db: Database,
    private readonly secrets: Secrets,
    private readonly units: UnitsService,
    private readonly directives: DirectivesService,
  ) {}

  /** A page of a list. A search for a name that very many have is not counted to its end: `isAtLeast`. */
  async page(
    ctx: RequestContext,
    page: number,
    perPage: number,
    sort: PersonSort,
    filter: PeopleFilter,
    reading?: Reading,
  ): Promise<{ items: PersonView[]; total: number; isAtLeast: boolean }> {
    const asked = await this.asked(ctx, 'people.identify', sort, filter);
    const { ids, ...length } = await findPage(this.db.read, asked, { limit: perPage, offset: page * perPage }, reading);
    return { items: await this.some(ctx, ids), ...length };
  }

  /**
   * The keys of everybody the filter means, in the order of the list, for files: never cut, and one moment's answer.
   * The unit must be one that `permission` holds for. @throws as `page`
   */
  async keys(ctx: RequestContext, permission: Permission, sort: PersonSort, filter: PeopleFilter): Promise<number[]> {
    return findAll(this.db.read, await this.asked(ctx, permission, sort, filter));
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

  /** Whom the filter means, and in which order. */
  private async asked(
    ctx: RequestContext,
    permission: Permission,
    sort: PersonSort,
    filter: PeopleFilter,
  ): Promise<Question> {
    checkSearch(filter.search);
    const unit = await this.units.inScope(ctx, permission, filter.unitId);
    const criterion = filter.criterion ? await this.directives.criterion(filter.criterion) : null;
    const where = this.where(ctx, unit, criterion, await this.directives.criteria(), filter, sort);
    const byId = this.isCitizenId(ctx, unit, filter.search);
    const people = {
      join: `JOIN unit u ON u.id = p.unit_id${criterion ? ' JOIN standing st ON st.person_id = p.id AND st.criterion_id = ?' : ''}`,
      joinParams: criterion ? [criterion.id] : [],
      where: where.sql,
      params: where.params,
    };
    const rules = await this.directives.countRules();
    return {
      ...people,
      order: ORDER[sort],
      byName: sort === 'NAME_ASC' ? 'ASC' : sort === 'NAME_DESC' ? 'DESC' : null,
      isPlain: !byId && !criterion && !filter.kind && !filter.membership,
      words: byId ? [] : wordsOf(filter.search ?? ''),
      size: () => sizeOfList(this.db.read, unit, filter.direct === true, rules),
      counted: async () =>
        criterion &&
        countedTotal(this.db.read, unit, criterion, filter, rules, (kinds) =>
          countOfKinds(this.db.read, people, kinds),
        ),
    };
  }

  private where(
    ctx: RequestContext,
    unit: Unit,
    criterion: Criterion | null,
    criteria: readonly Criterion[],
    filter: PeopleFilter,
    sort: PersonSort,
  ): Where {
    if (!criterion && (NEEDS_CRITERION.some((key) => isGiven(filter[key])) || sort === 'WAITING_DESC'))
      throw badInput(
        'criterion_needed',
        'Lọc hoặc sắp xếp theo tình trạng cần chọn tiêu chí.',
        'Filtering or sorting by stage needs a criterion.',
        'criterion',
      );
    // Memberships and reasons are restricted: whoever may not read them may not find out by filtering.
    const asksRestricted = filter.membership || filter.reason || membershipOf(filter.lens ?? '') !== null;
    if (asksRestricted && !inScope(ctx, 'people.read', unit.path)) throw notFound();
    if (filter.kind) checkKind(filter.kind);
    if (filter.membership) checkMembership(filter.membership, 'membership');
    const where = new Where().and('p.employed = 1');
    if (filter.direct) where.and('p.unit_id = ?', unit.id);
    else where.and('u.path >= ? AND u.path < ?', unit.path, endOfPath(unit.path));
    const scope = unitScope(ctx, 'people.identify', 'u.path');
    where.and(scope.sql, ...scope.params);
    // Whoever may read people's pages may look for a whole citizen id, and never for a part of one.
    if (this.isCitizenId(ctx, unit, filter.search))
      where.and('p.citizen_id_index = ?', this.secrets.citizenIdIndex((filter.search ?? '').trim()));
    if (filter.kind) where.and('p.kind = ?', filter.kind);
    if (filter.membership) {
      const member = isMember(filter.membership, ctx.today);
      where.and(member.sql, ...member.params);
    }
    if (criterion) stageFilter(ctx, criterion, criteria, filter, where);
    return where;
  }

  private isCitizenId(ctx: RequestContext, unit: Unit, search: string | null | undefined): boolean {
    return CITIZEN_ID.test((search ?? '').trim()) && inScope(ctx, 'people.read', unit.path);
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
    const standings = await standingsOf(this.db.read, ids, criteria, ctx.today);
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
}
