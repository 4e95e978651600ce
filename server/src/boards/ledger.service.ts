import { Inject, Injectable } from '@nestjs/common';
import { addDays, formatDay, type Day } from '@dat100/shared/calendar';
import type { Lens } from '@dat100/shared/codes';
import { ledgerEntry, LedgerLines, type LedgerAsk, type LedgerLine } from '@dat100/shared/ledger';
import { ledgerHow } from '@dat100/shared/ledger-day';
import { pointsOf } from '@dat100/shared/ledger-points';
import { formatInteger, type Rate } from '@dat100/shared/rates';
import { inScope } from '../access/unit-scope.js';
import type { RequestContext } from '../common/context.js';
import { badInput, UserError } from '../common/errors.js';
import type { Log } from '../common/log.js';
import { LOG } from '../common/tokens.js';
import { Database } from '../database/database.js';
import { pieces } from '../database/sql.js';
import { DirectivesService, type Criterion } from '../directives/directives.service.js';
import { countedDay } from '../rollups/advance-day.js';
import { loadFacts } from '../rollups/person-facts.js';
import type { Unit } from '../units/unit.js';
import { UnitsService } from '../units/units.service.js';
import { boardDay } from './board-day.js';
import { figuresOf, isSound, NO_COUNTS, type Figures } from './figures.js';
import { KeptAnswers } from './kept-answers.js';
import { LedgerMembers } from './ledger-members.js';
import { peopleTouched } from './ledger-people.js';
import { requireLens } from './lenses.js';
import { totalsOn } from './read-counts.js';
import { VisibilityService } from './visibility.service.js';

const DAYS_BACK = 7;
const PEOPLE_AT_ONCE = 1000;
/** From so many people on, those touched are asked for in the whole city (see peopleTouched). */
const WIDE_FROM = 25_000;
/** More people than this take longer to read than anybody waits. */
const MOST_PEOPLE = 150_000;
/** Lists of the people behind ledgers are larger than the ledgers. */
const LISTS_KEPT = 8;
/** A write between the readings of figures and of people makes them differ: read again, but not for ever. */
const READINGS = 3;

export interface LedgerAsked {
  unitId: number;
  criterion: string;
  lens?: string | null;
  /** null = a week before the later day */
  from?: Day | null;
  /** null = today */
  to?: Day | null;
}

/** A line of the ledger, with its part of the change of the rate; null where there is no rate. */
export interface ShownLedgerLine extends LedgerLine {
  pointsTenths: number | null;
}

/** Why a figure of a unit is another on the later day. */
export interface Ledger {
  unitId: number;
  criterion: string;
  lens: Lens;
  from: Day;
  to: Day;
  before: Figures;
  after: Figures;
  /** the change of the printed rate in tenths of a point; null when nobody is in scope on one of the days */
  pointsTenths: number | null;
  /** null: not for the caller to see, who sees the two days only */
  lines: ShownLedgerLine[] | null;
}

/** A figure whose change is asked about. */
export interface LedgerFigure {
  unit: Unit;
  criterion: Criterion;
  lens: Lens;
  from: Day;
  to: Day;
}

/** What the people of a figure make of it; `members` is empty where nobody asked for them. */
interface Told {
  lines: LedgerLine[];
  members: LedgerMembers;
}
interface Explained {
  ledger: Ledger;
  members: LedgerMembers;
}

/**
 * The denominator ledger. Both days are told as known now, like every board "as of" a day: what was taken back since,
 * or recorded late, has changed both days and is no part of the change between them.
 */
@Injectable()
export class LedgerService {
  private readonly kept = new KeptAnswers<Ledger>();
  private readonly keptMembers = new KeptAnswers<LedgerMembers>(LISTS_KEPT);

