import { Injectable } from '@nestjs/common';
import { addDays, formatDay, type Day } from '@dat100/shared/calendar';
import type { Lens } from '@dat100/shared/codes';
import type { SecondBoardKind } from '@dat100/shared/second-boards';
import { inScope } from '../access/unit-scope.js';
import type { RequestContext } from '../common/context.js';
import { Database } from '../database/database.js';
import { DirectivesService, type Criterion } from '../directives/directives.service.js';
import { countedDay } from '../rollups/advance-day.js';
import { peerHistory } from '../units/peer-history.js';
import type { Unit } from '../units/unit.js';
import { UnitsService } from '../units/units.service.js';
import { boardDay, type KnownDays } from './board-day.js';
import { badInput } from '../common/errors.js';
import { boardLines, groupsOf, type BoardGroup, type BoardLine } from './board.js';
import { judgedByFirst, turnsAtTarget } from './first.js';
import { requireLens } from './lenses.js';
import { countsOfDay } from './read-counts.js';
import {
  judgedByGain,
  judgedByVerified,
  judgedByWaiting,
  requireKind,
  secondLines,
  withoutFew,
  type SecondLine,
} from './second.js';
import { requireBefore } from './since.js';
import { lesserBoard, tooFew, VisibilityService, type BoardSight } from './visibility.service.js';
import { WaitingService } from './waiting.service.js';

/** How far back gains are reckoned when no day is named. */
const DAYS_BACK = 28;

export interface SecondBoardAsk {
  unitId: number;
  criterion: string;
  kind: string;
  lens?: string | null;
  asOf?: Day | null;
  /** for gains: the earlier day; null: four weeks before */
  since?: Day | null;
}

export interface SecondBoard {
  unit: Unit;
  criterion: Criterion;
  lens: Lens;
  kind: SecondBoardKind;
  asOf: Day;
  since: Day | null;
  lines: SecondLine[];
  groups: BoardGroup[];
}

/** Boards beside the ranking, of the same units: read from counters; who waits longest, from people. */
@Injectable()
export class SecondBoardsService {
  constructor(
    private readonly db: Database,
    private readonly units: UnitsService,
    private readonly directives: DirectivesService,
    private readonly visibility: VisibilityService,
    private readonly waits: WaitingService,
  ) {}

  /**
   * Who may see a board sees these of it; a row that is hidden on one of the days they speak of is hidden.
   * @throws not_found, unknown_criterion, unknown_lens, unknown_second_board, day_in_future, before_first_day,
   *   since_not_before, waiting_of_today_only, too_few_to_show
   */
  async board(ctx: RequestContext, ask: SecondBoardAsk): Promise<SecondBoard> {
    const lens = requireLens(ctx, ask.lens ?? 'all');
    const kind = requireKind(ask.kind);
    const criterion = await this.directives.criterion(ask.criterion);
    const unit = await this.units.byId(ask.unitId);
    const known = await this.knownDays(criterion);
    const asOf = boardDay(ask.asOf ?? null, unit, known);
    const since = kind === 'improved' ? earlierDay(ask.since ?? null, unit, asOf, known) : null;
    // Ranked among the peers of the day that is asked about, also by what was earlier.
    const peers = await peerHistory(this.db.read, unit.id);
    const children = peers.on(await this.units.children(unit.id), asOf);
    const linesOn = async (day: Day): Promise<BoardLine[]> => {
      const slice = { criterionId: criterion.id, lens };
      const counts = await countsOfDay(this.db.read, unit, children, slice, { day, countedTo: known.countedTo });
      return boardLines(criterion, unit, children, counts, new Map(), day);
    };
    const sight = await this.sight(ctx, unit, criterion, lens, since === null ? [asOf] : [asOf, since]);
    const now = await linesOn(asOf);
    const { targetPercent } = criterion;
    const seenOf = ({ direct, unit: { id } }: BoardLine) => (direct ? sight.direct : sight.child(id));
    const answer = (lines: SecondLine[]): SecondBoard => {
      return { unit, criterion, lens, kind, asOf, since, lines, groups: groupsOf(lines, peers.named) };
    };
    if (kind === 'waiting') {
      if (asOf !== known.countedTo) throw ofTodayOnly(known.countedTo);
      const waits = await this.waits.below(unit, criterion, lens, ctx.today);
      // How long people wait divides those in scope: it shows where their stages do.
      const lines = secondLines(judgedByWaiting(now, waits), (line) => (seenOf(line) === 'all' ? 'all' : 'nothing'));
      const mayRead = (line: SecondLine) => inScope(ctx, 'people.read', line.unit.path);
      return answer(lines.map((line) => (mayRead(line) ? line : withoutFew(line))));
    }
    if (kind === 'first') {
      const from = known.countedFrom;
      const ids = children.map(({ id }) => id);
      const turns = await turnsAtTarget(this.db.read, ids, criterion, lens, asOf);
      const hiddenUntil = await this.visibility.hiddenUntil(ctx, unit, criterion, lens, ids, { from, to: asOf });
      const { judged, hidden } = judgedByFirst(now, { turns, from, hiddenUntil: (id) => hiddenUntil.get(id) ?? null });
      return answer(secondLines(judged, (line) => (hidden.has(line.unit.id) ? 'nothing' : seenOf(line))));
    }
    const judged =
      since === null
        ? judgedByVerified(now)
        : judgedByGain(now, { since, asOf, targetPercent, children, then: await linesOn(since) });
    return answer(secondLines(judged, seenOf));
  }

  /**
   * What is seen on all of some days.
   * @throws too_few_to_show when the unit itself is hidden on the first of them
   */
  private async sight(
    ctx: RequestContext,
    unit: Unit,
    criterion: Criterion,
    lens: Lens,
    days: readonly Day[],
  ): Promise<BoardSight> {
    const sights: BoardSight[] = [];
    for (const day of days) sights.push(await this.visibility.board(ctx, unit, criterion, lens, day));
    if (sights[0]?.whole === 'nothing') throw tooFew();
    return sights.reduce(lesserBoard);
  }

  private async knownDays(criterion: Criterion): Promise<KnownDays> {
    const directive = (await this.directives.all()).find((d) => d.id === criterion.directiveId);
    if (!directive) throw new Error(`criterion ${criterion.code} belongs to no directive`);
    return { countedFrom: directive.countedFrom, countedTo: await countedDay(this.db) };
  }
}

const ofTodayOnly = (today: Day) =>
  badInput(
    'waiting_of_today_only',
    `Thời gian chờ chỉ tính được cho hôm nay (${formatDay(today)}). Hãy bỏ chọn ngày đã qua.`,
    `Waiting can be reckoned for today only (${formatDay(today)}). Leave the past day out.`,
    'asOf',
  );

/** The day gains are reckoned from: the one asked for, else four weeks back or as far as figures go. */
function earlierDay(asked: Day | null, unit: Unit, asOf: Day, known: KnownDays): Day {
  const back = addDays(asOf, -DAYS_BACK);
  const day = asked ?? (back < known.countedFrom ? known.countedFrom : back);
  return requireBefore(boardDay(day, unit, known, 'since'), asOf);
}
