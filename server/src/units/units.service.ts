import { Injectable } from '@nestjs/common';
import { EARLIEST_DAY, formatDay, type Day } from '@dat100/shared/calendar';
import { searchForm } from '@dat100/shared/vietnamese-text';
import { endOfPath, inScope, unitScope } from '../access/unit-scope.js';
import type { Permission, RequestContext } from '../common/context.js';
import { badInput, notFound } from '../common/errors.js';
import { Database } from '../database/database.js';
import { marks, pieces, type Bound, type Sql } from '../database/sql.js';
import { idsOfPath, UNIT_COLUMNS, unitOf, type Unit, type UnitRow } from './unit.js';

export interface UnitFilter {
  search?: string | null;
  parentId?: number | null;
  ids?: number[] | null;
  inMyScope?: boolean | null;
}

/** Reading the tree of units. */
@Injectable()
export class UnitsService {
  constructor(private readonly db: Database) {}

  /** @throws not_found */
  async byId(id: number, sql: Sql = this.db.read): Promise<Unit> {
    const row = await sql.one<UnitRow>(`SELECT ${UNIT_COLUMNS} FROM unit u WHERE u.id = ?`, [id]);
    if (!row) throw notFound();
    return unitOf(row);
  }

  async byIds(ids: readonly number[], sql: Sql = this.db.read): Promise<Map<number, Unit>> {
    const found = new Map<number, Unit>();
    for (const piece of pieces([...new Set(ids)], 1000)) {
      if (piece.length === 0) continue;
      const rows = await sql.rows<UnitRow>(`SELECT ${UNIT_COLUMNS} FROM unit u WHERE u.id IN (${marks(piece.length)})`, piece);
      for (const row of rows) found.set(Number(row.id), unitOf(row));
    }
    return found;
  }

  /** A unit the caller may use `permission` on; outside the scope looks like missing. @throws not_found */
  async inScope(ctx: RequestContext, permission: Permission, id: number): Promise<Unit> {
    const unit = await this.byId(id);
    if (!inScope(ctx, permission, unit.path)) throw notFound();
    return unit;
  }

  /**
   * The unit a code means on a day: codes are reused over time. Without a day, or when none was in force on it, the
   * one in force on `today`, else the one that ended last.
   * @throws bad_input `unknown_unit`
   */
  async byCode(code: string, day: Day | null, today: Day): Promise<Unit> {
    const rows = await this.db.read.rows<UnitRow>(`SELECT ${UNIT_COLUMNS} FROM unit u WHERE u.code = ? ORDER BY u.valid_from`, [code.trim()]);
    const units = rows.map(unitOf);
    const on = (at: Day) => units.find((u) => u.validFrom <= at && (u.validTo === null || at <= u.validTo));
    const unit = (day !== null ? on(day) : undefined) ?? on(today) ?? units.at(-1);
    if (!unit)
      throw badInput(
        'unknown_unit',
        `Không có đơn vị mã "${code}". Xem mã bằng lệnh: dat100 import units, hoặc trang Cơ quan, đơn vị.`,
        `There is no unit with the code "${code}". See the codes on the Units page, or load them with: dat100 import units FILE.csv`,
        'unit',
      );
    return unit;
  }

  /** The unit and all below it, in path order. */
  async subtree(unit: Pick<Unit, 'path'>, sql: Sql = this.db.read): Promise<Unit[]> {
    const rows = await sql.rows<UnitRow>(`SELECT ${UNIT_COLUMNS} FROM unit u WHERE u.path >= ? AND u.path < ? ORDER BY u.path`, [unit.path, endOfPath(unit.path)]);
    return rows.map(unitOf);
  }

  /** Children that were in force on a day, in the order of their names. */
  async childrenOn(parentId: number, day: Day, sql: Sql = this.db.read): Promise<Unit[]> {
    const rows = await sql.rows<UnitRow>(
      `SELECT ${UNIT_COLUMNS} FROM unit u WHERE u.parent_id = ? AND u.valid_from <= ? AND (u.valid_to IS NULL OR u.valid_to >= ?) ORDER BY u.sort_key, u.id`,
      [parentId, day, day],
    );
    return rows.map(unitOf);
  }

  /** Root first, the unit itself last. */
  async ancestors(unit: Unit): Promise<Unit[]> {
    const ids = idsOfPath(unit.path);
    const found = await this.byIds(ids);
    return ids.map((id) => found.get(id)).filter((u): u is Unit => u !== undefined);
  }

  /** A page of units; names only, so everyone signed in may look for a unit. `inMyScope` keeps those the caller may read people of. */
  async list(ctx: RequestContext, page: number, perPage: number, filter: UnitFilter): Promise<{ items: Unit[]; total: number }> {
    const where: string[] = ['1 = 1'];
    const params: Bound[] = [];
    if (filter.parentId) (where.push('u.parent_id = ?'), params.push(filter.parentId));
    if (filter.ids) (where.push(`u.id IN (${marks(filter.ids.length)})`), params.push(...filter.ids));
    const words = filter.search ? searchForm(filter.search).split(' ').filter(Boolean) : [];
    for (const word of words) (where.push("u.search_name LIKE ? ESCAPE '!'"), params.push(`%${word.replace(/[%_!]/g, '!$&')}%`));
    if (filter.inMyScope) {
      const scope = unitScope(ctx, 'people.read', 'u.path');
      (where.push(scope.sql), params.push(...scope.params));
    }
    const condition = where.join(' AND ');
    const total = await this.db.read.one<{ n: number }>(`SELECT COUNT(*) AS n FROM unit u WHERE ${condition}`, params);
    const rows = await this.db.read.rows<UnitRow>(
      `SELECT ${UNIT_COLUMNS} FROM unit u WHERE ${condition} ORDER BY u.depth, u.sort_key, u.id LIMIT ? OFFSET ?`,
      [...params, perPage, page * perPage],
    );
    return { items: rows.map(unitOf), total: Number(total?.n ?? 0) };
  }

  async childCount(id: number): Promise<number> {
    const row = await this.db.read.one<{ n: number }>('SELECT COUNT(*) AS n FROM unit WHERE parent_id = ?', [id]);
    return Number(row?.n ?? 0);
  }

  /** "Quận 1 / Phường Bến Nghé": every name from below the root down, since "Phường 1" exists many times. */
  async pathTexts(units: readonly Unit[], sql: Sql = this.db.read): Promise<Map<number, string>> {
    const names = await this.byIds(units.flatMap((u) => idsOfPath(u.path)), sql);
    const text = (unit: Unit) => {
      const ids = idsOfPath(unit.path);
      return (ids.length > 1 ? ids.slice(1) : ids).map((id) => names.get(id)?.name ?? '?').join(' / ');
    };
    return new Map(units.map((unit) => [unit.id, text(unit)]));
  }
}

/** Says when a unit was in force, for a sentence. */
export function periodText(unit: Unit): string {
  const from = unit.validFrom === EARLIEST_DAY ? '…' : formatDay(unit.validFrom);
  return `${from} – ${unit.validTo === null ? 'nay' : formatDay(unit.validTo)}`;
}
