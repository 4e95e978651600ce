import { Args, ID, Int, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../access/caller.decorator.js';
import { Needs } from '../../access/declare.js';
import type { RequestContext } from '../../common/context.js';
import { IdPipe } from '../../common/ids.js';
import { pageOf } from '../../common/paging.js';
import { AS_AN_OPERATION } from '../../common/query-limits.js';
import { Import } from '../imports.model.js';
import { ImportsReading } from '../imports.reading.js';
import { ImportsService } from '../imports.service.js';
import type { ImportState } from '../stored-import.js';
import { StartUndo } from './start-undo.js';
import { ImportUndo, LeftRow } from './undo.model.js';
import { UndoReading } from './undo.reading.js';

/** How long the mutation waits for the end: a ward's list is taken back by then. */
const WAIT_MS = 3000;

@Resolver(() => Import)
export class UndoResolver {
  constructor(
    private readonly service: StartUndo,
    private readonly imports: ImportsService,
    private readonly reading: ImportsReading,
    private readonly undone: UndoReading,
  ) {}

  @Needs('import.read')
  @Mutation(() => Import, {
    description:
      'takes a whole import back, or what an earlier undo left of it; rows on which something newer stands stay',
  })
  async undoImport(@Ctx() ctx: RequestContext, @Args('id', { type: () => ID }, IdPipe) id: number): Promise<Import> {
    await this.service.start(ctx, id);
    await this.imports.settled(id, WAIT_MS);
    return this.reading.one(ctx, id);
  }

  @ResolveField(() => ImportUndo, { complexity: AS_AN_OPERATION })
  undo(@Parent() parent: Import): Promise<ImportUndo> {
    return this.undone.of(parent.id, parent.state as ImportState);
  }

  @ResolveField(() => [LeftRow], {
    complexity: AS_AN_OPERATION,
    description: 'rows that an undo has left as they are',
  })
  leftRows(
    @Parent() parent: Import,
    @Args('page', { type: () => Int, defaultValue: 0 }) page: number,
    @Args('perPage', { type: () => Int, defaultValue: 25 }) perPage: number,
  ): Promise<LeftRow[]> {
    const { limit, offset } = pageOf(page, perPage);
    return this.undone.leftRows(parent.id, limit, offset);
  }
}
