import { Args, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../access/caller.decorator.js';
import type { RequestContext } from '../../common/context.js';
import { pageOf } from '../../common/paging.js';
import { AS_A_ROW, AS_AN_OPERATION } from '../../common/query-limits.js';
import { Import } from '../imports.model.js';
import { SummaryReading } from './summary-reading.js';
import { SummaryDifference } from './summary.model.js';

@Resolver(() => Import)
export class SummaryResolver {
  constructor(private readonly reading: SummaryReading) {}

  @ResolveField(() => Int, {
    complexity: AS_A_ROW,
    description: 'how many figures the sheets of counts in the file show',
  })
  summaryFigures(@Parent() parent: Import): Promise<number> {
    return this.reading.figures(parent.id);
  }

  @ResolveField(() => Int, { complexity: AS_AN_OPERATION })
  async summaryDifferenceTotal(@Ctx() ctx: RequestContext, @Parent() parent: Import): Promise<number> {
    return (await this.reading.differencesOf(ctx, parent)).length;
  }

  @ResolveField(() => [SummaryDifference], {
    complexity: AS_AN_OPERATION,
    description:
      "figures of the file's sheets of counts that are not what the records give at the end of the list's day; of a file with people, once it has been applied",
  })
  async summaryDifferences(
    @Ctx() ctx: RequestContext,
    @Parent() parent: Import,
    @Args('page', { type: () => Int, defaultValue: 0 }) page: number,
    @Args('perPage', { type: () => Int, defaultValue: 200 }) perPage: number,
  ): Promise<SummaryDifference[]> {
    const { limit, offset } = pageOf(page, perPage);
    return (await this.reading.differencesOf(ctx, parent)).slice(offset, offset + limit);
  }
}
