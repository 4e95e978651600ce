import { DEFAULT_MINIMUM_SIZE } from './ranking.js';
import { compareRates, rate, type Rate } from './rates.js';

/** A unit of a peer group. */
export interface Peer extends Rate {
  readonly key: string;
}

/**
 * What would bring a unit above the peers next above it.
 * `pass`: so many more people put it strictly above them; `draw_level`: they stand at 100 %, so many more people put it
 * beside them; `first`: nobody is above; `unranked`: too small or nobody in scope; `alone`: no peer has a rank;
 * `untold`: somebody above is not among the peers told of, so whoever is next above is not known.
 */
export type PeerGap =
  | { readonly kind: 'pass' | 'draw_level'; readonly people: number; readonly above: readonly string[] }
  | { readonly kind: 'first' | 'unranked' | 'alone' }
  | { readonly kind: 'untold' };

/**
 * How many more people who achieve put a unit above the peers next above it, with everybody else as they are. Peers at
 * the very same rate are not above. Peers below the minimum size have no rank and are not looked at.
 * @param place the rank the unit has, and how many have one, where `peers` may leave out some of those ranked (figures
 *   hidden from the reader); left out: `peers` are all
 * @throws RateError for figures that cannot be
 */
export function gapToNextAbove(
  own: Peer,
  peers: readonly Peer[],
  {
    minimumSize = DEFAULT_MINIMUM_SIZE,
    place,
  }: { minimumSize?: number; place?: { rank: number; ranked: number } } = {},
): PeerGap {
  const { achieved, inScope } = rate(own.achieved, own.inScope);
  if (inScope === 0 || inScope < minimumSize) return { kind: 'unranked' };
  const others = peers.filter((peer) => {
    rate(peer.achieved, peer.inScope);
    return peer.key !== own.key && peer.inScope > 0 && peer.inScope >= minimumSize;
  });
  const higher = others.filter((peer) => compareRates(peer, own) > 0).sort(compareRates);
  const { rank, ranked } = place ?? { rank: higher.length + 1, ranked: others.length + 1 };
  if (rank !== higher.length + 1) return { kind: 'untold' };
  if (ranked === 1) return { kind: 'alone' };
  const [next] = higher;
  if (next === undefined) return { kind: 'first' };
  const above = higher.filter((peer) => compareRates(peer, next) === 0).map(({ key }) => key);
  if (next.achieved === next.inScope) return { kind: 'draw_level', people: inScope - achieved, above };
  // The smallest whole x with (achieved + x) / inScope > next: cut off, and one more.
  const needed = (BigInt(next.achieved) * BigInt(inScope)) / BigInt(next.inScope) + 1n;
  return { kind: 'pass', people: Number(needed) - achieved, above };
}
