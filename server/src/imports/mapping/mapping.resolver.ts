import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ROSTER_FIELDS } from '@dat100/shared/roster-fields';
import { Ctx } from '../../access/caller.decorator.js';
import { Needs } from '../../access/declare.js';
import type { RequestContext } from '../../common/context.js';
import { IdPipe } from '../../common/ids.js';
import { AS_AN_OPERATION } from '../../common/query-limits.js';
import { Import } from '../imports.model.js';
import { ImportsReading } from '../imports.reading.js';
import { ImportsService } from '../imports.service.js';
import { ColumnMeaning, ImportSheet, RosterField } from './mapping.model.js';
import { MappingService } from './mapping.service.js';

/** How long the answer waits for a file to be read again; a longer reading goes on while the page shows progress. */
const WAIT_MS = 3000;

@Resolver(() => Import)
export class MappingResolver {
  constructor(
    private readonly mapping: MappingService,
    private readonly imports: ImportsService,
    private readonly reading: ImportsReading,
  ) {}

  @Needs('import.read')
  @Query(() => [RosterField], {
    description: 'Everything a column of a list can be taken for, in the order of the screen',
  })
  rosterFields(): RosterField[] {
    return ROSTER_FIELDS.map(({ code, vi, en }) => ({ code, vi, en }));
  }

  @Needs('import.read')
  @Mutation(() => Import, {
    description:
      'Says what columns of a sheet mean, remembers it for files of the same shape in the unit and below it, and reads the file again; columns left out keep what they were taken for',
  })
  async remapImport(
    @Ctx() ctx: RequestContext,
    @Args('id', { type: () => ID }, IdPipe) id: number,
    @Args('sheet', { type: () => String }) sheet: string,
    @Args('fields', { type: () => [ColumnMeaning] }) fields: ColumnMeaning[],
  ): Promise<Import> {
    await this.mapping.remap(ctx, id, sheet, fields);
    await this.imports.settled(id, WAIT_MS);
    return this.reading.one(ctx, id);
  }

  @ResolveField(() => [ImportSheet], {
    complexity: AS_AN_OPERATION,
    description: 'sheets with their columns, and what each was taken for',
  })
  sheetColumns(@Ctx() ctx: RequestContext, @Parent() parent: Import): Promise<ImportSheet[]> {
    return this.mapping.sheetsOf(ctx, parent.id);
  }

  @ResolveField(() => Boolean, {
    complexity: AS_AN_OPERATION,
    description: 'whether the columns can still be said anew and the file be read again',
  })
  canRemap(@Parent() parent: Import): Promise<boolean> {
    return this.mapping.canRemap(parent.id);
  }
}
