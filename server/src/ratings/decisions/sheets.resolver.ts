import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../access/caller.decorator.js';
import { Needs } from '../../access/declare.js';
import type { RequestContext } from '../../common/context.js';
import { idOf, IdPipe } from '../../common/ids.js';
import { EnterFacts } from './enter-facts.js';
import { GiveLevels, type LevelsDone } from './give-levels.js';
import { requireDiscipline, requireLevel } from './level-codes.js';
import {
  RatingFactsInput,
  RatingLevelChange,
  RatingLevelsGiven,
  RatingLines,
  RatingMonthsInput,
  RatingSheetFilter,
  RatingSheetView,
} from './sheet.model.js';
import { SheetList } from './sheet-list.js';
import { lineOf, SheetView } from './sheet-view.js';

/** Sheets of people: reading them, facts and scores, the team's levels and the decided ones. */
@Resolver()
export class SheetsResolver {
  constructor(
    private readonly list: SheetList,
    private readonly view: SheetView,
    private readonly levels: GiveLevels,
    private readonly facts: EnterFacts,
  ) {}

  @Needs('rating.sheet')
  @Query(() => RatingLines, { description: 'people of an agency or of one of its teams, by team and name' })
  async ratingSheets(
    @Ctx() ctx: RequestContext,
    @Args('periodId', { type: () => ID }, IdPipe) periodId: number,
    @Args('unitId', { type: () => ID }, IdPipe) unitId: number,
    @Args('page', { type: () => Int, defaultValue: 0 }) page: number,
    @Args('perPage', { type: () => Int, defaultValue: 100, description: 'at most 2000' }) perPage: number,
    @Args('filter', { type: () => RatingSheetFilter, nullable: true }) filter?: RatingSheetFilter | null,
  ): Promise<RatingLines> {
    const asked = { ...filter, unitId: filter?.unitId ? idOf(filter.unitId) : null };
    const { agency, scheme, lines, total, units } = await this.list.page(
      ctx,
      { periodId, unitId, page, perPage },
      asked,
    );
    return { items: lines.map(lineOf(ctx, agency, scheme, units)), total };
  }

  @Needs('rating.sheet')
  @Query(() => RatingSheetView)
  async ratingSheet(
    @Ctx() ctx: RequestContext,
    @Args('id', { type: () => ID }, IdPipe) id: number,
  ): Promise<RatingSheetView> {
    return this.view.one(ctx, id);
  }

  @Needs('rating.propose')
  @Mutation(() => RatingLevelsGiven, { description: "the team's levels" })
  async proposeRatings(
    @Ctx() ctx: RequestContext,
    @Args('periodId', { type: () => ID }, IdPipe) periodId: number,
    @Args('agencyId', { type: () => ID }, IdPipe) agencyId: number,
    @Args('changes', { type: () => [RatingLevelChange] }) changes: RatingLevelChange[],
    @Args('reason', { type: () => String, nullable: true }) reason?: string | null,
  ): Promise<RatingLevelsGiven> {
    const ask = { periodId, agencyId, changes: changes.map(changeOf), reason: reason ?? null };
    return givenOf(await this.levels.give(ctx, { act: 'propose', ...ask }));
  }

  @Needs('rating.sheet')
  @Mutation(() => RatingLevelsGiven, { description: "the decided levels: by the agency's head or a deputy" })
  async decideRatings(
    @Ctx() ctx: RequestContext,
    @Args('periodId', { type: () => ID }, IdPipe) periodId: number,
    @Args('agencyId', { type: () => ID }, IdPipe) agencyId: number,
    @Args('changes', { type: () => [RatingLevelChange] }) changes: RatingLevelChange[],
    @Args('reason', { type: () => String, nullable: true }) reason?: string | null,
  ): Promise<RatingLevelsGiven> {
    const ask = { periodId, agencyId, changes: changes.map(changeOf), reason: reason ?? null };
    return givenOf(await this.levels.give(ctx, { act: 'decide', ...ask }));
  }

  @Needs('rating.enter')
  @Mutation(() => RatingSheetView, { description: 'facts and scores; takes the place of what was entered before' })
  async enterRatingFacts(
    @Ctx() ctx: RequestContext,
    @Args('id', { type: () => ID }, IdPipe) id: number,
    @Args('revision', { type: () => Int }) revision: number,
    @Args('facts', { type: () => RatingFactsInput }) facts: RatingFactsInput,
  ): Promise<RatingSheetView> {
    await this.facts.enter(ctx, id, revision, {
      worked: monthsOf(facts.worked),
      away: monthsOf(facts.away),
      maternity: facts.maternity,
      opinion: facts.opinion,
      discipline: facts.discipline
        ? { kind: requireDiscipline(facts.discipline.kind), ...toldOf(facts.discipline) }
        : null,
      scores: facts.scores.map((score) => ({ ...score, ...toldOf(score) })),
    });
    return this.view.one(ctx, id);
  }
}

const toldOf = ({ on, source }: { on?: string | null; source?: string | null }) => ({
  on: on ?? null,
  source: source ?? null,
});

const monthsOf = (given: RatingMonthsInput | null | undefined) =>
  given ? { months: given.months, ...toldOf(given) } : null;

const changeOf = ({ id, revision, level }: RatingLevelChange) => ({
  id: idOf(id),
  revision,
  level: level ? requireLevel(level) : null,
});

const givenOf = ({ done, already, problems }: LevelsDone): RatingLevelsGiven => ({
  done,
  already,
  problems: problems.map(({ id, name, error: { code, messageVi, messageEn } }) => ({
    id,
    name,
    code,
    messageVi,
    messageEn,
  })),
});
