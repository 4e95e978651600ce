import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Ctx } from '../access/caller.decorator.js';
import { Needs } from '../access/declare.js';
import type { RequestContext } from '../common/context.js';
import { idOf, IdPipe } from '../common/ids.js';
import { pageOf } from '../common/paging.js';
import { DayScalar } from '../common/scalars.js';
import { ConfirmWeek } from './confirm-week.js';
import { ReviewWeeks } from './review-weeks.js';
import { WeekLists } from './week-list.js';
import { AcceptedWeeks, WeekFilter, WeekMarks, WeekPage, WeekSheet, type WeekState } from './week.model.js';
import { WeekSheets } from './week-sheet.js';
import { acceptedOf, WeekViews } from './week-views.js';

/** Weekly figures that heads vouch for, and committees accept or ask about. */
@Resolver()
export class WeeksResolver {
  constructor(
    private readonly sheets: WeekSheets,
    private readonly lists: WeekLists,
    private readonly confirming: ConfirmWeek,
    private readonly reviewing: ReviewWeeks,
    private readonly views: WeekViews,
  ) {}

  @Needs('week.read')
  @Query(() => WeekSheet)
  async weekSheet(
    @Ctx() ctx: RequestContext,
    @Args('unitId', { type: () => ID }, IdPipe) unitId: number,
    @Args('week', { type: () => DayScalar, nullable: true, description: 'any day of it; left out: the running one' })
    week: string | null,
  ): Promise<WeekSheet> {
    return this.views.sheet(ctx, await this.sheets.sheet(ctx, unitId, week ?? null));
  }

  @Needs('week.read')
  @Query(() => WeekPage, { description: 'Units that have people, and how their week stands' })
  async weeks(
    @Ctx() ctx: RequestContext,
    @Args('week', { type: () => DayScalar, nullable: true, description: 'any day of it; left out: the last one due' })
    week: string | null,
    @Args('page', { type: () => Int, defaultValue: 0 }) page: number,
    @Args('perPage', { type: () => Int, defaultValue: 50 }) perPage: number,
    @Args('filter', { type: () => WeekFilter, nullable: true }) filter: WeekFilter | null,
  ): Promise<WeekPage> {
    const { limit, offset } = pageOf(page, perPage);
    const unitId = filter?.unitId ? idOf(filter.unitId) : null;
    const ask = {
      week: week ?? null,
      unitId,
      deep: filter?.deep ?? false,
      state: filter?.state ?? null,
      limit,
      offset,
    };
    return this.views.list(ctx, await this.lists.list(ctx, ask));
  }

  @Needs('board.read')
  @Query(() => WeekMarks)
  async weekMarks(
    @Ctx() ctx: RequestContext,
    @Args('unitId', { type: () => ID }, IdPipe) unitId: number,
  ): Promise<WeekMarks> {
    const { week, units } = await this.lists.unvouched(ctx, unitId);
    return { week, marks: units.map(({ unit, state }) => ({ unitId: unit.id, state: state as WeekState })) };
  }

  @Needs('week.confirm')
  @Mutation(() => WeekSheet, {
    description: 'Freezes the figures that `figures` names (key of the sheet), unless others stand by now',
  })
  async confirmWeek(
    @Ctx() ctx: RequestContext,
    @Args('unitId', { type: () => ID }, IdPipe) unitId: number,
    @Args('week', { type: () => DayScalar }) week: string,
    @Args('revision', { type: () => Int, description: 'the one you saw standing; 0: none' }) revision: number,
    @Args('figures', { type: () => String }) figures: string,
    @Args('answer', { type: () => String, nullable: true, description: 'to the question it was returned with' })
    answer: string | null,
  ): Promise<WeekSheet> {
    await this.confirming.confirm(ctx, { unitId, week, revision, figures, answer: answer ?? null });
    return this.views.sheet(ctx, await this.sheets.sheet(ctx, unitId, week));
  }

  @Needs('week.confirm')
  @Mutation(() => WeekSheet, { description: 'Explains a returned week; the figures stay as they are' })
  async answerWeek(
    @Ctx() ctx: RequestContext,
    @Args('id', { type: () => ID }, IdPipe) id: number,
    @Args('text', { type: () => String }) text: string,
  ): Promise<WeekSheet> {
    const { unitId, week } = await this.reviewing.say(ctx, id, 'answer', text);
    return this.views.sheet(ctx, await this.sheets.sheet(ctx, unitId, week));
  }

  @Needs('week.review')
  @Mutation(() => WeekSheet, { description: 'Sends a confirmed week back with a question' })
  async returnWeek(
    @Ctx() ctx: RequestContext,
    @Args('id', { type: () => ID }, IdPipe) id: number,
    @Args('text', { type: () => String }) text: string,
  ): Promise<WeekSheet> {
    const { unitId, week } = await this.reviewing.say(ctx, id, 'return', text);
    return this.views.sheet(ctx, await this.sheets.sheet(ctx, unitId, week));
  }

  @Needs('week.review')
  @Mutation(() => AcceptedWeeks, { description: 'By the keys of the revisions that were looked at; each by itself' })
  async acceptWeeks(
    @Ctx() ctx: RequestContext,
    @Args('ids', { type: () => [ID] }) ids: string[],
  ): Promise<AcceptedWeeks> {
    return acceptedOf(await this.reviewing.accept(ctx, ids.map(idOf)));
  }
}
