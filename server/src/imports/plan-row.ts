import { employmentOn } from '@dat100/shared/person-history';
import { formatDay } from '@dat100/shared/calendar';
import type { RosterRow } from '@dat100/shared/roster-reading';
import { sameName } from '@dat100/shared/vietnamese-text';
import { planReason, planStages } from './plan-stages.js';
import {
  refuse,
  type KnownPerson,
  type PersonWrites,
  type PlanContext,
  type RowPlan,
  type RowWrites,
} from './row-plan.js';

const nothing = (): RowWrites => ({
  person: {},
  employ: null,
  extend: null,
  retitle: null,
  rekind: null,
  join: [],
  quit: [],
  scopes: [],
  events: [],
  retract: [],
  reason: null,
});

/**
 * What one row of a unit's list means beside what is known: pure, so that the dry run and the apply say the same.
 * A known person is brought up to date, never doubled; a cell that is silent changes nothing; what contradicts the
 * records waits as a conflict, and the person keeps counting where they were.
 */
export function planRow(context: PlanContext, row: RosterRow, known: KnownPerson | null): RowPlan {
  const plan: RowPlan = { outcome: 'unchanged', conflict: null, writes: nothing(), changes: [] };
  if (row.status === 'conflict' && !context.decided) return refuse(plan, 'same_person_two_units', null, null);
  if (known) planPerson(context, row, known, plan);
  if (!plan.conflict) planPlace(context, row, known, plan);
  if (!plan.conflict) planMemberships(context, row, known, plan);
  if (!plan.conflict) planScope(context, row, known, plan);
  if (!plan.conflict) planStages(context, row, known, plan);
  if (!plan.conflict) planReason(context, row, known, plan);
  if (plan.conflict) return { ...plan, outcome: 'conflict', writes: nothing(), changes: [] };
  return { ...plan, outcome: known === null ? 'new' : plan.changes.length > 0 ? 'changed' : 'unchanged' };
}

/** Where the list and the records differ about a person, the list's word is taken; what it is silent about stays. */
function planPerson(context: PlanContext, row: RosterRow, known: KnownPerson, plan: RowPlan): void {
  if (!sameName(row.fullName, known.fullName) && !context.decided)
    return void refuse(plan, 'same_id_two_names', null, null);
  const set = <K extends keyof PersonWrites>(field: K, value: PersonWrites[K], words: string): void => {
    plan.writes.person[field] = value;
    plan.changes.push(words);
  };
  if (row.fullName !== known.fullName && !isTypewritten(row.fullName, known.fullName))
    set('fullName', row.fullName, `name: ${known.fullName} → ${row.fullName}`);
  const { birthDate } = known.facts;
  if (row.birthDate !== null && row.birthDate !== birthDate)
    set('birthDate', row.birthDate, `birth_date → ${formatDay(row.birthDate)}`);
  else if (row.birthYear !== null && birthDate === null && row.birthYear !== known.birthYear)
    set('birthYear', row.birthYear, `birth_year → ${row.birthYear}`);
  if (row.sex !== null && row.sex !== known.sex) set('sex', row.sex, `sex → ${row.sex}`);
  if (row.phone !== null && row.phone !== known.phone) set('phone', row.phone, 'phone');
  if (row.title !== null && row.title !== known.title)
    set('title', row.title, `title: ${known.title ?? '–'} → ${row.title}`);
}

/** Capitals or missing accents are the office's typewriter, not another name. */
function isTypewritten(name: string, known: string): boolean {
  return sameName(name, known) && (name === name.toUpperCase() || /^[\x20-\x7e]*$/.test(name));
}

function planPlace(context: PlanContext, row: RosterRow, known: KnownPerson | null, plan: RowPlan): void {
  const { asOf } = context;
  const begin = () => {
    const last = known?.facts.employments.at(-1);
    plan.writes.employ = {
      from: asOf,
      unitId: row.unitId,
      kind: row.kind ?? last?.kind ?? context.kindWhenSilent,
      title: row.title ?? known?.title ?? null,
    };
    if (known) plan.changes.push('employment');
  };
  if (!known) return begin();
  const covering = employmentOn(known.facts, asOf);
  if (covering) {
    if (covering.unitId !== row.unitId)
      return context.decided ? begin() : void refuse(plan, 'employed_elsewhere', null, covering.unitId);
    if (row.kind !== null && row.kind !== covering.kind) {
      plan.writes.rekind = {
        id: covering.id,
        kind: row.kind,
        dated: covering.from < asOf,
        title: row.title ?? covering.title,
      };
      plan.changes.push(`kind: ${covering.kind} → ${row.kind}`);
    } else if (row.title !== null && row.title !== covering.title)
      plan.writes.retitle = { id: covering.id, title: row.title };
    return;
  }
  const later = known.facts.employments.find((e) => e.from > asOf);
  if (!later) return begin();
  if (later.unitId !== row.unitId)
    return context.decided ? undefined : void refuse(plan, 'employed_elsewhere', null, later.unitId);
  // An older list: the person was here by its date already.
  plan.writes.extend = { id: later.id, from: asOf };
  plan.changes.push(`employment: ${formatDay(later.from)} → ${formatDay(asOf)}`);
}

function planMemberships(context: PlanContext, row: RosterRow, known: KnownPerson | null, plan: RowPlan): void {
  for (const [code, held] of Object.entries(row.memberships)) {
    const standing = known?.facts.memberships.find(
      (m) => m.code === code && m.from <= context.asOf && (m.to === null || m.to >= context.asOf),
    );
    const later = known?.facts.memberships.find(
      (m) => m.code === code && m.from > context.asOf && (m.to === null || m.to >= m.from),
    );
    if (held && !standing && !later) {
      plan.writes.join.push(code);
      if (known) plan.changes.push(`+ ${code}`);
    }
    if (!held && standing) {
      plan.writes.quit.push(standing.id);
      plan.changes.push(`- ${code}`);
    }
  }
}

function planScope(context: PlanContext, row: RosterRow, known: KnownPerson | null, plan: RowPlan): void {
  if (!row.scope) return;
  const { status, until, document } = row.scope;
  const over = status === 'deferred' && until !== null && until < context.asOf;
  const wanted = over ? 'in_scope' : status;
  for (const criterion of context.criteria) {
    const marks = (known?.facts.scopes ?? []).filter(
      (s) => s.criterionId === criterion.id && (s.to === null || s.to >= context.asOf),
    );
    const same =
      marks.length === 1 && marks[0]?.status === wanted && marks[0].from <= context.asOf && marks[0].to === until;
    if (wanted === 'in_scope' ? marks.length === 0 : same) continue;
    plan.writes.scopes.push({
      criterionId: criterion.id,
      status: wanted,
      to: wanted === 'in_scope' ? null : until,
      document,
    });
    if (known) plan.changes.push(`${criterion.code}: ${marks[0]?.status ?? 'in_scope'} → ${wanted}`);
  }
}
