import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../common/context.js';
import { notFound } from '../common/errors.js';
import { pageOf } from '../common/paging.js';
import { Database } from '../database/database.js';
import type { Bound } from '../database/sql.js';
import type { AuditPage } from './audit-log.model.js';
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

/** Reading the audit log, newest first. It stands here and not in audit/ because it passes through the scope. */
@Injectable()
export class AuditLogService {
  constructor(private readonly db: Database) {}

  /** Acts upon units of the caller's subtrees; those that concern no unit are for an administrator of everything. */
  async page(ctx: RequestContext, page: number, perPage: number, unitId: number | null): Promise<AuditPage> {
    const { limit, offset } = pageOf(page, perPage);
    const filter = await this.filter(ctx, unitId);
    const from = `FROM audit_record a${filter ? ` JOIN unit u ON u.id = a.unit_id WHERE ${filter.sql}` : ''}`;
    const params = filter?.params ?? [];
    const sql = this.db.read;
    const total = await sql.one<{ n: number }>(`SELECT COUNT(*) AS n ${from}`, params);
    const rows = await sql.rows<AuditRow>(
      `SELECT a.seq, a.at, a.actor, a.on_behalf_of, a.action, a.subject_type, a.subject_id, a.unit_id, a.detail ${from}
        ORDER BY a.seq DESC LIMIT ? OFFSET ?`,
      [...params, limit, offset],
    );
    const unitOf = (row: AuditRow) => (row.unit_id === null ? null : Number(row.unit_id));
    const units = await unitRefs(sql, ctx, rows.map(unitOf));
    return {
      total: Number(total?.n ?? 0),
      items: rows.map((row) => ({
        id: Number(row.seq),
        at: Number(row.at),
        actor: row.actor,
        onBehalfOf: row.on_behalf_of,
        action: row.action,
        subject: row.subject_id === null ? row.subject_type : `${row.subject_type}:${row.subject_id}`,
        unit: units.get(unitOf(row) ?? 0) ?? null,
        detail: row.detail,
      })),
    };
  }

  private async filter(ctx: RequestContext, unitId: number | null): Promise<{ sql: string; params: Bound[] } | null> {
    if (unitId === null) return rootPaths(ctx, 'audit.read') === null ? null : unitScope(ctx, 'audit.read', 'u.path');
    const unit = await this.db.read.one<{ path: string }>('SELECT path FROM unit WHERE id = ?', [unitId]);
    if (!unit || !inScope(ctx, 'audit.read', unit.path)) throw notFound();
    return { sql: 'u.path >= ? AND u.path < ?', params: [unit.path, endOfPath(unit.path)] };
  }
}
