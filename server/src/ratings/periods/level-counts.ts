import type { AgencyState } from '@dat100/shared/rating-period';
import { LEVELS, type Level } from '@dat100/shared/rating-scheme';
import { unitScope } from '../../access/unit-scope.js';
import type { RequestContext } from '../../common/context.js';
import { marks, type Bound, type Sql } from '../../database/sql.js';

/** People of a period by where they stand. */
export interface LevelCounts {
  levels: Record<Level, number>;
  /** rated, and no level stands yet */
  none: number;
  notRated: number;
  /** of those who are rated: decided by a named person */
  decided: number;
  people: number;
}

/** Which level and state of a sheet count: SQL of `rating_sheet s` and its `rating_agency g`. */
export interface CountedLevel {
  level: string;
  state: string;
  /** of `level`, then of `state` */
  params: readonly Bound[];
}

/** The decided level alone. */
export const DECIDED: CountedLevel = { level: 's.final_level', state: 's.state', params: [] };

/** That a level of a sheet is told to whoever asks, as `shownInSheets` says: SQL of the same tables. */
export function toldTo(ctx: RequestContext): { final: string; team: string; params: Bound[]; own: Bound } {
  const own = ctx.personId ?? 0;
  const whole = unitScope(ctx, 'rating.sheet', 'g.path');
  return {
    final: `(g.state IN ('decided', 'locked') OR (${whole.sql} AND s.person_id <> ?))`,
    team: "(s.person_id <> ? OR g.state <> 'open')",
    params: [...whole.params, own],
    own,
  };
}

/**
 * The level that stands so far, as far as it is told: the decided one, else the team's, else the machine's. A head's may
 * be worked out from levels that are still being decided, and is told with the decision.
 * @param untold heads whose computed level is not told even to those who are told the decided ones, by their sheets
 */
export function standingFor(ctx: RequestContext, untold: readonly number[]): CountedLevel {
  const { final, team, params, own } = toldTo(ctx);
  return {
    level: `CASE WHEN ${final} THEN COALESCE(s.final_level, s.team_level, ${levelWithout(untold)})
      WHEN s.head_of IS NOT NULL THEN NULL
      WHEN ${team} THEN COALESCE(s.team_level, s.level) ELSE s.level END`,
    state: `CASE WHEN s.state = 'decided' AND NOT ${final} THEN 'open' ELSE s.state END`,
    params: [...params, ...untold, own, ...params],
  };
}

/** The computed level of `rating_sheet s`, none of some sheets: SQL, with the keys of these as its parameters. */
export function levelWithout(untold: readonly number[]): string {
  return untold.length === 0 ? 's.level' : `CASE WHEN s.id IN (${marks(untold.length)}) THEN NULL ELSE s.level END`;
}

/** No cell of people outside one's own units may be smaller. */
const LEAST_SHOWN = 5;

/** Counts the sheets that `where` names (of `rating_sheet s`): the levels, none and not rated sum to the people. */
export async function countLevels(
  sql: Sql,
  counted: CountedLevel,
  where: { sql: string; params: readonly Bound[] },
): Promise<LevelCounts> {
  const rows = await sql.rows<{ level: string | null; state: string; n: number }>(
    `SELECT d.level, d.state, COUNT(*) AS n FROM
       (SELECT ${counted.level} AS level, ${counted.state} AS state FROM rating_sheet s
          JOIN rating_agency g ON g.period_id = s.period_id AND g.unit_id = s.agency_id WHERE ${where.sql}) d
      GROUP BY d.level, d.state`,
    [...counted.params, ...where.params],
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
    if (state === 'decided') counts.decided += n;
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
