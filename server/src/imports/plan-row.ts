import { employmentOn } from '@dat100/shared/person-history';
import {
  isKnown,
  judge,
  stagePosition,
  standingOn,
  standings,
  type CriterionRule,
  type DayKind,
  type Report,
  type StatusFact,
} from '@dat100/shared/stages';
import { formatDay, type Day } from '@dat100/shared/calendar';
import type { RosterRow, StageReading } from '@dat100/shared/roster-reading';
import { sameName } from '@dat100/shared/vietnamese-text';
import type { StoredFacts } from '../rollups/person-facts.js';

/** The trust of what a unit's own list says. */
export const ROSTER_TRUST = 2;

/** Someone the database knows by the citizen id of a row. */
export interface KnownPerson {
  id: number;
  fullName: string;
  sex: string | null;
  birthYear: number | null;
  phone: string | null;
  title: string | null;
  facts: StoredFacts;
  /** criterion id -> code of the reason that stands */
  reasons: ReadonlyMap<number, string>;
}

export interface EventWrite {
  criterionId: number;
  stage: number;
  on: Day;
  dayKind: DayKind;
  cardIssuedOn: Day | null;
  reference: string | null;
}

/** Everything a row would write; empty lists and nulls = nothing. */
export interface RowWrites {
  person: { fullName?: string; birthDate?: Day; birthYear?: number; sex?: string; phone?: string; title?: string };
  employ: { from: Day; unitId: number; kind: string; title: string | null } | null;
  extend: { id: number; from: Day } | null;
  retitle: { id: number; title: string } | null;
  rekind: { id: number; kind: string; dated: boolean; title: string | null } | null;
  join: string[];
  quit: number[];
  scopes: {
    criterionId: number;
    status: 'deferred' | 'exempt' | 'in_scope';
    to: Day | null;
    document: string | null;
  }[];
  events: EventWrite[];
  retract: number[];
  reason: { criterionId: number; reason: string } | null;
}

export type ConflictCode =
  'employed_elsewhere' | 'same_id_two_names' | 'moves_backwards' | 'contradicts_stronger' | 'same_person_two_units';

export interface RowPlan {
  outcome: 'new' | 'changed' | 'unchanged' | 'conflict';
  conflict: { code: ConflictCode; criterion: string | null; otherUnitId: number | null } | null;
  writes: RowWrites;
  /** in words a list can show: `vneid_level2: approved → activated` */
  changes: string[];
}

export interface PlanContext {
  criteria: readonly CriterionRule[];
  /** the day the list speaks of */
  asOf: Day;
  /** the kind to assume for a new person when the list does not say */
  kindWhenSilent: string;
  /** a person has decided this row's conflict in its favour */
  decided: boolean;
}

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

function refuse(plan: RowPlan, code: ConflictCode, criterion: string | null, otherUnitId: number | null): RowPlan {
  plan.conflict = { code, criterion, otherUnitId };
  plan.outcome = 'conflict';
  return plan;
}

function planPerson(context: PlanContext, row: RosterRow, known: KnownPerson, plan: RowPlan): void {
  const set = plan.writes.person;
  if (row.fullName !== known.fullName) {
    if (!sameName(row.fullName, known.fullName) && !context.decided)
      return void refuse(plan, 'same_id_two_names', null, null);
    // Capitals or missing accents are the office's typewriter, not another name.
    const plainer =
      sameName(row.fullName, known.fullName) && (row.fullName === row.fullName.toUpperCase() || isPlain(row.fullName));
    if (!plainer) ((set.fullName = row.fullName), plan.changes.push(`name: ${known.fullName} → ${row.fullName}`));
  }
  if (row.birthDate !== null && row.birthDate !== known.facts.birthDate)
    ((set.birthDate = row.birthDate), plan.changes.push(`birth_date → ${formatDay(row.birthDate)}`));
  if (
    row.birthYear !== null &&
    row.birthDate === null &&
    known.facts.birthDate === null &&
    row.birthYear !== known.birthYear
  )
    ((set.birthYear = row.birthYear), plan.changes.push(`birth_year → ${row.birthYear}`));
  if (row.sex !== null && row.sex !== known.sex) ((set.sex = row.sex), plan.changes.push(`sex → ${row.sex}`));
  if (row.phone !== null && row.phone !== known.phone) ((set.phone = row.phone), plan.changes.push('phone'));
  if (row.title !== null && row.title !== known.title)
    ((set.title = row.title), plan.changes.push(`title: ${known.title ?? '–'} → ${row.title}`));
}

