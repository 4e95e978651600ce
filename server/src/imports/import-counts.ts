import type { Outcome } from './plan-roster.js';

/** Counts of an import: rows = accepted + rejected + conflict; accepted = new + changed + unchanged. */
export interface ImportCounts {
  rows: number;
  accepted: number;
  acceptedWithRemarks: number;
  rejected: number;
  conflict: number;
  new: number;
  changed: number;
  unchanged: number;
}

export const NO_COUNTS: Readonly<ImportCounts> = {
  rows: 0,
  accepted: 0,
  acceptedWithRemarks: 0,
  rejected: 0,
  conflict: 0,
  new: 0,
  changed: 0,
  unchanged: 0,
};

/** Counts a row in (`by` = 1) or out again (-1). */
export function countRow(counts: ImportCounts, outcome: Outcome, hasRemarks: boolean, by: 1 | -1 = 1): void {
  counts.rows += by;
  counts[outcome] += by;
  if (outcome === 'rejected' || outcome === 'conflict') return;
  counts.accepted += by;
  if (hasRemarks) counts.acceptedWithRemarks += by;
}
