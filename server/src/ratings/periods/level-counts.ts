import type { AgencyState } from '@dat100/shared/rating-period';
import { LEVELS, type Level } from '@dat100/shared/rating-scheme';
import type { Bound, Sql } from '../../database/sql.js';

/** People of a period by where they stand. */
export interface LevelCounts {
  levels: Record<Level, number>;
  /** rated, and no level stands yet */
  none: number;
  notRated: number;
  /** of all: decided by a named person, or not rated */
  decided: number;
  people: number;
}

/** Which level counts: the decided one alone, or the one that stands so far (decided, else the team's, else the machine's). */
export type LevelSource = 'decided' | 'standing';

const SOURCES: Readonly<Record<LevelSource, string>> = {
  decided: 's.final_level',
  standing: 'COALESCE(s.final_level, s.team_level, s.level)',
};

/** No cell of people outside one's own units may be smaller. */
const LEAST_SHOWN = 5;

/** Counts the sheets that `where` names (of `rating_sheet s`). */
export async function countLevels(
  sql: Sql,
  source: LevelSource,
  where: { sql: string; params: readonly Bound[] },
): Promise<LevelCounts> {
  const rows = await sql.rows<{ level: string | null; state: string; n: number }>(
    `SELECT ${SOURCES[source]} AS level, s.state, COUNT(*) AS n FROM rating_sheet s WHERE ${where.sql} GROUP BY ${SOURCES[source]}, s.state`,
    where.params,
  );
  const counts: LevelCounts = {
    levels: { xuat_sac: 0, tot: 0, hoan_thanh: 0, khong_hoan_thanh: 0 },
    none: 0,
    notRated: 0,
    decided: 0,
    people: 0,
  };
  for (const { level, state, n: count } of rows) {
    const n = Number(count);
    const known = LEVELS.find(({ code }) => code === level)?.code;
    counts.people += n;
    if (state === 'not_rated') counts.notRated += n;
    else if (known) counts.levels[known] += n;
    else counts.none += n;
    if (state === 'decided' || state === 'not_rated') counts.decided += n;
  }
  return counts;
}

/** Whether totals of others may be shown: no cell of them small enough to point at somebody. */
export function areShown({ levels, none, notRated, people }: LevelCounts): boolean {
  return people >= LEAST_SHOWN && [...Object.values(levels), none, notRated].every((n) => n === 0 || n >= LEAST_SHOWN);
}

/** One of several agencies whose levels are told together. */
export interface Peer {
  state: AgencyState;
  lockRevision: number;
  counts: LevelCounts;
}

/**
 * The levels of several agencies as others may see them; null: nothing is shown. One agency alone would be told by
 * itself. A sum that grows by an agency, or changes by a correction after the lock, would tell of it by the difference:
 * it is shown once all have decided, when each alone might be shown, and until the first correction.
 */
export function shownTogether(peers: readonly Peer[]): LevelCounts | null {
  const isSettled = ({ state, lockRevision, counts }: Peer) =>
    (state === 'decided' || (state === 'locked' && lockRevision <= 1)) && areShown(counts);
  return peers.length >= 2 && peers.every(isSettled) ? sumOf(peers.map(({ counts }) => counts)) : null;
}

function sumOf(counts: readonly LevelCounts[]): LevelCounts {
  const sum = (of: (one: LevelCounts) => number) => counts.reduce((before, one) => before + of(one), 0);
  return {
    levels: {
      xuat_sac: sum(({ levels }) => levels.xuat_sac),
      tot: sum(({ levels }) => levels.tot),
      hoan_thanh: sum(({ levels }) => levels.hoan_thanh),
      khong_hoan_thanh: sum(({ levels }) => levels.khong_hoan_thanh),
    },
    none: sum(({ none }) => none),
    notRated: sum(({ notRated }) => notRated),
    decided: sum(({ decided }) => decided),
    people: sum(({ people }) => people),
  };
}
