import { Injectable } from '@nestjs/common';
import { outcomeRater } from '@dat100/shared/rating-fast';
import { schemeProblems } from '@dat100/shared/rating-problems';
import type { RatingScheme } from '@dat100/shared/rating-scheme';
import { standOf, StandCounter, STANDS, type Stand } from '@dat100/shared/rating-what-if';
import type { Edit } from '@dat100/shared/rating-edit';
import { rootPaths } from '../../access/unit-scope.js';
import type { RequestContext } from '../../common/context.js';
import { badInput, notFound } from '../../common/errors.js';
import { Database } from '../../database/database.js';
import { marks } from '../../database/sql.js';
import { breathe } from '../../jobs/breathe.js';
import { periodById } from '../periods/stored-periods.js';
import { editedScheme } from '../rating-drafts.service.js';
import { holdsForTheCity } from '../../access/for-the-city.js';
import { draftOf, versionAt } from '../stored-schemes.js';
import { factsOfPeriod, type FactsOfOne } from './people-facts.js';
import type { RatingWhatIf, WhatIfMover } from './what-if.model.js';

/** Facts of so many people are kept for the next change of the same editor: about 60 MiB. More are read each time. */
const MOST_KEPT = 30_000;
/** Kept facts are this old at most. */
const KEPT_MS = 60_000;
/** People rated at a stretch, about 15 ms, before others have their turn. */
const PIECE = 1000;
const MOST_PER_PAGE = 100;

/** Which movers to list; empty: from anywhere, to anywhere. */
export interface MoversAsk {
  from: string | null;
  to: string | null;
  page: number;
  perPage: number;
}

interface Kept {
  key: string;
  readAt: number;
  people: FactsOfOne[];
}

interface Mover {
  id: number;
  from: Stand;
  to: Stand;
}

/**
 * What a draft, with what has been typed and not saved, would make of the people of a period. Worked out here and not
 * in a browser: facts of thousands of people need not leave the server for a drawing of six numbers. Nothing is kept
 * but the facts of the last period asked about, without names, for a minute.
 */
@Injectable()
export class WhatIf {
  private kept: Kept | null = null;

  constructor(private readonly db: Database) {}

  /**
   * @throws not_found for who may not edit schemes, for a period or a scheme that is not there; bad_input
   *   `another_scheme`, `bad_rating_edit`, `rating_scheme_has_problems`
   */
  async ask(
    ctx: RequestContext,
    code: string,
    periodId: number,
    edits: readonly Edit[],
    movers: MoversAsk,
  ): Promise<RatingWhatIf> {
    const scheme = await this.drafted(ctx, code, edits);
    const period = await periodById(this.db.read, periodId);
    if (period.state !== 'open' && period.state !== 'locked') throw notFound();
    if (period.scheme !== code)
      throw badInput(
        'another_scheme',
        'Kỳ này xếp loại theo bộ tiêu chí khác; hãy chọn kỳ của đúng bộ tiêu chí này.',
        'This period is rated by another scheme; choose one that is rated by this scheme.',
        'periodId',
      );
    const [counter, moved] = [new StandCounter(), [] as Mover[]];
    const outcomeOf = outcomeRater(scheme);
    const readAt = await this.each(ctx, periodId, ({ id, facts, now: from }) => {
      const to = standOf(outcomeOf(facts));
      counter.add(from, to);
      if (from !== to && (movers.from ?? from) === from && (movers.to ?? to) === to) moved.push({ id, from, to });
    });
    const { before, after, moves } = counter.comparison();
    return {
      people: Object.values(before).reduce((sum, count) => sum + count, 0),
      counts: STANDS.map(({ code: stand }) => ({ stand, before: before[stand], after: after[stand] })),
      moves: [...moves],
      moversTotal: moved.length,
      movers: await this.named(moved, movers),
      readAt,
    };
  }

  private async drafted(ctx: RequestContext, code: string, edits: readonly Edit[]): Promise<RatingScheme> {
    if (!holdsForTheCity(ctx, 'rating.scheme')) throw notFound();
    const draft = await draftOf(this.db.read, code);
    const scheme = editedScheme((draft ?? (await versionAt(this.db.read, code, null))).scheme, edits);
    const known = scheme.compliance.criteria.map((criterion) => criterion.code);
    const [problem] = schemeProblems(scheme, known);
    if (problem) throw badInput('rating_scheme_has_problems', problem.vi, problem.en, problem.path);
    return scheme;
  }

  /** Tells of everybody, from what was kept or from the database; answers when that was read. */
  private async each(ctx: RequestContext, periodId: number, tell: (one: FactsOfOne) => void): Promise<number> {
    // Who asks is in it: heads above somebody are left out for that person alone.
    const key = JSON.stringify([periodId, ctx.personId, rootPaths(ctx, 'rating.sheet')]);
    const { kept } = this;
    if (kept?.key === key && ctx.now - kept.readAt < KEPT_MS) {
      for (let at = 0; at < kept.people.length; at += PIECE) {
        kept.people.slice(at, at + PIECE).forEach(tell);
        await breathe();
      }
      return kept.readAt;
    }
    this.kept = null;
    let people: FactsOfOne[] | null = [];
    for await (const piece of factsOfPeriod(this.db.read, ctx, periodId)) {
      piece.forEach(tell);
      people = people && people.length + piece.length <= MOST_KEPT ? people.concat(piece) : null;
    }
    if (people) this.keep({ key, readAt: ctx.now, people });
    return ctx.now;
  }

  private keep(kept: Kept): void {
    this.kept = kept;
    setTimeout(() => {
      if (this.kept === kept) this.kept = null;
    }, KEPT_MS).unref();
  }

  private async named(moved: readonly Mover[], { page, perPage }: MoversAsk): Promise<WhatIfMover[]> {
    const size = Math.min(Math.max(1, perPage), MOST_PER_PAGE);
    const shown = moved.slice(Math.max(0, page) * size).slice(0, size);
    const rows = await this.db.read.rows<{ id: number; full_name: string; title: string | null; unit_name: string }>(
      `SELECT s.id, s.full_name, s.title, u.name AS unit_name FROM rating_sheet s JOIN unit u ON u.id = s.unit_id
        WHERE s.id IN (${marks(shown.length)})`,
      shown.map(({ id }) => id),
    );
    const byId = new Map(rows.map((row) => [Number(row.id), row]));
    return shown.flatMap(({ id, from, to }) => {
      const row = byId.get(id);
      return row ? [{ id, fullName: row.full_name, title: row.title, unitName: row.unit_name, from, to }] : [];
    });
  }
}
