import { compareRates, isReached, rate } from './rates.js';
import type { Rate } from './rates.js';

/** A unit as a board ranks it. */
export interface RankableUnit {
  readonly key: string;
  readonly peerGroup: string;
  readonly achieved: number;
  readonly inScope: number;
}

/** rank and tied are for ranked units; `of` is how many of the peer group are ranked. */
export interface Standing {
  readonly rank: number | null;
  /** How many units share this rank, this one included; 0 without a rank. */
  readonly tied: number;
  readonly of: number;
  /** Why there is no rank. */
  readonly reason?: 'too_small' | 'no_one_in_scope';
  /** Everyone in scope achieved: 8 of 8 is reached, ranked or not. */
  readonly reached: boolean;
}

/** Under 10 people the top and bottom of a board are chance: with a true 92 % everywhere, ≤ 15 fill 75 % of the top ten. */
export const DEFAULT_MINIMUM_SIZE = 10;

/**
 * Competition ranking (1, 2, 2, 4) on exact fractions inside each peer group. Units below the minimum size are
 * listed without rank. The map is in the order of the rows. Throws RateError for impossible figures, RangeError for
 * a key given twice.
 */
export function rankUnits(
  rows: readonly RankableUnit[],
  { minimumSize = DEFAULT_MINIMUM_SIZE }: { minimumSize?: number } = {},
): Map<string, Standing> {
  const groups = new Map<string, Rate[]>();
  for (const row of rows) {
    const group = groups.get(row.peerGroup) ?? [];
    groups.set(row.peerGroup, group);
    const checked = rate(row.achieved, row.inScope);
    if (reasonOf(row, minimumSize) === undefined) group.push(checked);
  }
  for (const group of groups.values()) group.sort((a, b) => compareRates(b, a));

  const standings = new Map<string, Standing>();
  for (const row of rows) {
    if (standings.has(row.key)) throw new RangeError(`duplicate_unit: ${row.key} is ranked twice`);
    standings.set(row.key, standingOf(row, groups.get(row.peerGroup) ?? [], minimumSize));
  }
  return standings;
}

function standingOf(row: RankableUnit, ranked: readonly Rate[], minimumSize: number): Standing {
  const reached = isReached(row);
  const reason = reasonOf(row, minimumSize);
  if (reason) return { rank: null, tied: 0, of: ranked.length, reason, reached };
  const above = firstIndex(ranked, (other) => compareRates(other, row) <= 0);
  const below = firstIndex(ranked, (other) => compareRates(other, row) < 0);
  return { rank: above + 1, tied: below - above, of: ranked.length, reached };
}

function reasonOf(row: Rate, minimumSize: number): Standing['reason'] {
  if (row.inScope === 0) return 'no_one_in_scope';
  return row.inScope < minimumSize ? 'too_small' : undefined;
}

/** First place in a list from high to low where the test holds; it holds for everything after. */
function firstIndex(ranked: readonly Rate[], holds: (other: Rate) => boolean): number {
  let low = 0;
  let high = ranked.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = ranked[middle];
    if (other !== undefined && holds(other)) high = middle;
    else low = middle + 1;
  }
  return low;
}
