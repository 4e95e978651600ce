import { Args, ID, Int, Query, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '../common/context.js';
import { IdPipe } from '../common/ids.js';
import { AuditPage } from './audit-log.model.js';
import { AuditLogService } from './audit-log.service.js';
import { Ctx } from './caller.decorator.js';
import { Needs } from './declare.js';

@Resolver()
export class AuditLogResolver {
  constructor(private readonly log: AuditLogService) {}

  @Needs('audit.read')
  @Query(() => AuditPage)
  async audit(
    @Ctx() ctx: RequestContext,
    @Args('page', { type: () => Int, defaultValue: 0 }) page: number,
    @Args('perPage', { type: () => Int, defaultValue: 50 }) perPage: number,
    @Args('unitId', { type: () => ID, nullable: true }, IdPipe) unitId?: number | null,
  ): Promise<AuditPage> {
    return this.log.page(ctx, page, perPage, unitId ?? null);
  }
}
