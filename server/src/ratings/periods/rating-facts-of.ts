import { FAR_DAY, type Day } from '@dat100/shared/calendar';
import type { EmploymentKind, Trust } from '@dat100/shared/codes';
import { COUNT_COLUMNS, countsOf, statesOn, type CountRules, type PersonState } from '@dat100/shared/person-history';
import type { AgencyTree } from '@dat100/shared/rating-agencies';
import type { ComplianceFact, RatingFacts } from '@dat100/shared/rating-facts';
import { timeInYear, type LeaveStretch } from '@dat100/shared/rating-time';
import type { CriterionRule } from '@dat100/shared/stages';
import { searchForm } from '@dat100/shared/vietnamese-text';
import { TRUST_NAMES } from '../../people/person-standings.js';
import type { StoredFacts } from '../../rollups/person-facts.js';
import { isInForce, type Unit } from '../../units/unit.js';
import type { StoredPeriod } from './stored-periods.js';

/** What is the same for everybody of a period while their facts are gathered. */
export interface FactRules {
  period: Pick<StoredPeriod, 'year' | 'cutOff'>;
  rules: CountRules;
  units: ReadonlyMap<number, Unit>;
  agencies: AgencyTree;
}

/** What is known of one person beside the facts that count on boards. */
export interface PersonRecords {
  facts: StoredFacts;
  kind: EmploymentKind;
  /** employments that a list brought: they began on its day at the latest */
  listed: ReadonlySet<number>;
  leaves: readonly LeaveStretch[];
  /** by status event: the way it came in */
  sources: ReadonlyMap<number, string>;
}

/** The figures of a unit for its head; null for everybody else. */
export type UnitCompliance = Readonly<Record<string, ComplianceFact>>;

const [IN_SCOPE, VERIFIED, POLICE] = (['in_scope', 'verified', 'police'] as const).map((c) => COUNT_COLUMNS.indexOf(c));

/**
 * What the records say of somebody at the cut-off. What nobody has recorded is null and reads as missing: scores,
 * results and discipline are entered, and a head's people are counted once they have levels.
 */
export function ratingFactsOf(
  { period, rules, units, agencies }: FactRules,
  { facts, kind, listed, leaves, sources }: PersonRecords,
  unitFigures: UnitCompliance | null,
): RatingFacts {
  const { year, cutOff } = period;
  const time = timeInYear(
    year,
    cutOff,
    facts.employments.map((one) => ({
      from: one.from,
      to: one.to,
      unitId: one.unitId,
      agencyId: agencies.nearest(units.get(one.unitId)?.path ?? ''),
      atLatest: listed.has(one.id),
    })),
    leaves,
  );
  const old = time.moved && units.get(time.moved.unitId);
  return {
    kind,
    head: unitFigures !== null,
    worked: time.worked === null ? null : { months: time.worked, on: cutOff, source: 'employment' },
    away: { months: time.away, on: cutOff, source: 'scope' },
    maternity: time.maternity,
    moved: time.moved && {
      monthsThere: time.moved.months,
      unitExists: old !== null && old !== undefined && isInForce(old, cutOff),
      opinion: false,
    },
    discipline: null,
    compliance: unitFigures ?? ownCompliance(rules, facts, cutOff, sources),
    periods: [],
    below: null,
  };
}

function ownCompliance(
  rules: CountRules,
  facts: StoredFacts,
  day: Day,
  sources: ReadonlyMap<number, string>,
): UnitCompliance {
  const states = statesOn(rules, facts, day);
  return Object.fromEntries(
    rules.criteria.map((criterion, i) => [criterion.code, complianceOf(criterion, states[i] ?? null, sources)]),
  );
}

/** One of one, none of one; of nobody where the criterion does not apply, so that it leaves sum and weight. */
function complianceOf(
  criterion: CriterionRule,
  state: PersonState | null,
  sources: ReadonlyMap<number, string>,
): ComplianceFact {
  const counts = state ? countsOf(criterion, state) : [];
  const at = (column: number | undefined) => counts[column ?? -1] ?? 0;
  const standing = state?.standing ?? null;
  const of = at(IN_SCOPE);
  const claimed = of === 1 && standing !== null && criterion.stages[standing.stage]?.achieved === true ? 1 : 0;
  const source = standing?.eventId === null || !standing ? undefined : sources.get(standing.eventId);
  return {
    claimed: { achieved: claimed, of },
    verified: { achieved: at(VERIFIED), of },
    police: { achieved: at(POLICE), of },
    ...(standing ? { on: standing.since, trust: TRUST_NAMES[standing.trust] as Trust } : {}),
    ...(source === undefined ? {} : { source }),
  };
}

const MATERNITY = /thai san|sinh con/;
const ABSENCE = /\b(om|benh|dieu tri|nghi)\b/;

/**
 * A deferral as leave, by its words: maternity, or illness and other leave. Somebody posted elsewhere works. It is a
 * proposal: whoever enters the facts of the year puts it right.
 */
export function leaveOf(deferral: { from: Day; to: Day | null; reason: string | null }): LeaveStretch[] {
  const words = searchForm(deferral.reason ?? '');
  const kind = MATERNITY.test(words) ? 'maternity' : ABSENCE.test(words) ? 'other' : null;
  return kind === null ? [] : [{ from: deferral.from, to: deferral.to ?? FAR_DAY, kind }];
}
