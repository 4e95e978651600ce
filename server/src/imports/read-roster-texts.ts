import type { ReadPiece, ReadRow, RowsPiece } from '@dat100/shared/roster-reading';

/** Rows as JSON, each a text of its own. */
export interface TextsPiece {
  type: 'texts';
  rows: string[];
}

/** What goes from the thread that reads to the one that listens. */
export type SentPiece = Exclude<ReadPiece, RowsPiece> | TextsPiece;

/**
 * Rows on their way to another thread. Copying a text costs a fraction of copying the many small objects of a row, a
 * row that waits is no work for the garbage collector, and the text is stored as it is.
 */
export function sent(piece: ReadPiece): SentPiece {
  return piece.type === 'rows' ? { type: 'texts', rows: piece.rows.map((row) => JSON.stringify(row)) } : piece;
}

export function received(piece: SentPiece): ReadPiece {
  return piece.type === 'texts' ? { type: 'rows', rows: piece.rows.map(rowOf) } : piece;
}

function rowOf(json: string): ReadRow {
  const row = JSON.parse(json) as ReadRow;
  row.json = json;
  return row;
}
