/** `rows`: how many rows of counters, history, standing stages and places were compared; `drift`: how many were wrong. */
export interface RecountReport {
  rows: number;
  drift: number;
}

/** The report, and the units whose boards tell of the rows that were wrong. */
export interface CheckedRows extends RecountReport {
  boards: Set<number>;
}
