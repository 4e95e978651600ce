import { POLICE_TRUST } from '@dat100/shared/person-history';
import { formatDay, type Day } from '@dat100/shared/calendar';
import { TRUSTS } from '@dat100/shared/codes';
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
} from '@dat100/shared/stages';
import { nothing } from '../plan-row.js';
import { refuse, type KnownPerson, type RowPlan } from '../row-plan.js';

/** What police lists speak of: source DOMAIN, "police lists cover activation only". */
export const POLICE_CRITERION = 'vneid_level2';

/** A step of the row with the report it makes. */
interface Step {
  said: StageReading;
  report: Report;
}

export interface PoliceContext {
  criterion: CriterionRule;
  /** the day the list speaks of */
  asOf: Day;
  /** a person has decided this row's conflict in its favour */
  decided: boolean;
}

/** Where somebody stands as activated on the list's day, before the row; null = they do not. */
export function activatedOn({ criterion, asOf }: Omit<PoliceContext, 'decided'>, { facts }: KnownPerson) {
  const standing = standingOn(standings(criterion, facts.events, facts.birthDate), asOf);
  return standing && criterion.stages[standing.stage]?.achieved ? standing : null;
}

/** The last step a row tells of the criterion; undefined when it tells nothing usable. */
export function toldStep({ criterion }: Pick<PoliceContext, 'criterion'>, row: RosterRow): StageReading | undefined {
  return (row.stages[criterion.code] ?? []).findLast(({ stage }) => stagePosition(criterion, stage) !== null);
}

/**
 * What a row of a police list changes about the person it names: status events at the trust of the police, and nothing
 * else. A later police list that gives another day for the same step corrects the earlier one.
 */
export function planActivation(context: PoliceContext, row: RosterRow, known: KnownPerson): RowPlan {
  const { criterion, asOf, decided } = context;
  const plan: RowPlan = { outcome: 'unchanged', conflict: null, writes: nothing(), changes: [], outdated: [] };
  const steps = stepsOf(context, row);
  const top = steps.at(-1);
  if (!top) return plan;
  const { events, birthDate } = known.facts;
  const verdict = judge(criterion, events, birthDate, top.report);
  const isBackwards = verdict === 'moves_backwards' || verdict === 'contradicts_stronger';
  if (isBackwards && !decided) return refuse(plan, verdict, criterion.code, null);
  // Decided for the list: what stands against it is taken back, and stays readable.
  const above = isBackwards ? events.filter((f) => isAbove(context, f, top.report)) : [];
  const left = events.filter((fact) => !above.includes(fact));
  let heard = left;
  const fresh = steps.filter(({ report }) => {
    if (isKnown(criterion, heard, report, birthDate)) return false;
    heard = [...heard, asFact(criterion, report)];
    return true;
  });
  const corrected = left.filter((fact) => fresh.some(({ report }) => corrects(criterion, report, fact)));
  plan.writes.retract = [...above, ...corrected].map(({ id }) => id);
  for (const step of fresh) {
    const { stage } = step.report;
    for (const day of daysToRecord(step.report, step === top ? verdict : 'new'))
      plan.writes.events.push({ criterionId: criterion.id, stage, ...day, cardIssuedOn: null, reference: null });
  }
  if (criterion.stages[top.report.stage]?.achieved && known.reasons.has(criterion.id))
    plan.writes.reasons.push({ criterionId: criterion.id, reason: null });
  if (plan.writes.events.length + plan.writes.retract.length + plan.writes.reasons.length === 0) return plan;
  const after = heard.filter((fact) => !corrected.includes(fact));
  return { ...plan, outcome: 'changed', changes: changesOf(criterion, { events, after, birthDate }, top, asOf) };
}

function stepsOf({ criterion, asOf }: PoliceContext, row: RosterRow): Step[] {
  return (row.stages[criterion.code] ?? []).flatMap((said) => {
    const stage = stagePosition(criterion, said.stage);
    if (stage === null) return [];
    const day = said.on === null ? { on: asOf, dayKind: 'by' as const } : { on: said.on, dayKind: 'on' as const };
    return [{ said, report: { stage, ...day, trust: POLICE_TRUST, asOf, cardIssuedOn: null } }];
  });
}

const isAbove = ({ criterion, asOf }: PoliceContext, fact: StatusFact, { stage }: Report): boolean =>
  fact.criterionId === criterion.id && fact.on <= asOf && levelOf(criterion, fact.stage) > levelOf(criterion, stage);

/** The police's own earlier word about the same step on another day. */
const corrects = (criterion: CriterionRule, { stage, on, dayKind }: Report, fact: StatusFact): boolean =>
  fact.criterionId === criterion.id &&
  fact.stage === stage &&
  fact.trust === POLICE_TRUST &&
  fact.dayKind === 'on' &&
  dayKind === 'on' &&
  fact.on !== on;

/** A report as it would be recorded, for asking what it would move. */
const asFact = (criterion: CriterionRule, report: Report): StatusFact => ({
  ...report,
  id: Number.MAX_SAFE_INTEGER,
  criterionId: criterion.id,
  recordedAt: Number.MAX_SAFE_INTEGER,
});

/** `vneid_level2: approved → activated`, `vneid_level2: activated → 01/05/2023`, `trust: unit → police`. */
function changesOf(
  criterion: CriterionRule,
  held: { events: readonly StatusFact[]; after: readonly StatusFact[]; birthDate: Day | null },
  { said, report }: Step,
  asOf: Day,
): string[] {
  const before = standingOn(standings(criterion, held.events, held.birthDate), asOf);
  const after = standingOn(standings(criterion, held.after, held.birthDate), asOf);
  if (before?.stage !== after?.stage) {
    const from = before ? (criterion.stages[before.stage]?.code ?? '') : '–';
    return [`${criterion.code}: ${from} → ${said.stage}`];
  }
  const changes: string[] = [];
  if (before?.since !== after?.since || before?.dayKind !== after?.dayKind || before?.trust === after?.trust)
    changes.push(`${criterion.code}: ${said.stage} → ${formatDay(report.on)}`);
  if (before && after && before.trust !== after.trust)
    changes.push(`trust: ${trustCode(before.trust)} → ${trustCode(after.trust)}`);
  return changes;
}

const trustCode = (trust: number): string => TRUSTS[trust - 1]?.code ?? '';
