import { Injectable } from '@nestjs/common';
import type { Day } from '@dat100/shared/calendar';
import type { SummaryMeasure } from '@dat100/shared/roster-summary';
import { compareFigure, differenceMessage, type OwnCounts } from '@dat100/shared/summary-compare';
import { unitRefs } from '../../access/unit-refs.js';
import type { RequestContext } from '../../common/context.js';
import { Database } from '../../database/database.js';
import { DirectivesService } from '../../directives/directives.service.js';
import type { Import } from '../imports.model.js';
import { ownCounts } from './own-counts.js';
import type { SummaryDifference } from './summary.model.js';

interface FigureRow {
  sheet: string;
  row_no: number;
  column_letter: string;
  header: string | null;
  unit_id: number | null;
  unit_name: string;
  measure: SummaryMeasure;
  criterion_id: number | null;
  shown: string;
}

/** The import whose figures are held against the records. */
export interface SummarySource {
  id: number;
  unitId: number;
  asOf: Day;
}

type Found = Omit<SummaryDifference, 'unit'> & { unitId: number | null };

/** Figures of sheets of counts beside what the lists on record give for the same units and day; nothing is changed. */
@Injectable()
export class SummaryReading {
  constructor(
    private readonly db: Database,
    private readonly directives: DirectivesService,
  ) {}

  async figures(importId: number): Promise<number> {
    const row = await this.db.read.one<{ n: number }>('SELECT COUNT(*) AS n FROM import_figure WHERE import_id = ?', [
      importId,
    ]);
    return Number(row?.n ?? 0);
  }

  /** The same of an import as it is shown: a file with people says something only once they are in. */
  async differencesOf(ctx: RequestContext, shown: Import): Promise<SummaryDifference[]> {
    if (shown.kind !== 'summary' && shown.state !== 'applied') return [];
    return this.differences(ctx, { id: shown.id, unitId: shown.unit.id, asOf: shown.asOf });
  }

  /** Every figure that differs, in the order of the file. */
  async differences(ctx: RequestContext, source: SummarySource): Promise<SummaryDifference[]> {
    const figures = await this.db.read.rows<FigureRow>(
      `SELECT sheet, row_no, column_letter, header, unit_id, unit_name, measure, criterion_id, shown FROM import_figure
        WHERE import_id = ? ORDER BY position`,
      [source.id],
    );
    const { criteria } = await this.directives.countRules();
    const codes = new Map(criteria.map(({ id, code }) => [id, code]));
    const counts = await this.countsOf(figures, source.asOf);
    const found: Found[] = [];
    const unknown = new Set<string>();
    for (const figure of figures) {
      const criterionId = figure.criterion_id === null ? null : Number(figure.criterion_id);
      const difference = compared(figure, source, counts, unknown, criterionId ?? criteria[0]?.id ?? 0);
      if (difference) found.push({ ...difference, criterion: codes.get(criterionId ?? 0) ?? null });
    }
    const refs = await unitRefs(
      this.db.read,
      ctx,
      found.map(({ unitId }) => unitId),
    );
    return found.map(({ unitId, ...difference }) => ({
      ...difference,
      unit: unitId === null ? null : (refs.get(unitId) ?? null),
    }));
  }

  /** By criterion, for all units that the figures name. */
  private async countsOf(figures: readonly FigureRow[], day: Day): Promise<Map<number, Map<number, OwnCounts>>> {
    const { criteria } = await this.directives.countRules();
    const unitIds = [...new Set(figures.flatMap(({ unit_id: id }) => (id === null ? [] : [Number(id)])))];
    const counts = new Map<number, Map<number, OwnCounts>>();
    for (const criterion of criteria) counts.set(criterion.id, await ownCounts(this.db.read, criterion, unitIds, day));
    return counts;
  }
}

/** `unknown`: rows that name no unit of ours are told once each. */
function compared(
  figure: FigureRow,
  source: SummarySource,
  counts: ReadonlyMap<number, ReadonlyMap<number, OwnCounts>>,
  unknown: Set<string>,
  criterionId: number,
): Omit<Found, 'criterion'> | null {
  const { sheet, measure, shown } = figure;
  const row = Number(figure.row_no);
  const unitId = figure.unit_id === null ? null : Number(figure.unit_id);
  const own = unitId === null ? undefined : counts.get(criterionId)?.get(unitId);
  const place = { sheet, row, column: figure.column_letter, cell: `${figure.column_letter}${row}` };
  const said = { ...place, header: figure.header ?? '', unitId, unitName: figure.unit_name, measure, shown };
  if (!own) {
    const key = `${row}:${sheet}`;
    if (unknown.has(key)) return null;
    unknown.add(key);
    return { ...said, ours: null, count: null, inScope: null, ...words('unknown_unit') };
  }
  const difference = compareFigure({ sheet, measure, shown }, own, unitId === source.unitId);
  if (!difference) return null;
  const { code, ours, share } = difference;
  return { ...said, ours, count: share?.count ?? null, inScope: share?.of ?? null, ...words(code) };
}

function words(code: Parameters<typeof differenceMessage>[0]) {
  const { vi, en } = differenceMessage(code);
  return { code, messageVi: vi, messageEn: en };
}
