import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { Ctx } from '../access/caller.decorator.js';
import { Needs } from '../access/declare.js';
import type { RequestContext } from '../common/context.js';
import { IdPipe } from '../common/ids.js';
import { RecordResult } from './progress.model.js';
import { UndoEdit } from './undo-edit.js';

@Resolver()
export class UndoEditResolver {
  constructor(private readonly edits: UndoEdit) {}

  @Needs('status.record')
  @Mutation(() => RecordResult, {
    description: 'takes back what the caller has recorded by hand in the last minute; people changed since are left',
  })
  undoEdit(@Ctx() ctx: RequestContext, @Args('id', { type: () => ID }, IdPipe) id: number): Promise<RecordResult> {
    return this.edits.undo(ctx, id);
  }
}
