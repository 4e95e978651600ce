import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { GridRow, GridSheet } from '@dat100/shared/roster-grid';
import type { UnitChoice } from '@dat100/shared/roster-reading';
import { readSummary, type SummaryFigure } from '@dat100/shared/roster-summary';
import { UnitFinder } from '@dat100/shared/roster-units';
import { compareFigure, type OwnCounts } from '@dat100/shared/summary-compare';
import { readSheets } from '../../src/imports/read-sheet.js';

const folder = new URL('../rosters/', import.meta.url);
const FILE = 'tong-hop-quan-1.xlsx';
const CRITERIA = ['chip_card', 'vneid_level2', 'online_service'];

interface Expected {
  units: ({ unit: string; people: number } & Record<string, { in_scope: number; achieved: number }>)[];
  people: { unit: string; stages: (string | null)[]; result?: string }[];
  summary_differs: { cell: string; unit: string; shown: number | string; from_accepted_rows: number }[];
}
const expected = JSON.parse(readFileSync(new URL(`${FILE}.expected.json`, folder), 'utf8')) as Expected;

const TARGET = 1;
const units: UnitChoice[] = [
  { id: TARGET, code: '760', name: 'Quận 1', kind: 'district', parentId: null },
  ...expected.units.map(({ unit }, i) => {
    const name = unit.split(' / ').at(-1) ?? unit;
    return { id: i + 2, code: `U${i}`, name, kind: 'office', parentId: TARGET };
  }),
];
const pathOf = (unitId: number): string | null => (unitId === TARGET ? null : (expected.units[unitId - 2]?.unit ?? ''));

/** What the accepted rows say, counted here once more. */
function ownCounts(unitId: number, criterion: string): OwnCounts {
  const path = pathOf(unitId);
  const of = expected.units.filter(({ unit }) => path === null || unit === path);
  const people = expected.people.filter((p) => p.result === undefined && (path === null || p.unit === path));
  const at = CRITERIA.indexOf(criterion);
  const begun = people.filter(({ stages }) => ![null, 'not_registered', 'none', 'never'].includes(stages[at] ?? null));
  const sum = (key: 'in_scope' | 'achieved') => of.reduce((n, unit) => n + (unit[criterion]?.[key] ?? 0), 0);
  return {
    people: of.reduce((n, unit) => n + unit.people, 0),
    inScope: sum('in_scope'),
    achieved: sum('achieved'),
    begun: begun.length,
  };
}

async function figuresOf(sheetName: string): Promise<SummaryFigure[]> {
  const rows: GridRow[] = [];
  let open: GridSheet | null = null;
  let summary: GridSheet | null = null;
  for await (const event of readSheets(readFileSync(new URL(FILE, folder)))) {
    if (event.type === 'sheet') open = event.sheet;
    else if (open?.name === sheetName) {
      summary = open;
      rows.push(...event.rows);
    }
  }
  return summary ? readSummary(summary, rows, new UnitFinder(units, TARGET)) : [];
}

describe('the summary sheet of a district', () => {
  it('differs from the accepted rows in the cells of the answer, and in no other', async () => {
    const figures = await figuresOf('Tổng hợp');
    // 32 units and the total, ten columns each
    expect(figures).toHaveLength(330);
    const differs = figures.flatMap((figure) => {
      const { unitId, criterion, column, row, unitName } = figure;
      const own = ownCounts(unitId ?? 0, criterion ?? 'chip_card');
      const found = compareFigure(figure, own, unitId === TARGET);
      const unit = pathOf(unitId ?? 0) ?? unitName;
      return found ? [{ cell: `${column}${row}`, unit, ours: Number(found.ours) }] : [];
    });
    const answer = expected.summary_differs.map(({ cell, unit, from_accepted_rows: ours }) => ({ cell, unit, ours }));
    expect(differs).toEqual(answer);
  });
});
