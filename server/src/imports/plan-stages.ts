import type { RosterRow, StageReading } from '@dat100/shared/roster-reading';
import {
  isKnown,
  judge,
  stagePosition,
  standingOn,
  standings,
  type CriterionRule,
  type Report,
  type StatusFact,
} from '@dat100/shared/stages';
import { refuse, ROSTER_TRUST, type KnownPerson, type PlanContext, type RowPlan } from './row-plan.js';

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

/** The stages a row tells, held against the records by the trust ladder; plans into `plan`. */
export function planStages(context: PlanContext, row: RosterRow, known: KnownPerson | null, plan: RowPlan): void {
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
export function planReason(context: PlanContext, row: RosterRow, known: KnownPerson | null, plan: RowPlan): void {
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
