import { Inject, Injectable } from '@nestjs/common';
import { isOfToday } from '@dat100/shared/board-today';
import { vietnamDay, type Day } from '@dat100/shared/calendar';
import type { Lens } from '@dat100/shared/codes';
import type { RequestContext } from '../common/context.js';
import type { Log } from '../common/log.js';
import { LOG } from '../common/tokens.js';
import { Database } from '../database/database.js';
import { marks } from '../database/sql.js';
import { DirectivesService, type Criterion, type Directive } from '../directives/directives.service.js';
import { countedDay } from '../rollups/advance-day.js';
import type { Basis } from '../people/counted-where.js';
import { closedDays } from '../rollups/close-day.js';
import type { Unit } from '../units/unit.js';
import { UnitsService } from '../units/units.service.js';
import { boardDay } from './board-day.js';
import { BoardTrees, type BoardState } from './board-trees.js';
import { boardLines, groupsOf, type BoardCounts, type BoardGroup } from './board.js';
import { figuresOf, isSound, NO_COUNTS, withUncounted, type Counts, type Figures } from './figures.js';
import { requireClosed, revisedLines, revisedOf, type Revised } from './closing.js';
import { requireLens } from './lenses.js';
import { countsClosed, countsOfDay, totalsOn, totalsToday } from './read-counts.js';
import { compared, requireBasis, requireBefore, type MovedLine } from './since.js';
import { shownLines, suppress, type ShownLine } from './suppress.js';
import { tooFew, VisibilityService, type BoardSight } from './visibility.service.js';

export interface BoardAsk {
  unitId: number;
  criterion: string;
  lens?: string | null;
  asOf?: Day | null;
  /** what ranks, gaps and bands go by; claimed when left out */
  basis?: string | null;
  /** an earlier day to compare with */
  since?: Day | null;
  /** the figures as they were known when the day ended, not as they are known now */
  asKnown?: boolean | null;
}

export interface Board {
  unit: Unit;
  /** root first, without the unit itself */
  ancestors: Unit[];
  criterion: Criterion;
  directive: Directive;
  lens: Lens;
  asOf: Day;
  countedTo: Day;
  /** moves whenever a figure of this board does */
  version: number;
  total: Figures;
  basis: Basis;
  since: Day | null;
  /** the closing board of its day, as it was known then */
  asKnown: boolean;
  /** of a closing board: the total as it is known now */
  revised: Revised | null;
  lines: BoardRowLine[];
  /** the peer groups of the lines, in their order */
  groups: BoardGroup[];
}

/** A row of a board; of a closing board also with what is known by now. */
export type BoardRowLine = MovedLine & { revised: Revised | null };

/** The leaderboard of the units right below a unit: read from counters, never from people. */
@Injectable()
export class BoardsService {
  private readonly trees: BoardTrees;

  constructor(
    private readonly db: Database,
    private readonly units: UnitsService,
    private readonly directives: DirectivesService,
    private readonly visibility: VisibilityService,
    @Inject(LOG) private readonly log: Log,
  ) {
    this.trees = new BoardTrees(db, units);
  }

  /**
   * Totals of units are public inside the system, so any unit may be asked about; small cells outside the caller's
   * own chain are hidden.
   * @param known where the data stand, if it has just been read
   * @throws not_found, unknown_criterion, unknown_lens, unknown_basis, day_in_future, before_first_day,
   *   since_not_before, not_closed_yet, before_first_closing, too_few_to_show
   */
  async board(ctx: RequestContext, ask: BoardAsk, known?: BoardState): Promise<Board> {
    const lens = requireLens(ctx, ask.lens ?? 'all');
    const basis = requireBasis(ask.basis ?? 'claimed');
    const criterion = await this.directives.criterion(ask.criterion);
    const directive = await this.directiveOf(criterion);
    const state = known ?? (await this.trees.state(ask.unitId));
    const { countedTo, version } = state;
    const { unit, ancestors, children: below, peers } = await this.trees.of(ask.unitId, state);
    const days = { countedFrom: directive.countedFrom, countedTo };
    const asOf = boardDay(ask.asOf ?? null, unit, days);
    const since = ask.since ? requireBefore(boardDay(ask.since, unit, days, 'since'), asOf) : null;
    const children = peers.on(below, asOf);
    const slice = { criterionId: criterion.id, lens };
    const asKnown = ask.asKnown ?? false;
    if (asKnown) await this.requireClosed(asOf, since);
    const childIds = children.map(({ id }) => id);
    const nowKnown = (day: Day): Promise<BoardCounts> =>
      countsOfDay(this.db.read, unit, children, slice, { day, countedTo });
    const countsFor = (day: Day): Promise<BoardCounts> =>
      asKnown ? countsClosed(this.db.read, unit, childIds, slice, day) : nowKnown(day);
    const sightOn = (day: Day): Promise<BoardSight> => this.visibility.board(ctx, unit, criterion, lens, day);
    const [counts, latest, sight] = await Promise.all([
      countsFor(asOf),
      isOfToday({ asOf, countedTo, asKnown }) ? this.latestFacts([unit.id, ...childIds]) : null,
      sightOn(asOf),
    ]);
    this.checkSound(unit, criterion, [counts.total, counts.direct, ...counts.children.values()]);
    const lines = boardLines(criterion, unit, children, counts, latest, asOf, basis);
    const total = suppress(figuresOf(criterion, counts.total), sight.whole);
    if (!total) throw tooFew();
    const shown = shownLines(lines, (line) => lineSight(sight, line));
    let moved: MovedLine[] = shown.map((line) => ({ ...line, since: null }));
    if (since !== null) {
      const then = boardLines(criterion, unit, peers.on(below, since), await countsFor(since), null, since, basis);
      const regrouped = (group: string) => peers.hasRegrouped(below, group, since, asOf);
      const before = await sightOn(since);
      const sightThen = (line: Pick<ShownLine, 'unit' | 'direct'>) => lineSight(before, line);
      moved = compared(shown, { since, asOf, basis, children, regrouped, then, sightThen });
    }
    const now = asKnown ? await nowKnown(asOf) : null;
    const linesNow = now && boardLines(criterion, unit, children, now, latest, asOf, basis);
    return {
      unit,
      ancestors,
      criterion,
      directive,
      lens,
      asOf,
      countedTo,
      version,
      total,
      basis,
      since,
      asKnown,
      revised: now && revisedOf(total, figuresOf(criterion, now.total), basis),
      lines: linesNow ? revisedLines(moved, linesNow, basis) : moved.map((line) => ({ ...line, revised: null })),
      groups: groupsOf(moved, peers.named),
    };
  }

