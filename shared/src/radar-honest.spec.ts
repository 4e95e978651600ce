import { describe, expect, it } from '@jest/globals';
import { addDays, daysBetween, weekdayOf, type Day } from './calendar.js';
import type { RadarFinding, RadarRule } from './radar.js';
import { decidedBefore, leftBefore, type Span } from './radar-days.js';
import {
  departuresBunched,
  exemptionsBunched,
  lateBatch,
  lowVerified,
  shrinkingRoster,
  takenBack,
  type Bunch,
} from './radar-rules.js';

// Half a year of a unit that does its work as offices do: papers as they come or once a month, contracts that end with
// the quarter, lists sent on Friday afternoon, somebody who works at night, slips that are put right. The radar asks
// such a unit hardly anything; whoever cheats in one way or another is asked.

const HISTORIES = 500;
const FIRST: Day = '2023-08-01';
const DUE: Day = '2023-12-31';
const LAST: Day = '2024-01-28';
const DAYS = Array.from({ length: daysBetween(FIRST, LAST) + 1 }, (_, n) => {
  const day = addDays(FIRST, n);
  return { day, weekday: weekdayOf(day), date: Number(day.slice(8)) };
});
const WEEKS = ['2023-12-08', '2023-12-15', '2023-12-22', '2023-12-29', DUE].map((to) => ({
  from: addDays(to, -6),
  to,
}));
const AFTER: Span = { from: addDays(DUE, 1), to: LAST };
const BEFORE: Span = { from: addDays(DUE, -27), to: DUE };
const [DECIDED, LEFT] = [decidedBefore(DUE), leftBefore(DUE)];
const QUARTER_ENDS: readonly Day[] = ['2023-09-30', '2023-12-31'];
const LATE_FROM = 23 * 60;

/** A day on which something happened to so many people, at a minute of the day. */
interface Happened {
  day: Day;
  minute: number;
  people: number;
}

interface History {
  people: number;
  exempted: Happened[];
  left: Happened[];
  recorded: Happened[];
  correctedAfter: Happened[];
  /** as things stand at the end */
  verified: number;
  claimed: number;
  /** people, and achieved of them, four weeks before the end */
  then: { people: number; claimed: number };
}

/** Numbers by chance, the same ones for the same seed (Lehmer). */
class Draw {
  constructor(private state: number) {}

  below(n: number): number {
    this.state = (this.state * 48_271) % 2_147_483_647;
    return this.state % n;
  }
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }
  /** how many of n, each with a chance in a hundred thousand */
  of(n: number, chance: number): number {
    const whole = n * chance;
    return Math.floor(whole / 100_000) + (this.below(100_000) < whole % 100_000 ? 1 : 0);
  }
}

function honest(draw: Draw): History {
  const people = draw.between(12, 400);
  const monthly = draw.below(3) === 0 ? draw.between(1, 28) : null;
  const habit = draw.below(10);
  const history: History = {
    people,
    exempted: [],
    left: [],
    recorded: [],
    correctedAfter: [],
    verified: 0,
    claimed: 0,
    then: { people: 0, claimed: 0 },
  };
  const put = (list: Happened[], day: Day, count: number, minute = draw.between(8 * 60, 17 * 60)) => {
    if (count > 0) list.push({ day, minute, people: count });
  };
  for (const { day, weekday, date } of DAYS) {
    if (QUARTER_ENDS.includes(day)) put(history.left, day, draw.of(people, draw.below(4_000)));
    if (monthly === date) put(history.exempted, day, draw.of(people, draw.below(4_000)));
    if (weekday > 5) continue;
    if (monthly === null) put(history.exempted, day, draw.of(people, draw.below(150)));
    put(history.left, day, draw.of(people, draw.below(90)));
    put(history.correctedAfter, day, draw.of(people, draw.below(60)));
    // Two in ten send a list each Friday, one in ten works at night, the others record as it comes.
    if (habit < 2)
      put(history.recorded, day, weekday === 5 ? draw.of(people, 10_000) : 0, draw.between(14 * 60, 18 * 60));
    else if (habit === 2) put(history.recorded, day, draw.of(people, 2_000), draw.between(18 * 60, 24 * 60 - 1));
    else put(history.recorded, day, draw.of(people, 2_000));
  }
  history.claimed = draw.below(2) === 0 ? people : people - draw.of(people, draw.below(30_000));
  // One unit in fifty has just come to the end and is still looking at phones.
  const looked = draw.below(50) === 0 ? draw.between(0, 40) : draw.between(25, 98);
  history.verified = Math.floor((history.claimed * looked) / 100);
  const moved =
    draw.below(40) === 0 ? draw.of(people, draw.between(3_000, 15_000)) : draw.of(people, draw.below(3_000));
  const before = people + moved;
  history.then = { people: before, claimed: Math.min(before, history.claimed - draw.of(people, draw.below(8_000))) };
  return history;
}

