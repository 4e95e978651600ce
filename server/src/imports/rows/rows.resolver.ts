import { Args, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../access/caller.decorator.js';
import type { RequestContext } from '../../common/context.js';
import { idOf } from '../../common/ids.js';
import { pageOf } from '../../common/paging.js';
import { Import } from '../imports.model.js';
import { ImportRowFilter, ImportRowPage } from './rows.model.js';
import { RowsReading } from './rows.reading.js';

@Resolver(() => Import)
export class RowsResolver {
  constructor(private readonly reading: RowsReading) {}

  @ResolveField(() => ImportRowPage, { description: 'every row of the list, in the order of the file' })
  async rows(
    @Ctx() ctx: RequestContext,
    @Parent() parent: Import,
    @Args('page', { type: () => Int, defaultValue: 0 }) page: number,
    @Args('perPage', { type: () => Int, defaultValue: 25 }) perPage: number,
    @Args('filter', { type: () => ImportRowFilter, nullable: true }) filter: ImportRowFilter | null,
  ): Promise<ImportRowPage> {
    const { limit, offset } = pageOf(page, perPage);
    return this.reading.page(ctx, parent, limit, offset, {
      outcome: filter?.outcome ?? null,
      unitId: filter?.unitId == null ? null : idOf(filter.unitId),
      row: filter?.row ?? null,
      remarked: filter?.remarked === true,
    });
  }
}
