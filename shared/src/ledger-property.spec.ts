import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from './calendar.js';
import type { Lens } from './codes.js';
import { LEDGER_CAUSES, ledgerEntry, ledgerLines, type LedgerAsk, type LedgerPerson } from './ledger.js';
import { pointsOf } from './ledger-points.js';
import { COUNT_COLUMNS, FIRST_STAGE_COLUMN, personDeltas, type PersonFacts } from './person-history.js';
import { standingOn, standings, type CriterionRule, type StatusFact } from './stages.js';

const stagesOf = (...codes: string[]) =>
  codes.map((code, position) => ({
    position,
    code,
    level: position,
    side: false,
    achieved: position === codes.length - 1,
  }));
const CARD: CriterionRule = { id: 1, code: 'card', verifiedFrom: 3, lapses: true, stages: stagesOf('none', 'held') };
const VNEID: CriterionRule = {
  id: 2,
  code: 'vneid',
  verifiedFrom: 3,
  lapses: false,
  stages: stagesOf('no', 'registered', 'approved', 'activated'),
};
const COUNTED = new Set(['cong_chuc', 'vien_chuc']);
/** Units 1 (the city) to 6; the parent of each. */
const PARENTS = [0, 0, 1, 1, 2, 2, 3];
const above = (unitId: number): number[] => (unitId === 0 ? [] : [unitId, ...above(PARENTS[unitId] ?? 0)]);

const FIRST = '2023-10-01';
const SPAN = 60;
const someDay = fc.integer({ min: 0, max: SPAN }).map((n) => addDays(FIRST, n));
const someEnd = fc.option(fc.integer({ min: 0, max: 40 }), { freq: 3 });
const someStretch = fc.tuple(someDay, someEnd).map(([from, n]) => ({ from, to: n === null ? null : addDays(from, n) }));
const someStretches = <T>(of: fc.Arbitrary<T>, maxLength: number) =>
  fc
    .array(fc.tuple(someStretch, of), { maxLength })
    .map((list) => list.map(([stretch, one]) => ({ ...stretch, ...one })));

