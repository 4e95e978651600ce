import type { RowCells } from './roster-cells.js';
import { columnLetters, type GridCell, type GridRow, type GridSheet, type MergedRange } from './roster-grid.js';
import type { RosterColumn } from './roster-header.js';
import type { RosterRow, RowIssue, SheetReading } from './roster-reading.js';
import { titleLines } from './roster-title.js';
import type { UnitFinder } from './roster-units.js';
import { cellText, shownValue } from './roster-values.js';

/** What says the unit of a row: the cells that name it, and the section it stands under. */
export interface UnitSaid {
  code: GridCell | undefined;
  name: GridCell | undefined;
  /** The unit named by the section above. */
  section: number | null;
}

/** Finds the unit of each row of a sheet: its code, its name (also merged), the section above, the title, the target. */
export class UnitPlacer {
  private named = 0;
  private ofTitle: number | null = null;
  /** Lists saved without their merged cells name a unit once, above its people. */
  private fillDown = false;
  private above: UnitSaid | null = null;
  private readonly codeColumn: RosterColumn | undefined;
  private readonly nameColumn: RosterColumn | undefined;
  private readonly unitColumns: readonly number[];
  private readonly mergesByTop = new Map<number, MergedRange[]>();
  /** Merged cells that still reach down, by column. */
  private readonly open = new Map<number, { cell: GridCell | undefined; bottom: number }>();
  private section: number | null = null;

  constructor(
    private readonly sheet: GridSheet,
    columns: readonly RosterColumn[],
    private readonly title: readonly GridRow[],
    private readonly units: UnitFinder,
    /** What the rows say of units are hints: an unknown one is no fault, and the title names none. */
    private readonly hintsOnly = false,
  ) {
    this.codeColumn = columns.find(({ role }) => role.field === 'unitCode');
    this.nameColumn = columns.find(({ role }) => role.field === 'unitName');
    this.unitColumns = [this.codeColumn, this.nameColumn].flatMap((column) => (column ? [column.column] : []));
    for (const merge of sheet.merges) {
      if (!this.unitColumns.some((column) => merge.left <= column && column <= merge.right)) continue;
      const list = this.mergesByTop.get(merge.top);
      if (list) list.push(merge);
      else this.mergesByTop.set(merge.top, [merge]);
    }
  }

  /** To be told of every row of the table, people or not: merged cells begin in some. */
  pass(row: GridRow): void {
    const merges = this.mergesByTop.get(row.row);
    if (!merges) return;
    for (const column of this.unitColumns) {
      const merge = merges.find(({ left, right }) => left <= column && column <= right);
      if (!merge) continue;
      this.open.set(column, { cell: row.cells.find((cell) => cell.column === merge.left), bottom: merge.bottom });
    }
  }

  /** A heading between groups: "II. Phòng Nội vụ" names the unit of those below, "KHỐI PHƯỜNG" none. */
  startSection(text: string): void {
    this.section = this.units.ofName(text.replace(/^(?:[IVXLC]+|[A-Z]|\d+)[.)/-]\s*/, ''));
  }

  /** What a person's row says of its unit, where merged cells show it too. To be asked in the rows' order. */
  hear({ row }: GridRow, cells: RowCells): UnitSaid {
    const code = this.cellAt(row, cells, this.codeColumn);
    const name = this.cellAt(row, cells, this.nameColumn);
    if (code || name) this.named += 1;
    return { code, name, section: this.section };
  }

  /** Decides on the table's first rows where units stand; a remark where the title names somebody else's. */
  decide(first: readonly UnitSaid[]): RowIssue[] {
    const issues: RowIssue[] = [];
    const named = first.filter(({ code, name }) => code || name).length;
    if (first.length > 0 && !this.hintsOnly) this.ofTitle = this.unitOfTitle(named === 0 ? issues : []);
    this.fillDown = named > 0 && named < first.length / 2;
    return issues;
  }

  /** Sets a row's unit, or remarks that it is unknown. After `decide`, in the rows' order. */
  place(row: RosterRow, said: UnitSaid): RowIssue | null {
    const cells = said.code || said.name ? said : this.fillDown ? this.above : null;
    this.above = cells ?? this.above;
    const id = cells ? this.find(cells) : (said.section ?? this.ofTitle ?? this.units.targetId);
    if (id !== null) row.unitId = id;
    return id === null && !this.hintsOnly ? this.unknown(row.row, cells) : null;
  }

  get unitFrom(): SheetReading['unitFrom'] {
    return this.named > 0 ? 'column' : this.ofTitle === null ? 'target' : 'letterhead';
  }

  /** The cell that shows in a column of this row: its own, or that of the range merged over it. */
  private cellAt(row: number, cells: RowCells, column: RosterColumn | undefined): GridCell | undefined {
    if (!column) return undefined;
    const own = cells.shown(column.column);
    if (own) return own;
    const open = this.open.get(column.column);
    return open && row <= open.bottom ? open.cell : undefined;
  }

  private find({ code, name }: UnitSaid): number | null {
    const byCode = code ? this.units.ofCode(cellText(code)) : null;
    return byCode ?? (name ? this.units.ofName(cellText(name)) : null);
  }

  private unknown(row: number, cells: UnitSaid | null): RowIssue {
    const [column, cell] = cells?.name ? [this.nameColumn, cells.name] : [this.codeColumn, cells?.code];
    const place = { sheet: this.sheet.name, row, column: column?.letters ?? null, header: column?.header ?? null };
    const issue: RowIssue = { severity: 'row_rejected', code: 'unknown_unit', ...place, value: shownValue(cell) };
    const ways = cells?.name ? this.units.waysToSay(cellText(cells.name)) : [];
    if (ways.length === 0) return issue;
    return { ...issue, why: 'several', readAs: ways.map((way) => `“${way}”`).join(', ') };
  }

  /** The unit that title, letterhead or sheet name say, a unit below the target before the target itself. */
  private unitOfTitle(issues: RowIssue[]): number | null {
    const lines = titleLines(this.title);
    const found = lines.map(({ name }) => this.units.ofName(name) ?? this.units.ofTitle(name));
    if (this.sheet.name !== '') found.push(this.units.ofName(this.sheet.name));
    const known = found.filter((id) => id !== null);
    const id = known.find((unit) => unit !== this.units.targetId) ?? known[0] ?? null;
    const other = id === null ? lines.find(({ name }) => this.units.contradictsTarget(name)) : undefined;
    if (other) {
      const place = { sheet: this.sheet.name, row: other.row, column: columnLetters(other.column), header: null };
      issues.push({ severity: 'warning', code: 'other_unit_in_title_warning', ...place, value: other.name });
    }
    return id;
  }
}
