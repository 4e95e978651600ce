import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  COUNT_COLUMNS,
  FIRST_STAGE_COLUMN,
  nextChangeAfter,
  personDeltas,
  stateOn,
  type CountRules,
  type Delta,
  type EmploymentFact,
  type PersonFacts,
} from './person-history.js';
import {
  daysToRecord,
  judge,
  standingOn,
  standings,
  type CriterionRule,
  type Report,
  type StatusFact,
} from './stages.js';

// The naive reading -------------------------------------------------------------------------------------------------

/**
 * A second, slow reading of DOMAIN ("People", "Criteria and stages", "Time") to judge the first by: it walks from day
 * to day and shares no code with what it judges. Only the types of the facts are theirs.
 */

/** Days one after the other, both ends included. */
function daysFrom(first: string, last: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(first); at <= Date.parse(last); at += 24 * 3600 * 1000) {
    days.push(new Date(at).toISOString().slice(0, 10));
  }
  return days;
}

/** Where somebody stands on a day, as the naive reading sees it. */
interface Stood {
  stage: number;
  since: string;
  dayKind: string;
  /** null for a card that lapsed: time has no trust */
  trust: number | null;
  lapsed: boolean;
}

interface State extends Stood {
  decidedOn: string;
}

const inYears = (day: string, years: number): string => `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;

/** A card is good until the first 25th, 40th or 60th birthday less than two years after its issue. */
function isGood(birthDate: string | null, issuedOn: string | null, day: string): boolean {
  if (birthDate === null || issuedOn === null) return true;
  for (const age of [25, 40, 60]) {
    const birthday = inYears(birthDate, age);
    if (birthday <= day && issuedOn < inYears(birthday, -2)) return false;
  }
  return true;
}

/** The issue date of the card that somebody was told to hold. */
function cardMeant(fact: StatusFact, cards: readonly string[], birthDate: string | null): string | null {
  if (fact.cardIssuedOn !== null) return fact.cardIssuedOn;
  let newest: string | null = null;
  let next: string | null = null;
  for (const issuedOn of cards) {
    if (issuedOn <= fact.on && isGood(birthDate, issuedOn, fact.on) && (newest === null || issuedOn > newest))
      newest = issuedOn;
    if (issuedOn > fact.on && (next === null || issuedOn < next)) next = issuedOn;
  }
  return newest ?? next;
}

/** Where somebody stands on each of the days, which must begin before the first fact and the first lapse. */
function stoodOn(
  rule: CriterionRule,
  all: readonly StatusFact[],
  birthDate: string | null,
  days: readonly string[],
): Map<string, Stood | null> {
  const facts = all.filter((fact) => fact.criterionId === rule.id);
  const level = (stage: number) => rule.stages[stage]!.level;
  const isCard = (stage: number) => rule.lapses && rule.stages[stage]!.achieved;
  const cards = facts.flatMap((f) => (isCard(f.stage) && f.cardIssuedOn !== null ? [f.cardIssuedOn] : []));
  const meant = new Map(facts.map((fact) => [fact, isCard(fact.stage) ? cardMeant(fact, cards, birthDate) : null]));
  const good = (fact: StatusFact, day: string) => isCard(fact.stage) && isGood(birthDate, meant.get(fact)!, day);

  const answer = new Map<string, Stood | null>();
  let state: State | null = null;
  let log: State[] = [];
  let vouching: StatusFact[] = [];
  for (const [i, day] of days.entries()) {
    const become = (next: State) => {
      state = next;
      log = [...log, next];
    };
    const lapse = () => become({ stage: 0, since: day, dayKind: 'on', trust: null, lapsed: true, decidedOn: day });
    const now = () => state as State | null;

    // In the morning cards end: those held, unless another is known to have been issued by now …
    if (now() && isCard(now()!.stage)) {
      vouching = vouching.filter((fact) => good(fact, day));
      if (vouching.length === 0) {
        let best: StatusFact | null = null;
        for (const fact of facts) {
          if (fact.on < day || fact.cardIssuedOn === null || fact.cardIssuedOn > day || !good(fact, day)) continue;
          if (best === null || fact.trust > best.trust) best = fact;
          else if (fact.trust === best.trust && fact.cardIssuedOn > best.cardIssuedOn!) best = fact;
        }
        if (best) vouching = [best];
      }
      if (vouching.length === 0) lapse();
      else state = { ...now()!, trust: Math.max(...vouching.map((fact) => fact.trust)) };
    }
    // … and those that somebody will only tell of when they have long ended.
    for (const fact of facts) {
      const endsNow = isCard(fact.stage) && !good(fact, day) && good(fact, days[i - 1] ?? '0001-01-01');
      if (!endsNow || fact.on < day) continue;
      const before = now();
      if (before && (isCard(before.stage) || before.decidedOn > meant.get(fact)!)) continue;
      lapse();
    }
    // Then the day's facts, the strongest with the last word. The same told twice was told the first time.
    const ofToday = facts.filter((fact) => fact.on === day && (!isCard(fact.stage) || good(fact, day)));
    ofToday.sort((a, b) => a.recordedAt - b.recordedAt);
    const once = ofToday.filter(
      (fact, n) =>
        !ofToday
          .slice(0, n)
          .some(
            (e) =>
              e.stage === fact.stage &&
              e.trust === fact.trust &&
              (e.dayKind === fact.dayKind || e.dayKind === 'on') &&
              (fact.cardIssuedOn === null || e.cardIssuedOn === fact.cardIssuedOn),
          ),
    );
    once.sort((a, b) => a.trust - b.trust || level(a.stage) - level(b.stage));
    for (const fact of once) {
      const fresh: State = {
        stage: fact.stage,
        since: day,
        dayKind: fact.dayKind,
        trust: fact.trust,
        lapsed: false,
        decidedOn: day,
      };
      const before = now();
      if (before && before.stage === fact.stage) {
        if (before.lapsed) continue;
        vouching.push(fact);
        const stronger = fact.trust > before.trust!;
        const told = fact.dayKind === 'on' && (stronger || (before.dayKind === 'by' && before.since === day));
        if (stronger) state = { ...before, trust: fact.trust };
        if (told) state = { ...now()!, since: day, dayKind: 'on' };
        log.push(now()!);
      } else if (!before || level(fact.stage) >= level(before.stage)) {
        vouching = [fact];
        become(fresh);
      } else if (fact.trust > (before.trust ?? 0)) {
        let past: State | null = null;
        for (const entry of log) if (level(entry.stage) <= level(fact.stage)) past = entry;
        become(
          fact.dayKind === 'by' && past?.stage === fact.stage
            ? { ...fresh, since: past.since, dayKind: past.dayKind }
            : fresh,
        );
      }
    }
    const then = now();
    answer.set(
      day,
      then && { stage: then.stage, since: then.since, dayKind: then.dayKind, trust: then.trust, lapsed: then.lapsed },
    );
  }
  return answer;
}

/** 'unit|criterion|lens' -> what one person adds there, by the names of the columns; rows that add nothing are absent. */
type Rows = Map<string, Record<string, number>>;

/** What a person adds to the boards of a day. */
function rowsOf(
  rules: { criteria: readonly CriterionRule[]; countedKinds: ReadonlySet<string> },
  facts: PersonFacts,
  day: string,
  stood: (rule: CriterionRule) => Stood | null,
): Rows {
  const rows: Rows = new Map();
  const isOn = ({ from, to }: { from: string; to: string | null }) => from <= day && (to === null || to >= day);
  let employment: EmploymentFact | null = null;
  for (const e of facts.employments) if (isOn(e)) employment = e;
  if (!employment || !rules.countedKinds.has(employment.kind)) return rows;
  const lenses = new Set(['all', `kind:${employment.kind}`]);
  for (const m of facts.memberships) if (isOn(m)) lenses.add(`membership:${m.code}`);
  for (const rule of rules.criteria) {
    const standing = stood(rule);
    const achieved = standing !== null && rule.stages[standing.stage]!.achieved;
    const marks = facts.scopes.filter((s) => s.criterionId === rule.id && isOn(s));
    const row: Record<string, number> = {};
    if (marks.some((s) => s.status === 'exempt')) row.exempt = 1;
    else if (marks.length > 0) row.deferred = 1;
    if (marks.length > 0 && achieved) row.achieved_out = 1;
    if (marks.length === 0) {
      row.in_scope = 1;
      row[standing === null ? 'no_event' : `s${standing.stage}`] = 1;
      if (achieved && standing.trust! >= rule.verifiedFrom) row.verified = 1;
      if (achieved && standing.trust! >= 5) row.police = 1;
    }
    for (const lens of lenses) rows.set(`${employment.unitId}|${rule.id}|${lens}`, row);
  }
  return rows;
}

// Random people ------------------------------------------------------------------------------------------------------

function criterion(id: number, code: string, lapses: boolean, levels: number[]): CriterionRule {
  const top = Math.max(...levels);
  const stages = levels.map((level, position) => {
    return { position, code: `s${position}`, level, side: false, achieved: level === top };
  });
  return { id, code, verifiedFrom: 3, lapses, stages };
}

/** The three criteria of the VNeID directive; level 1 of the second has the side stage. */
const CARD = criterion(1, 'chip_card', true, [0, 1, 2]);
const VNEID = criterion(2, 'vneid_level2', false, [0, 1, 1, 2, 3]);
const SERVICE = criterion(3, 'online_service', false, [0, 1, 2]);

const COUNTED = new Set(['can_bo', 'cong_chuc', 'vien_chuc', 'nguoi_lao_dong']);
const rulesOf = (criteria: CriterionRule[], countedFrom = '2023-01-01'): CountRules => ({
  criteria,
  countedKinds: COUNTED,
  countedFrom,
});

/** A sum of deltas up to a day, by 'unit|criterion|lens', without columns and rows that come to nothing. */
function summed(deltas: readonly Delta[], day: string): Rows {
  const rows: Rows = new Map();
  for (const delta of deltas) {
    if (delta.day > day) continue;
    const key = `${delta.unitId}|${delta.criterionId}|${delta.lens}`;
    const row = rows.get(key) ?? {};
    COUNT_COLUMNS.forEach((column, i) => {
      row[column] = (row[column] ?? 0) + delta.counts[i]!;
      if (row[column] === 0) delete row[column];
    });
    rows.set(key, row);
  }
  for (const [key, row] of rows) if (Object.keys(row).length === 0) rows.delete(key);
  return rows;
}

/** Equal, told in one comparison of texts: thousands of deep ones take minutes. */
function expectSame(found: unknown, expected: unknown): void {
  const text = (value: unknown) =>
    JSON.stringify(
      value,
      (_key, v) => (v instanceof Map ? [...v].map(([k, row]) => [k, Object.entries(row).sort()]).sort() : v),
      1,
    );
  expect(text(found)).toBe(text(expected));
}

// Random people in a small world, so that days, birthdays and sources meet often.

const DAYS = daysFrom('2023-04-28', '2023-05-31');
const CRITERIA = [CARD, VNEID, SERVICE];
const someDay = fc.constantFrom(...DAYS.slice(4, 30));
const someStretch = fc
  .tuple(someDay, fc.option(someDay, { freq: 3 }))
  .map(([from, to]) => ({ from, to: to === null || to >= from ? to : from }));
/** The 25th, 40th and 60th birthday of these fall into the small world. */
const someBirthDate = fc.constantFrom(null, '1998-05-10', '1983-05-14', '1983-05-21', '1963-05-20', '1990-01-01');
/** About the two years before those birthdays, and in the small world itself. */
const someIssue = fc.oneof(
  fc.constantFrom(
    '2020-01-01',
    '2021-05-09',
    '2021-05-10',
    '2021-05-13',
    '2021-05-14',
    '2021-05-20',
    '2021-05-21',
    '2022-02-02',
  ),
  fc.constantFrom(...DAYS.slice(6, 28)),
);
const someEventOf = (rule: CriterionRule): fc.Arbitrary<Omit<StatusFact, 'id'>> =>
  fc.record({
    criterionId: fc.constant(rule.id),
    stage: fc.nat({ max: rule.stages.length - 1 }),
    on: someDay,
    dayKind: fc.constantFrom('on', 'by'),
    trust: fc.integer({ min: 1, max: 5 }),
    recordedAt: fc.nat({ max: 1000 }),
    cardIssuedOn: fc.option(someIssue),
  });
const numbered = (events: Omit<StatusFact, 'id'>[]): StatusFact[] =>
  events.map((event, id) => ({ ...event, id, recordedAt: event.recordedAt * 100 + id }));
const someEventsOf = (rule: CriterionRule) => fc.array(someEventOf(rule), { maxLength: 8 }).map(numbered);

/** Days cut the time into stretches; in each one somebody is employed somewhere, or nowhere. */
const someEmployments: fc.Arbitrary<EmploymentFact[]> = fc
  .tuple(
    fc.uniqueArray(someDay, { minLength: 1, maxLength: 4 }),
    fc.array(
      fc.option(
        fc.record({ unitId: fc.integer({ min: 1, max: 2 }), kind: fc.constantFrom('cong_chuc', 'vien_chuc', 'khac') }),
        { freq: 4 },
      ),
      { minLength: 4, maxLength: 4 },
    ),
    fc.boolean(),
  )
  .map(([cuts, places, open]) => {
    const days = [...cuts].sort();
    return days.flatMap((from, i) => {
      const next = days[i + 1];
      const place = places[i];
      const to = next === undefined ? null : DAYS[DAYS.indexOf(next) - 1]!;
      return !place || (next === undefined && !open) ? [] : [{ ...place, from, to }];
    });
  });
const somePerson: fc.Arbitrary<PersonFacts> = fc.record({
  birthDate: someBirthDate,
  employments: someEmployments,
  memberships: fc.array(
    fc.tuple(someStretch, fc.constantFrom('dang_vien', 'doan_vien', 'cong_doan')).map(([s, code]) => ({ ...s, code })),
    { maxLength: 3 },
  ),
  scopes: fc.array(
    fc
      .tuple(someStretch, fc.constantFrom(1, 2, 3), fc.constantFrom('deferred' as const, 'exempt' as const))
      .map(([s, criterionId, status]) => ({ ...s, criterionId, status })),
    { maxLength: 3 },
  ),
  events: fc.array(fc.oneof(...CRITERIA.map(someEventOf)), { maxLength: 10 }).map(numbered),
});
const someCriterion = fc.constantFrom(...CRITERIA);
const someTold = someCriterion.chain((rule) =>
  fc.record({
    rule: fc.constant(rule),
    birthDate: someBirthDate,
    events: someEventsOf(rule),
    next: someEventOf(rule),
    asOf: someDay,
  }),
);
const RUNS = { numRuns: 500 };

describe('laws', () => {
  it('standings are what a naive reading, day by day, comes to', () => {
    fc.assert(
      fc.property(
        someCriterion.chain((rule) => fc.tuple(fc.constant(rule), someEventsOf(rule))),
        someBirthDate,
        ([rule, events], birthDate) => {
          const naive = stoodOn(rule, events, birthDate, DAYS);
          const history = standings(rule, events, birthDate);
          const read = DAYS.map((day) => {
            const standing = standingOn(history, day);
            if (!standing) return [day, null];
            const { stage, since, dayKind, trust, lapsed } = standing;
            return [day, { stage, since, dayKind, trust: lapsed ? null : trust, lapsed }];
          });
          expectSame(read, [...naive]);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('histories ascend, and name an event unless time alone moved', () => {
    fc.assert(
      fc.property(someTold, ({ rule, events, birthDate }) => {
        const history = standings(rule, events, birthDate);
        expect(history.map(({ from }) => from)).toEqual([...new Set(history.map(({ from }) => from))].sort());
        for (const { stage, since, from, eventId, trust, lapsed } of history) {
          expect(since <= from).toBe(true);
          const event = events.find(({ id }) => id === eventId);
          if (lapsed) expect([stage, eventId, since]).toEqual([0, null, from]);
          else expect([event?.stage, event?.trust]).toEqual([stage, trust]);
        }
      }),
      RUNS,
    );
  });

  it('the sum of deltas up to a day is what the person adds to the boards of that day', () => {
    fc.assert(
      fc.property(somePerson, someDay, (person, countedFrom) => {
        const deltas = personDeltas(rulesOf(CRITERIA, countedFrom), person);
        const stood = new Map(CRITERIA.map((rule) => [rule.id, stoodOn(rule, person.events, person.birthDate, DAYS)]));
        for (const day of DAYS) {
          const naive = rowsOf(rulesOf(CRITERIA), person, day, (rule) => stood.get(rule.id)!.get(day)!);
          expectSame([day, summed(deltas, day)], [day, day < countedFrom ? new Map() : naive]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('the order of facts is of no weight', () => {
    const shuffled = <T>(list: readonly T[]) => fc.shuffledSubarray([...list], { minLength: list.length });
    fc.assert(
      fc.property(
        somePerson.chain((person) =>
          fc.tuple(
            fc.constant(person),
            fc.record({
              birthDate: fc.constant(person.birthDate),
              employments: shuffled(person.employments),
              memberships: shuffled(person.memberships),
              scopes: shuffled(person.scopes),
              events: shuffled(person.events),
            }),
          ),
        ),
        ([person, other]) => {
          const rules = rulesOf(CRITERIA, '2023-05-10');
          expectSame(personDeltas(rules, other), personDeltas(rules, person));
          for (const rule of CRITERIA) {
            const [a, b] = [person, other].map((p) => standings(rule, p.events, p.birthDate));
            expectSame(b, a);
            expectSame(
              DAYS.map((day) => stateOn(rule, other, b!, day)),
              DAYS.map((day) => stateOn(rule, person, a!, day)),
            );
          }
        },
      ),
      RUNS,
    );
  });

  it('in scope = stages + no event; police ≤ verified ≤ claimed ≤ in scope; nothing is negative', () => {
    fc.assert(
      fc.property(fc.array(somePerson, { minLength: 1, maxLength: 4 }), someDay, (people, day) => {
        const rows = summed(
          people.flatMap((person) => personDeltas(rulesOf(CRITERIA, DAYS[0]), person)),
          day,
        );
        for (const [key, row] of rows) {
          const rule = CRITERIA.find(({ id }) => key.includes(`|${id}|`))!;
          const n = (column: string) => row[column] ?? 0;
          const stages = rule.stages.map(({ position }) => n(COUNT_COLUMNS[FIRST_STAGE_COLUMN + position]!));
          const claimed = rule.stages.reduce((sum, { achieved }, i) => sum + (achieved ? stages[i]! : 0), 0);
          expect(stages.reduce((sum, count) => sum + count, 0) + n('no_event')).toBe(n('in_scope'));
          expect([n('police') <= n('verified'), n('verified') <= claimed, claimed <= n('in_scope')]).toEqual([
            true,
            true,
            true,
          ]);
          expect(n('achieved_out')).toBeLessThanOrEqual(n('deferred') + n('exempt'));
          expect(Object.values(row).filter((count) => count < 0)).toEqual([]);
        }
      }),
      RUNS,
    );
  });

  it('between two changes nothing changes', () => {
    fc.assert(
      fc.property(somePerson, (person) => {
        const rules = rulesOf(CRITERIA, DAYS[0]);
        const deltas = personDeltas(rules, person);
        const shown = (day: string) =>
          CRITERIA.map((rule) => stateOn(rule, person, standings(rule, person.events, person.birthDate), day));
        DAYS.forEach((day, i) => {
          const tomorrow = DAYS[i + 1];
          if (tomorrow === undefined || nextChangeAfter(rules, person, day) === tomorrow) return;
          expectSame(shown(tomorrow), shown(day));
          expectSame(summed(deltas, tomorrow), summed(deltas, day));
        });
      }),
      { numRuns: 200 },
    );
  });
});

describe('laws of judging', () => {
  type Told = {
    rule: CriterionRule;
    birthDate: string | null;
    events: StatusFact[];
    next: Omit<StatusFact, 'id'>;
    asOf: string;
  };
  const reportOf = ({ next, asOf }: Told): Report => {
    const { stage, on, dayKind, trust, cardIssuedOn } = next;
    return { stage, on, dayKind, trust, cardIssuedOn, asOf: dayKind === 'by' || asOf < on ? on : asOf };
  };
  const recorded = (told: Told, days: { on: string; dayKind: 'on' | 'by' }[]): StatusFact[] => [
    ...told.events,
    ...days.map((day, i) => ({ ...told.next, ...day, id: 1000 + i, recordedAt: 1_000_000 + i })),
  ];
  /** Most reports are about what is known already. */
  const someReport = someTold.chain((told) => {
    if (told.events.length === 0) return fc.constant(told);
    const again = fc
      .constantFrom(...told.events)
      .chain((event) =>
        fc.record({ event: fc.constant(event), on: fc.option(someDay), trust: fc.integer({ min: 1, max: 5 }) }),
      );
    return fc.oneof(
      fc.constant(told),
      again.map(({ event, on, trust }) => ({ ...told, next: { ...event, trust, on: on ?? event.on } })),
    );
  });
  const shown = (told: Told, events: StatusFact[], day: string) => {
    const standing = standingOn(standings(told.rule, events, told.birthDate), day);
    return standing && { ...standing, from: null, eventId: null };
  };

  it('what is known changes no standing on or after the report’s day', () => {
    let known = 0;
    fc.assert(
      fc.property(someReport, (told) => {
        const report = reportOf(told);
        if (judge(told.rule, told.events, told.birthDate, report) !== 'known') return;
        known += 1;
        const after = recorded(told, [report]);
        for (const day of DAYS)
          if (day >= report.asOf) expect([day, shown(told, after, day)]).toEqual([day, shown(told, told.events, day)]);
      }),
      { numRuns: 3000 },
    );
    expect(known).toBeGreaterThan(100);
  });

  it('what was recorded is known when it is told again', () => {
    fc.assert(
      fc.property(someReport, (told) => {
        const report = reportOf(told);
        const verdict = judge(told.rule, told.events, told.birthDate, report);
        if (verdict !== 'new' && verdict !== 'overrules') return;
        const after = recorded(told, daysToRecord(report, verdict));
        expect([verdict, judge(told.rule, after, told.birthDate, report)]).toEqual([verdict, 'known']);
      }),
      { numRuns: 3000 },
    );
  });

  it('what overrules stands on its day; what is backwards or weaker would not have stood', () => {
    fc.assert(
      fc.property(someReport, (told) => {
        const report = reportOf(told);
        const verdict = judge(told.rule, told.events, told.birthDate, report);
        const after = shown(told, recorded(told, daysToRecord(report, verdict)), report.asOf);
        if (verdict === 'overrules') expect(after?.stage).toBe(report.stage);
        const alone = shown(told, recorded(told, [report]), report.asOf);
        if (verdict === 'moves_backwards' || verdict === 'contradicts_stronger')
          expect(alone?.stage).not.toBe(report.stage);
      }),
      { numRuns: 3000 },
    );
  });
});
