import type { Code } from './codes.js';
import type { Outcome } from './rating-facts.js';
import { LEVELS, type Level } from './rating-scheme.js';

/** Where somebody stands in a distribution: at a level, still open between several, or not rated. */
export type Stand = Level | 'open' | 'not_rated';

/** The best level first; then those of whom a figure is missing, then those who are not rated. */
export const STANDS: readonly Code<Stand>[] = [
  ...LEVELS,
  { code: 'open', vi: 'Chưa đủ số liệu', en: 'Still open' },
  { code: 'not_rated', vi: 'Không xếp loại', en: 'Not rated' },
];

/** How many go from one stand to another. */
export interface Move {
  readonly from: Stand;
  readonly to: Stand;
  readonly people: number;
}

/** Two sets of rules over the same people: both counts sum to the same number. */
export interface Comparison {
  readonly before: Readonly<Record<Stand, number>>;
  readonly after: Readonly<Record<Stand, number>>;
  /** in the order of STANDS, none of 0 */
  readonly moves: readonly Move[];
}

/** The stand of an outcome. */
export function standOf(outcome: Outcome): Stand {
  return outcome.kind === 'proposed' ? outcome.level : outcome.kind;
}

/** Lower than before by level; true also for a level that becomes open or unrated: somebody loses what they had. */
export function isWorse({ from, to }: Pick<Move, 'from' | 'to'>): boolean {
  return placeOf(to) > placeOf(from);
}

/** Counts people one by one by where they stood and where they stand. */
export class StandCounter {
  private readonly counts = new Map<Stand, Map<Stand, number>>();

  add(from: Stand, to: Stand): void {
    const row = this.counts.get(from) ?? new Map<Stand, number>();
    this.counts.set(from, row.set(to, (row.get(to) ?? 0) + 1));
  }

  /** What has been counted so far. */
  comparison(): Comparison {
    const all = STANDS.flatMap(({ code: from }) =>
      STANDS.map(({ code: to }): Move => ({ from, to, people: this.counts.get(from)?.get(to) ?? 0 })),
    );
    const sum = (is: (move: Move) => boolean) => all.filter(is).reduce((total, { people }) => total + people, 0);
    const byStand = (of: (stand: Stand) => number) =>
      Object.fromEntries(STANDS.map(({ code }) => [code, of(code)])) as Record<Stand, number>;
    return {
      before: byStand((stand) => sum(({ from }) => from === stand)),
      after: byStand((stand) => sum(({ to }) => to === stand)),
      moves: all.filter(({ from, to, people }) => from !== to && people > 0),
    };
  }
}

const placeOf = (stand: Stand): number => STANDS.findIndex(({ code }) => code === stand);
