import { pointsOf } from './ledger-points.js';
import type { Rate } from './rates.js';

/**
 * How a rank compares with an earlier day's. `restructured`: a peer was dissolved since, or units were put into other
 * groups: ranks do not compare.
 */
export type MovementKind = 'up' | 'down' | 'same' | 'unranked' | 'new' | 'restructured';

export interface Movement {
  readonly kind: MovementKind;
  /** places risen or fallen, 0 otherwise */
  readonly places: number;
  /** change of the printed rate in tenths of a point; null when there was none to compare, or units were rearranged */
  readonly tenths: number | null;
}

/** A unit on one of the two days. */
export interface Stand extends Rate {
  readonly rank: number | null;
}

/**
 * The movement of a unit since an earlier day. A unit that began since then is new; where a peer ended since then its
 * people are counted elsewhere now, so that neither rank nor rate is a rise or a fall (DOMAIN, Units). Where units were
 * only put into other groups (`regrouped`), rates compare and ranks do not.
 * @throws RateError for figures that cannot be
 */
export function movementOf(
  before: Stand,
  after: Stand,
  { isNew, peerEnded, regrouped = false }: { isNew: boolean; peerEnded: boolean; regrouped?: boolean },
): Movement {
  if (isNew) return { kind: 'new', places: 0, tenths: null };
  if (peerEnded) return { kind: 'restructured', places: 0, tenths: null };
  const change = { achieved: after.achieved - before.achieved, inScope: after.inScope - before.inScope };
  const tenths = pointsOf(before, after, [change])?.tenths ?? null;
  if (regrouped) return { kind: 'restructured', places: 0, tenths };
  if (before.rank === null || after.rank === null) return { kind: 'unranked', places: 0, tenths };
  const places = before.rank - after.rank;
  return { kind: places > 0 ? 'up' : places < 0 ? 'down' : 'same', places: Math.abs(places), tenths };
}
