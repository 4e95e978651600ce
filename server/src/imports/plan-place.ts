import { addDays, formatDay, type Day } from '@dat100/shared/calendar';
import { employmentOn } from '@dat100/shared/person-history';
import type { RosterRow } from '@dat100/shared/roster-reading';
import type { StoredFacts } from '../rollups/person-facts.js';
import { isOlder, refuse, type KnownPerson, type PlanContext, type RowPlan } from './row-plan.js';

type Employment = StoredFacts['employments'][number];

/** The employment on the list's day, and the first after it. */
function around({ facts }: KnownPerson, asOf: Day): { covering: Employment | null; next: Employment | undefined } {
  const next = facts.employments.find((e) => e.from > asOf && (e.to === null || e.to >= e.from));
  return { covering: employmentOn(facts, asOf), next };
}

/** The unit outside the list's own where the person counts: of people there not even a wrong name may be told. */
export function unitElsewhere(context: PlanContext, known: KnownPerson): number | null {
  const { covering, next } = around(known, context.asOf);
  const unitId = (covering ?? next)?.unitId;
  return unitId === undefined || context.inside(unitId) ? null : unitId;
}

/** Where the row puts the person from the list's day on; someone employed elsewhere waits for a decision. */
export function planPlace(context: PlanContext, row: RosterRow, known: KnownPerson | null, plan: RowPlan): void {
  const { asOf } = context;
  const employments = known?.facts.employments ?? [];
  const { covering, next } = known ? around(known, asOf) : { covering: null, next: undefined };
  if (covering?.unitId === row.unitId) return planKind(context, row, known, covering, plan);
  const elsewhere = covering ?? (next && next.unitId !== row.unitId ? next : null);
  if (elsewhere && !context.decided) return void refuse(plan, 'employed_elsewhere', null, elsewhere.unitId);
  const last = covering ?? next ?? employments.at(-1);
  const kind = row.kind ?? last?.kind ?? context.kindWhenSilent;
  const title = row.title ?? known?.title ?? null;
  if (covering?.from === asOf) plan.writes.replace = { id: covering.id, unitId: row.unitId, kind, title };
  else if (!covering && next?.unitId === row.unitId && next.kind === kind) {
    // An older list: they were here by its day already.
    plan.writes.extend = { id: next.id, from: asOf };
    plan.changes.push(`employment: ${formatDay(next.from)} → ${formatDay(asOf)}`);
    return;
  } else plan.writes.employ = { from: asOf, to: next ? addDays(next.from, -1) : null, unitId: row.unitId, kind, title };
  if (known) plan.changes.push('employment');
}

/** The same unit as is known: kind and title follow the list. */
function planKind(
  context: PlanContext,
  row: RosterRow,
  known: KnownPerson | null,
  covering: Employment,
  plan: RowPlan,
): void {
  if (row.kind !== null && row.kind !== covering.kind) {
    if (isOlder(context, known)) return outdated(plan, 'kind', row.kind);
    const dated = covering.from < context.asOf;
    plan.writes.rekind = { id: covering.id, kind: row.kind, dated, title: row.title ?? covering.title };
    plan.changes.push(`kind: ${covering.kind} → ${row.kind}`);
  } else if (row.title !== null && row.title !== covering.title && !isOlder(context, known))
    plan.writes.retitle = { id: covering.id, title: row.title };
}

/** Memberships that the list has a column for: a tick joins, an empty cell ends. */
export function planMemberships(context: PlanContext, row: RosterRow, known: KnownPerson | null, plan: RowPlan): void {
  const { asOf } = context;
  for (const [code, held] of Object.entries(row.memberships)) {
    const own = (known?.facts.memberships ?? []).filter((m) => m.code === code && (m.to === null || m.to >= m.from));
    const standing = own.find((m) => m.from <= asOf && (m.to === null || m.to >= asOf));
    const later = own.find((m) => m.from > asOf);
    if (held && !standing && later) {
      plan.writes.joinedBy.push(later.id);
      plan.changes.push(`+ ${code}`);
    } else if (held && !standing) {
      // A newer list did not say so: they were members on this list's day, and until then.
      const to = isOlder(context, known) && known?.detailsOn ? addDays(known.detailsOn, -1) : null;
      plan.writes.join.push({ code, to });
      if (known) plan.changes.push(`+ ${code}`);
    } else if (!held && standing) {
      if (isOlder(context, known)) outdated(plan, 'membership', null);
      else {
        plan.writes.quit.push(standing.id);
        plan.changes.push(`- ${code}`);
      }
    }
  }
}

/** Exemptions and deferrals of a list that has columns for them, for every criterion alike. */
export function planScope(context: PlanContext, row: RosterRow, known: KnownPerson | null, plan: RowPlan): void {
  if (!row.scope) return;
  const { asOf } = context;
  const { status, until, document } = row.scope;
  const wanted = status === 'deferred' && isOver(until, asOf) ? 'in_scope' : status;
  for (const criterion of context.criteria) {
    const marks = (known?.facts.scopes ?? []).filter(
      (s) => s.criterionId === criterion.id && (s.to === null || s.to >= asOf) && (s.to === null || s.to >= s.from),
    );
    const [mark] = marks;
    const same = marks.length === 1 && mark?.status === wanted && mark.from <= asOf && mark.to === until;
    if (wanted === 'in_scope' ? marks.length === 0 : same) continue;
    if (isOlder(context, known)) {
      outdated(plan, 'scope', status);
      continue;
    }
    plan.writes.scopes.push({
      criterionId: criterion.id,
      status: wanted,
      to: wanted === 'in_scope' ? null : until,
      document,
    });
    if (known)
      plan.changes.push(
        `${criterion.code}: ${scopeWords(mark?.status ?? 'in_scope', mark?.to ?? null)} → ${scopeWords(wanted, wanted === 'in_scope' ? null : until)}`,
      );
  }
}

/** `deferred 31/01/2024`: the last day, where there is one. */
const scopeWords = (status: string, to: Day | null): string => (to === null ? status : `${status} ${formatDay(to)}`);

const isOver = (until: Day | null, asOf: Day): boolean => until !== null && until < asOf;

function outdated(plan: RowPlan, field: string, value: string | null): void {
  plan.outdated.push({ field, criterion: null, value });
}
