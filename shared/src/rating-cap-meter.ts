import type { EmploymentKind } from './codes.js';
import { allowedBeside, capsOf, type CapAgency, type CapAnswer, type CapCell, type CapGroup } from './rating-caps.js';
import { placeOfLevel, type CapRules, type Level } from './rating-scheme.js';

/** A cell with the sum it comes from. */
export interface SumCell extends CapCell {
  /** people the percentage is taken of */
  readonly base: number;
  /** what is allowed beside those who are excellent now, rounded as set */
  readonly allowed: number;
  /** a duty group that may have nobody by itself, and none is there to pool with */
  readonly tooSmall: boolean;
}

export interface CapSums extends Omit<CapAnswer, 'cells'> {
  readonly cells: readonly SumCell[];
}

/** What an agency may have, each cell with its sum; the same on the server and while levels are being chosen. */
export function capSums(rules: CapRules, agency: CapAgency): CapSums {
  const answer = capsOf(rules, agency);
  const percent = agency.outstanding ? rules.outstandingPercent : rules.percent;
  const lowerOf = (cell: CapCell) =>
    agency.groups
      .filter(({ code }) => cell.kind === 'agency' || cell.codes.includes(code))
      .reduce((n, { lower }) => n + lower, 0);
  return {
    ...answer,
    cells: answer.cells.map((cell) => {
      const [{ good, excellent }, lower] = [cell, lowerOf(cell)];
      return {
        ...cell,
        base: { tot: good - excellent, tot_or_better: good, all_rated: good + lower }[rules.base],
        allowed: allowedBeside(rules, percent, { good, excellent, lower }),
        tooSmall: cell.kind === 'group' && cell.codes.every((code) => answer.tooSmall.includes(code)),
      };
    }),
  };
}

/** Somebody whose level becomes another one; null: nothing stands. */
export interface LevelMove {
  readonly kind: EmploymentKind;
  readonly group: string;
  readonly from: Level | null;
  readonly to: Level | null;
}

/** Where a level counts: good or better, of these excellent, or lower. */
const countOf = (level: Level | null) => {
  const place = level === null ? null : placeOfLevel(level);
  return {
    good: Number(place !== null && place <= 1),
    excellent: Number(place === 0),
    lower: Number(place !== null && place > 1),
  };
};

/** Groups as they are with some levels changed. People whose kind does not count change nothing. */
export function movedGroups(
  kinds: readonly EmploymentKind[],
  groups: readonly CapGroup[],
  moves: readonly LevelMove[],
): CapGroup[] {
  const found = new Map(groups.map((group) => [group.code, group]));
  for (const { kind, group, from, to } of moves) {
    if (!kinds.includes(kind)) continue;
    const { good, excellent, lower } = found.get(group) ?? { good: 0, excellent: 0, lower: 0 };
    const [before, after] = [countOf(from), countOf(to)];
    found.set(group, {
      code: group,
      good: good - before.good + after.good,
      excellent: excellent - before.excellent + after.excellent,
      lower: lower - before.lower + after.lower,
    });
  }
  return [...found.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}
