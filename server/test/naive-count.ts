import type { Day } from '@dat100/shared/calendar';
import { COUNT_COLUMNS, type CountRules, type PersonFacts } from '@dat100/shared/person-history';
import { standings, standingOn, type CriterionRule } from '@dat100/shared/stages';

const covers = (stretch: { from: Day; to: Day | null }, day: Day) =>
  stretch.from <= day && (stretch.to === null || stretch.to >= day);

/** A person's row of counts on a day, written down anew from DOMAIN and not taken from the code that is tested. */
function rowOf(criterion: CriterionRule, facts: PersonFacts, day: Day): Record<string, number> {
  const standing = standingOn(standings(criterion, facts.events, facts.birthDate), day);
  const achieved = standing !== null && criterion.stages[standing.stage]?.achieved === true;
  const marks = facts.scopes.filter((mark) => mark.criterionId === criterion.id && covers(mark, day));
  if (marks.length > 0) {
    const status = marks.some((mark) => mark.status === 'exempt') ? 'exempt' : 'deferred';
    return { [status]: 1, achieved_out: achieved ? 1 : 0 };
  }
  return {
    in_scope: 1,
    [standing ? `s${standing.stage}` : 'no_event']: 1,
    verified: achieved && standing.trust >= criterion.verifiedFrom ? 1 : 0,
    police: achieved && standing.trust >= 5 ? 1 : 0,
  };
}

/** Every counter there should be on a day, by `unit|criterion|lens`: the people of the unit alone, and with all below. */
export function naiveCounts(
  rules: CountRules,
  paths: ReadonlyMap<number, readonly number[]>,
  people: Iterable<PersonFacts>,
  day: Day,
): { own: Map<string, number[]>; whole: Map<string, number[]> } {
  const own = new Map<string, number[]>();
  const whole = new Map<string, number[]>();
  const add = (to: Map<string, number[]>, key: string, row: Record<string, number>) => {
    const sum = to.get(key) ?? COUNT_COLUMNS.map(() => 0);
    to.set(
      key,
      sum.map((n, i) => n + (row[COUNT_COLUMNS[i] ?? ''] ?? 0)),
    );
  };
  for (const facts of people) {
    const job = facts.employments.find((e) => covers(e, day));
    if (!job || !rules.countedKinds.has(job.kind)) continue;
    const held = new Set(facts.memberships.filter((m) => covers(m, day)).map((m) => `membership:${m.code}`));
    for (const criterion of rules.criteria)
      for (const lens of ['all', `kind:${job.kind}`, ...held]) {
        const row = rowOf(criterion, facts, day);
        add(own, `${job.unitId}|${criterion.id}|${lens}`, row);
        for (const id of paths.get(job.unitId) ?? []) add(whole, `${id}|${criterion.id}|${lens}`, row);
      }
  }
  return { own, whole };
}
