import { Injectable } from '@nestjs/common';
import { REQUEST_KINDS, REQUEST_STATES } from '@dat100/shared/rating-request';
import { unitScope } from '../../access/unit-scope.js';
import type { RequestContext } from '../../common/context.js';
import { badInput } from '../../common/errors.js';
import { Database } from '../../database/database.js';
import type { Bound } from '../../database/sql.js';
import { decidingFor } from '../decisions/acting-head.js';
import { agencyById } from '../periods/stored-periods.js';
import type { RatingRequestFilter, RatingRequestPage } from './request.model.js';
import { requestView } from './request-views.js';
import { REQUEST_COLUMNS, REQUESTS, requestOf, type StoredRequest } from './stored-requests.js';

/** A request with what names it in a list. */
interface ListedRow extends Record<string, Bound> {
  person_id: number;
  full_name: string;
  unit_name: string;
  agency_name: string;
  period_name: string;
}

const LISTED = `${REQUESTS} JOIN rating_sheet s ON s.id = r.sheet_id JOIN rating_period p ON p.id = r.period_id
  JOIN rating_agency g ON g.period_id = r.period_id AND g.unit_id = r.agency_id
  LEFT JOIN rating_team t ON t.period_id = s.period_id AND t.agency_id = s.agency_id AND t.unit_id = s.unit_id`;

/** Requests of the agencies within the caller's reach, by their clock. */
@Injectable()
export class RequestLists {
  constructor(private readonly db: Database) {}

  /** Never those about the caller themselves: these are on their own page. @throws bad_input `rating_filter_unknown` */
  async list(
    ctx: RequestContext,
    filter: RatingRequestFilter,
    { limit, offset }: { limit: number; offset: number },
  ): Promise<RatingRequestPage> {
    const scope = unitScope(ctx, 'rating.sheet', 'g.path');
    const mine = `${scope.sql} AND s.person_id <> ?`;
    const own: Bound[] = [...scope.params, ctx.personId ?? 0];
    const asked = askedFor(filter, ctx.today);
    const sql = this.db.read;
    const [found, late] = [
      await sql.one<{ n: number }>(`SELECT COUNT(*) AS n FROM ${LISTED} WHERE ${mine} AND ${asked.sql}`, [
        ...own,
        ...asked.params,
      ]),
      await sql.one<{ n: number }>(
        `SELECT COUNT(*) AS n FROM ${LISTED} WHERE ${mine} AND r.state = 'open' AND r.due_on < ?`,
        [...own, ctx.today],
      ),
    ];
    const rows = await sql.rows<ListedRow>(
      `SELECT ${REQUEST_COLUMNS}, s.person_id, s.full_name, t.name AS unit_name, g.name AS agency_name, p.name AS period_name
         FROM ${LISTED} WHERE ${mine} AND ${asked.sql} ORDER BY r.due_on, r.id LIMIT ? OFFSET ?`,
      [...own, ...asked.params, limit, offset],
    );
    const decides = await this.decidedBy(ctx, rows.map(requestOf));
    return {
      items: rows.map((row) => {
        const request = requestOf(row);
        return {
          ...requestView(ctx, request, decides.has(keyOf(request)), Number(row.person_id)),
          sheetId: request.sheetId,
          fullName: row.full_name,
          unitName: row.unit_name ?? row.agency_name,
          agencyName: row.agency_name,
          periodName: row.period_name,
        };
      }),
      total: Number(found?.n ?? 0),
      overdue: Number(late?.n ?? 0),
    };
  }

  /** Agencies of these requests in which the caller decides. */
  private async decidedBy(ctx: RequestContext, requests: readonly StoredRequest[]): Promise<Set<string>> {
    const found = new Set<string>();
    for (const [key, { periodId, agencyId }] of new Map(requests.map((one) => [keyOf(one), one]))) {
      const agency = await agencyById(this.db.read, periodId, agencyId);
      if (await decidingFor(this.db.read, ctx, agency)) found.add(key);
    }
    return found;
  }
}

const keyOf = ({ periodId, agencyId }: StoredRequest): string => `${periodId} ${agencyId}`;

function askedFor(filter: RatingRequestFilter, today: string): { sql: string; params: Bound[] } {
  const state = filter.state ?? 'open';
  const known =
    REQUEST_STATES.some(({ code }) => code === state) &&
    (filter.kind === null || filter.kind === undefined || REQUEST_KINDS.some(({ code }) => code === filter.kind));
  if (!known)
    throw badInput(
      'rating_filter_unknown',
      'Không có loại hoặc tình trạng đề nghị này; hãy chọn lại bộ lọc.',
      'There is no such kind or state of request; choose the filter again.',
      'filter',
    );
  const parts: [sql: string, ...params: Bound[]][] = [['r.state = ?', state]];
  if (filter.kind) parts.push(['r.kind = ?', filter.kind]);
  if (filter.overdue) parts.push(['r.due_on < ?', today]);
  return { sql: parts.map(([sql]) => sql).join(' AND '), params: parts.flatMap(([, ...params]) => params) };
}
