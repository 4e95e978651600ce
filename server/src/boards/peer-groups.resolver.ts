import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Ctx } from '../access/caller.decorator.js';
import { Needs } from '../access/declare.js';
import type { RequestContext } from '../common/context.js';
import { IdListPipe, IdPipe } from '../common/ids.js';
import { DayScalar } from '../common/scalars.js';
import { PeerGroups, PeerGroupsSet } from './peer-groups.model.js';
import { PeerGroupsService } from './peer-groups.service.js';
import { PeerGroupViews } from './peer-group-views.js';

/** Which units are ranked together. Names of units and groups, and no figure. */
@Resolver()
export class PeerGroupsResolver {
  constructor(
    private readonly service: PeerGroupsService,
    private readonly views: PeerGroupViews,
  ) {}

  @Needs('board.read')
  @Query(() => PeerGroups)
  peerGroups(
    @Ctx() ctx: RequestContext,
    @Args('unitId', { type: () => ID }, IdPipe) unitId: number,
    @Args('asOf', { type: () => DayScalar, nullable: true }) asOf: string | null,
  ): Promise<PeerGroups> {
    return this.views.of(ctx, unitId, asOf ?? ctx.today);
  }

  @Needs('peer_group.write')
  @Mutation(() => PeerGroupsSet, { description: 'Puts units right below a unit into a group from a day on' })
  setPeerGroup(
    @Ctx() ctx: RequestContext,
    @Args('unitId', { type: () => ID }, IdPipe) unitId: number,
    @Args('unitIds', { type: () => [ID] }, IdListPipe) unitIds: number[],
    @Args('group', { type: () => String }) group: string,
    @Args('from', { type: () => DayScalar }) from: string,
    @Args('reason', { type: () => String, nullable: true, description: 'needed where groups are frozen' })
    reason: string | null,
  ): Promise<PeerGroupsSet> {
    return this.service.set(ctx, unitId, { unitIds, group, from, reason: reason ?? null });
  }

  @Needs('peer_group.write')
  @Mutation(() => String, { description: 'Names a group; answers its code, also when there is one of that name' })
  addPeerGroup(
    @Ctx() ctx: RequestContext,
    @Args('unitId', { type: () => ID }, IdPipe) unitId: number,
    @Args('nameVi', { type: () => String }) vi: string,
    @Args('nameEn', { type: () => String, defaultValue: '' }) en: string,
  ): Promise<string> {
    return this.service.add(ctx, unitId, { vi, en });
  }

  @Needs('peer_group.write')
  @Mutation(() => PeerGroups, { description: 'Freezes the groups for a year ("2026") or a quarter ("2026-Q4")' })
  async freezePeerGroups(
    @Ctx() ctx: RequestContext,
    @Args('unitId', { type: () => ID }, IdPipe) unitId: number,
    @Args('period', { type: () => String }) period: string,
  ): Promise<PeerGroups> {
    await this.service.freeze(ctx, unitId, period);
    return this.views.of(ctx, unitId, ctx.today);
  }
}
