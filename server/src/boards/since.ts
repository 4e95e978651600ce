import type { Day } from '@dat100/shared/calendar';
import { movementOf, type Movement } from '@dat100/shared/rank-movement';
import { badInput } from '../common/errors.js';
import { BASES, type Basis } from '../people/counted-where.js';
import type { Unit } from '../units/unit.js';
import type { BoardLine } from './board.js';
import { rateOn, rateText, unlessImpossible } from './figures.js';
import type { Sight } from './sight.js';
import type { ShownLine } from './suppress.js';

/** A row on an earlier day, and what became of it; rank and rate are those of the earlier day. */
export interface Since extends Movement {
  rank: number | null;
  achieved: number;
  inScope: number;
  rateText: string;
}
export type MovedLine = ShownLine & { since: Since | null };

/** @throws bad_input `unknown_basis` */
export function requireBasis(basis: string): Basis {
  const found = BASES.find((one) => one === basis);
  if (found) return found;
  throw badInput(
    'unknown_basis',
    `Không xếp hạng được theo "${basis}"; có: ${BASES.join(', ')}.`,
    `A board is not ranked by "${basis}"; there are: ${BASES.join(', ')}.`,
    'basis',
  );
}

/** @throws bad_input `since_not_before` */
export function requireBefore(since: Day, asOf: Day): Day {
  if (since < asOf) return since;
  throw badInput(
    'since_not_before',
    'Ngày để so sánh phải trước ngày của bảng. Hãy chọn ngày sớm hơn.',
    'The day to compare with must be before the day of the board. Choose an earlier day.',
    'since',
  );
}

/** What of the lines is compared: two days of one board, with what is seen of the earlier one. */
export interface Comparison {
  since: Day;
  asOf: Day;
  basis: Basis;
  /** the units below, those that ended included */
  children: readonly Unit[];
  /** whether a peer group is made of other units now, because units were put into other groups */
  regrouped: (peerGroup: string) => boolean;
  then: readonly BoardLine[];
  sightThen: (line: BoardLine) => Sight;
}

/** Whether a unit of the peer group ended between the two days, so that its people are counted elsewhere now. */
export function hasPeerEnded(children: readonly Unit[], group: string, since: Day, asOf: Day): boolean {
  return children.some(
    ({ peerGroup, validTo }) => peerGroup === group && validTo !== null && since <= validTo && validTo < asOf,
  );
}

/** Adds the earlier day to each line; null where either day is hidden or cannot be. */
export function compared(lines: readonly ShownLine[], given: Comparison): MovedLine[] {
  const key = (line: Pick<ShownLine, 'unit' | 'direct'>) => `${line.unit.id} ${line.direct}`;
  const then = new Map(given.then.map((line) => [key(line), line]));
  return lines.map((line) => ({ ...line, since: sinceOf(line, then.get(key(line)), given) }));
}

function sinceOf(line: ShownLine, then: BoardLine | undefined, given: Comparison): Since | null {
  const { figures } = line;
  if (!figures) return null;
  const { since, asOf, basis, children } = given;
  const isNew = !line.direct && line.unit.validFrom > since;
  if (then ? given.sightThen(then) === 'nothing' : !isNew) return null;
  const peerEnded = hasPeerEnded(children, line.peerGroup, since, asOf);
  const regrouped = given.regrouped(line.peerGroup);
  const before = then ? rateOn(basis, then.figures) : { achieved: 0, inScope: 0 };
  const rank = then?.rank ?? null;
  return unlessImpossible(() => ({
    ...movementOf({ ...before, rank }, { ...rateOn(basis, figures), rank: line.rank }, { isNew, peerEnded, regrouped }),
    ...before,
    rank,
    rateText: rateText(before.achieved, before.inScope),
  }));
}
