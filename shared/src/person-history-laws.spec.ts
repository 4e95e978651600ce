import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { stoodOn, rowsOf, type Rows } from '../test/naive-history.js';
import {
  rulesOf,
  DAYS,
  CRITERIA,
  someDay,
  someBirthDate,
  someEventsOf,
  somePerson,
  someCriterion,
  someTold,
} from '../test/random-people.js';
import { runs } from '../test/runs.js';
import {
  COUNT_COLUMNS,
  FIRST_STAGE_COLUMN,
  nextChangeAfter,
  personDeltas,
  stateOn,
  type Delta,
} from './person-history.js';
import { standingOn, standings } from './stages.js';

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

const RUNS = runs(500);

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
      runs(2000),
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
      runs(300),
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
      runs(200),
    );
  });
});
