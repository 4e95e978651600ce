import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Rate } from '@dat100/shared/rates';
import { Ctx } from '../../access/caller.decorator.js';
import { Needs } from '../../access/declare.js';
import { unitRefs } from '../../access/unit-refs.js';
import type { RequestContext } from '../../common/context.js';
import { IdPipe } from '../../common/ids.js';
import { pageOf } from '../../common/paging.js';
import { DayScalar } from '../../common/scalars.js';
import { Database } from '../../database/database.js';
import { rateText } from '../figures.js';
import { keyOf } from './radar-answers.js';
import { RadarFinding, RadarPage, type RadarRate } from './radar.model.js';
import { RadarService, type AskedFinding } from './radar.service.js';

@Resolver()
export class RadarResolver {
  constructor(
    private readonly radar: RadarService,
    private readonly db: Database,
  ) {}

  @Needs('radar.read')
  @Query(() => RadarPage, { name: 'radar', description: "What is odd about the figures of one's own units" })
  async list(
    @Ctx() ctx: RequestContext,
    @Args('unitId', { type: () => ID }, IdPipe) unitId: number,
    @Args('criterion', { type: () => String }) criterion: string,
    @Args('rule', { type: () => String, nullable: true }) rule: string | null,
    @Args('open', { type: () => Boolean, defaultValue: true, description: 'false: those that were answered' })
    open: boolean,
    @Args('page', { type: () => Int, defaultValue: 0 }) page: number,
    @Args('perPage', { type: () => Int, defaultValue: 50 }) perPage: number,
  ): Promise<RadarPage> {
    const asked = { unitId, criterion, rule: rule ?? null, open, ...pageOf(page, perPage) };
    const found = await this.radar.page(ctx, asked);
    return { ...found, items: await this.views(ctx, found.items) };
  }

  @Needs('radar.answer')
  @Mutation(() => RadarFinding, { description: 'Puts down the explanation of a finding; those before it are kept' })
  async answerRadar(
    @Ctx() ctx: RequestContext,
    @Args('unitId', { type: () => ID }, IdPipe) unitId: number,
    @Args('criterion', { type: () => String }) criterion: string,
    @Args('rule', { type: () => String }) rule: string,
    @Args('cutOff', { type: () => DayScalar, nullable: true }) cutOff: string | null,
    @Args('text', { type: () => String }) text: string,
    @Args('seen', { type: () => Int, description: 'how many people it was about when its author read the question' })
    seen: number,
  ): Promise<RadarFinding> {
    const answered = await this.radar.answer(ctx, { unitId, criterion, rule, cutOff: cutOff ?? null, text, seen });
    const [view] = await this.views(ctx, [answered]);
    if (!view) throw new Error(`unit ${unitId} is gone in the middle of an answer`);
    return view;
  }

  private async views(ctx: RequestContext, findings: readonly AskedFinding[]): Promise<RadarFinding[]> {
    const refs = await unitRefs(
      this.db.read,
      ctx,
      findings.map(({ unitId }) => unitId),
    );
    return findings.flatMap((finding) => {
      const unit = refs.get(finding.unitId);
      const { before, after } = finding;
      return unit ? [{ ...finding, id: keyOf(finding), unit, before: viewOf(before), after: viewOf(after) }] : [];
    });
  }
}

const viewOf = (rate: Rate | null): RadarRate | null =>
  rate && { ...rate, text: rateText(rate.achieved, rate.inScope) };
