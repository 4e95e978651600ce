import { describe, expect, it } from '@jest/globals';
import { isDay } from '@dat100/shared/calendar';
import { citizenIdWarnings, parseCitizenId, parsePhone } from '@dat100/shared/citizen-id';
import { EMPLOYMENT_KINDS, MEMBERSHIPS, STUCK_REASONS, TRUST_LEVELS } from '@dat100/shared/codes';
import { standingOn, standings } from '@dat100/shared/stages';
import type { CriterionRule } from '@dat100/shared/stages';
import { cleanText } from '@dat100/shared/vietnamese-text';
import { vneidDirective } from '../directives/vneid-directive.js';
import { buildPeople } from './city-people.js';
import type { Era, SeedCriterion, SeedEvent, SeedPerson } from './seed-types.js';
import { buildUnits } from './unit-tree.js';

const TODAY = '2026-11-21';
const PEOPLE = 20_000;
const STAGES: Record<SeedCriterion, string[]> = {
  chip_card: ['none', 'applied', 'held'],
  vneid_level2: ['not_registered', 'registered', 'rejected', 'approved', 'activated'],
  online_service: ['never', 'account_ready', 'used'],
};
const CRITERIA = Object.keys(STAGES) as SeedCriterion[];

const eventsOf = (person: SeedPerson, criterion: SeedCriterion): SeedEvent[] =>
  person.events.filter((event) => event.criterion === criterion);
const lastStage = (person: SeedPerson, criterion: SeedCriterion): string | undefined =>
  eventsOf(person, criterion).at(-1)?.stage;
const dayOf = (event: SeedEvent): string => event.on ?? event.by ?? '';

/** The criteria of the directive as the counting rules take them. */
const RULES: CriterionRule[] = vneidDirective(TODAY, TODAY, TODAY).criteria.map((criterion, id) => ({
  ...criterion,
  id,
  stages: criterion.stages.map(({ code, level, side = false, achieved = false }, position) => ({
    position,
    code,
    level,
    side,
    achieved,
  })),
}));

/** The stage a person stands at today by the rules: its code and trust; '-' when nothing is known, 'lapsed' as said. */
function standingToday(person: SeedPerson, rule: CriterionRule): string {
  const facts = person.events
    .filter(({ criterion }) => criterion === rule.code)
    .map((event, i) => ({
      id: i,
      criterionId: rule.id,
      stage: rule.stages.findIndex(({ code }) => code === event.stage),
      on: dayOf(event),
      dayKind: event.on === null ? ('by' as const) : ('on' as const),
      trust: TRUST_LEVELS[event.trust],
      recordedAt: i,
      cardIssuedOn: event.stage === 'held' ? person.cardIssuedOn : null,
    }));
  const standing = standingOn(standings(rule, facts, person.birthDate), TODAY);
  if (!standing) return '-';
  return standing.lapsed ? 'lapsed' : `${rule.stages[standing.stage]?.code} ${standing.trust}`;
}

function isSorted(texts: string[]): boolean {
  return texts.every((text, i) => i === 0 || (texts[i - 1] ?? '') <= text);
}

