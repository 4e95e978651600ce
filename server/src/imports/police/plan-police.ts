import type { Day } from '@dat100/shared/calendar';
import { employmentOn } from '@dat100/shared/person-history';
import { policePile, type PolicePile } from '@dat100/shared/police-match';
import type { RosterRow, RowIssue } from '@dat100/shared/roster-reading';
import type { CellPlaces } from '../cell-places.js';
import { indexesOf, knownPeople } from '../known-people.js';
import { nothing } from '../plan-row.js';
import { keyOf, type PlanDeps, type PlannedRow, type PlanRows, type SourceRow } from '../plan-roster.js';
import { isConflictCode, refuse, type KnownPerson, type RowPlan } from '../row-plan.js';
import { activatedOn, planActivation, POLICE_CRITERION, toldStep, type PoliceContext } from './plan-activation.js';
import { suggestPeople } from './suggest-people.js';

/** A row of a police list as planned; `pile` null = it tells nothing that could be compared. */
export interface PolicePlannedRow extends PlannedRow {
  pile: PolicePile | null;
}

/**
 * The rows of a police list held against the people of the units it came in for: people elsewhere are as unknown as
 * people nowhere. Nothing is recorded of a row whose id is unknown or is that of another name. Writes nothing.
 */
export const planPoliceRows: PlanRows = async (sql, deps, source, places, asOf, decided = new Set()) => {
  const criterion = deps.rules.criteria.find(({ code }) => code === POLICE_CRITERION);
  if (!criterion) throw new Error(`no criterion ${POLICE_CRITERION}: a police list has nothing to speak of`);
  const indexes = indexesOf(deps.secrets, source);
  const known = await knownPeople(sql, deps.secrets, indexes);
  const planned = source.map((read): PolicePlannedRow => {
    const { row } = read;
    if (row.status === 'rejected') return { row, outcome: 'rejected', plan: null, known: null, issues: [], pile: null };
    const context = { criterion, asOf, decided: decided.has(keyOf(row)) };
    return planOne(context, read, personHere(deps, asOf, known.get(row.citizenId, row.phone)), places);
  });
  const meant = await suggestPeople(sql, deps, places, planned);
  return planned.map((row, i) => ({
    ...row,
    citizenIdIndex: indexes.get(row.row.citizenId),
    suggestions: meant.get(i) ?? [],
  }));
};

/** Somebody the list may speak of, with the unit that has them on its day. */
interface Here {
  person: KnownPerson;
  unitId: number;
}

function personHere(deps: PlanDeps, asOf: Day, person: KnownPerson | null): Here | null {
  if (!person || person.withdrawn) return null;
  const { employments } = person.facts;
  const employment =
    employmentOn(person.facts, asOf) ?? employments.find(({ from }) => from > asOf) ?? employments.at(-1);
  return employment && deps.inside(employment.unitId) ? { person, unitId: employment.unitId } : null;
}

function planOne(context: PoliceContext, read: SourceRow, here: Here | null, places: CellPlaces): PolicePlannedRow {
  const { row: said, issues } = read;
  const told = toldStep(context, said);
  const activated = here && activatedOn(context, here.person);
  const name = context.decided ? said.fullName : here?.person.fullName;
  const pile = policePile(
    { fullName: said.fullName, on: told?.on ?? null },
    here && { fullName: name ?? '', activated },
  );
  if (!here) {
    const issue = issueOf(places, said, 'citizenId', { severity: 'row_rejected', code: 'unknown_person' });
    return { row: said, outcome: 'rejected', plan: null, known: null, issues: [issue], pile };
  }
  const { person: known, unitId } = here;
  const row: RosterRow = { ...said, unitId };
  if (said.status === 'conflict' && !context.decided) {
    const plan = waiting(issues.map(({ code }) => code).find(isConflictCode) ?? 'same_person_two_statuses');
    return { row, outcome: 'conflict', plan, known, issues: [], pile: null };
  }
  const plan = planActivation(context, row, known);
  // Decided before, by somebody who compared the cards: the police's word is on record, there is nothing to ask again.
  const isSettled = told !== undefined && plan.outcome === 'unchanged';
  if (pile === 'name_mismatch' && !isSettled) {
    // The severity is that of the list's row: nothing of it is used until a person says that it is the same person.
    const issue = issueOf(places, said, 'name', { severity: 'row_rejected', code: 'name_does_not_match_id' });
    return { row, outcome: 'conflict', plan: waiting('name_does_not_match_id'), known, issues: [issue], pile };
  }
  const found: RowIssue[] = [];
  if (plan.conflict) found.push(issueOf(places, said, 'status', { severity: 'conflict', code: plan.conflict.code }));
  else if (pile === 'date_differs' && activated)
    found.push({
      ...issueOf(places, said, 'status', { severity: 'warning', code: 'activation_date_differs_warning' }),
      value: told?.on ?? null,
      ours: activated.since,
    });
  const isCompared = told !== undefined && plan.conflict === null;
  const lies = pile === 'name_mismatch' ? 'confirmed' : pile;
  return { row, outcome: plan.outcome, plan, known, issues: found, pile: isCompared ? lies : null };
}

const waiting = (code: Parameters<typeof refuse>[1]): RowPlan =>
  refuse({ outcome: 'conflict', conflict: null, writes: nothing(), changes: [], outdated: [] }, code, null, null);

/** A remark on the cell that it is about: the id, the name, or the day of the step. */
function issueOf(
  places: CellPlaces,
  row: RosterRow,
  field: 'citizenId' | 'name' | 'status',
  what: Pick<RowIssue, 'severity' | 'code'>,
): RowIssue {
  const cell =
    field === 'status' ? { criterion: POLICE_CRITERION, value: 'activated' } : { criterion: null, value: null };
  return { ...places.of(row, { field, ...cell }), ...what, value: field === 'name' ? row.fullName : row.citizenId };
}
