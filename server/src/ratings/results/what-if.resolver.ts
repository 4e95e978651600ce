import { Args, Query, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../access/caller.decorator.js';
import { Needs } from '../../access/declare.js';
import type { RequestContext } from '../../common/context.js';
import { idOf } from '../../common/ids.js';
import { editsOf } from '../rating-edit.input.js';
import { RatingWhatIfInput } from './what-if.input.js';
import { RatingWhatIf } from './what-if.model.js';
import { WhatIf } from './what-if.service.js';

@Resolver()
export class WhatIfResolver {
  constructor(private readonly whatIf: WhatIf) {}

  @Needs('rating.scheme')
  @Query(() => RatingWhatIf, { description: 'what a draft would make of a period; nothing is kept' })
  ratingWhatIf(@Ctx() ctx: RequestContext, @Args('ask') ask: RatingWhatIfInput): Promise<RatingWhatIf> {
    const { from = null, to = null, page, perPage } = ask.movers;
    return this.whatIf.ask(ctx, ask.code, idOf(ask.periodId), editsOf(ask.edits), { from, to, page, perPage });
  }
}
