import { formatDay } from '@dat100/shared/calendar';
import type { RosterRow } from '@dat100/shared/roster-reading';
import { sameName } from '@dat100/shared/vietnamese-text';
import { maskValue } from './mask-value.js';
import { planMemberships, planPlace, planScope, unitElsewhere } from './plan-place.js';
import { planReason, planStages } from './plan-stages.js';
import {
  isOlder,
  refuse,
  type KnownPerson,
  type PersonWrites,
  type PlanContext,
  type RowPlan,
  type RowWrites,
} from './row-plan.js';

/** Nothing to write. */
export const nothing = (): RowWrites => ({
  person: {},
  employ: null,
  replace: null,
  extend: null,
  retitle: null,
  rekind: null,
  join: [],
  joinedBy: [],
  quit: [],
  scopes: [],
  events: [],
  retract: [],
  reasons: [],
});

/**
 * What one row of a unit's list means beside what is known: pure, so that the dry run and the apply say the same.
 * A known person is brought up to date, never doubled; a cell that is silent changes nothing; what contradicts the
 * records waits as a conflict, and the person keeps counting where they were. A list that is older than what is known
 * is history: it fills gaps and reaches further back, and overturns nothing that a newer one has said.
 */
export function planRow(context: PlanContext, row: RosterRow, known: KnownPerson | null): RowPlan {
  const plan: RowPlan = { outcome: 'unchanged', conflict: null, writes: nothing(), changes: [], outdated: [] };
  if (row.status === 'conflict' && !context.decided)
    return refuse(plan, context.inFile ?? 'same_person_two_units', null, null);
  const elsewhere = known && !context.decided ? unitElsewhere(context, known) : null;
  if (elsewhere !== null) return refuse(plan, 'employed_elsewhere', null, elsewhere);
  if (known) planPerson(context, row, known, plan);
  for (const step of [planPlace, planMemberships, planScope, planStages, planReason])
    if (!plan.conflict) step(context, row, known, plan);
  if (plan.conflict) return { ...plan, outcome: 'conflict', writes: nothing(), changes: [], outdated: [] };
  return { ...plan, outcome: known === null ? 'new' : plan.changes.length > 0 ? 'changed' : 'unchanged' };
}

/** Where the list and the records differ about a person, the list's word is taken; what it is silent about stays. */
function planPerson(context: PlanContext, row: RosterRow, known: KnownPerson, plan: RowPlan): void {
  const isSame = row.fullName === known.fullName || sameName(row.fullName, known.fullName);
  if (!isSame && !context.decided) return void refuse(plan, 'same_id_two_names', null, null);
  const older = isOlder(context, known);
  const set = <K extends keyof PersonWrites>(
    field: K,
    said: PersonWrites[K] | null,
    is: string | number | null,
    column: string,
    words: (value: string) => string = String,
  ): void => {
    if (said == null || said === is) return;
    if (older && is !== null) return void plan.outdated.push({ field: column, criterion: null, value: String(said) });
    plan.writes.person[field] = said;
    const [old, now] = [is === null ? null : String(is), String(said)];
    plan.changes.push(`${SUBJECTS[field]}: ${old === null ? NOTHING_KNOWN : words(old)} → ${words(now)}`);
    if (words === shownEnd) (plan.replaced ??= []).push(`${field}: ${old} → ${now}`);
  };
  if (!isSame) {
    plan.writes.person.fullName = row.fullName;
    plan.changes.push(`name: ${known.fullName} → ${row.fullName}`);
  } else if (!isTypewritten(row.fullName)) set('fullName', row.fullName, known.fullName, 'name');
  const { birthDate } = known.facts;
  if (row.birthDate !== null) set('birthDate', row.birthDate, birthDate, 'birthDate', formatDay);
  else if (birthDate === null) set('birthYear', row.birthYear, known.birthYear, 'birthDate');
  set('sex', row.sex, known.sex, 'sex');
  set('phone', row.phone, known.phone, 'phone', shownEnd);
  set('title', row.title, known.title, 'title');
}

/** What the words of a change call each of a person's particulars. */
const SUBJECTS: Readonly<Record<keyof PersonWrites, string>> = {
  fullName: 'name',
  birthDate: 'birth_date',
  birthYear: 'birth_year',
  sex: 'sex',
  phone: 'phone',
  title: 'title',
};
const NOTHING_KNOWN = '–';
/** A telephone number is shown by its end. */
const shownEnd = (phone: string): string => maskValue(phone) ?? '';

/** Capitals or missing accents are the office's typewriter, not another name. */
function isTypewritten(name: string): boolean {
  return name === name.toUpperCase() || /^[\x20-\x7e]*$/.test(name);
}
