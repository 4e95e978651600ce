import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Ctx } from '../access/caller.decorator.js';
import { Needs } from '../access/declare.js';
import type { RequestContext } from '../common/context.js';
import { IdPipe } from '../common/ids.js';
import { pageOf } from '../common/paging.js';
import { AS_A_ROW, AS_AN_OPERATION } from '../common/query-limits.js';
import { Import, ImportConflict, ImportPage, ImportUnitCount, ProblemCount, RowProblem } from './imports.model.js';
import { ImportsReading } from './imports.reading.js';
import { ImportsService } from './imports.service.js';
import { OpenRows } from './open-rows.js';
import type { StoredImport } from './stored-import.js';

/** How long applying waits for its end: a ward's list is in by then. Longer ones go on while the page shows progress. */
const WAIT_MS = 3000;

@Resolver(() => Import)
export class ImportsResolver {
  constructor(
    private readonly reading: ImportsReading,
    private readonly service: ImportsService,
    private readonly openRows: OpenRows,
  ) {}

  @Needs('import.read')
  @Query(() => ImportPage)
  imports(
    @Ctx() ctx: RequestContext,
    @Args('page', { type: () => Int, defaultValue: 0 }) page: number,
    @Args('perPage', { type: () => Int, defaultValue: 25 }) perPage: number,
    @Args('unitId', { type: () => ID, nullable: true }, IdPipe) unitId: number | null,
  ): Promise<ImportPage> {
    const { limit, offset } = pageOf(page, perPage);
    return this.reading.page(ctx, limit, offset, unitId ?? null);
  }

  @Needs('import.read')
  @Query(() => Import)
  import(@Ctx() ctx: RequestContext, @Args('id', { type: () => ID }, IdPipe) id: number): Promise<Import> {
    return this.reading.one(ctx, id);
  }

  @Needs('import.read')
  @Mutation(() => Import)
  async applyImport(
    @Ctx() ctx: RequestContext,
    @Args('id', { type: () => ID }, IdPipe) id: number,
    @Args('goodRowsOnly', { type: () => Boolean, defaultValue: false }) goodRowsOnly: boolean,
  ): Promise<Import> {
    await this.service.apply(ctx, id, goodRowsOnly);
    return this.shown(ctx, this.service.settled(id, WAIT_MS));
  }

  @Needs('import.read')
  @Mutation(() => Import)
  discardImport(@Ctx() ctx: RequestContext, @Args('id', { type: () => ID }, IdPipe) id: number): Promise<Import> {
    return this.shown(ctx, this.service.discard(ctx, id));
  }

  @Needs('conflict.resolve')
  @Mutation(() => Import, {
    description:
      "keep: the records stay; apply: the row is taken (a transfer, the list's name or stage). A stage that moves backwards needs a reason, a transfer may have the number of its order",
  })
  decideConflict(
    @Ctx() ctx: RequestContext,
    @Args('id', { type: () => ID }, IdPipe) id: number,
    @Args('decision', { type: () => String }) decision: string,
    @Args('reason', { type: () => String, nullable: true }) reason: string | null,
    @Args('orderNumber', { type: () => String, nullable: true }) orderNumber: string | null,
  ): Promise<Import> {
    return this.shown(ctx, this.openRows.decide(ctx, id, decision, reason ?? null, orderNumber ?? null));
  }

  @ResolveField(() => [RowProblem], { complexity: AS_AN_OPERATION })
  problems(
    @Ctx() ctx: RequestContext,
    @Parent() parent: Import,
    @Args('page', { type: () => Int, defaultValue: 0 }) page: number,
    @Args('perPage', { type: () => Int, defaultValue: 100 }) perPage: number,
    @Args('severity', { type: () => String, nullable: true }) severity: string | null,
    @Args('errorsFirst', { type: () => Boolean, defaultValue: false }) errorsFirst: boolean,
  ): Promise<RowProblem[]> {
    return this.reading.problems(ctx, parent, pageOf(page, perPage), severity ?? null, errorsFirst);
  }

  @ResolveField(() => [ProblemCount], {
    complexity: AS_AN_OPERATION,
    description: 'the remarks by severity, the gravest first',
  })
  problemCounts(@Parent() parent: Import): Promise<ProblemCount[]> {
    return this.reading.problemCounts(parent.id);
  }

  @ResolveField(() => Int, { complexity: AS_A_ROW })
  problemTotal(@Parent() parent: Import): Promise<number> {
    return this.reading.problemTotal(parent.id);
  }

  @ResolveField(() => [ImportUnitCount], { complexity: AS_AN_OPERATION })
  units(@Ctx() ctx: RequestContext, @Parent() parent: Import): Promise<ImportUnitCount[]> {
    return this.reading.unitCounts(ctx, parent.id);
  }

  @ResolveField(() => [ImportConflict], { complexity: AS_AN_OPERATION, description: 'in the order of the file' })
  conflicts(
    @Ctx() ctx: RequestContext,
    @Parent() parent: Import,
    @Args('page', { type: () => Int, defaultValue: 0 }) page: number,
    @Args('perPage', { type: () => Int, defaultValue: 200 }) perPage: number,
  ): Promise<ImportConflict[]> {
    return this.reading.conflicts(ctx, parent.id, pageOf(page, perPage));
  }

  @ResolveField(() => Int, { complexity: AS_A_ROW, description: 'how many conflicts have not been decided, of all' })
  conflictsWaiting(@Parent() parent: Import): Promise<number> {
    return this.reading.conflictsWaiting(parent.id);
  }

  private async shown(ctx: RequestContext, done: Promise<StoredImport>): Promise<Import> {
    return this.reading.one(ctx, (await done).id);
  }
}
