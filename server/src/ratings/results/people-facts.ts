import type { RatingFacts, ShareFact } from '@dat100/shared/rating-facts';
import { standOf, type Stand } from '@dat100/shared/rating-what-if';
import { unitScope } from '../../access/unit-scope.js';
import type { RequestContext } from '../../common/context.js';
import type { Bound, Sql } from '../../database/sql.js';
import { breathe } from '../../jobs/breathe.js';
import type { Level } from '@dat100/shared/rating-scheme';
import { headsAsTold } from '../decisions/below-shown.js';
import { factsReader } from '../facts-reader.js';

/** Somebody's facts without names, dates and sources, and where they stand now. */
export interface FactsOfOne {
  id: number;
  facts: RatingFacts;
  now: Stand;
}

interface Row {
  id: number;
  facts: string;
  outcome: 'proposed' | 'not_rated' | 'open';
  level: Level | null;
}

const PIECE = 1000;

/** The people of a period inside the caller's units for rating.sheet, read in pieces so that others have their turn. */
export async function* factsOfPeriod(sql: Sql, ctx: RequestContext, periodId: number): AsyncGenerator<FactsOfOne[]> {
  const scope = unitScope(ctx, 'rating.sheet', 'unit_path');
  const read = factsReader(bareFacts);
  const untold = await headsAsTold(sql, ctx, periodId, null);
  for (let after = 0; ;) {
    const params: Bound[] = [periodId, after, ...scope.params];
    const rows = await sql.rows<Row>(
      `SELECT id, facts, outcome, level FROM rating_sheet WHERE period_id = ? AND id > ? AND ${scope.sql} ORDER BY id LIMIT ${PIECE}`,
      params,
    );
    if (rows.length > 0) yield rows.map((row) => bareOf(row, read(row.facts))).filter(({ id }) => !untold.has(id));
    const last = rows.at(-1);
    if (!last || rows.length < PIECE) return;
    after = Number(last.id);
    await breathe();
  }
}

function bareOf({ id, outcome, level }: Row, facts: RatingFacts): FactsOfOne {
  return {
    id: Number(id),
    facts,
    now:
      outcome === 'proposed' && level
        ? standOf({ kind: 'proposed', level })
        : outcome === 'open'
          ? 'open'
          : 'not_rated',
  };
}

/** Only what a rating looks at: days and sources take most of the room, and change no outcome. */
function bareFacts(facts: RatingFacts): RatingFacts {
  const { worked, away, discipline, below, compliance, periods } = facts;
  return {
    ...facts,
    worked: worked && { months: worked.months },
    away: away && { months: away.months },
    discipline: discipline && { kind: discipline.kind },
    below: below && { counts: below.counts },
    compliance: ofEach(compliance, ({ claimed, verified, police }) => ({
      ...(claimed ? { claimed: bareShare(claimed) } : {}),
      ...(verified ? { verified: bareShare(verified) } : {}),
      ...(police ? { police: bareShare(police) } : {}),
    })),
    periods: periods.map((period) => ofEach(period, bareShare)),
  };
}

const bareShare = ({ achieved, of }: ShareFact): ShareFact => ({ achieved, of });

function ofEach<T, U>(all: Readonly<Record<string, T>>, turn: (one: T) => U): Record<string, U> {
  const turned: Record<string, U> = {};
  for (const key of Object.keys(all)) {
    const one = all[key];
    if (one !== undefined) turned[key] = turn(one);
  }
  return turned;
}
