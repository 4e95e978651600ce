import { bandOf, type Band } from '@dat100/shared/bands';
import { daysBetween, type Day } from '@dat100/shared/calendar';
import { PEER_GROUPS } from '@dat100/shared/codes';
import { rankUnits, type Standing } from '@dat100/shared/ranking';
import type { Basis } from '../people/counted-where.js';
import type { GroupNames } from '../units/peer-history.js';
import { isInForce, type Unit } from '../units/unit.js';
import {
  figuresOf,
  gapOf,
  isSomething,
  NO_COUNTS,
  rateOn,
  unlessImpossible,
  type Counts,
  type Figures,
  type FiguresRule,
} from './figures.js';

/** Data older than this is marked. */
const STALE_AFTER_DAYS = 7;

/** The group of the one row that is not ranked against anything: people employed by the parent itself. */
export const DIRECT_GROUP = { code: 'direct', nameVi: 'Trực thuộc', nameEn: 'Employed directly' };

export type RowReason = 'too_small' | 'no_one_in_scope' | 'direct' | 'bad_figures';

/** A line of a board: a unit under the one asked about, or the people that one employs itself. */
export interface BoardLine {
  unit: Unit;
  direct: boolean;
  peerGroup: string;
  rank: number | null;
  /** how many units share the rank, this one included; 0 without a rank */
  tied: number;
  /** how many units of the peer group have a rank */
  ranked: number;
  /** why there is no rank */
  reason: RowReason | null;
  /** the rate in a word; null when nobody is in scope */
  band: Band | null;
  /** people still to be brought to the end until the target is met */
  gap: number;
  latestFact: Day | null;
  stale: boolean;
  figures: Figures;
}

export interface BoardGroup {
  code: string;
  nameVi: string;
  nameEn: string;
}

/** What the database says of a unit and the units right below it. */
export interface BoardCounts {
  total: Counts;
  direct: Counts;
  children: ReadonlyMap<number, Counts>;
}

/**
 * Puts the lines of a board together: units in force on the day, and those that hold people all the same, ranked
 * inside their peer groups on one basis, in the order of the screen: by group, by rank, by name (the order of `children`).
 * @param latest null on a past day: what was recorded last is known as of now alone
 */
export function boardLines(
  criterion: FiguresRule,
  unit: Unit,
  children: readonly Unit[],
  counts: BoardCounts,
  latest: ReadonlyMap<number, Day> | null,
  asOf: Day,
  basis: Basis = 'claimed',
): BoardLine[] {
  const shown = children
    .map((child) => ({ child, counts: counts.children.get(child.id) ?? NO_COUNTS }))
    .filter(({ child, counts: own }) => isInForce(child, asOf) || isSomething(own));
  const ranks = ranksOf(criterion, shown, basis);
  const freshness = ({ id }: Unit) => freshnessOf(latest, id, asOf);
  const lines = shown.map(({ child, counts: own }): BoardLine => {
    const standing = ranks.get(String(child.id));
    const place = {
      rank: standing?.rank ?? null,
      tied: standing?.tied ?? 0,
      ranked: standing?.of ?? 0,
      reason: reasonOf(standing),
    };
    return {
      unit: child,
      direct: false,
      peerGroup: child.peerGroup,
      ...place,
      ...facts(criterion, own, freshness(child), basis),
    };
  });
  lines.sort(byGroupAndRank);
  if (isSomething(counts.direct))
    lines.push({
      unit,
      direct: true,
      peerGroup: DIRECT_GROUP.code,
      rank: null,
      tied: 0,
      ranked: 0,
      reason: 'direct',
      ...facts(criterion, counts.direct, freshness(unit), basis),
    });
  return lines;
}

/** The peer groups of the lines, in their order; `named` are those that were made beside the ones by kind. */
export function groupsOf(lines: readonly Pick<BoardLine, 'peerGroup'>[], named?: GroupNames): BoardGroup[] {
  return [...new Set(lines.map((line) => line.peerGroup))].map((code) => groupOf(code, named));
}

/** A peer group with its names. */
export function groupOf(code: string, named?: GroupNames): BoardGroup {
  const known = PEER_GROUPS.find((group) => group.code === code);
  if (known) return { code, nameVi: known.vi, nameEn: known.en };
  if (code === DIRECT_GROUP.code) return DIRECT_GROUP;
  return { code, ...(named?.get(code) ?? { nameVi: code, nameEn: code }) };
}

function facts(
  criterion: FiguresRule,
  counts: Counts,
  freshness: Freshness,
  basis: Basis,
): Pick<BoardLine, 'band' | 'gap' | 'latestFact' | 'stale' | 'figures'> {
  const figures = figuresOf(criterion, counts);
  const band = unlessImpossible(() => bandOf(rateOn(basis, figures), criterion.targetPercent));
  return { band, gap: gapOf(criterion, counts, basis) ?? 0, ...freshness, figures };
}

type Freshness = Pick<BoardLine, 'latestFact' | 'stale'>;

function freshnessOf(latest: ReadonlyMap<number, Day> | null, unitId: number, asOf: Day): Freshness {
  if (latest === null) return { latestFact: null, stale: false };
  const latestFact = latest.get(unitId) ?? null;
  return { latestFact, stale: latestFact === null || daysBetween(latestFact, asOf) > STALE_AFTER_DAYS };
}

/** Figures that cannot be are not ranked: they would take a place from somebody. */
function ranksOf(
  criterion: FiguresRule,
  shown: readonly { child: Unit; counts: Counts }[],
  basis: Basis,
): Map<string, Standing> {
  const possible = shown.filter(({ counts }) => gapOf(criterion, counts, basis) !== null);
  return rankUnits(
    possible.map(({ child, counts }) => {
      const rate = rateOn(basis, figuresOf(criterion, counts));
      return { key: String(child.id), peerGroup: child.peerGroup, ...rate };
    }),
  );
}

function reasonOf(standing: Standing | undefined): RowReason | null {
  return standing ? (standing.reason ?? null) : 'bad_figures';
}

const GROUP_ORDER: ReadonlyMap<string, number> = new Map(PEER_GROUPS.map((group, i) => [group.code, i]));
const REASON_ORDER: readonly (RowReason | null)[] = [null, 'bad_figures', 'too_small', 'no_one_in_scope'];

function byGroupAndRank(a: BoardLine, b: BoardLine): number {
  return (
    groupOrder(a) - groupOrder(b) ||
    (a.peerGroup < b.peerGroup ? -1 : a.peerGroup > b.peerGroup ? 1 : 0) ||
    REASON_ORDER.indexOf(a.reason) - REASON_ORDER.indexOf(b.reason) ||
    (a.rank ?? 0) - (b.rank ?? 0)
  );
}

const groupOrder = (line: BoardLine) => GROUP_ORDER.get(line.peerGroup) ?? GROUP_ORDER.size;
