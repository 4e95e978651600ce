import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Ctx } from '../access/caller.decorator.js';
import { Needs } from '../access/declare.js';
import { unitRefs } from '../access/unit-refs.js';
import type { RequestContext } from '../common/context.js';
import { badInput } from '../common/errors.js';
import { idOf, IdListPipe, IdPipe } from '../common/ids.js';
import { DayScalar } from '../common/scalars.js';
import { Database } from '../database/database.js';
import { ChangePerson } from '../people/change-person.js';
import { ChangeScope } from '../people/change-scope.js';
import { ScopeInput } from '../people/people.input.js';
import { PeopleList } from '../people/people.list.js';
import { Person } from '../people/person.model.js';
import { personModels } from '../people/person-models.js';
import { DirectEntry } from './direct-entry.js';
import { PersonDetails } from './person-detail.js';
import { PersonRowInput } from './progress.input.js';
import { PersonDetail, RecordResult } from './progress.model.js';
import { RecordStatus } from './record-status.js';

const MOST_AT_ONCE = 1000;

@Resolver()
export class ProgressResolver {
  constructor(
    private readonly db: Database,
    private readonly records: RecordStatus,
    private readonly entry: DirectEntry,
    private readonly details: PersonDetails,
    private readonly people: PeopleList,
    private readonly changes: ChangePerson,
    private readonly scopes: ChangeScope,
  ) {}

  @Needs('people.read')
  @Query(() => PersonDetail)
  person(@Ctx() ctx: RequestContext, @Args('id', { type: () => ID }, IdPipe) id: number): Promise<PersonDetail> {
    return this.detail(ctx, id);
  }

  @Needs('self.read')
  @Query(() => PersonDetail, { nullable: true, description: 'null: the account is not tied to a person' })
  async myStatus(@Ctx() ctx: RequestContext): Promise<PersonDetail | null> {
    return ctx.personId === null ? null : this.detail(ctx, ctx.personId);
  }

  @Needs('status.record')
  @Mutation(() => RecordResult)
  recordStatus(
    @Ctx() ctx: RequestContext,
    @Args('personIds', { type: () => [ID] }, IdListPipe) personIds: number[],
    @Args('criterion', { type: () => String }) criterion: string,
    @Args('stage', { type: () => String }) stage: string,
    @Args('on', { type: () => DayScalar, nullable: true }) on: string | null,
    @Args('trust', { type: () => String, nullable: true }) trust: string | null,
    @Args('reference', { type: () => String, nullable: true }) reference: string | null,
  ): Promise<RecordResult> {
    return this.records.record(ctx, atOnce(personIds), {
      criterion,
      stage,
      on: on ?? null,
      trust: trust ?? null,
      reference: reference ?? null,
    });
  }

  @Needs('status.correct')
  @Mutation(() => RecordResult, { description: 'takes one record back, with a reason' })
  correctStatus(
    @Ctx() ctx: RequestContext,
    @Args('personId', { type: () => ID }, IdPipe) personId: number,
    @Args('eventId', { type: () => ID }, IdPipe) eventId: number,
    @Args('reason', { type: () => String }) reason: string,
  ): Promise<RecordResult> {
    return this.records.retract(ctx, personId, eventId, reason);
  }

  @Needs('status.record')
  @Mutation(() => RecordResult)
  setReason(
    @Ctx() ctx: RequestContext,
    @Args('personIds', { type: () => [ID] }, IdListPipe) personIds: number[],
    @Args('criterion', { type: () => String }) criterion: string,
    @Args('reason', { type: () => String, nullable: true }) reason: string | null,
  ): Promise<RecordResult> {
    return this.records.setReason(ctx, atOnce(personIds), criterion, reason ?? null);
  }

