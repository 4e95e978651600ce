import type { Day } from './calendar.js';
import type { GridCell } from './roster-grid.js';
import type { RosterColumn } from './roster-header.js';
import type { RosterCriterion } from './roster-headings.js';
import type { RowIssue, StageReading } from './roster-reading.js';
import { NOT_LAST, ROSTER_STAGES, stageFromText } from './roster-stage-words.js';
import { cellDay, cellText, cellTick, shownValue } from './roster-values.js';

/** A cell of the row with the column it stands in. */
export interface ColumnCell {
  column: RosterColumn;
  cell: GridCell | undefined;
}

/** What a row says of one criterion. */
export interface CriterionReading {
  /** Steps in order, the last being where the person stands; empty when nothing usable is told. */
  steps: StageReading[];
  issues: CellIssue[];
  cardIssuedOn: Day | null;
  /** The status cell is empty, which means the first stage only if the column turns out to hold ticks. */
  blankStatus: boolean;
}

/** A remark still without its place in the file. */
export type CellIssue = Pick<RowIssue, 'severity' | 'code' | 'value' | 'readAs' | 'fallsBackTo' | 'why'> & {
  column: RosterColumn | null;
};

/** What the records have room for. */
const REFERENCE_CHARS = 120;

/** A stage that some cell asserts. */
interface Assertion {
  on: Day | null;
  /** The cell that gave the day. */
  from: ColumnCell | null;
}

/**
 * Reads one criterion of a row from its status, day and step columns.
 *
 * A later stage implies the earlier ones. A day that does not exist costs only itself; a day after `lastDay` costs the
 * stage it stands for, and the person falls back to the stage before, if the row tells one. A status that is not
 * understood tells nothing. Where a status and a later step's day disagree, the status stands.
 */
export function readCriterion(
  criterion: RosterCriterion,
  cells: readonly ColumnCell[],
  context: { lastDay: Day; date1904: boolean },
): CriterionReading {
  return cells.some(({ cell }) => cell !== undefined)
    ? new CriterionReader(criterion, cells, context).read()
    : readNothing(criterion, cells);
}

/** No cell of the criterion is filled: the first stage, where the columns are such that nothing means that. */
function readNothing(criterion: RosterCriterion, cells: readonly ColumnCell[]): CriterionReading {
  const [first, firstStep] = ROSTER_STAGES[criterion];
  const status = cells.find(({ column }) => column.role.field === 'status')?.column.role;
  const tells =
    (status?.field === 'status' && status.tickColumn) ||
    cells.some(({ column: { role } }) => role.field === 'step' && role.stage === firstStep);
  return {
    steps: tells ? [{ stage: first, on: null }] : [],
    issues: [],
    cardIssuedOn: null,
    blankStatus: !tells && status !== undefined,
  };
}

class CriterionReader {
  private readonly issues: CellIssue[] = [];
  private readonly asserted = new Map<string, Assertion>();
  /** Stages that a day in the future was given for, with the remark to complete. */
  private readonly lost = new Map<string, CellIssue>();
  private readonly order: readonly [string, ...string[]];
  private cardIssuedOn: Day | null = null;
  private notUnderstood = false;

  constructor(
    private readonly criterion: RosterCriterion,
    private readonly cells: readonly ColumnCell[],
    private readonly context: { lastDay: Day; date1904: boolean },
  ) {
    this.order = ROSTER_STAGES[criterion];
  }

  read(): CriterionReading {
    const statusCell = this.cells.find(({ column }) => column.role.field === 'status');
    const dayCell = this.cells.find(({ column }) => column.role.field === 'day');
    const status = statusCell ? this.readStatus(statusCell) : null;
    if (!this.notUnderstood) {
      for (const cell of this.cells) if (cell.column.role.field === 'step') this.readStep(cell, cell.column.role.stage);
    }
    const stands = this.readDay(dayCell, status);
    const standing = this.notUnderstood ? null : this.standing(stands, statusCell);
    for (const issue of this.lost.values()) issue.fallsBackTo = standing;
    const steps = standing === null ? [] : this.stepsUpTo(standing);
    const blankStatus =
      standing === null &&
      statusCell !== undefined &&
      statusCell.cell === undefined &&
      this.lost.size === 0 &&
      this.asserted.size === 0;
    return { steps, issues: this.issues, cardIssuedOn: this.cardIssuedOn, blankStatus };
  }

  /** The stage the status cell names; null when it is empty, names none or is not understood. */
  private readStatus(place: ColumnCell): string | null {
    const { column, cell } = place;
    if (column.role.field !== 'status') return null;
    if (cell === undefined) return column.role.tickColumn ? this.order[0] : null;
    const tick = cellTick(cell);
    const said =
      stageFromText(this.criterion, cellText(cell)) ?? (tick === false ? this.order[0] : tick && column.role.tick);
    if (said === NOT_LAST) return null;
    if (said !== null) return said;
    const { tick: ticked } = column.role;
    if (ticked === null || cellDay(cell, this.context.date1904).kind !== 'day') {
      this.notUnderstood = true;
      this.remark(place, 'cell_rejected', 'unknown_stage_text').why = this.criterion;
      return null;
    }
    // A day where a tick was asked for: it happened then.
    const on = this.dayOf(place, ticked);
    return on === null ? null : this.assert(ticked, on, place);
  }

