import { formatDay, type Day } from '@dat100/shared/calendar';
import { badInput } from '../common/errors.js';
import type { Basis } from '../people/counted-where.js';
import type { ClosedDays } from '../rollups/close-day.js';
import type { BoardLine } from './board.js';
import { rateOn, rateText, type Figures } from './figures.js';
import type { ShownLine } from './suppress.js';

/** What is known by now about the day of a closing board: achieved on the basis of the board, of those in scope. */
export interface Revised {
  achieved: number;
  inScope: number;
  rateText: string;
  /** against the closing board: people achieved, and in scope */
  achievedChange: number;
  inScopeChange: number;
}

/** @throws bad_input `not_closed_yet`, `before_first_closing` */
export function requireClosed(day: Day, closed: ClosedDays | null, field: string): void {
  if (closed === null || day > closed.to)
    throw badInput(
      'not_closed_yet',
      `Ngày ${formatDay(day)} chưa chốt: bảng chốt được giữ khi ngày kết thúc. Hãy chọn ngày sớm hơn, hoặc bỏ chọn “như đã biết”.`,
      `${formatDay(day)} is not closed yet: a closing board is kept when its day ends. Choose an earlier day, or the figures as known now.`,
      field,
    );
  if (day < closed.from)
    throw badInput(
      'before_first_closing',
      `Bảng chốt được giữ từ ngày ${formatDay(closed.from)}. Hãy chọn từ ngày đó trở đi, hoặc bỏ chọn “như đã biết”.`,
      `Closing boards are kept from ${formatDay(closed.from)} on. Choose that day or a later one, or the figures as known now.`,
      field,
    );
}

type RatedFigures = Pick<Figures, Basis | 'inScope'>;

export function revisedOf(closing: RatedFigures, now: RatedFigures, basis: Basis): Revised {
  const [before, after] = [rateOn(basis, closing), rateOn(basis, now)];
  return {
    ...after,
    rateText: rateText(after.achieved, after.inScope),
    achievedChange: after.achieved - before.achieved,
    inScopeChange: after.inScope - before.inScope,
  };
}

/** For each line of a closing board what is known by now; null where its figures are hidden. */
export function revisedLines<L extends ShownLine>(
  lines: readonly L[],
  now: readonly BoardLine[],
  basis: Basis,
): (L & { revised: Revised | null })[] {
  const key = ({ unit, direct }: Pick<ShownLine, 'unit' | 'direct'>) => `${unit.id} ${direct}`;
  const known = new Map(now.map((line) => [key(line), line.figures]));
  return lines.map((line) => {
    const figures = known.get(key(line)) ?? NOBODY;
    return { ...line, revised: line.figures ? revisedOf(line.figures, figures, basis) : null };
  });
}

/** Nobody of a unit that had people when the day was closed is known to have been there. */
const NOBODY: RatedFigures = { claimed: 0, verified: 0, police: 0, inScope: 0 };