  constructor(
    private readonly db: Database,
    private readonly units: UnitsService,
    private readonly directives: DirectivesService,
    private readonly visibility: VisibilityService,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /**
   * The causes tell of single people, so they show to those whose own units these are; whoever else sees the board
   * sees the figures of the two days.
   * @throws not_found, unknown_criterion, unknown_lens, day_in_future, before_first_day, days_out_of_order,
   *   too_few_to_show, too_much_changed, figures_moving
   */
  async ledger(ctx: RequestContext, asked: LedgerAsked): Promise<Ledger> {
    const figure = await this.figureOf(ctx, asked, await this.units.byId(asked.unitId));
    const { unit, criterion, lens, from, to } = figure;
    for (const day of [from, to]) await this.visibility.requireUnit(ctx, unit, criterion, lens, day);
    if (!inScope(ctx, 'board.read', unit.path)) return ledgerOf(figure, await this.figures(figure), null);
    return this.kept.get(await this.version(figure), async () => (await this.explained(figure, false)).ledger);
  }

  /**
   * The people behind the lines of a ledger, for who may read the people of the unit: each line has as many as it says.
   * @throws as `ledger`; not_found also for a unit whose people are not the caller's to read
   */
  async members(ctx: RequestContext, asked: LedgerAsked): Promise<{ figure: LedgerFigure; members: LedgerMembers }> {
    const figure = await this.figureOf(ctx, asked, await this.units.inScope(ctx, 'people.read', asked.unitId));
    const make = async () => (await this.explained(figure, true)).members;
    return { figure, members: await this.keptMembers.get(await this.version(figure), make) };
  }

  /** What is asked about the people of a figure, one by one. */
  async askOf(figure: LedgerFigure): Promise<LedgerAsk> {
    const { countedKinds } = await this.directives.countRules();
    const below = new Set((await this.units.subtree(figure.unit)).map((unit) => unit.id));
    return { ...figure, countedKinds, holds: (unitId: number) => below.has(unitId) };
  }

  private async figureOf(ctx: RequestContext, asked: LedgerAsked, unit: Unit): Promise<LedgerFigure> {
    const lens = requireLens(ctx, asked.lens ?? 'all');
    const criterion = await this.directives.criterion(asked.criterion);
    return { unit, criterion, lens, ...(await this.days(unit, criterion, asked)) };
  }

  private async days(unit: Unit, criterion: Criterion, asked: LedgerAsked): Promise<{ from: Day; to: Day }> {
    const directive = (await this.directives.all()).find((d) => d.id === criterion.directiveId);
    if (!directive) throw new Error(`criterion ${criterion.code} belongs to no directive`);
    const known = { countedFrom: directive.countedFrom, countedTo: await countedDay(this.db) };
    const to = boardDay(asked.to ?? null, unit, known, 'to');
    const weekBefore = addDays(to, -DAYS_BACK);
    const usual = weekBefore < known.countedFrom ? known.countedFrom : weekBefore;
    const from = boardDay(asked.from ?? usual, unit, known, 'from');
    if (from >= to) throw outOfOrder(from, to);
    return { from, to };
  }

  /** Figures, and the people who make the difference between them. */
  private async explained(figure: LedgerFigure, withMembers: boolean): Promise<Explained> {
    for (let reading = 1; ; reading += 1) {
      const figures = await this.figures(figure);
      const { lines, members } = await this.told(figure, sizeOf(figures[1]) >= WIDE_FROM, withMembers);
      const sum = (of: 'achieved' | 'inScope') => lines.reduce((total, line) => total + line[of], 0);
      const [before, after] = figures;
      if (sum('achieved') === after.claimed - before.claimed && sum('inScope') === after.inScope - before.inScope)
        return { ledger: ledgerOf(figure, figures, lines), members };
      if (reading < READINGS) continue;
      const place = { unitId: figure.unit.id, criterion: figure.criterion.code, from: figure.from, to: figure.to };
      this.log.error(place, 'figures and people tell different things: run dat100 recount');
      throw figuresMoving();
    }
  }

  private async figures({ unit, criterion, lens, from, to }: LedgerFigure): Promise<[Figures, Figures]> {
    const on = async (day: Day): Promise<Figures> => {
      const slice = { criterionId: criterion.id, lens };
      const counts = (await totalsOn(this.db.read, [unit.id], slice, day)).get(unit.id) ?? NO_COUNTS;
      if (!isSound(criterion, counts)) throw figuresMoving();
      return figuresOf(criterion, counts);
    };
    return [await on(from), await on(to)];
  }

  private async told(figure: LedgerFigure, everywhere: boolean, withMembers: boolean): Promise<Told> {
    const ask = await this.askOf(figure);
    const lines = new LedgerLines();
    const members = new LedgerMembers();
    const touched = await peopleTouched(this.db.read, figure, everywhere);
    if (touched.length > MOST_PEOPLE) throw tooMuch(touched.length);
    for (const ids of pieces(touched, PEOPLE_AT_ONCE))
      for (const [id, now] of await loadFacts(this.db.read, ids)) {
        const entry = ledgerEntry(ask, { now });
        lines.add(entry);
        const day = entry && withMembers ? ledgerHow(ask, now, entry.cause).day : null;
        if (entry && day) members.add(entry.cause, { id, day });
      }
    return { lines: lines.all(), members };
  }

  /** Moves whenever the ledger may. */
  private async version({ unit, criterion, lens, from, to }: LedgerFigure): Promise<string> {
    const row = await this.db.read.one<{ counted_to: string; version: number | null; recorded_at: number | null }>(
      `SELECT s.counted_to, v.version, f.recorded_at FROM rollup_state s
         LEFT JOIN board_version v ON v.unit_id = ? LEFT JOIN unit_freshness f ON f.unit_id = ? WHERE s.id = 1`,
      [unit.id, unit.id],
    );
    const version = [row?.counted_to, row?.version, row?.recorded_at];
    return [unit.id, criterion.code, lens, from, to, ...version].join('|');
  }
}

function ledgerOf(
  figure: LedgerFigure,
  [before, after]: readonly [Figures, Figures],
  lines: LedgerLine[] | null,
): Ledger {
  const { unit, criterion, lens, from, to } = figure;
  const whole = { achieved: after.claimed - before.claimed, inScope: after.inScope - before.inScope };
  const points = pointsOf(rateOf(before), rateOf(after), lines ?? [whole]);
  return {
    unitId: unit.id,
    criterion: criterion.code,
    lens,
    from,
    to,
    before,
    after,
    pointsTenths: points?.tenths ?? null,
    lines: lines?.map((line, i) => ({ ...line, pointsTenths: points?.parts[i] ?? null })) ?? null,
  };
}

const sizeOf = ({ inScope: n, deferred, exempt }: Figures): number => n + deferred + exempt;
const rateOf = ({ claimed, inScope: n }: Figures): Rate => ({ achieved: claimed, inScope: n });

const outOfOrder = (from: Day, to: Day) =>
  badInput(
    'days_out_of_order',
    `Ngày đầu (${formatDay(from)}) phải trước ngày cuối (${formatDay(to)}). Hãy chọn ngày đầu sớm hơn.`,
    `The first day (${from}) must come before the last day (${to}). Choose an earlier first day.`,
    'from',
  );

const tooMuch = (people: number) =>
  badInput(
    'too_much_changed',
    `Giữa hai ngày có ${formatInteger(people)} người thay đổi, nhiều nhất giải thích được ${formatInteger(MOST_PEOPLE)}. Hãy chọn hai ngày gần nhau hơn, hoặc một đơn vị trực thuộc.`,
    `Something changed for ${formatInteger(people, 'en')} people between the two days, and at most ${formatInteger(MOST_PEOPLE, 'en')} can be explained. Choose days closer together, or a unit below.`,
    'from',
  );

const figuresMoving = () =>
  new UserError(
    'unavailable',
    'figures_moving',
    'Số liệu của đơn vị đang thay đổi nên chưa giải thích được. Hãy thử lại sau ít phút; nếu vẫn vậy, hãy báo quản trị hệ thống đối soát số liệu.',
    "The unit's figures are changing, so they cannot be explained yet. Try again in a few minutes; if it stays so, ask the administrator to recount.",
  );
