/** What of a ranked row is needed to choose it; rank null: not ranked, or hidden. */
export interface Ranked {
  readonly rank: number | null;
  readonly direct: boolean;
  readonly peerGroup: string;
}

/** The first rows of a ranking, and how many more stand where the last of them stands. */
export interface Picked<Row> {
  rows: Row[];
  /** of the same rank as the last one, and left out */
  more: number;
}

/** A page has room for so many of each peer group. */
export const MOST_NAMED = 3;

/**
 * The first units of one peer group, in the order given. Units of one rank are equals, so those that do not fit are
 * counted: "A, B, C and 38 more".
 * @param rows in the order of their ranks
 */
export function picksOf<Row extends Ranked>(rows: readonly Row[], peerGroup: string, most = MOST_NAMED): Picked<Row> {
  const ranked = rows.filter((row) => !row.direct && row.rank !== null && row.peerGroup === peerGroup);
  const named = ranked.slice(0, most);
  const last = named.at(-1)?.rank;
  return { rows: named, more: ranked.slice(most).filter(({ rank }) => rank === last).length };
}
