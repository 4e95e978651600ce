import { Args, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Ctx } from '../access/caller.decorator.js';
import { Needs } from '../access/declare.js';
import { UnitRef } from '../access/unit-ref.model.js';
import type { RequestContext } from '../common/context.js';
import { notFound } from '../common/errors.js';
import { idOf, IdPipe } from '../common/ids.js';
import { pageOf } from '../common/paging.js';
import { Unit, UnitFilterInput, UnitPage } from './unit.model.js';
import { idsOfPath } from '../access/unit-scope.js';
import { UnitViews, type UnitView } from './unit-views.js';
import { UnitsService } from './units.service.js';

/** The tree of units. Names are public inside the system, as the boards that show them are. */
@Needs('board.read')
@Resolver(() => Unit)
export class UnitsResolver {
  constructor(
    private readonly units: UnitsService,
    private readonly views: UnitViews,
  ) {}

  @Query(() => Unit)
  async unit(@Ctx() ctx: RequestContext, @Args('id', { type: () => ID }, IdPipe) id: number): Promise<UnitView> {
    const [view] = await this.views.of(ctx, [await this.units.byId(id)]);
    if (!view) throw notFound();
    return view;
  }

  @Query(() => UnitPage, { name: 'units' })
  async list(
    @Ctx() ctx: RequestContext,
    @Args('page', { type: () => Int, defaultValue: 0 }) page: number,
    @Args('perPage', { type: () => Int, defaultValue: 50 }) perPage: number,
    @Args('filter', { type: () => UnitFilterInput, nullable: true }) filter: UnitFilterInput | null,
  ): Promise<{ items: UnitView[]; total: number }> {
    pageOf(page, perPage);
    const parentId = filter?.parentId ? idOf(filter.parentId) : null;
    const found = await this.units.list(ctx, page, perPage, {
      ...filter,
      parentId,
      ids: filter?.ids?.map(idOf) ?? null,
    });
    return { items: await this.views.of(ctx, found.items), total: found.total };
  }

  @ResolveField(() => [UnitRef])
  async ancestors(@Parent() unit: UnitView): Promise<UnitRef[]> {
    const refs = await unit.batch.refs();
    return idsOfPath(unit.path)
      .slice(0, -1)
      .flatMap((id) => refs.get(id) ?? []);
  }

  @ResolveField(() => Int)
  async childCount(@Parent() unit: UnitView): Promise<number> {
    return (await unit.batch.childCounts()).get(unit.id) ?? 0;
  }

  @ResolveField(() => String)
  async peerGroup(@Parent() unit: UnitView): Promise<string> {
    return (await unit.batch.peerGroups()).get(unit.id) ?? '';
  }

  @ResolveField(() => String, { nullable: true })
  async head(@Parent() unit: UnitView): Promise<string | null> {
    return (await unit.batch.heads()).get(unit.id) ?? null;
  }
}
