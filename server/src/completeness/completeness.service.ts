import { Injectable } from '@nestjs/common';
import type { Day } from '@dat100/shared/calendar';
import {
  compareSeriousness,
  LIST_FLAGS,
  listFlags,
  needsConfirming,
  type ListFacts,
  type ListFlag,
} from '@dat100/shared/completeness';
import { audit } from '../audit/audit.js';
import { endOfPath, unitScope } from '../access/unit-scope.js';
import type { RequestContext } from '../common/context.js';
import { Database } from '../database/database.js';
import type { Bound, Sql } from '../database/sql.js';
import { DirectivesService } from '../directives/directives.service.js';
import { UNIT_COLUMNS, unitOf, type Unit, type UnitRow } from '../units/unit.js';
import { UnitsService } from '../units/units.service.js';
import { confirmationsOf, noteSaid, type Confirmation } from './confirmations.js';
import { headcountsOn, type Headcount } from './headcounts.js';

/** A unit's own list, and how those of the units below it stand. */
export interface UnitList extends ListFacts {
  unit: Unit;
  declared: Headcount | null;
  confirmation: Confirmation | null;
  flags: ListFlag[];
  /** units from this one down of which a list is expected */
  lists: number;
  /** how many of them have to be confirmed */
  unconfirmedLists: number;
}

export interface FlaggedLists {
  items: UnitList[];
  total: number;
  /** all units of which a list is expected */
  lists: number;
  /** how many of them have to be confirmed */
  unconfirmedLists: number;
  /** how many carry each flag */
  counts: { flag: ListFlag; count: number }[];
}

type Condition = { sql: string; params: Bound[] };

/** Whether the lists of units are complete: confirmed lately, not suddenly shorter, as many people as posts. */
@Injectable()
export class CompletenessService {
  constructor(
    private readonly db: Database,
    private readonly units: UnitsService,
    private readonly directives: DirectivesService,
  ) {}

  /** A unit and those right below it, in the order of their names. @throws not_found */
  async ofUnit(ctx: RequestContext, unitId: number): Promise<UnitList[]> {
    const unit = await this.units.inScope(ctx, 'unit.read', unitId);
    const all = await this.lists(this.db.read, below(unit), ctx.today);
    const own = all.filter((list) => list.unit.id === unit.id);
    const children = all.filter((list) => list.unit.parentId === unit.id);
    const order = (await this.units.children(unit.id)).map((child) => child.id);
    return [...own, ...children.sort((a, b) => order.indexOf(a.unit.id) - order.indexOf(b.unit.id))];
  }

  /** Units with a flag (null: with any that has to be acted upon), the most serious first. @throws not_found */
  async flagged(
    ctx: RequestContext,
    ask: { unitId: number | null; flag: ListFlag | null; limit: number; offset: number },
  ): Promise<FlaggedLists> {
    const where =
      ask.unitId === null
        ? unitScope(ctx, 'unit.read', 'u.path')
        : below(await this.units.inScope(ctx, 'unit.read', ask.unitId));
    const all = await this.lists(this.db.read, where, ctx.today);
    const { flag } = ask;
    const found = all
      .filter(({ flags }) => (flag === null ? needsConfirming(flags) : flags.includes(flag)))
      .sort(compareSeriousness);
    return {
      items: found.slice(ask.offset, ask.offset + ask.limit),
      total: found.length,
      lists: all.filter(({ expected }) => expected).length,
      unconfirmedLists: all.filter(({ flags }) => needsConfirming(flags)).length,
      counts: LIST_FLAGS.map((code) => ({ flag: code, count: all.filter(({ flags }) => flags.includes(code)).length })),
    };
  }

  /**
   * Somebody in charge says that the list of a unit is complete today, or with `withBelow` the lists of all units below
   * it too. Answers how many lists are confirmed. @throws not_found
   */
  async confirm(ctx: RequestContext, unitId: number, withBelow: boolean): Promise<number> {
    const unit = await this.units.inScope(ctx, 'import.run', unitId);
    return this.db.transaction(async (tx) => {
      const lists = await this.lists(tx, below(unit), ctx.today);
      const said = lists.filter((list) => list.unit.id === unit.id || (withBelow && list.expected));
      await noteSaid(tx, ctx, new Map(said.map((list) => [list.unit.id, list.people])));
      await audit(tx, ctx, {
        action: 'list.confirm',
        subjectType: 'unit',
        subjectId: unit.id,
        unitId: unit.id,
        detail: { lists: said.length, people: said.reduce((sum, list) => sum + list.people, 0) },
      });
      return said.length;
    });
  }

  /** The lists of the units in force that meet a condition on `u`. Figures come from the counters. */
  private async lists(sql: Sql, where: Condition, today: Day): Promise<UnitList[]> {
    const rows = await sql.rows<UnitRow>(
      `SELECT ${UNIT_COLUMNS} FROM unit u WHERE ${where.sql} AND u.valid_from <= ? AND (u.valid_to IS NULL OR u.valid_to >= ?) ORDER BY u.path`,
      [...where.params, today, today],
    );
    const units = rows.map(unitOf);
    const ids = units.map((unit) => unit.id);
    const people = await this.peopleOf(sql, where);
    const headcounts = await headcountsOn(sql, ids, today);
    const confirmations = await confirmationsOf(sql, ids);
    const parents = new Set(units.map((unit) => unit.parentId));
    const lists = units.map((unit): UnitList => {
      const declared = headcounts.get(unit.id) ?? null;
      const confirmation = confirmations.get(unit.id) ?? null;
      const facts: ListFacts = {
        people: people.get(unit.id) ?? 0,
        headcount: declared?.people ?? null,
        confirmed: confirmation,
        expected: !parents.has(unit.id) || people.has(unit.id) || declared !== null || confirmation !== null,
      };
      return {
        ...facts,
        unit,
        declared,
        confirmation,
        flags: listFlags(facts, today),
        lists: 0,
        unconfirmedLists: 0,
      };
    });
    addUp(lists);
    return lists;
  }

  /** People employed in each unit itself today: every criterion counts everybody, in scope or not. */
  private async peopleOf(sql: Sql, where: Condition): Promise<Map<number, number>> {
    const [criterion] = await this.directives.criteria();
    if (!criterion) return new Map();
    const rows = await sql.rows<{ id: number; n: number }>(
      `SELECT u.id, c.in_scope + c.deferred + c.exempt AS n FROM unit u
         JOIN counter c ON c.parent_id = u.id AND c.criterion_id = ? AND c.lens = 'all' AND c.unit_id = u.id WHERE ${where.sql}`,
      [criterion.id, ...where.params],
    );
    return new Map(rows.flatMap((row) => (Number(row.n) === 0 ? [] : [[Number(row.id), Number(row.n)]])));
  }
}

const below = ({ path }: Unit): Condition => ({ sql: 'u.path >= ? AND u.path < ?', params: [path, endOfPath(path)] });

/** Counts the lists from each unit down. @param lists in the order of their paths: whatever is above comes before */
function addUp(lists: UnitList[]): void {
  const byId = new Map(lists.map((list) => [list.unit.id, list]));
  for (const list of [...lists].reverse()) {
    if (list.expected) list.lists += 1;
    if (needsConfirming(list.flags)) list.unconfirmedLists += 1;
    const parent = byId.get(list.unit.parentId ?? 0);
    if (!parent) continue;
    parent.lists += list.lists;
    parent.unconfirmedLists += list.unconfirmedLists;
  }
}