/** Posts one after the other, with gaps and without. */
const somePosts = fc
  .array(
    fc.record({
      unitId: fc.integer({ min: 1, max: 6 }),
      kind: fc.constantFrom('cong_chuc', 'cong_chuc', 'vien_chuc', 'khac'),
      gap: fc.constantFrom(0, 0, 3),
      days: fc.integer({ min: 5, max: 60 }),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .chain((posts) => fc.tuple(fc.constant(posts), fc.integer({ min: -60, max: 30 }), fc.boolean()))
  .map(([posts, start, isOpen]) => {
    let at = start;
    return posts.map(({ unitId, kind, gap, days }, i) => {
      const from = addDays(FIRST, at + gap);
      at += gap + days;
      return { unitId, kind, from, to: isOpen && i === posts.length - 1 ? null : addDays(FIRST, at - 1) };
    });
  });

const someEvent: fc.Arbitrary<Omit<StatusFact, 'id'>> = fc
  .record({
    card: fc.boolean(),
    stage: fc.constantFrom(0, 1, 2, 3, 3),
    on: someDay,
    dayKind: fc.constantFrom('on' as const, 'by' as const),
    trust: fc.integer({ min: 1, max: 5 }),
    recordedAt: fc.nat({ max: 1000 }),
    issued: fc.option(fc.constantFrom('2015-03-01', '2018-06-01', '2021-11-20'), { freq: 5 }),
  })
  .map(({ card, stage, issued, ...rest }) => ({
    ...rest,
    criterionId: card ? 1 : 2,
    stage: card ? Math.min(stage, 1) : stage,
    cardIssuedOn: card ? issued : null,
  }));

const someFacts: fc.Arbitrary<PersonFacts> = fc.record({
  birthDate: fc.constantFrom(null, '1998-10-20', '1998-11-10', '1983-11-05', '1983-10-28', '1963-11-20'),
  employments: somePosts,
  memberships: someStretches(fc.record({ code: fc.constantFrom('dang_vien', 'doan_vien') }), 3),
  scopes: someStretches(
    fc.record({ criterionId: fc.constantFrom(1, 2), status: fc.constantFrom('exempt' as const, 'deferred' as const) }),
    2,
  ),
  events: fc
    .array(someEvent, { minLength: 1, maxLength: 6 })
    .map((events) => events.map((event, id) => ({ id, ...event }))),
});

/** Facts as they were known then: some of today's were recorded later, some of then have been taken back since. */
const somePerson: fc.Arbitrary<LedgerPerson> = fc
  .record({ now: someFacts, other: someFacts, late: fc.nat({ max: 9 }) })
  .map(({ now, other, late }) => {
    if (late > 5) return { now };
    if (late === 0) return { now, then: null };
    if (late === 1) return { now: null, then: other };
    if (late === 2) return { now, then: { ...now, scopes: other.scopes, employments: other.employments } };
    const taken = other.events.slice(0, 1).map((event) => ({ ...event, id: 99 }));
    return { now, then: { ...now, events: [...now.events.slice(late - 3), ...taken] } };
  });

const someAsk = fc
  .record({
    criterion: fc.constantFrom(CARD, VNEID),
    lens: fc.constantFrom<Lens>('all', 'all', 'kind:cong_chuc', 'kind:vien_chuc', 'membership:dang_vien'),
    unitId: fc.constantFrom(1, 1, 2, 2, 3, 4),
    first: fc.integer({ min: 0, max: 40 }),
    days: fc.integer({ min: 1, max: 30 }),
  })
  .map(({ unitId, first, days, ...ask }) => ({
    ...ask,
    countedKinds: COUNTED,
    holds: (id: number) => above(id).includes(unitId),
    from: addDays(FIRST, first),
    to: addDays(FIRST, first + days),
    unitId,
  }));

const covers = (stretch: { from: string; to: string | null }, day: string) =>
  stretch.from <= day && (stretch.to === null || stretch.to >= day);

/** How one person counts on a day, written down anew. */
function naive(ask: LedgerAsk, facts: PersonFacts | null, day: string) {
  const job = facts?.employments.find((e) => covers(e, day));
  if (!facts || !job) return { job: null, view: false, inScope: 0, achieved: 0 };
  const lenses = [
    'all',
    `kind:${job.kind}`,
    ...facts.memberships.filter((m) => covers(m, day)).map((m) => `membership:${m.code}`),
  ];
  const view = ask.holds(job.unitId) && COUNTED.has(job.kind) && lenses.includes(ask.lens);
  const isMarked = facts.scopes.some((s) => s.criterionId === ask.criterion.id && covers(s, day));
  const standing = standingOn(standings(ask.criterion, facts.events, facts.birthDate), day);
  const inScope = view && !isMarked ? 1 : 0;
  const isLast = standing !== null && standing.stage === ask.criterion.stages.length - 1;
  return { job, view, inScope, achieved: inScope === 1 && isLast ? 1 : 0 };
}

/** The same figure out of what the counters of a city are made of. */
function counted(ask: LedgerAsk, people: (PersonFacts | null)[], day: string) {
  const rules = { criteria: [CARD, VNEID], countedKinds: COUNTED, countedFrom: '2023-01-01' };
  const last = FIRST_STAGE_COLUMN + ask.criterion.stages.length - 1;
  const sum = { achieved: 0, inScope: 0 };
  for (const facts of people)
    for (const delta of facts ? personDeltas(rules, facts) : []) {
      if (delta.criterionId !== ask.criterion.id || delta.lens !== ask.lens) continue;
      if (delta.day > day || !ask.holds(delta.unitId)) continue;
      sum.inScope += delta.counts[COUNT_COLUMNS.indexOf('in_scope')] ?? 0;
      sum.achieved += delta.counts[last] ?? 0;
    }
  return sum;
}

const total = (list: readonly { achieved: number; inScope: number }[]) => ({
  achieved: list.reduce((sum, one) => sum + one.achieved, 0),
  inScope: list.reduce((sum, one) => sum + one.inScope, 0),
});
const minus = (b: { achieved: number; inScope: number }, a: { achieved: number; inScope: number }) => ({
  achieved: b.achieved - a.achieved,
  inScope: b.inScope - a.inScope,
});

/** What must be true of a person with a cause, whatever the order in which causes are looked for. */
function isFitting(ask: LedgerAsk, { now, then = now }: LedgerPerson, cause: string): boolean {
  const [known, a, b] = [naive(ask, then, ask.from), naive(ask, now, ask.from), naive(ask, now, ask.to)];
  const isTold = known.view === a.view && known.inScope === a.inScope && known.achieved === a.achieved;
  const here = (side: typeof a) => side.job !== null && ask.holds(side.job.unitId);
  const marked = (status: string) =>
    now?.scopes.some((s) => s.criterionId === ask.criterion.id && s.status === status && covers(s, ask.to)) === true;
  if (cause === 'corrected') return !isTold;
  const enters = !known.view && b.view;
  const goes = known.view && !b.view;
  const stays = known.view && b.view;
  switch (cause) {
    case 'joined':
      return enters && known.job === null;
    case 'left':
      return goes && b.job === null;
    case 'transferred_in':
      return enters && known.job !== null && !here(known);
    case 'transferred_out':
      return goes && b.job !== null && !here(b);
    case 'lens_changed':
      return (enters || goes) && here(known) && here(b);
    case 'exempted':
      return stays && known.inScope === 1 && marked('exempt');
    case 'deferred':
      return stays && known.inScope === 1 && marked('deferred') && !marked('exempt');
    case 'exemption_ended':
      return stays && known.inScope === 0 && b.inScope === 1;
    case 'completed':
      return stays && known.inScope === 1 && b.inScope === 1 && known.achieved < b.achieved;
    default:
      return cause === 'fell_back' && stays && known.inScope === 1 && b.inScope === 1 && known.achieved > b.achieved;
  }
}

describe('ledgers of 2,000 random histories', () => {
  const seen = new Map<string, number>();

  it('sum to the difference of the two days, to the person, as counted naively and by the counters', () => {
    fc.assert(
      fc.property(someAsk, fc.array(somePerson, { minLength: 4, maxLength: 15 }), (ask, people) => {
        const lines = ledgerLines(ask, people);
        const then = people.map(({ now, then: known = now }) => known);
        const now = people.map((person) => person.now);
        const before = total(then.map((facts) => naive(ask, facts, ask.from)));
        const after = total(now.map((facts) => naive(ask, facts, ask.to)));
        expect(counted(ask, then, ask.from)).toEqual(before);
        expect(counted(ask, now, ask.to)).toEqual(after);
        expect(total(lines)).toEqual(minus(after, before));
        for (const line of lines) seen.set(line.cause, (seen.get(line.cause) ?? 0) + line.people);
        expect(new Set(lines.map(({ cause }) => cause)).size).toBe(lines.length);

        let different = 0;
        for (const person of people) {
          const { then: known = person.now } = person;
          const [a, b] = [naive(ask, known, ask.from), naive(ask, person.now, ask.to)];
          const entry = ledgerEntry(ask, person);
          const isDifferent = a.view !== b.view || a.inScope !== b.inScope || a.achieved !== b.achieved;
          if ((entry !== null) !== isDifferent)
            throw new Error(`${JSON.stringify(entry)} of ${JSON.stringify(person)}`);
          if (!entry) continue;
          different += 1;
          const fits = isFitting(ask, person, entry.cause);
          expect({ ...entry, fits }).toEqual({ cause: entry.cause, ...minus(b, a), fits: true });
        }
        expect(lines.reduce((sum, { people: n }) => sum + n, 0)).toBe(different);

        const points = pointsOf(before, after, lines);
        expect(points === null).toBe(before.inScope === 0 || after.inScope === 0);
        expect(points?.parts.reduce((sum, part) => sum + part, 0)).toBe(points?.tenths);
      }),
      { numRuns: 2000, seed: 79 },
    );
  });

  it('know every cause, or they would prove nothing of it', () => {
    expect(LEDGER_CAUSES.filter((cause) => (seen.get(cause) ?? 0) < 30)).toEqual([]);
  });
});