  /** One unit's figures for every criterion; a criterion whose figures the caller may not see is left out. */
  async unitTotals(
    ctx: RequestContext,
    ask: Omit<BoardAsk, 'criterion'>,
  ): Promise<{ criterion: string; figures: Figures }[]> {
    const lens = requireLens(ctx, ask.lens ?? 'all');
    const unit = await this.units.byId(ask.unitId);
    const countedTo = await countedDay(this.db);
    const criteria = await this.directives.criteria();
    const sql = this.db.read;
    const today = await totalsToday(
      sql,
      unit,
      criteria.map((c) => c.id),
      lens,
    );
    const open =
      lens === 'all'
        ? today
        : await totalsToday(
            sql,
            unit,
            criteria.map((c) => c.id),
            'all',
          );
    const totals: { criterion: string; figures: Figures }[] = [];
    for (const criterion of criteria) {
      const { countedFrom } = await this.directiveOf(criterion);
      const day = boardDay(ask.asOf ?? null, unit, { countedFrom, countedTo });
      const slice = { criterionId: criterion.id, lens };
      const counts =
        day === countedTo ? today.get(criterion.id) : (await totalsOn(sql, [unit.id], slice, day)).get(unit.id);
      const uncounted = figuresOf(criterion, open.get(criterion.id) ?? NO_COUNTS).uncounted;
      const figures = figuresOf(criterion, withUncounted(counts ?? NO_COUNTS, uncounted));
      const seen = suppress(figures, await this.visibility.unit(ctx, unit, criterion, lens, day));
      if (seen) totals.push({ criterion: criterion.code, figures: seen });
    }
    return totals;
  }

  private async requireClosed(asOf: Day, since: Day | null): Promise<void> {
    const closed = await closedDays(this.db.read);
    requireClosed(asOf, closed, 'asOf');
    if (since !== null) requireClosed(since, closed, 'since');
  }

  private async directiveOf(criterion: Criterion): Promise<Directive> {
    const directive = (await this.directives.all()).find((d) => d.id === criterion.directiveId);
    if (!directive) throw new Error(`criterion ${criterion.code} belongs to no directive`);
    return directive;
  }

  private checkSound(unit: Unit, criterion: Criterion, rows: readonly Counts[]): void {
    const bad = rows.filter((counts) => !isSound(criterion, counts)).length;
    if (bad > 0)
      this.log.error(
        { unitId: unit.id, criterion: criterion.code, rows: bad },
        'counters contradict themselves: run dat100 recount',
      );
  }

  /** The day on which something was last recorded about a unit or anything below it: as of now, of no past day. */
  private async latestFacts(unitIds: readonly number[]): Promise<Map<number, Day>> {
    const rows = await this.db.read.rows<{ unit_id: number; recorded_at: number }>(
      `SELECT unit_id, recorded_at FROM unit_freshness WHERE unit_id IN (${marks(unitIds.length)})`,
      unitIds,
    );
    return new Map(rows.map((row) => [Number(row.unit_id), vietnamDay(Number(row.recorded_at))]));
  }
}

const lineSight = (sight: BoardSight, { direct, unit }: Pick<ShownLine, 'unit' | 'direct'>) =>
  direct ? sight.direct : sight.child(unit.id);
