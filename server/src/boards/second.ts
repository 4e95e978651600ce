import type { Day } from '@dat100/shared/calendar';
import { movementOf } from '@dat100/shared/rank-movement';
import type { Rate } from '@dat100/shared/rates';
import {
  gainOf,
  longestWaitOf,
  placesOf,
  SECOND_BOARDS,
  verifiedShareOf,
  type Merit,
  type NoPlace,
  type SecondBoardKind,
  type TargetStanding,
} from '@dat100/shared/second-boards';
import { SMALLEST_CELL } from '@dat100/shared/suppression';
import { waitingAtLeast, waitPercentile, type WaitCounts } from '@dat100/shared/waiting';
import { badInput } from '../common/errors.js';
import type { Unit } from '../units/unit.js';
import type { BoardLine } from './board.js';
import { OF_ITSELF } from './read-waiting.js';
import { rateOn, rateText, unlessImpossible } from './figures.js';
import { hasPeerEnded } from './since.js';
import type { Sight } from './sight.js';

/** So many of so many, and as a percentage, cut off; without anybody there is none. */
export interface Share {
  count: number;
  of: number;
  text: string;
}

/** A row of a second board. `now` null: hidden from the caller on one of the days. */
export interface SecondLine {
  unit: Unit;
  direct: boolean;
  peerGroup: string;
  rank: number | null;
  tied: number;
  ranked: number;
  reason: NoPlace | 'direct' | 'bad_figures' | 'hidden' | null;
  now: Share | null;
  before: Share | null;
  /** change of the printed rate in tenths of a point; null where there is none to compare */
  tenths: number | null;
  /** of those who wait: how many, and how long; null on other boards, and when hidden */
  waiting: UnitWaiting | null;
  /** how it stands to its target; null on other boards, and when hidden */
  standing: UnitStanding | null;
}

/** Since when a unit has stood at its target, or when it fell back, and how many people it lacks. */
export interface UnitStanding extends TargetStanding {
  left: number;
}

/** How long people of a unit wait at stages that do not achieve, those whose day is known exactly. */
export interface UnitWaiting {
  /** null: withheld */
  people: number | null;
  median: number | null;
  ninth: number | null;
}

/** @throws bad_input `unknown_second_board` */
export function requireKind(kind: string): SecondBoardKind {
  const found = SECOND_BOARDS.find((one) => one === kind);
  if (found) return found;
  throw badInput(
    'unknown_second_board',
    `Không có bảng "${kind}"; có: ${SECOND_BOARDS.join(', ')}.`,
    `There is no board "${kind}"; there are: ${SECOND_BOARDS.join(', ')}.`,
    'kind',
  );
}

/** A row before anything is hidden. */
export type Judged = Pick<SecondLine, keyof typeof NO_FIGURES> & { line: BoardLine; merit: Merit | null };

/** What boards of other kinds tell, and a hidden row. */
export const NO_FIGURES = { now: null, before: null, tenths: null, waiting: null, standing: null };

/** The days of a board of gains, and what it was on the earlier one. */
export interface Gains {
  since: Day;
  asOf: Day;
  targetPercent: number;
  /** the units below, those that ended included */
  children: readonly Unit[];
  then: readonly BoardLine[];
}

/** Rows by the gain of the reported rate since an earlier day. */
export function judgedByGain(lines: readonly BoardLine[], gains: Gains): Judged[] {
  const key = ({ unit, direct }: BoardLine) => `${unit.id} ${direct}`;
  const then = new Map(gains.then.map((line) => [key(line), line]));
  return lines.map((line): Judged => {
    const after = rateOn('claimed', line.figures);
    const earlier = then.get(key(line));
    const before = earlier ? rateOn('claimed', earlier.figures) : { achieved: 0, inScope: 0 };
    const { since, asOf, children, targetPercent } = gains;
    const isNew = !line.direct && line.unit.validFrom > since;
    const peerEnded = hasPeerEnded(children, line.peerGroup, since, asOf);
    const merit = unlessImpossible(() => gainOf(before, after, { isNew, peerEnded, targetPercent }));
    const moved = unlessImpossible(() =>
      movementOf({ ...before, rank: null }, { ...after, rank: null }, { isNew, peerEnded }),
    );
    return { ...NO_FIGURES, line, merit, now: shareOf(after), before: shareOf(before), tenths: moved?.tenths ?? null };
  });
}

