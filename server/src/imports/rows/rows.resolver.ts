import { Args, ID, Int, Query, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../access/caller.decorator.js';
import { Needs } from '../../access/declare.js';
import type { RequestContext } from '../../common/context.js';
import { IdPipe, idOf } from '../../common/ids.js';
import { pageOf } from '../../common/paging.js';
import { ImportsReading } from '../imports.reading.js';
import { ImportRowFilter, ImportRowPage } from './rows.model.js';
import { RowsReading } from './rows.reading.js';

/**
 * A root field and none of an import: below a page of imports it would be counted and unsealed for each of them, and
 * only root fields are counted before a document runs.
 */
@Resolver()
export class RowsResolver {
  constructor(
    private readonly imports: ImportsReading,
    private readonly reading: RowsReading,
  ) {}

  @Needs('import.read')
  @Query(() => ImportRowPage, { description: 'every row of the list of an import, in the order of the file' })
  async importRows(
    @Ctx() ctx: RequestContext,
    @Args('importId', { type: () => ID }, IdPipe) importId: number,
    @Args('page', { type: () => Int, defaultValue: 0 }) page: number,
    @Args('perPage', { type: () => Int, defaultValue: 25 }) perPage: number,
    @Args('filter', { type: () => ImportRowFilter, nullable: true }) filter: ImportRowFilter | null,
  ): Promise<ImportRowPage> {
    const { limit, offset } = pageOf(page, perPage);
    return this.reading.page(ctx, await this.imports.one(ctx, importId), limit, offset, {
      outcome: filter?.outcome ?? null,
      unitId: filter?.unitId == null ? null : idOf(filter.unitId),
      row: filter?.row ?? null,
      remarked: filter?.remarked === true,
    });
  }
}
