import { Args, ID, Int, Query, Resolver } from '@nestjs/graphql';
import { Ctx } from '../access/caller.decorator.js';
import { Needs } from '../access/declare.js';
import { unitRefs } from '../access/unit-refs.js';
import type { RequestContext } from '../common/context.js';
import { IdPipe } from '../common/ids.js';
import { DayScalar } from '../common/scalars.js';
import { Database } from '../database/database.js';
import type { Figures } from './figures.js';
import { LedgerListService, type LedgerList } from './ledger-list.service.js';
import { BoardLedger, LedgerPeople, type LedgerDay } from './ledger.model.js';
import { LedgerService } from './ledger.service.js';

/** Why a rate changed between two days: people by cause, and who they are for those who may read them. */
@Needs('board.read')
@Resolver()
export class LedgerResolver {
  constructor(
    private readonly ledgers: LedgerService,
    private readonly lists: LedgerListService,
    private readonly db: Database,
  ) {}

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

  @Needs('people.read')
  @Query(() => LedgerPeople)
  async ledgerPeople(
    @Ctx() ctx: RequestContext,
    @Args('unitId', { type: () => ID }, IdPipe) unitId: number,
    @Args('criterion', { type: () => String }) criterion: string,
    @Args('cause', { type: () => String, description: 'see BoardLedgerLine.cause' }) cause: string,
    @Args('lens', { type: () => String, defaultValue: 'all' }) lens: string,
    @Args('from', { type: () => DayScalar, nullable: true, description: 'else a week before the later day' })
    from: string | null,
    @Args('to', { type: () => DayScalar, nullable: true, description: 'else today' }) to: string | null,
    @Args('page', { type: () => Int, defaultValue: 0 }) page: number,
    @Args('perPage', { type: () => Int, defaultValue: 25 }) perPage: number,
  ): Promise<LedgerPeople> {
    return this.named(ctx, await this.lists.list(ctx, { unitId, criterion, cause, lens, from, to, page, perPage }));
  }

  private async named(ctx: RequestContext, { figure, cause, total, items }: LedgerList): Promise<LedgerPeople> {
    const { unit, from, to } = figure;
    const ids = [unit.id, ...items.flatMap((one) => [one.unitId, one.otherUnitId])];
    const refs = await unitRefs(this.db.read, ctx, ids);
    const refOf = (id: number | null) => (id === null ? null : (refs.get(id) ?? null));
    const whole = refOf(unit.id);
    if (!whole) throw new Error(`unit ${unit.id} is gone in the middle of a ledger`);
    const named = items.map((one) => ({ ...one, unit: refOf(one.unitId), otherUnit: refOf(one.otherUnitId) }));
    return { unit: whole, from, to, cause, total, items: named };
  }
}

const dayOf = (day: string, { claimed, inScope, rateText }: Figures): LedgerDay => ({
  day,
  claimed,
  inScope,
  rateText,
});