/** Rows by how many of those who are reported as achieved are verified. */
export function judgedByVerified(lines: readonly BoardLine[]): Judged[] {
  return lines.map((line) => {
    const { verified, claimed } = line.figures;
    const merit = unlessImpossible(() => verifiedShareOf({ verified, claimed }));
    return { ...NO_FIGURES, line, merit, now: shareOf({ achieved: verified, inScope: claimed }) };
  });
}

/** Rows by how long the longest tenth of those who wait have waited. `waits`: by unit, see waitsBelow. */
export function judgedByWaiting(lines: readonly BoardLine[], waits: ReadonlyMap<number, WaitCounts>): Judged[] {
  return lines.map((line) => {
    const counts = waits.get(line.direct ? OF_ITSELF : line.unit.id) ?? new Map<number, number>();
    const waiting = {
      people: waitingAtLeast(counts, 0),
      median: waitPercentile(counts, 50),
      ninth: waitPercentile(counts, 90),
    };
    return { ...NO_FIGURES, line, merit: longestWaitOf(counts), waiting };
  });
}

/**
 * The rows as a caller may see them, by peer group (in the order given), rank and name. Ranks are those that everybody
 * sees, but on the board of days (see judgedByFirst); a hidden row keeps its name and stands last, as on the board
 * itself (see shownLines).
 */
export function secondLines(judged: readonly Judged[], sightOf: (line: BoardLine) => Sight): SecondLine[] {
  const contenders = judged.flatMap(({ line, merit }) =>
    line.direct || !merit ? [] : [{ key: String(line.unit.id), peerGroup: line.peerGroup, merit }],
  );
  const places = placesOf(contenders);
  const rankedIn = new Map(contenders.map(({ key, peerGroup }) => [peerGroup, places.get(key)?.of ?? 0]));
  const groups = [...new Set(judged.map(({ line }) => line.peerGroup))];
  const lines = judged.map(({ line, merit, ...shares }): SecondLine => {
    const { unit, direct, peerGroup } = line;
    const own = { unit, direct, peerGroup, ranked: rankedIn.get(peerGroup) ?? 0 };
    const none = { rank: null, tied: 0, ...NO_FIGURES };
    if (sightOf(line) === 'nothing') return { ...own, ...none, reason: 'hidden' };
    const place = direct ? undefined : places.get(String(unit.id));
    if (!place) return { ...own, ...none, ...shares, reason: merit ? 'direct' : 'bad_figures' };
    return { ...own, ...shares, rank: place.rank, tied: place.tied, reason: place.reason };
  });
  const isHidden = ({ reason }: SecondLine) => Number(reason === 'hidden');
  return lines.sort(
    (a, b) =>
      groups.indexOf(a.peerGroup) - groups.indexOf(b.peerGroup) ||
      isHidden(a) - isHidden(b) ||
      (a.rank ?? UNRANKED) - (b.rank ?? UNRANKED) ||
      (a.standing?.left ?? 0) - (b.standing?.left ?? 0) ||
      BY_NAME.compare(a.unit.name, b.unit.name) ||
      a.unit.id - b.unit.id,
  );
}

/**
 * A row of the longest waiting as it shows to who may not read its people: without the number of those who wait, which
 * could be subtracted from others, and with nothing where they are fewer than five. Those of ten and more are ranked all
 * the same.
 */
export function withoutFew(line: SecondLine): SecondLine {
  if (!line.waiting || (line.waiting.people ?? 0) < SMALLEST_CELL)
    return { ...line, rank: null, tied: 0, reason: 'hidden', waiting: null };
  return { ...line, waiting: { ...line.waiting, people: null } };
}

const UNRANKED = Number.MAX_SAFE_INTEGER;
const BY_NAME = new Intl.Collator('vi', { numeric: true });

const shareOf = ({ achieved, inScope }: Rate): Share => ({
  count: achieved,
  of: inScope,
  text: rateText(achieved, inScope),
});