  @Needs('people.write')
  @Mutation(() => Person)
  async savePerson(
    @Ctx() ctx: RequestContext,
    @Args('input', { type: () => PersonRowInput }) input: PersonRowInput,
  ): Promise<Person> {
    const { personId, editId } = await this.entry.save(ctx, {
      id: input.id == null ? null : idOf(input.id),
      version: input.version ?? null,
      unitId: idOf(input.unitId),
      fullName: input.fullName,
      citizenId: input.citizenId ?? null,
      birthDate: input.birthDate ?? null,
      sex: input.sex ?? null,
      phone: input.phone ?? null,
      kind: input.kind,
      title: input.title ?? null,
      memberships: input.memberships ?? null,
      employedFrom: input.employedFrom ?? null,
      stages: (input.stages ?? []).map((s) => ({
        criterion: s.criterion,
        stage: s.stage,
        on: s.on ?? null,
        trust: s.trust ?? null,
        reference: s.reference ?? null,
      })),
      acceptTransfer: input.acceptTransfer ?? false,
    });
    return { ...(await this.shown(ctx, personId)), editId };
  }

  @Needs('people.write')
  @Mutation(() => Person)
  async transferPerson(
    @Ctx() ctx: RequestContext,
    @Args('personId', { type: () => ID }, IdPipe) personId: number,
    @Args('toUnitId', { type: () => ID }, IdPipe) toUnitId: number,
    @Args('from', { type: () => DayScalar }) from: string,
    @Args('orderNumber', { type: () => String, nullable: true }) orderNumber: string | null,
    @Args('kind', { type: () => String, nullable: true }) kind: string | null,
    @Args('title', { type: () => String, nullable: true }) title: string | null,
    @Args('version', { type: () => Int }) version: number,
  ): Promise<Person> {
    const editId = await this.changes.transfer(ctx, {
      personId,
      toUnitId,
      from,
      orderNumber: orderNumber ?? null,
      kind: kind ?? null,
      title: title ?? null,
      version,
    });
    return { ...(await this.shown(ctx, personId)), editId };
  }

  @Needs('scope.write')
  @Mutation(() => RecordResult)
  async setScope(
    @Ctx() ctx: RequestContext,
    @Args('input', { type: () => ScopeInput }) input: ScopeInput,
  ): Promise<RecordResult> {
    const done = await this.scopes.setScope(ctx, {
      personIds: atOnce(input.personIds.map(idOf)),
      criteria: input.criteria,
      status: scopeStatus(input.status),
      from: input.validFrom,
      to: input.validTo ?? null,
      reason: input.reason,
      documentNumber: input.documentNumber ?? null,
      approver: input.approver ?? null,
    });
    return { recorded: done.changed, unchanged: done.unchanged, problems: [], editId: done.editId };
  }

  private async shown(ctx: RequestContext, id: number): Promise<Person> {
    const [person] = await personModels(this.db.read, ctx, [await this.people.one(ctx, id)]);
    if (!person) throw new Error(`person ${id} was saved and cannot be read`);
    return person;
  }

  private async detail(ctx: RequestContext, id: number): Promise<PersonDetail> {
    const detail = await this.details.of(ctx, id);
    const [person] = await personModels(this.db.read, ctx, [detail.person]);
    const refs = await unitRefs(this.db.read, ctx, [
      ...detail.employments.map((e) => e.unit.id),
      ...detail.undoneMoves.map(({ toUnitId }) => toUnitId),
    ]);
    if (!person) throw new Error(`the unit of person ${id} cannot be read`);
    return {
      ...detail,
      person,
      employments: detail.employments.flatMap((e) => {
        const unit = refs.get(e.unit.id);
        return unit ? [{ ...e, unit }] : [];
      }),
      undoneMoves: detail.undoneMoves.map((move) => ({ ...move, toUnit: refs.get(move.toUnitId ?? 0) ?? null })),
    };
  }
}

/** @throws bad_input for nobody, or more people than one transaction should hold */
function atOnce(personIds: number[]): number[] {
  if (personIds.length === 0 || personIds.length > MOST_AT_ONCE)
    throw badInput(
      'too_many',
      `Chọn từ 1 đến ${MOST_AT_ONCE} người mỗi lần.`,
      `Choose 1 to ${MOST_AT_ONCE} people at a time.`,
      'personIds',
    );
  return [...new Set(personIds)];
}

function scopeStatus(status: string): 'deferred' | 'exempt' | 'in_scope' {
  if (status === 'deferred' || status === 'exempt' || status === 'in_scope') return status;
  throw badInput(
    'unknown_scope',
    'Diện áp dụng là: in_scope, deferred hoặc exempt.',
    'Scope is in_scope, deferred or exempt.',
    'status',
  );
}
