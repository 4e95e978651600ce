import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Ctx } from '../access/caller.decorator.js';
import { Needs } from '../access/declare.js';
import type { RequestContext } from '../common/context.js';
import { idOf, IdPipe } from '../common/ids.js';
import { pageOf } from '../common/paging.js';
import { DayScalar } from '../common/scalars.js';
import { FlaggedListFilter, FlaggedListPage, Headcount, UnitCompleteness } from './completeness.model.js';
import { CompletenessService } from './completeness.service.js';
import { CompletenessViews } from './completeness-views.js';
import { Headcounts } from './headcounts.js';

@Resolver()
export class CompletenessResolver {
  constructor(
    private readonly service: CompletenessService,
    private readonly headcountsOf: Headcounts,
    private readonly views: CompletenessViews,
  ) {}

  @Needs('unit.read')
  @Query(() => [UnitCompleteness], { description: 'The unit itself first, then those right below it' })
  async completeness(
    @Ctx() ctx: RequestContext,
    @Args('unitId', { type: () => ID }, IdPipe) unitId: number,
  ): Promise<UnitCompleteness[]> {
    return this.views.lists(ctx, await this.service.ofUnit(ctx, unitId));
  }

  @Needs('unit.read')
  @Query(() => FlaggedListPage, { description: 'Units whose list has to be looked at' })
  async flaggedLists(
    @Ctx() ctx: RequestContext,
    @Args('page', { type: () => Int, defaultValue: 0 }) page: number,
    @Args('perPage', { type: () => Int, defaultValue: 50 }) perPage: number,
    @Args('filter', { type: () => FlaggedListFilter, nullable: true }) filter: FlaggedListFilter | null,
  ): Promise<FlaggedListPage> {
    const { limit, offset } = pageOf(page, perPage);
    const unitId = filter?.unitId ? idOf(filter.unitId) : null;
    const found = await this.service.flagged(ctx, { unitId, flag: filter?.flag ?? null, limit, offset });
    return { ...found, items: await this.views.lists(ctx, found.items) } as FlaggedListPage;
  }

  @Needs('unit.read')
  @Query(() => [Headcount], { description: 'Everything ever declared for a unit, the newest first' })
  async headcounts(
    @Ctx() ctx: RequestContext,
    @Args('unitId', { type: () => ID }, IdPipe) unitId: number,
  ): Promise<Headcount[]> {
    return this.views.headcounts(await this.headcountsOf.history(ctx, unitId));
  }

  @Needs('headcount.record')
  @Mutation(() => [UnitCompleteness])
  async recordHeadcount(
    @Ctx() ctx: RequestContext,
    @Args('unitId', { type: () => ID }, IdPipe) unitId: number,
    @Args('people', { type: () => Int }) people: number,
    @Args('validFrom', { type: () => DayScalar }) validFrom: string,
    @Args('documentNumber', { type: () => String, nullable: true }) documentNumber: string | null,
  ): Promise<UnitCompleteness[]> {
    await this.headcountsOf.record(ctx, unitId, { people, validFrom, documentNumber: documentNumber ?? null });
    return this.views.lists(ctx, await this.service.ofUnit(ctx, unitId));
  }

  @Needs('import.run')
  @Mutation(() => Int, {
    description:
      'The list of the unit is complete as it stands today; withBelow: and those of all units below it. Answers how many lists',
  })
  confirmList(
    @Ctx() ctx: RequestContext,
    @Args('unitId', { type: () => ID }, IdPipe) unitId: number,
    @Args('withBelow', { type: () => Boolean, defaultValue: false }) withBelow: boolean,
  ): Promise<number> {
    return this.service.confirm(ctx, unitId, withBelow);
  }
}
