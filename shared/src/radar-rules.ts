import { addDays, type Day } from './calendar.js';
import { decidedBefore, leftBefore } from './radar-days.js';
import { RADAR_SETTINGS as S, type RadarFinding } from './radar.js';
import { compareRates, gapToTarget, type Rate } from './rates.js';

/** How many in the last days, and how many in the days before that tell what is usual. */
export interface Bunch {
  last: number;
  usual: number;
}

/** People recorded in the week of a cut-off, and of them those recorded in its last hour. */
export interface Batch {
  cutOff: Day;
  late: number;
  week: number;
}

/** A unit's own people on a day. */
export interface Roster {
  /** everybody who is counted, in scope or not */
  people: number;
  claimed: Rate;
}

/** Exemptions and deferrals of one criterion, recorded in the last week before its due date. */
export function exemptionsBunched(decided: Bunch, dueOn: Day): RadarFinding | null {
  const { last, usual } = decidedBefore(dueOn);
  return bunched('exemptions_bunched', decided, { dueOn, from: usual.from, to: last.to });
}

/** People whose last day of work is in the week before a due date; transfers are none. */
export function departuresBunched(left: Bunch, dueOn: Day): RadarFinding | null {
  const { last, usual } = leftBefore(dueOn);
  return bunched('departures_bunched', left, { dueOn, from: usual.from, to: last.to });
}

function bunched(
  rule: 'exemptions_bunched' | 'departures_bunched',
  { last, usual }: Bunch,
  { dueOn, from, to }: { dueOn: Day; from: Day; to: Day },
): RadarFinding | null {
  if (last < S.leastBunched || last < S.bunchTimes * usual) return null;
  return { rule, cutOff: dueOn, from, to, part: last, of: last + usual, before: null, after: null };
}

/** Most of a week's records came in the last hour before a cut-off. */
export function lateBatch({ cutOff, late, week }: Batch): RadarFinding | null {
  if (late < S.leastLate || 100 * late < S.latePercent * week) return null;
  const from = addDays(cutOff, 1 - S.batchDays);
  return { rule: 'late_batch', cutOff, from, to: cutOff, part: late, of: week, before: null, after: null };
}

/**
 * The target is met by what the unit reports, and hardly any of it is verified.
 * @throws RateError for figures that cannot be
 */
export function lowVerified(claimed: Rate, verified: number, target: number, today: Day): RadarFinding | null {
  const { achieved: reported, inScope } = claimed;
  if (inScope < S.leastPeople || gapToTarget(reported, inScope, target) > 0) return null;
  if (100 * verified >= S.lowVerifiedPercent * reported) return null;
  return {
    rule: 'low_verified',
    cutOff: null,
    from: null,
    to: today,
    part: verified,
    of: reported,
    before: null,
    after: claimed,
  };
}

/** Many fewer people than four weeks ago, and a better rate. @throws RateError for figures that cannot be */
export function shrinkingRoster(then: Roster, now: Roster, today: Day): RadarFinding | null {
  const gone = then.people - now.people;
  if (then.people < S.leastPeople || gone < S.leastGone || 100 * gone <= S.shrinkPercent * then.people) return null;
  if (then.claimed.inScope === 0 || now.claimed.inScope === 0) return null;
  if (compareRates(now.claimed, then.claimed) <= 0) return null;
  return {
    rule: 'shrinking_roster',
    cutOff: null,
    from: addDays(today, -S.shrinkDays),
    to: today,
    part: now.people,
    of: then.people,
    before: then.claimed,
    after: now.claimed,
  };
}

/** What had been reported as achieved by a due date and was taken back soon after it, and not given again. */
export function takenBack({ last, usual }: Bunch, inScope: number, dueOn: Day): RadarFinding | null {
  if (last < S.leastTakenBack || last < S.takenBackTimes * usual) return null;
  if (100 * last < S.takenBackPercent * inScope) return null;
  const from = addDays(dueOn, 1 - S.takenBackDays);
  const to = addDays(dueOn, S.takenBackDays);
  return { rule: 'taken_back', cutOff: dueOn, from, to, part: last, of: inScope, before: null, after: null };
}