const isPlain = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);

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
    if (held && !standing && !later) (plan.writes.join.push(code), known && plan.changes.push(`+ ${code}`));
    if (!held && standing) (plan.writes.quit.push(standing.id), plan.changes.push(`- ${code}`));
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

function reportOf(context: PlanContext, criterion: CriterionRule, step: StageReading, row: RosterRow): Report | null {
  const stage = stagePosition(criterion, step.stage);
  if (stage === null) return null;
  const card = criterion.lapses && criterion.stages[stage]?.achieved ? row.cardIssuedOn : null;
  return {
    stage,
    on: step.on ?? context.asOf,
    dayKind: step.on === null ? 'by' : 'on',
    trust: ROSTER_TRUST,
    asOf: context.asOf,
    cardIssuedOn: card,
  };
}

function planStages(context: PlanContext, row: RosterRow, known: KnownPerson | null, plan: RowPlan): void {
  for (const criterion of context.criteria) {
    const steps = row.stages[criterion.code];
    if (!steps || steps.length === 0) continue;
    const facts = known?.facts.events ?? [];
    const birthDate = row.birthDate ?? known?.facts.birthDate ?? null;
    const reports = steps.flatMap((step) => {
      const report = reportOf(context, criterion, step, row);
      return report ? [{ step, report }] : [];
    });
    const top = reports.at(-1);
    if (!top) continue;
    const verdict = judge(criterion, facts, birthDate, top.report);
    if (verdict === 'moves_backwards' || verdict === 'contradicts_stronger') {
      if (!context.decided) return void refuse(plan, verdict, criterion.code, null);
      // Decided for the list: what stands is taken back, and stays readable.
      const standing = standingOn(standings(criterion, facts, birthDate), context.asOf);
      const above = facts.filter(
        (f) =>
          f.criterionId === criterion.id &&
          (criterion.stages[f.stage]?.level ?? 0) > (criterion.stages[top.report.stage]?.level ?? 0),
      );
      if (standing) plan.writes.retract.push(...above.map((f) => f.id));
    }
    const fresh = reports.filter(({ report }) => !isKnown(criterion, facts, report));
    const replaced = fresh.flatMap(({ report }) =>
      facts.filter((fact) => replaces(fact, report, criterion.id)).map((f) => f.id),
    );
    plan.writes.retract.push(...replaced);
    plan.writes.events.push(
      ...fresh.map(({ step, report }) => ({
        criterionId: criterion.id,
        stage: report.stage,
        on: report.on,
        dayKind: report.dayKind,
        cardIssuedOn: report.cardIssuedOn,
        reference: step.reference ?? null,
      })),
    );
    if (fresh.length > 0 && known) {
      const before = standingOn(standings(criterion, facts, birthDate), context.asOf);
      plan.changes.push(
        `${criterion.code}: ${before ? (criterion.stages[before.stage]?.code ?? '') : '–'} → ${top.step.stage}`,
      );
    }
  }
}

/** The unit's own earlier word about the same stage on another day, which its newer list corrects. */
function replaces(fact: StatusFact, report: Report, criterionId: number): boolean {
  if (
    fact.criterionId !== criterionId ||
    fact.stage !== report.stage ||
    fact.trust !== ROSTER_TRUST ||
    report.dayKind !== 'on'
  )
    return false;
  if (fact.dayKind === 'on') return fact.on !== report.on && fact.cardIssuedOn === null;
  return fact.on < report.on;
}

/** The free-text reason belongs to the first criterion, level 2 before the others, on which the person is not done. */
function planReason(context: PlanContext, row: RosterRow, known: KnownPerson | null, plan: RowPlan): void {
  if (row.reasonCode === null) return;
  const ordered = [...context.criteria].sort(
    (a, b) => Number(b.code === 'vneid_level2') - Number(a.code === 'vneid_level2'),
  );
  const open = ordered.find((criterion) => {
    const top = row.stages[criterion.code]?.at(-1)?.stage;
    if (top !== undefined) return !criterion.stages.find((s) => s.code === top)?.achieved;
    const standing = known
      ? standingOn(standings(criterion, known.facts.events, known.facts.birthDate), context.asOf)
      : null;
    return !standing || !criterion.stages[standing.stage]?.achieved;
  });
  if (!open || known?.reasons.get(open.id) === row.reasonCode) return;
  plan.writes.reason = { criterionId: open.id, reason: row.reasonCode };
  if (known) plan.changes.push(`${open.code}: ${row.reasonCode}`);
}
