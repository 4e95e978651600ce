import { Injectable } from '@nestjs/common';
import { maskCitizenId } from '@dat100/shared/citizen-id';
import { unitRefs } from '../../access/unit-refs.js';
import { endOfPath } from '../../access/unit-scope.js';
import type { RequestContext } from '../../common/context.js';
import { badInput } from '../../common/errors.js';
import { Database } from '../../database/database.js';
import { Secrets } from '../../database/secrets.js';
import { marks } from '../../database/sql.js';
import { Where } from '../../database/where.js';
import { UnitsService } from '../../units/units.service.js';
import { importsInScope } from '../../access/import-scope.js';
import { maskValue } from '../mask-value.js';
import { keyOf } from '../plan-roster.js';
import { lookPermission, peopleElsewhere, shownProblem } from '../shown-problem.js';
import type { ImportKind } from '../stored-import.js';
import { issuesAtRows } from '../stored-issues.js';
import { readRows, type StoredRow } from '../stored-rows.js';
import { readValues } from './read-values.js';
import type { ImportRow, ImportRowPage } from './rows.model.js';

export interface RowsAsk {
  outcome: string | null;
  unitId: number | null;
  row: number | null;
  remarked: boolean;
}

const OUTCOMES = ['new', 'changed', 'unchanged', 'conflict', 'rejected'];
/** The change that may be told of anybody: that the list employs them. The others tell what was known before. */
const EMPLOYMENT = 'employment';

/** Looking at every row of an import: what was read, what it changes, what is wrong with it. Values are masked. */
@Injectable()
export class RowsReading {
  constructor(
    private readonly db: Database,
    private readonly secrets: Secrets,
    private readonly units: UnitsService,
  ) {}

  /**
   * The caller is let see the import already; of its rows they see those of units they may import lists for today.
   * @throws bad_input `unknown_outcome`, not_found for a unit that is not theirs
   */
  async page(
    ctx: RequestContext,
    one: { id: number; kind: string },
    limit: number,
    offset: number,
    asked: RowsAsk,
  ): Promise<ImportRowPage> {
    const where = await this.where(ctx, one.id, asked);
    const from = `FROM import_row r LEFT JOIN unit u ON u.id = r.unit_id JOIN import_file f ON f.id = r.import_id WHERE ${where.sql}`;
    const total = await this.db.read.one<{ n: number }>(`SELECT COUNT(*) AS n ${from}`, where.params);
    const found = await this.db.read.rows<{ id: number }>(`SELECT r.id ${from} ORDER BY r.id LIMIT ? OFFSET ?`, [
      ...where.params,
      limit,
      offset,
    ]);
    const ids = found.map(({ id }) => Number(id));
    const rows = await readRows(this.db.read, this.secrets, one.id, `AND id IN (${marks(ids.length)})`, ids);
    return { items: await this.models(ctx, one, rows), total: Number(total?.n ?? 0) };
  }

  private async where(ctx: RequestContext, importId: number, asked: RowsAsk): Promise<Where> {
    const scope = importsInScope(ctx);
    const where = new Where().and('r.import_id = ?', importId);
    where.and(`(r.unit_id IS NULL OR ${scope.sql})`, ...scope.params);
    if (asked.outcome !== null) {
      if (!OUTCOMES.includes(asked.outcome))
        throw badInput(
          'unknown_outcome',
          `Không có kết quả “${asked.outcome}”; các kết quả: ${OUTCOMES.join(', ')}.`,
          `There is no outcome “${asked.outcome}”; it is one of ${OUTCOMES.join(', ')}.`,
          'outcome',
        );
      where.and('r.outcome = ?', asked.outcome);
    }
    if (asked.row !== null) where.and('r.row_no = ?', asked.row);
    if (asked.remarked)
      where.and(
        'EXISTS (SELECT 1 FROM import_issue i WHERE i.import_id = r.import_id AND i.sheet = r.sheet AND i.row_no = r.row_no)',
      );
    if (asked.unitId !== null) {
      const { path } = await this.units.inScope(ctx, 'import.read', asked.unitId);
      where.and('u.path >= ? AND u.path < ?', path, endOfPath(path));
    }
    return where;
  }

  private async models(
    ctx: RequestContext,
    { id: importId, kind }: { id: number; kind: string },
    rows: readonly StoredRow[],
  ): Promise<ImportRow[]> {
    const refs = await unitRefs(
      this.db.read,
      ctx,
      rows.map((r) => r.unitId),
    );
    const hidden = await peopleElsewhere(
      this.db.read,
      ctx,
      lookPermission(kind),
      rows.flatMap((r) => r.personId ?? []),
    );
    const issues = await issuesAtRows(
      this.db.read,
      importId,
      rows.map(({ payload }) => payload.row),
    );
    return rows.map((r) => {
      const { row, changes } = r.payload;
      const isHidden = hidden.has(r.personId ?? 0);
      return {
        id: r.id,
        sheet: row.sheet,
        row: row.row,
        // In a file with swapped columns an id stands where the name should.
        fullName: maskValue(row.fullName) ?? '',
        maskedId: row.citizenId === '' ? '' : maskCitizenId(row.citizenId),
        unitName: (r.unitId === null ? undefined : refs.get(r.unitId))?.name ?? '',
        outcome: r.outcome,
        state: r.state,
        values: readValues(row, kind as ImportKind),
        changes: changes.filter((change) => change === EMPLOYMENT || !isHidden),
        problems: (issues.get(keyOf(row)) ?? []).map((issue) => shownProblem(issue, isHidden)),
      };
    });
  }
}
