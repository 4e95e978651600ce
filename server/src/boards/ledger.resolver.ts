import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { Ctx } from '../access/caller.decorator.js';
import { Needs } from '../access/declare.js';
import type { RequestContext } from '../common/context.js';
import { IdPipe } from '../common/ids.js';
import { DayScalar } from '../common/scalars.js';
import type { Figures } from './figures.js';
import { BoardLedger, type LedgerDay } from './ledger.model.js';
import { LedgerService } from './ledger.service.js';

/** Why a rate changed between two days: people by cause, and never a person. */
@Needs('board.read')
@Resolver()
export class LedgerResolver {
  constructor(private readonly ledgers: LedgerService) {}

  @Query(() => BoardLedger)
  async boardLedger(
    @Ctx() ctx: RequestContext,
    @Args('unitId', { type: () => ID }, IdPipe) unitId: number,
    @Args('criterion', { type: () => String }) criterion: string,
    @Args('lens', { type: () => String, defaultValue: 'all' }) lens: string,
    @Args('from', { type: () => DayScalar, nullable: true, description: 'else a week before the later day' })
    from: string | null,
    @Args('to', { type: () => DayScalar, nullable: true, description: 'else today' }) to: string | null,
  ): Promise<BoardLedger> {
    const ledger = await this.ledgers.ledger(ctx, { unitId, criterion, lens, from, to });
    return { ...ledger, before: dayOf(ledger.from, ledger.before), after: dayOf(ledger.to, ledger.after) };
  }
}

const dayOf = (day: string, { claimed, inScope, rateText }: Figures): LedgerDay => ({
  day,
  claimed,
  inScope,
  rateText,
});
