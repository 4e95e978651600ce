import { Injectable } from '@nestjs/common';
import { addDays, type Day } from '@dat100/shared/calendar';
import { isWeekKnown, lastDueWeek, weekAfter, type Week } from '@dat100/shared/confirmation-week';
import { pointsOf } from '@dat100/shared/ledger-points';
import type { Rate } from '@dat100/shared/rates';
import type { RequestContext } from '../common/context.js';
import { badInput } from '../common/errors.js';
import type { BoardGroup } from '../boards/board.js';
import { BoardsService, type Board, type BoardRowLine } from '../boards/boards.service.js';
import type { Figures } from '../boards/figures.js';
import { requireLens } from '../boards/lenses.js';
import type { SecondLine } from '../boards/second.js';
import { SecondBoardsService } from '../boards/second.service.js';
import { VisibilityService } from '../boards/visibility.service.js';
import { Database } from '../database/database.js';
import { countedDay } from '../rollups/advance-day.js';
import { UnitsService } from '../units/units.service.js';
import type { Unit } from '../units/unit.js';
import { picksOf, type Picked } from './bulletin-picks.js';
import { ConfirmWeek } from './confirm-week.js';
import { requireWeek } from './week-errors.js';
import { WeekLists } from './week-list.js';

export interface BulletinAsk {
  unitId: number;
  criterion: string;
  lens: string;
  /** any day of the week; null = the last one that was due */
  week: Day | null;
}

/** What is said of one peer group. */
export interface BulletinGroup {
  group: BoardGroup;
  /** how many of its units are ranked */
  ranked: number;
  /** how many of those stand at the target */
  reached: number;
  leaders: Picked<BoardRowLine>;
  improved: Picked<SecondLine>;
  first: Picked<SecondLine>;
  /** ranked units that reached the target in this week */
  newlyReached: SecondLine[];
}

/** A week of a unit on one page. */
export interface Bulletin {
  board: Board;
  week: Week;
  /** the day before the week, to which figures are compared; null: there were none yet */
  since: Day | null;
  before: Figures | null;
  /** change of the printed rate in tenths of a point */
  pointsTenths: number | null;
  groups: BulletinGroup[];
  unconfirmed: Unit[];
  /** the next Friday by whose end figures are to be confirmed */
  nextDue: Day;
}

/** The weekly bulletin: what can be handed on to anybody, for it tells what everybody may see and names no person. */
@Injectable()
export class Bulletins {
  constructor(
    private readonly db: Database,
    private readonly boards: BoardsService,
    private readonly seconds: SecondBoardsService,
    private readonly visibility: VisibilityService,
    private readonly units: UnitsService,
    private readonly weeks: WeekLists,
    private readonly confirming: ConfirmWeek,
  ) {}

  /**
   * @throws not_found, unknown_criterion, unknown_lens, week_unknown, day_in_future, before_first_day,
   *   bulletin_too_few when others may not see the figures of the unit
   */
  async bulletin(ctx: RequestContext, ask: BulletinAsk): Promise<Bulletin> {
    const lens = requireLens(ctx, ask.lens);
    const week = await this.week(ctx, ask.week);
    const anybody = outsider(ctx);
    const asked = { unitId: ask.unitId, criterion: ask.criterion, lens };
    // Just after midnight the figures are not counted to the new day yet.
    const asOf = week.to < (await countedDay(this.db)) ? week.to : null;
    const [own, unit] = [await this.boards.board(ctx, { ...asked, asOf }), await this.units.byId(ask.unitId)];
    const seen = (day: Day) => this.visibility.unit(anybody, unit, own.criterion, lens, day);
    if ((await seen(own.asOf)) === 'nothing') throw tooFewForOthers();
    const board = await this.boards.board(anybody, { ...asked, asOf });
    const dayBefore = addDays(week.from, -1);
    const since = dayBefore >= board.directive.countedFrom && dayBefore < board.asOf ? dayBefore : null;
    const isSeenThen = since !== null && (await seen(since)) !== 'nothing';
    const before = isSeenThen ? (await this.boards.board(anybody, { ...asked, asOf: since })).total : null;
    const second = async (kind: 'improved' | 'first') =>
      (await this.seconds.board(anybody, { ...asked, kind, asOf: board.asOf, since })).lines;
    const improved = since === null ? [] : (await second('improved')).filter(({ tenths }) => (tenths ?? 0) > 0);
    const first = await second('first');
    return {
      board,
      week,
      since,
      before,
      pointsTenths: before && pointsBetween(before, board.total),
      groups: groupsOf(board, improved, first, since),
      unconfirmed: (await this.weeks.unvouched(ctx, ask.unitId, week)).units.map((one) => one.unit),
      nextDue: weekAfter(lastDueWeek(ctx.today), 1).due,
    };
  }

  private async week({ today }: RequestContext, asked: Day | null): Promise<Week> {
    const firstDay = await this.confirming.firstDay(today);
    const due = lastDueWeek(today).from;
    return requireWeek(asked ?? (isWeekKnown(due, firstDay, today) ? due : today), firstDay, today);
  }
}

function groupsOf(
  { groups, lines }: Board,
  improved: readonly SecondLine[],
  first: readonly SecondLine[],
  since: Day | null,
): BulletinGroup[] {
  return groups.flatMap((group): BulletinGroup[] => {
    const ranked = lines.filter((line) => !line.direct && line.rank !== null && line.peerGroup === group.code);
    if (ranked.length === 0) return [];
    const reachedOn = (line: SecondLine) => line.standing?.reachedOn ?? '';
    const ofGroup = first.filter(({ peerGroup, rank, direct }) => peerGroup === group.code && rank !== null && !direct);
    return [
      {
        group,
        ranked: ranked.length,
        reached: ranked.filter(({ figures }) => figures?.reachedTarget).length,
        leaders: picksOf(lines, group.code),
        improved: picksOf(improved, group.code),
        first: picksOf(first, group.code),
        newlyReached: since === null ? [] : ofGroup.filter((line) => reachedOn(line) > since),
      },
    ];
  });
}

function pointsBetween(before: Figures, after: Figures): number | null {
  const rateOf = ({ claimed, inScope }: Figures): Rate => ({ achieved: claimed, inScope });
  const whole = { achieved: after.claimed - before.claimed, inScope: after.inScope - before.inScope };
  return pointsOf(rateOf(before), rateOf(after), [whole])?.tenths ?? null;
}

/** Somebody who is signed in and in no chain of units: what they may see, everybody may. */
const outsider = (ctx: RequestContext): RequestContext => ({
  ...ctx,
  system: false,
  personId: null,
  roles: [{ role: 'unit_head', unitId: 0, unitPath: '/0/', lens: null, validTo: null, actsFor: null }],
});

const tooFewForOthers = () =>
  badInput(
    'bulletin_too_few',
    'Không lập được bản tin để gửi đi: số liệu của đơn vị này được ẩn với bên ngoài để không lộ người (dưới 5 người thuộc diện, hoặc ẩn cùng đơn vị khác). Hãy lập bản tin của đơn vị cấp trên.',
    'There is no bulletin to hand on: figures of this unit are hidden from others so that they tell of nobody (fewer than five people in scope, or hidden with another unit). Make the bulletin of the unit above.',
    'unitId',
  );
