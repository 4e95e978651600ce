import { formatDay } from '@dat100/shared/calendar';
import type { RosterRow, StageReading } from '@dat100/shared/roster-reading';
import {
  daysToRecord,
  isKnown,
  judge,
  levelOf,
  stagePosition,
  standingOn,
  standings,
  type CriterionRule,
  type Report,
  type StatusFact,
  type Verdict,
} from '@dat100/shared/stages';
import { isOlder, refuse, ROSTER_TRUST, type KnownPerson, type PlanContext, type RowPlan } from './row-plan.js';

/** A step of the row with the report it makes. */
interface Step {
  said: StageReading;
  report: Report;
}

/** The stages a row tells, held against the records by the trust ladder; plans into `plan`. */
export function planStages(context: PlanContext, row: RosterRow, known: KnownPerson | null, plan: RowPlan): void {
  for (const criterion of context.criteria) {
    const steps = stepsOf(context, criterion, row);
    const top = steps.at(-1);
    if (!top) continue;
    const held = { facts: known?.facts.events ?? [], birthDate: row.birthDate ?? known?.facts.birthDate ?? null };
    // What nobody has said anything about before is new.
    const verdict = held.facts.length === 0 ? 'new' : judge(criterion, held.facts, held.birthDate, top.report);
    const told: Told = { criterion, ...held, steps, top, verdict };
    if (known && isOlder(context, known) && !context.decided) planHistory(told, known, plan);
    else if (isBackwards(verdict) && !context.decided) return void refuse(plan, verdict, criterion.code, null);
    else planNews(context, told, known, plan);
  }
}

/** What a row tells of one criterion, beside what is known of it. */
interface Told {
  criterion: CriterionRule;
  facts: readonly StatusFact[];
  birthDate: string | null;
  steps: readonly Step[];
  top: Step;
  verdict: Verdict;
}

const isBackwards = (verdict: Verdict): verdict is 'moves_backwards' | 'contradicts_stronger' =>
  verdict === 'moves_backwards' || verdict === 'contradicts_stronger';

function stepsOf(context: PlanContext, criterion: CriterionRule, row: RosterRow): Step[] {
  const { asOf } = context;
  const steps: Step[] = [];
  for (const said of row.stages[criterion.code] ?? []) {
    const stage = stagePosition(criterion, said.stage);
    if (stage === null) continue;
    const cardIssuedOn = criterion.lapses && criterion.stages[stage]?.achieved ? row.cardIssuedOn : null;
    const dayKind = said.on === null ? 'by' : 'on';
    steps.push({ said, report: { stage, on: said.on ?? asOf, dayKind, trust: ROSTER_TRUST, asOf, cardIssuedOn } });
  }
  return steps;
}

/** The list is the unit's newest word. */
function planNews(context: PlanContext, told: Told, known: KnownPerson | null, plan: RowPlan): void {
  const { criterion, birthDate, steps, top, verdict } = told;
  // Decided for the list: what stands against it is taken back, and stays readable.
  const above = isBackwards(verdict)
    ? told.facts.filter(
        (f) =>
          f.criterionId === criterion.id &&
          f.on <= context.asOf &&
          levelOf(criterion, f.stage) > levelOf(criterion, top.report.stage),
      )
    : [];
  const facts = told.facts.filter((fact) => !above.includes(fact));
  // A row that dates an earlier step anew says again what came after it: each step is held against those before it.
  let heard = facts;
  const fresh = steps.filter(({ report }) => {
    if (heard.length > 0 && isKnown(criterion, heard, report, birthDate)) return false;
    if (steps.length > 1) heard = [...heard, asFact(criterion, report)];
    return true;
  });
  const replaced = facts.filter((fact) => fresh.some(({ report }) => replaces(criterion, facts, fact, report)));
  plan.writes.retract.push(...[...above, ...replaced].map(({ id }) => id));
  record(told, fresh, plan);
  if (!known) return;
  if (fresh.length > 0) plan.changes.push(changeWords(told, fresh, context.asOf, replaced));
  for (const fact of [...above, ...replaced])
    (plan.replaced ??= []).push(`${criterion.code}: ${fact.stage} ${fact.dayKind} ${fact.on} ${fact.trust}`);
  if (criterion.stages[top.report.stage]?.achieved && known.reasons.has(criterion.id))
    plan.writes.reasons.push({ criterionId: criterion.id, reason: null });
}

/**
 * More is known than this older list could: it tells what was before, as far as that moves nobody. A stage that newer
 * knowledge has overtaken or dated otherwise is not used.
 */
