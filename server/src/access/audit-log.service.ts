import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../common/context.js';
import { notFound } from '../common/errors.js';
import { pageOf } from '../common/paging.js';
import { Database } from '../database/database.js';
import type { Bound } from '../database/sql.js';
import type { AuditEntry, AuditPage } from './audit-log.model.js';
import { keysOfKind, subjectKey, subjectNames } from './subject-names.js';
import { unitRefs } from './unit-refs.js';
import { endOfPath, inScope, rootPaths, unitScope } from './unit-scope.js';

interface AuditRow {
  seq: number;
  at: number;
  actor: string;
  on_behalf_of: string | null;
  action: string;
  subject_type: string;
  subject_id: string | null;
  unit_id: number | null;
  detail: string;
}

/** Part of a query with its values. */
interface Asked {
  sql: string;
  params: Bound[];
}

/** Entries read at once for a file. */
const PIECE = 1000;

/** Reading the audit log, newest first. It stands here and not in audit/ because it passes through the scope. */
@Injectable()
export class AuditLogService {
  constructor(private readonly db: Database) {}

  /** Acts upon units of the caller's subtrees; those that concern no unit are for an administrator of everything. */
  async page(ctx: RequestContext, page: number, perPage: number, unitId: number | null): Promise<AuditPage> {
    const { limit, offset } = pageOf(page, perPage);
    const asked = await this.asked(ctx, unitId);
    const total = await this.db.read.one<{ n: number }>(`SELECT COUNT(*) AS n ${asked.sql}`, asked.params);
    return { total: Number(total?.n ?? 0), items: await this.read(ctx, asked, limit, offset) };
  }

  /**
   * The same for a file: all that is there now, newest first, piece by piece. What is written while it is read is not
   * among it. @throws not_found when `unitId` is outside the scope
   */
  async whole(
    ctx: RequestContext,
    unitId: number | null,
  ): Promise<{ total: number; pieces: AsyncGenerator<AuditEntry[]> }> {
    const asked = await this.asked(ctx, unitId);
    const extent = await this.db.read.one<{ n: number; newest: number | null }>(
      `SELECT COUNT(*) AS n, MAX(a.seq) AS newest ${asked.sql}`,
      asked.params,
    );
    return { total: Number(extent?.n ?? 0), pieces: this.piecesFrom(ctx, asked, Number(extent?.newest ?? 0)) };
  }

  private async *piecesFrom(ctx: RequestContext, asked: Asked, newest: number): AsyncGenerator<AuditEntry[]> {
    for (let next = newest; next > 0;) {
      const upTo = { sql: `${asked.sql} AND a.seq <= ?`, params: [...asked.params, next] };
      const piece = await this.read(ctx, upTo, PIECE, 0);
      yield piece;
      next = piece.length < PIECE ? 0 : (piece.at(-1)?.id ?? 0) - 1;
    }
  }

  private async read(ctx: RequestContext, asked: Asked, limit: number, offset: number): Promise<AuditEntry[]> {
    const rows = await this.db.read.rows<AuditRow>(
      `SELECT a.seq, a.at, a.actor, a.on_behalf_of, a.action, a.subject_type, a.subject_id, a.unit_id, a.detail ${asked.sql}
        ORDER BY a.seq DESC LIMIT ? OFFSET ?`,
      [...asked.params, limit, offset],
    );
    const unitOf = (row: AuditRow) => (row.unit_id === null ? null : Number(row.unit_id));
    // A unit that was acted upon is as a rule the one the record is of; others are named to whom everything is shown.
    const others = rootPaths(ctx, 'audit.read') === null ? keysOfKind(rows, 'unit') : [];
    const units = await unitRefs(this.db.read, ctx, [...rows.map(unitOf), ...others]);
    const names = await subjectNames(this.db.read, ctx, rows);
    const nameOf = (row: AuditRow) =>
      row.subject_type === 'unit' ? units.get(Number(row.subject_id))?.pathText : names.get(subjectKey(row))?.name;
    return rows.map((row) => ({
      id: Number(row.seq),
      at: Number(row.at),
      actor: row.actor,
      onBehalfOf: row.on_behalf_of,
      action: row.action,
      subject: subjectKey(row),
      subjectName: nameOf(row) ?? null,
      subjectNameEn: names.get(subjectKey(row))?.en ?? null,
      unit: units.get(unitOf(row) ?? 0) ?? null,
      detail: row.detail,
    }));
  }

  /** FROM and WHERE of what is asked for. @throws not_found when `unitId` is outside the scope */
  private async asked(ctx: RequestContext, unitId: number | null): Promise<Asked> {
    if (unitId === null && rootPaths(ctx, 'audit.read') === null)
      return { sql: 'FROM audit_record a WHERE 1 = 1', params: [] };
    const { sql, params } = await this.places(ctx, unitId);
    return { sql: `FROM audit_record a JOIN unit u ON u.id = a.unit_id WHERE ${sql}`, params };
  }

  private async places(ctx: RequestContext, unitId: number | null): Promise<Asked> {
    if (unitId === null) return unitScope(ctx, 'audit.read', 'u.path');
    const unit = await this.db.read.one<{ path: string }>('SELECT path FROM unit WHERE id = ?', [unitId]);
    if (!unit || !inScope(ctx, 'audit.read', unit.path)) throw notFound();
    return { sql: 'u.path >= ? AND u.path < ?', params: [unit.path, endOfPath(unit.path)] };
  }
}