// Twenty thousand people: a rule is one expectation on those who break it, not one on each.
describe.each([2023, 2025] as Era[])('the people of %d', (era) => {
  const units = buildUnits(era);
  const people = [...buildPeople(units, { people: PEOPLE, seed: 100, today: TODAY })];
  const byCode = new Map(units.map((unit) => [unit.code, unit]));

  it('are as many as asked for, all in a unit, and none of the units is empty', () => {
    expect(people).toHaveLength(PEOPLE);
    const counts = new Map<string, number>();
    for (const { unitCode } of people) counts.set(unitCode, (counts.get(unitCode) ?? 0) + 1);
    expect([...counts.keys()].filter((code) => !byCode.has(code))).toEqual([]);
    expect(units.filter(({ code }) => (counts.get(code) ?? 0) < 3)).toEqual([]);
  });

  it('have one head in each unit', () => {
    const heads = people.filter(({ isHead }) => isHead);
    expect(heads.map(({ unitCode }) => unitCode).sort()).toEqual(units.map(({ code }) => code).sort());
    expect(heads.find(({ unitCode }) => unitCode === '79')?.title).toBe('Chủ tịch UBND Thành phố');
  });

  it('have valid ids of their own that agree with sex and birth date', () => {
    expect(new Set(people.map(({ citizenId }) => citizenId)).size).toBe(PEOPLE);
    const parsed = people.map(({ citizenId }) => parseCitizenId(citizenId));
    expect(parsed.filter((result) => !result.ok || result.padded)).toEqual([]);
    expect(people.filter((person) => citizenIdWarnings(person.citizenId, person).length > 0)).toEqual([]);
  });

  it('are nobody: serials begin with 9, phones have 000 in the middle and can still be read', () => {
    expect(people.filter(({ citizenId }) => citizenId.charAt(6) !== '9')).toEqual([]);
    expect(people.filter(({ phone }) => !/^0\d{2}000\d{4}$/.test(phone) || parsePhone(phone).phone !== phone)).toEqual(
      [],
    );
  });

  it('have clean names of three words or more, and a title', () => {
    const unfit = ({ fullName }: SeedPerson): boolean =>
      cleanText(fullName) !== fullName || fullName.split(' ').length < 3;
    expect(people.filter(unfit)).toEqual([]);
    expect(people.filter(({ title }) => title === '')).toEqual([]);
  });

  it('are grown up, and employed while their unit stands', () => {
    const year = (day: string): number => Number(day.slice(0, 4));
    const odd = ({ birthDate, employedFrom, unitCode }: SeedPerson): boolean =>
      !isDay(birthDate) ||
      !isDay(employedFrom) ||
      year(employedFrom) - year(birthDate) < 20 ||
      employedFrom < (byCode.get(unitCode)?.validFrom ?? '') ||
      employedFrom > TODAY;
    expect(people.filter(odd)).toEqual([]);
    expect(people.flatMap(({ memberships }) => memberships).filter(({ from }) => !isDay(from) || from > TODAY)).toEqual(
      [],
    );
  });

  it('use known codes only', () => {
    const kinds = new Set<string>(EMPLOYMENT_KINDS.filter((kind) => kind.onByDefault).map(({ code }) => code));
    expect(people.filter(({ kind }) => !kinds.has(kind))).toEqual([]);
    const codesOf = (entries: readonly { code: string }[]): Set<string> => new Set(entries.map(({ code }) => code));
    const unknown = people.flatMap(({ memberships, events, reason }) => [
      ...memberships.filter(({ code }) => !codesOf(MEMBERSHIPS).has(code)),
      ...events.filter(({ criterion, stage, trust }) => !STAGES[criterion].includes(stage) || !TRUST_LEVELS[trust]),
      ...(reason && !codesOf(STUCK_REASONS).has(reason.code) ? [reason] : []),
    ]);
    expect(unknown).toEqual([]);
  });

  it('have events in order, with either the day or the day of the list', () => {
    const disordered = people.filter((person) =>
      CRITERIA.some((criterion) => {
        const events = eventsOf(person, criterion);
        return !isSorted(events.map(dayOf)) || !isSorted(events.map(({ recordedOn }) => recordedOn));
      }),
    );
    expect(disordered).toEqual([]);
    const events = people.flatMap((person) => person.events);
    expect(events.filter(({ on, by }) => (on === null) === (by === undefined))).toEqual([]);
  });

  it('have events from 2021 to today, recorded after they happened and while the unit knew the person', () => {
    const misplaced = people.filter(({ events, employedFrom }) =>
      events.some((event) => {
        const { recordedOn } = event;
        return (
          dayOf(event) < '2021-01-01' || dayOf(event) > recordedOn || recordedOn < employedFrom || recordedOn > TODAY
        );
      }),
    );
    expect(misplaced).toEqual([]);
  });

  it('never go back, and repeat a stage only when a stronger source confirms it', () => {
    const wrong = people.filter((person) =>
      CRITERIA.some((criterion) =>
        eventsOf(person, criterion).some((event, i, events) => {
          const before = events[i - 1];
          if (!before) return false;
          const step = STAGES[criterion].indexOf(event.stage) - STAGES[criterion].indexOf(before.stage);
          return step < 0 || (step === 0 && TRUST_LEVELS[event.trust] <= TRUST_LEVELS[before.trust]);
        }),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it.each(RULES)('stand, by the rules, where their last event on $code says', (rule) => {
    const told = (person: SeedPerson): string => {
      const last = eventsOf(person, rule.code as SeedCriterion).at(-1);
      return last ? `${last.stage} ${TRUST_LEVELS[last.trust]}` : '-';
    };
    const standing = people.map((person) => [standingToday(person, rule), told(person)]);
    const lapsed = standing.filter(([found]) => found === 'lapsed');
    expect(standing.filter(([found, said]) => found !== 'lapsed' && found !== said)).toEqual([]);
    expect(lapsed.length > 20 && lapsed.length < 200).toBe(rule.lapses);
  });

  it('have a reason only where they are stuck', () => {
    const reasons = people.filter(({ reason }) => reason !== undefined);
    expect(reasons.length).toBeGreaterThan(PEOPLE / 10);
    expect(reasons.filter((person) => lastStage(person, 'vneid_level2') === 'activated')).toEqual([]);
  });

  it('are out of scope for a while, with a document', () => {
    const marks = people.flatMap(({ scope }) => scope);
    expect(marks.filter(({ from, until }) => !isDay(from) || from > TODAY || (until ?? from) < from)).toEqual([]);
    expect(marks.filter(({ reason, document }) => reason === '' || !/^\d+\/QĐ-\S+$/.test(document))).toEqual([]);
    const standing = marks.filter(({ until }) => until === null || until >= TODAY);
    const deferred = standing.filter(({ status }) => status === 'deferred').length;
    expect(Math.abs(deferred - 300)).toBeLessThan(90);
    expect(Math.abs(standing.length - deferred - 140)).toBeLessThan(60);
  });
});

describe('buildPeople', () => {
  const units = buildUnits(2023);

  it('gives the same people for the same seed, and others for another seed or day', () => {
    const people = (seed: number, today: string): SeedPerson[] => [
      ...buildPeople(units, { people: 3_000, seed, today }),
    ];
    const first = people(1, TODAY);
    expect(people(1, TODAY)).toEqual(first);
    expect(people(2, TODAY)).not.toEqual(first);
    expect(people(1, '2026-11-20')).not.toEqual(first);
  });

  it('makes people one at a time: the first of a million come at once', () => {
    const million = buildPeople(units, { people: 1_000_000, seed: 1, today: TODAY });
    expect(million.next().value).toMatchObject({ unitCode: '79', isHead: true });
    expect(million.next().value).toMatchObject({ unitCode: '79', isHead: false });
    million.return();
  });

  it.each([0, 1, 5])('makes a city of %d', (people) => {
    expect([...buildPeople(units, { people, seed: 1, today: TODAY })]).toHaveLength(people);
  });

  it.each([
    [-1, TODAY, 2023],
    [2.5, TODAY, 2023],
    [10, '2022-04-04', 2023],
    [10, '21/11/2026', 2023],
    [10, '2025-06-30', 2025],
  ] as [number, string, Era][])('refuses %d people on %s in %d', (people, today, era) => {
    expect(() => buildPeople(buildUnits(era), { people, seed: 1, today }).next()).toThrow(RangeError);
  });
});