const within = (list: readonly Happened[], { from, to }: Span) =>
  list.reduce((sum, { day, people }) => sum + (from <= day && day <= to ? people : 0), 0);

/** What the rules are given, counted out one by one. */
function findings(of: History): RadarFinding[] {
  const bunch = (list: readonly Happened[], days: { last: Span; usual: Span }): Bunch => ({
    last: within(list, days.last),
    usual: within(list, days.usual),
  });
  const batches = WEEKS.map(({ from, to: cutOff }) => {
    const week = of.recorded.filter(({ day }) => from <= day && day <= cutOff);
    const late = week.filter(({ day, minute }) => day === cutOff && minute >= LATE_FROM);
    const count = (list: readonly Happened[]) => list.reduce((sum, { people }) => sum + people, 0);
    return lateBatch({ cutOff, late: count(late), week: count(week) });
  });
  const corrected = {
    last: within(of.correctedAfter, AFTER),
    usual: within(of.correctedAfter, BEFORE),
  };
  const rate = (achieved: number, inScope: number) => ({ achieved, inScope });
  return [
    exemptionsBunched(bunch(of.exempted, DECIDED), DUE),
    departuresBunched(bunch(of.left, LEFT), DUE),
    ...batches,
    lowVerified(rate(of.claimed, of.people), of.verified, 100, LAST),
    shrinkingRoster(
      { people: of.then.people, claimed: rate(of.then.claimed, of.then.people) },
      { people: of.people, claimed: rate(of.claimed, of.people) },
      LAST,
    ),
    takenBack(corrected, of.people, DUE),
  ].filter((finding) => finding !== null);
}

/** One way to cheat, put into an honest history; sizes are shares of the people, in percent. */
const CHEATS: Record<RadarRule, (history: History, draw: Draw) => void> = {
  exemptions_bunched: (of, draw) => of.exempted.push(at('2023-12-29', share(of, draw.between(15, 25)))),
  departures_bunched: (of, draw) => of.left.push(at('2023-12-28', share(of, draw.between(15, 25)))),
  late_batch: (of, draw) =>
    of.recorded.push({ ...at('2023-12-22', share(of, draw.between(15, 40)) + 10), minute: 1430 }),
  low_verified: (of, draw) => {
    of.claimed = of.people;
    of.verified = Math.floor((of.people * draw.between(0, 15)) / 100);
  },
  shrinking_roster: (of, draw) => {
    of.claimed = of.people;
    const gone = share(of, draw.between(15, 30));
    of.then = { people: of.people + gone, claimed: of.people };
  },
  taken_back: (of, draw) => of.correctedAfter.push(at('2024-01-08', share(of, draw.between(10, 30)))),
};
const at = (day: Day, people: number): Happened => ({ day, minute: 10 * 60, people });
const share = ({ people }: History, percent: number) => Math.max(5, Math.floor((people * percent) / 100));

describe('500 made-up histories', () => {
  const draws = () => Array.from({ length: HISTORIES }, (_, n) => new Draw(7_919 * (n + 1)));

  it('of honest units: at most two in a hundred are asked anything', () => {
    const asked = draws().filter((draw) => findings(honest(draw)).length > 0).length;
    expect(asked).toBeLessThanOrEqual((HISTORIES * 2) / 100);
    // A radar that never asks an honest unit has thresholds that nobody reaches.
    expect(asked).toBeGreaterThan(0);
  });

  it.each(Object.entries(CHEATS))(
    'of units that cheat by %s: at least 95 in a hundred are asked that',
    (rule, cheat) => {
      const found = draws().filter((draw) => {
        const history = honest(draw);
        cheat(history, draw);
        return findings(history).some((finding) => finding.rule === rule);
      }).length;
      expect(found).toBeGreaterThanOrEqual((HISTORIES * 95) / 100);
    },
  );
});
