import type { Day } from '@dat100/shared/calendar';
import type { EmploymentKind } from '@dat100/shared/codes';
import { HEADS_GROUP, dutyGroupOf, kindsIn } from '@dat100/shared/rating-period-settings';
import type { RatingFacts } from '@dat100/shared/rating-facts';
import type { RatingScheme } from '@dat100/shared/rating-scheme';
import type { LeaveStretch } from '@dat100/shared/rating-time';
import type { Keys } from '../../database/keys.js';
import type { Bound, RowSink } from '../../database/sql.js';
import { breathe } from '../../jobs/breathe.js';
import { factsFrom, type StoredFacts } from '../../rollups/person-facts.js';
import type { NamedRow, PeopleRecords } from './period-records.js';
import { leaveOf, ratingFactsOf, type FactRules, type UnitCompliance } from './rating-facts-of.js';
import type { StoredPeriod } from './stored-periods.js';
import type { RatedRow } from './stored-sheets.js';

/** What the sheets of a period are made from. */
export interface Gathering extends FactRules {
  period: StoredPeriod;
  scheme: RatingScheme;
  rated(facts: RatingFacts): RatedRow;
  /** unit headed, by person */
  heads: ReadonlyMap<number, number>;
  /** figures of the units that have a head */
  unitFigures: ReadonlyMap<number, UnitCompliance>;
}

/** People worked out at a stretch, a few milliseconds, before the database has its turn again. */
const BREATH_EVERY = 50;

/**
 * Puts the sheets of those who are employed at the cut-off in a kind that counts into `rows`, in the order of their keys
 * and of the columns of NEW_SHEET.
 */
export async function putSheets(
  rows: RowSink,
  keys: Keys,
  gathering: Gathering,
  records: PeopleRecords,
): Promise<void> {
  const known = factsFrom(records);
  const kinds = new Set<string>(kindsIn(gathering.period.settings));
  const leaves = leavesOf(records, gathering.period.year);
  const listed = new Set(records.employments.flatMap((e) => (e.import_id === null ? [] : [Number(e.id)])));
  const sources = new Map(records.told.map(({ id, source }) => [Number(id), source]));
  for (const [at, person] of records.people.entries()) {
    if (at % BREATH_EVERY === 0) await breathe();
    const facts = known.get(Number(person.id));
    const employment = facts && employedOn(facts, gathering.period.cutOff, kinds);
    if (employment)
      rows.push(
        sheetRow(keys, gathering, person, employment, {
          facts,
          leaves: leaves.get(facts.personId) ?? [],
          listed,
          sources,
        }),
      );
  }
}

type Employment = StoredFacts['employments'][number];

const employedOn = (facts: StoredFacts, day: Day, kinds: ReadonlySet<string>): Employment | undefined =>
  facts.employments.find(({ from, to, kind }) => from <= day && (to === null || to >= day) && kinds.has(kind));

interface Known {
  facts: StoredFacts;
  leaves: readonly LeaveStretch[];
  listed: ReadonlySet<number>;
  sources: ReadonlyMap<number, string>;
}

function sheetRow(keys: Keys, gathering: Gathering, person: NamedRow, employment: Employment, known: Known): Bound[] {
  const { period, units, agencies } = gathering;
  const { unitId, title } = employment;
  const { personId } = known.facts;
  const kind = employment.kind as EmploymentKind;
  const path = units.get(unitId)?.path ?? '';
  const headOf = gathering.heads.get(personId) ?? null;
  const headPath = headOf === null ? null : (units.get(headOf)?.path ?? null);
  const figures = headOf === null ? null : (gathering.unitFigures.get(headOf) ?? {});
  const rated = gathering.rated(ratingFactsOf(gathering, { ...known, kind }, figures));
  const party = known.facts.memberships.some(
    ({ code, from, to }) => code === 'dang_vien' && from <= period.cutOff && (to === null || to >= period.cutOff),
  );
  return [
    keys.next(),
    period.id,
    personId,
    agencies.deciding(path, headPath) ?? 0,
    unitId,
    path,
    person.full_name,
    person.search_name,
    person.sort_key,
    person.birth_date,
    kind,
    title,
    headOf === null ? dutyGroupOf(period.settings, title, false) : HEADS_GROUP,
    headOf,
    party ? 1 : 0,
    rated.outcome === 'not_rated' ? 'not_rated' : 'open',
    rated.facts,
    rated.outcome,
    rated.level,
    rated.best,
    rated.worst,
    rated.score,
    1,
    0,
  ];
}

/** Deferrals of a year that read as leave, by person. */
function leavesOf({ scopes }: PeopleRecords, year: number): Map<number, LeaveStretch[]> {
  const found = new Map<number, LeaveStretch[]>();
  for (const row of scopes) {
    const { status, valid_from: from, valid_to: to, reason } = row;
    if (status !== 'deferred' || from > `${year}-12-31` || (to !== null && to < `${year}-01-01`)) continue;
    const personId = Number(row.person_id);
    found.set(personId, [...(found.get(personId) ?? []), ...leaveOf({ from, to, reason })]);
  }
  return found;
}
