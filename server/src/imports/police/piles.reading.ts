import { Injectable } from '@nestjs/common';
import { MATCHED_PILES, type PolicePile } from '@dat100/shared/police-match';
import { unitScope } from '../../access/unit-scope.js';
import type { RequestContext } from '../../common/context.js';
import { badInput } from '../../common/errors.js';
import { Database } from '../../database/database.js';
import { Secrets } from '../../database/secrets.js';
import { marks, pieces, type Bound } from '../../database/sql.js';
import { DirectivesService } from '../../directives/directives.service.js';
import type { Preview } from '../imports.service.js';
import { readRows } from '../stored-rows.js';
import type { ImportPiles, PilePage } from './piles.model.js';
import { oursNotTheirs } from './ours-not-theirs.js';
import { listedPerson, recordedPeople } from './recorded-people.js';
import { issuesOfRows } from './row-issues.js';

/** The piles that rows lie on, by the name under which they are asked for. */
const ROW_PILES: Readonly<Record<string, readonly PolicePile[]>> = {
  confirmed: ['confirmed', 'date_differs'],
  newly_activated: ['newly_activated'],
  date_differs: ['date_differs'],
  unknown: ['unknown'],
  name_mismatch: ['name_mismatch'],
};
const OURS_NOT_THEIRS = 'ours_not_theirs';
const PEOPLE_AT_ONCE = 500;

/** Looking at a police list beside the records: counts, and pages of each pile. Ids are masked. */
@Injectable()
export class PilesReading {
  constructor(
    private readonly db: Database,
    private readonly secrets: Secrets,
    private readonly directives: DirectivesService,
  ) {}

  /** How many lie on each pile; null for other lists. */
  async counts(ctx: RequestContext, { id, kind }: { id: number; kind: string }): Promise<ImportPiles | null> {
    if (kind !== 'police') return null;
    const rows = await this.db.read.rows<{ pile: PolicePile; n: number }>(
      'SELECT pile, COUNT(*) AS n FROM import_row WHERE import_id = ? AND pile IS NOT NULL GROUP BY pile',
      [id],
    );
    const of = (pile: PolicePile) => Number(rows.find((row) => row.pile === pile)?.n ?? 0);
    return {
      confirmed: of('confirmed') + of('date_differs'),
      newlyActivated: of('newly_activated'),
      dateDiffers: of('date_differs'),
      unknown: of('unknown'),
      nameMismatch: of('name_mismatch'),
      oursNotTheirs: await this.absentTotal(ctx, id),
    };
  }

  /** The same of a list that is only checked; null for other lists and for one that is refused. */
  async foreseen(ctx: RequestContext, { kind, unit, asOf, plan }: Preview): Promise<ImportPiles | null> {
    if (kind !== 'police' || !plan) return null;
    const on = (...piles: PolicePile[]) => plan.rows.filter(({ pile }) => piles.some((one) => one === pile));
    const confirmed = new Set(on(...MATCHED_PILES).flatMap(({ known }) => known?.id ?? []));
    const rules = await this.directives.countRules();
    const ours = await oursNotTheirs(this.db.read, rules, { unitId: unit.id, asOf }, confirmed);
    return {
      confirmed: on('confirmed', 'date_differs').length,
      newlyActivated: on('newly_activated').length,
      dateDiffers: on('date_differs').length,
      unknown: on('unknown').length,
      nameMismatch: on('name_mismatch').length,
      oursNotTheirs: await this.countOf(ctx, ours),
    };
  }

  /** How many of these people the viewer may look up. */
  private async countOf(ctx: RequestContext, personIds: readonly number[]): Promise<number> {
    const scope = unitScope(ctx, 'people.identify', 'u.path');
    let count = 0;
    for (const ids of pieces(personIds, PEOPLE_AT_ONCE)) {
      const row = await this.db.read.one<{ n: number }>(
        `SELECT COUNT(*) AS n FROM person p JOIN unit u ON u.id = p.unit_id WHERE p.id IN (${marks(ids.length)}) AND ${scope.sql}`,
        [...ids, ...scope.params],
      );
      count += Number(row?.n ?? 0);
    }
    return count;
  }

