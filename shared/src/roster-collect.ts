import { compareRows, groupBy } from './roster-duplicates.js';
import type { EndPiece, ReadPiece, ReadRow, RosterReading, RowIssue } from './roster-reading.js';

/** Puts the pieces of a file together and compares rows of the same id: for files that are small enough to hold. */
export class RosterCollector {
  private read: ReadRow[] = [];
  private end: EndPiece | null = null;

  add(piece: ReadPiece): void {
    if (piece.type === 'again') this.read = [];
    else if (piece.type === 'end') this.end = piece;
    else if (piece.type === 'rows') for (const row of piece.rows) this.read.push(row);
  }

  /** Throws RangeError before the end has come. */
  reading(): RosterReading {
    if (!this.end) throw new RangeError('The file has not been read to its end');
    const { outcome, refusal, asOf, sheets } = this.end;
    if (refusal) return { outcome, refusal, asOf, sheets, rows: [], issues: [] };
    const idColumns = new Map(
      sheets.map(({ sheet, columns }) => [sheet, columns.find(({ field }) => field === 'citizenId') ?? null]),
    );
    const compared = compareRows(
      this.read
        .filter(({ row }) => row.status !== 'rejected')
        .map(({ row, idShown }) => ({ row, idColumn: idColumns.get(row.sheet) ?? null, idValue: idShown })),
    );
    settle(this.read, compared);
    return {
      outcome,
      refusal,
      asOf,
      sheets,
      rows: this.read.map(({ row }) => row),
      issues: [...this.read.flatMap(({ issues }) => issues), ...this.end.issues, ...compared],
    };
  }
}

/** Adds what comparing rows found to their remarks and status. */
function settle(read: readonly ReadRow[], issues: readonly RowIssue[]): void {
  const keyOf = ({ sheet, row }: { sheet: string; row: number }): string => `${row}:${sheet}`;
  const byRow = groupBy(issues, keyOf);
  if (byRow.size === 0) return;
  for (const { row } of read) {
    const own = byRow.get(keyOf(row)) ?? [];
    row.remarks += own.length;
    if (own.some(({ severity }) => severity === 'row_rejected')) row.status = 'rejected';
    else if (own.some(({ severity }) => severity === 'conflict')) row.status = 'conflict';
  }
}