function planHistory(told: Told, known: KnownPerson, plan: RowPlan): void {
  const { criterion, birthDate, steps, top, verdict } = told;
  const now = known.detailsOn ?? top.report.asOf;
  const before = standings(criterion, told.facts, birthDate);
  const stands = standingOn(before, now);
  let facts = told.facts;
  const fresh = steps.filter(({ report }) => {
    if (isKnown(criterion, facts, report, birthDate) || isDated(facts, report, criterion.id)) return false;
    const then = standingOn(before, report.on);
    if (then && levelOf(criterion, then.stage) > levelOf(criterion, report.stage)) return false;
    const more = [...facts, asFact(criterion, report)];
    const moved = standingOn(standings(criterion, more, birthDate), now);
    if (stands && stands.trust >= ROSTER_TRUST && moved?.stage !== stands.stage) return false;
    facts = more;
    return true;
  });
  record(told, fresh, plan);
  if (fresh.length > 0) plan.changes.push(changeWords(told, fresh, top.report.asOf));
  const isUsed = fresh.includes(top) || isKnown(criterion, told.facts, top.report, birthDate);
  if (isBackwards(verdict) || !isUsed)
    plan.outdated.push({ field: 'status', criterion: criterion.code, value: top.said.stage });
}

function record({ criterion, top, verdict }: Told, fresh: readonly Step[], plan: RowPlan): void {
  for (const step of fresh) {
    const { stage, cardIssuedOn } = step.report;
    const reference = step.said.reference ?? null;
    for (const day of daysToRecord(step.report, step === top ? verdict : 'new'))
      plan.writes.events.push({ criterionId: criterion.id, stage, ...day, cardIssuedOn, reference });
  }
}

/**
 * `approved → activated`; of the same stage, the day that is now known, after the one it corrects:
 * `activated → 08/11/2023`, `activated 05/11/2023 → 08/11/2023`.
 */
function changeWords(
  { criterion, facts, birthDate, top }: Told,
  fresh: readonly Step[],
  asOf: string,
  replaced: readonly StatusFact[] = [],
): string {
  const before = standingOn(standings(criterion, facts, birthDate), asOf);
  const from = before ? (criterion.stages[before.stage]?.code ?? '') : '–';
  const last = fresh.at(-1) ?? top;
  if (before?.stage !== top.report.stage && last === top) return `${criterion.code}: ${from} → ${top.said.stage}`;
  const old = replaced.find(({ stage, dayKind }) => stage === last.report.stage && dayKind === 'on');
  const was = old ? `${last.said.stage} ${formatDay(old.on)}` : last.said.stage;
  return `${criterion.code}: ${was} → ${formatDay(last.report.on)}`;
}

/** A report as it would be recorded, for asking what it would move. */
const asFact = (criterion: CriterionRule, report: Report): StatusFact => ({
  ...report,
  id: Number.MAX_SAFE_INTEGER,
  criterionId: criterion.id,
  recordedAt: Number.MAX_SAFE_INTEGER,
});

/** The day of the stage is known, from a source that is as good. */
function isDated(facts: readonly StatusFact[], { stage }: Report, criterionId: number): boolean {
  return facts.some(
    (f) => f.criterionId === criterionId && f.stage === stage && f.dayKind === 'on' && f.trust >= ROSTER_TRUST,
  );
}

/** The unit's own earlier word about the same stage on another day, which its newer list corrects. */
function replaces(
  criterion: CriterionRule,
  facts: readonly StatusFact[],
  fact: StatusFact,
  { stage, on, dayKind }: Report,
): boolean {
  if (fact.criterionId !== criterion.id || fact.stage !== stage || fact.trust !== ROSTER_TRUST) return false;
  if (dayKind !== 'on') return false;
  // Registered, rejected, registered again: both days are right.
  const [early, late] = fact.on < on ? [fact.on, on] : [on, fact.on];
  const between = (f: StatusFact) => f.criterionId === criterion.id && early <= f.on && f.on <= late;
  if (facts.some((f) => between(f) && criterion.stages[f.stage]?.side === true)) return false;
  return fact.dayKind === 'on' ? fact.on !== on && fact.cardIssuedOn === null : fact.on < on;
}

/** The free-text reason belongs to the first criterion, level 2 before the others, on which the person is not done. */
export function planReason(context: PlanContext, row: RosterRow, known: KnownPerson | null, plan: RowPlan): void {
  if (row.reasonCode === null || isOlder(context, known)) return;
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
  plan.writes.reasons.push({ criterionId: open.id, reason: row.reasonCode });
  const was = known?.reasons.get(open.id);
  if (known) plan.changes.push(`${open.code}: ${was === undefined ? '' : `${was} → `}${row.reasonCode}`);
}
