import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Ctx } from '../access/caller.decorator.js';
import { Needs } from '../access/declare.js';
import type { RequestContext } from '../common/context.js';
import { idOf, IdPipe } from '../common/ids.js';
import { pageOf } from '../common/paging.js';
import { DayScalar } from '../common/scalars.js';
import { Database } from '../database/database.js';
import { ChangePerson } from './change-person.js';
import { PersonFilter, PersonSort } from './people.input.js';
import { PeopleList } from './people.list.js';
import { PersonPage } from './person.model.js';
import { personModels } from './person-models.js';

@Resolver()
export class PeopleResolver {
  constructor(
    private readonly db: Database,
    private readonly people: PeopleList,
    private readonly changes: ChangePerson,
  ) {}

  @Needs('people.identify')
  @Query(() => PersonPage, { name: 'people' })
  async page(
    @Ctx() ctx: RequestContext,
    @Args('page', { type: () => Int, defaultValue: 0 }) page: number,
    @Args('perPage', { type: () => Int, defaultValue: 25 }) perPage: number,
    @Args('sort', { type: () => PersonSort, defaultValue: PersonSort.NAME_ASC }) sort: PersonSort,
    @Args('filter', { type: () => PersonFilter }) filter: PersonFilter,
  ): Promise<PersonPage> {
    pageOf(page, perPage);
    const found = await this.people.page(ctx, page, perPage, sort, { ...filter, unitId: idOf(filter.unitId) });
    return {
      items: await personModels(this.db.read, ctx, found.items),
      total: found.total,
      totalIsAtLeast: found.isAtLeast,
    };
  }

  @Needs('people.write')
  @Mutation(() => ID, {
    nullable: true,
    description: 'answers what undoEdit takes back for a minute',
  })
  endEmployment(
    @Ctx() ctx: RequestContext,
    @Args('personId', { type: () => ID }, IdPipe) personId: number,
    @Args('lastDay', { type: () => DayScalar }) lastDay: string,
    @Args('reason', { type: () => String }) reason: string,
    @Args('version', { type: () => Int }) version: number,
  ): Promise<number | null> {
    return this.changes.endEmployment(ctx, personId, lastDay, reason, version);
  }
}
