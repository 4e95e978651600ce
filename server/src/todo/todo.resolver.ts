import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Ctx } from '../access/caller.decorator.js';
import { Needs } from '../access/declare.js';
import type { UnitRef } from '../access/unit-ref.model.js';
import { unitRefs } from '../access/unit-refs.js';
import { notFound } from '../common/errors.js';
import type { RequestContext } from '../common/context.js';
import { IdPipe } from '../common/ids.js';
import { pageOf } from '../common/paging.js';
import { Database } from '../database/database.js';
import { PersonPage } from '../people/person.model.js';
import { personModels } from '../people/person-models.js';
import { CallLists } from './call-list.js';
import { PeerGaps } from './peer-gaps.js';
import { CallList, Todo, TodoPeers } from './todo.model.js';
import { TodoService } from './todo.service.js';

/** As many as can be recorded at once. */
const MOST_AT_ONCE = 1000;

@Resolver()
export class TodoResolver {
  constructor(
    private readonly db: Database,
    private readonly todos: TodoService,
    private readonly peers: PeerGaps,
    private readonly calls: CallLists,
  ) {}

  @Needs('people.read')
  @Query(() => Todo)
  async todo(@Ctx() ctx: RequestContext, @Args('unitId', { type: () => ID }, IdPipe) unitId: number): Promise<Todo> {
    const summary = await this.todos.summary(ctx, unitId);
    const refOf = await this.refs(ctx, [summary.unit.id]);
    return { ...summary, unit: refOf(summary.unit.id) };
  }

  @Needs('people.read')
  @Query(() => PersonPage, { description: 'A group: overdue first, then by how long they wait' })
  async todoPeople(
    @Ctx() ctx: RequestContext,
    @Args('unitId', { type: () => ID }, IdPipe) unitId: number,
    @Args('criterion', { type: () => String }) criterion: string,
    @Args('action', { type: () => String }) action: string,
    @Args('page', { type: () => Int, defaultValue: 0 }) page: number,
    @Args('perPage', { type: () => Int, defaultValue: 25 }) perPage: number,
  ): Promise<PersonPage> {
    const found = await this.todos.page(ctx, { unitId, criterion, action }, pageOf(page, perPage));
    const items = await personModels(this.db.read, ctx, found.items);
    return { items, total: found.total, totalIsAtLeast: false };
  }

  @Needs('people.read')
  @Query(() => [ID], { description: `Keys of a whole group, the most urgent first, at most ${MOST_AT_ONCE}` })
  async todoPeopleIds(
    @Ctx() ctx: RequestContext,
    @Args('unitId', { type: () => ID }, IdPipe) unitId: number,
    @Args('criterion', { type: () => String }) criterion: string,
    @Args('action', { type: () => String }) action: string,
  ): Promise<number[]> {
    const group = await this.todos.group(ctx, 'people.read', { unitId, criterion, action });
    return this.todos.ids(ctx, group, MOST_AT_ONCE);
  }

  @Needs('board.read')
  @Query(() => [TodoPeers], { description: 'What would bring a unit above its peers, one for each criterion' })
  async todoPeers(
    @Ctx() ctx: RequestContext,
    @Args('unitId', { type: () => ID }, IdPipe) unitId: number,
  ): Promise<TodoPeers[]> {
    const gaps = await this.peers.of(ctx, unitId);
    const refOf = await this.refs(
      ctx,
      gaps.flatMap(({ above }) => above.map(({ id }) => id)),
    );
    return gaps.map((gap) => ({ ...gap, above: gap.above.map(({ id }) => refOf(id)) }));
  }

  @Needs('people.print')
  @Mutation(() => CallList, {
    description: 'A call list for paper, put on record: one group, or everybody who can do something themselves',
  })
  async printCallList(
    @Ctx() ctx: RequestContext,
    @Args('unitId', { type: () => ID }, IdPipe) unitId: number,
    @Args('criterion', { type: () => String, nullable: true }) criterion: string | null,
    @Args('action', { type: () => String, nullable: true }) action: string | null,
  ): Promise<CallList> {
    const list = await this.calls.print(ctx, { unitId, criterion: criterion ?? null, action: action ?? null });
    const refOf = await this.refs(ctx, [list.unit.id, ...list.rows.map((row) => row.unitId)]);
    return {
      unit: refOf(list.unit.id),
      rows: list.rows.map(({ unitId: of, ...row }) => ({ ...row, unit: refOf(of) })),
    };
  }

  private async refs(ctx: RequestContext, ids: readonly number[]): Promise<(id: number) => UnitRef> {
    const refs = await unitRefs(this.db.read, ctx, ids);
    return (id) => {
      const ref = refs.get(id);
      if (!ref) throw notFound();
      return ref;
    };
  }
}