  /** One page of a pile. @throws bad_input `unknown_pile` */
  async page(ctx: RequestContext, importId: number, pile: string, limit: number, offset: number): Promise<PilePage> {
    if (pile === OURS_NOT_THEIRS) return this.absentPage(ctx, importId, limit, offset);
    const piles = Object.hasOwn(ROW_PILES, pile) ? ROW_PILES[pile] : undefined;
    const names = [...Object.keys(ROW_PILES), OURS_NOT_THEIRS].join(', ');
    if (!piles)
      throw badInput(
        'unknown_pile',
        `Không có nhóm đối chiếu này; các nhóm: ${names}.`,
        `There is no such pile; they are ${names}.`,
        'pile',
      );
    const where = `FROM import_row WHERE import_id = ? AND pile IN (${marks(piles.length)})`;
    const params: Bound[] = [importId, ...piles];
    const total = await this.db.read.one<{ n: number }>(`SELECT COUNT(*) AS n ${where}`, params);
    const ids = await this.db.read.rows<{ id: number }>(`SELECT id ${where} ORDER BY id LIMIT ? OFFSET ?`, [
      ...params,
      limit,
      offset,
    ]);
    const rows = await readRows(
      this.db.read,
      this.secrets,
      importId,
      `AND id IN (${marks(ids.length)})`,
      ids.map(({ id }) => id),
    );
    const people = await this.people(
      ctx,
      rows.flatMap((r) => [...(r.personId === null ? [] : [r.personId]), ...(r.payload.suggestions ?? [])]),
    );
    const remarks = await issuesOfRows(this.db.read, importId, rows, ['activation_date_differs_warning']);
    const items = rows.map(({ id, personId, payload }) => ({
      id,
      sheet: payload.row.sheet,
      row: payload.row.row,
      listed: listedPerson(payload.row),
      recorded: (personId === null ? undefined : people.get(personId)) ?? null,
      oursOn: remarks.get(id)?.ours ?? null,
      suggestions: (payload.suggestions ?? []).flatMap((someone) => people.get(someone) ?? []),
    }));
    return { items, total: Number(total?.n ?? 0) };
  }

  private async people(ctx: RequestContext, ids: readonly number[]) {
    const criteria = await this.directives.criteria();
    return recordedPeople(this.db.read, ctx, { secrets: this.secrets, criteria }, ids);
  }

  private absentFrom(ctx: RequestContext, importId: number): { sql: string; params: Bound[] } {
    const scope = unitScope(ctx, 'people.identify', 'u.path');
    return {
      sql: `FROM import_absent a JOIN person p ON p.id = a.person_id JOIN unit u ON u.id = p.unit_id WHERE a.import_id = ? AND ${scope.sql}`,
      params: [importId, ...scope.params],
    };
  }

  private async absentTotal(ctx: RequestContext, importId: number): Promise<number> {
    const { sql, params } = this.absentFrom(ctx, importId);
    return Number((await this.db.read.one<{ n: number }>(`SELECT COUNT(*) AS n ${sql}`, params))?.n ?? 0);
  }

  /** By unit, then by name: as somebody would ask unit after unit. */
  private async absentPage(ctx: RequestContext, importId: number, limit: number, offset: number): Promise<PilePage> {
    const { sql, params } = this.absentFrom(ctx, importId);
    const rows = await this.db.read.rows<{ id: number }>(
      `SELECT p.id ${sql} ORDER BY u.path, p.sort_key, p.id LIMIT ? OFFSET ?`,
      [...params, limit, offset],
    );
    const ids = rows.map(({ id }) => Number(id));
    const people = await this.people(ctx, ids);
    const items = ids.flatMap((id) => {
      const recorded = people.get(id);
      return recorded ? [{ id, sheet: null, row: null, listed: null, recorded, oursOn: null, suggestions: [] }] : [];
    });
    return { items, total: await this.absentTotal(ctx, importId) };
  }
}
