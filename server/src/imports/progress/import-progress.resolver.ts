import { Args, ID, Mutation, Parent, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import { Ctx } from '../../access/caller.decorator.js';
import { Needs } from '../../access/declare.js';
import type { RequestContext } from '../../common/context.js';
import { idOf, IdPipe } from '../../common/ids.js';
import { AS_A_ROW } from '../../common/query-limits.js';
import { Import } from '../imports.model.js';
import { ImportsReading } from '../imports.reading.js';
import { ImportJob, ImportProgress } from './import-progress.model.js';
import { ImportProgressService } from './import-progress.service.js';

@Resolver(() => Import)
export class ImportProgressResolver {
  constructor(
    private readonly progress: ImportProgressService,
    private readonly reading: ImportsReading,
  ) {}

  @ResolveField(() => ImportJob, { nullable: true, complexity: AS_A_ROW })
  job(@Parent() parent: Import): Promise<ImportJob | null> {
    return this.progress.jobOf(parent.id);
  }

  @Needs('import.read')
  @Mutation(() => Import, { description: 'Ends reading, applying or undoing at the next batch; what was done stays' })
  async cancelImport(@Ctx() ctx: RequestContext, @Args('id', { type: () => ID }, IdPipe) id: number): Promise<Import> {
    await this.progress.cancel(ctx, id);
    return this.reading.one(ctx, id);
  }

  @Needs('import.read')
  @Subscription(() => ImportProgress, {
    description: 'Fires as the work on this import goes on, at most four times a second, and when it ends',
    filter: (told: ImportProgress, asked: { id: string }) => told.importId === idOf(asked.id),
    resolve: (told: ImportProgress) => told,
  })
  importChanged(
    @Ctx() ctx: RequestContext,
    @Args('id', { type: () => ID }, IdPipe) id: number,
  ): Promise<AsyncIterableIterator<ImportProgress>> {
    return this.progress.follow(ctx, id);
  }
}