  private readStep(place: ColumnCell, stage: string): void {
    const { cell } = place;
    if (cell === undefined) return;
    const read = cellDay(cell, this.context.date1904);
    if (read.kind === 'day' || read.kind === 'bad' || read.kind === 'year') {
      const on = this.dayOf(place, stage);
      if (!this.lost.has(stage)) this.assert(stage, on, place);
      return;
    }
    const tick = cellTick(cell);
    const said = tick === true ? stage : tick === false ? NOT_LAST : stageFromText(this.criterion, cellText(cell));
    if (said === null) this.remark(place, 'cell_rejected', 'unknown_stage_text').why = this.criterion;
    else if (said !== NOT_LAST) this.assert(said, null, place);
  }

  /** Gives the day column to the status; returns the status, or null when its day is in the future. */
  private readDay(place: ColumnCell | undefined, status: string | null): string | null {
    if (place?.cell === undefined || this.notUnderstood) return status;
    // A card's day of issue speaks of holding it, whatever the status; any other day speaks of the status.
    const of = this.criterion === 'chip_card' ? 'held' : status;
    if (of === null) return status;
    const on = this.dayOf(place, of);
    if (this.criterion !== 'chip_card') return on === null ? status : this.assert(of, on, place);
    const silent = this.cells.every(({ column, cell }) => column.role.field !== 'status' || cell === undefined);
    if (this.lost.has(of)) return status === of || silent ? null : status;
    this.cardIssuedOn = on;
    if (on === null) return status;
    // Without a word on the status, a day of issue says that there is a card.
    if (status === of || silent) return this.assert(of, on, place);
    this.remark(place, 'warning', 'status_date_mismatch_warning');
    return status;
  }

  private assert(stage: string, on: Day | null, from: ColumnCell | null): string {
    if ((this.asserted.get(stage)?.on ?? null) === null) this.asserted.set(stage, { on, from });
    return stage;
  }

  /** The day in a cell that stands for `stage`; remarks on a day that is none or has not come yet. */
  private dayOf(place: ColumnCell, stage: string): Day | null {
    const read = cellDay(place.cell, this.context.date1904);
    if (read.kind === 'day' && read.day <= this.context.lastDay) return read.day;
    if (read.kind === 'day') this.lost.set(stage, this.remark(place, 'cell_rejected', 'future_date'));
    else if (read.kind !== 'empty' && cellTick(place.cell) !== false) this.remark(place, 'cell_rejected', 'bad_date');
    return null;
  }

  private standing(status: string | null, statusCell: ColumnCell | undefined): string | null {
    const kept = status !== null && !this.lost.has(status) ? status : null;
    if (kept !== null) {
      this.assert(kept, null, null);
      const blank = statusCell?.cell === undefined;
      for (const [stage, { from }] of this.asserted) {
        if (this.level(stage) <= this.level(kept)) continue;
        // An empty tick column denies nothing that another column shows with a day.
        if (blank) continue;
        this.asserted.delete(stage);
        if (from) this.remark(from, 'warning', 'status_date_mismatch_warning');
      }
    }
    const reached = this.order.findLast((stage) => this.asserted.has(stage));
    if (reached !== undefined) return reached;
    return this.lost.size === 0 && this.issues.length === 0 && this.tellsFirst() ? this.order[0] : null;
  }

  /** Step columns that are all empty mean the first stage if they begin with the first step; one "đã kích hoạt" does not. */
  private tellsFirst(): boolean {
    const firstStep = this.order[1];
    return this.cells.some(({ column }) => column.role.field === 'step' && column.role.stage === firstStep);
  }

  private stepsUpTo(standing: string): StageReading[] {
    const steps: StageReading[] = [];
    let last: Day | null = null;
    for (const stage of this.order) {
      const assertion = this.asserted.get(stage);
      if (assertion && (assertion.on !== null || stage === standing)) {
        steps.push({ stage, on: assertion.on });
        if (last !== null && assertion.on !== null && assertion.on < last && assertion.from) {
          this.remark(assertion.from, 'warning', 'date_order_warning');
        }
        last = assertion.on ?? last;
      }
      if (stage === standing) {
        if (!assertion) steps.push({ stage, on: null });
        break;
      }
    }
    return this.withReference(steps);
  }

  private withReference(steps: StageReading[]): StageReading[] {
    const place = this.cells.find(({ column }) => column.role.field === 'reference');
    const reference = cellText(place?.cell);
    if (place && reference.length > REFERENCE_CHARS) {
      this.remark(place, 'cell_rejected', 'text_too_long').why = String(REFERENCE_CHARS);
      return steps;
    }
    const last = this.order.at(-1);
    return reference === '' ? steps : steps.map((step) => (step.stage === last ? { ...step, reference } : step));
  }

  private level(stage: string): number {
    return this.order.indexOf(stage);
  }

  private remark({ column, cell }: ColumnCell, severity: CellIssue['severity'], code: string): CellIssue {
    const issue: CellIssue = { severity, code, value: shownValue(cell), column };
    this.issues.push(issue);
    return issue;
  }
}
