import { describe, expect, it } from '@jest/globals';
import { daysBetween } from '@dat100/shared/calendar';
import { cardLapseDay } from '@dat100/shared/card-lapse';
import { TRUST_LEVELS } from '@dat100/shared/codes';
import { buildPeople } from './city-people.js';
import type { Era, SeedCriterion, SeedEvent, SeedPerson } from './seed-types.js';
import { buildUnits } from './unit-tree.js';

const TODAY = '2026-11-21';
const PEOPLE = 20_000;
const CRITERIA: SeedCriterion[] = ['chip_card', 'vneid_level2', 'online_service'];

const eventsOf = (person: SeedPerson, criterion: SeedCriterion): SeedEvent[] =>
  person.events.filter((event) => event.criterion === criterion);
const lastStage = (person: SeedPerson, criterion: SeedCriterion): string | undefined =>
  eventsOf(person, criterion).at(-1)?.stage;
const dayOf = (event: SeedEvent): string => event.on ?? event.by ?? '';

/** Thousandths, cut. */
const permille = (part: number, whole: number): number => Math.floor((part * 1000) / whole);
const share = (people: SeedPerson[], has: (person: SeedPerson) => boolean): number =>
  permille(people.filter(has).length, people.length);

function activatedBy(people: SeedPerson[], key: (person: SeedPerson) => string | null): number[] {
  const groups = new Map<string, [activated: number, all: number]>();
  for (const person of people) {
    const group = key(person);
    if (group === null) continue;
    const [activated, all] = groups.get(group) ?? [0, 0];
    groups.set(group, [activated + (lastStage(person, 'vneid_level2') === 'activated' ? 1 : 0), all + 1]);
  }
  return [...groups.values()].map(([activated, all]) => permille(activated, all)).sort((a, b) => a - b);
}

describe.each([
  [2023, 100, TODAY],
  [2023, 7, '2023-12-01'],
  [2025, 100, TODAY],
  [2025, 3, '2025-09-15'],
] as [Era, number, string][])('the spread in %d, seed %d, on %s', (era, seed, today) => {
  const units = buildUnits(era);
  const people = [...buildPeople(units, { people: PEOPLE, seed, today })];
  const kinds = new Map(units.map(({ code, kind }) => [code, kind]));
  const parents = new Map(units.map(({ code, parentCode }) => [code, parentCode]));
  const isVerified = ({ trust }: SeedEvent): boolean => TRUST_LEVELS[trust] >= TRUST_LEVELS.checked;

  it.each([
    ['chip_card', 'held', 965, 985],
    ['vneid_level2', 'activated', 690, 750],
    ['vneid_level2', 'approved', 130, 170],
    ['vneid_level2', 'rejected', 8, 20],
    ['vneid_level2', 'registered', 12, 30],
    ['online_service', 'used', 420, 480],
  ] as [SeedCriterion, string, number, number][])(
    '%s %s between %d and %d in a thousand',
    (criterion, stage, low, high) => {
      const found = share(people, (person) => lastStage(person, criterion) === stage);
      expect(found).toBeGreaterThanOrEqual(low);
      expect(found).toBeLessThanOrEqual(high);
    },
  );

  it('leaves three to five in a hundred without any event on some criterion', () => {
    const silent = share(people, (person) => CRITERIA.some((criterion) => eventsOf(person, criterion).length === 0));
    expect(silent).toBeGreaterThanOrEqual(30);
    expect(silent).toBeLessThanOrEqual(50);
  });

  it('has half of the activations verified and few confirmed by the police', () => {
    const standing = people
      .map((person) => eventsOf(person, 'vneid_level2').at(-1))
      .filter((event): event is SeedEvent => event?.stage === 'activated');
    const verified = permille(standing.filter(isVerified).length, standing.length);
    const police = permille(standing.filter(({ trust }) => trust === 'police').length, standing.length);
    expect(Math.abs(verified - 500)).toBeLessThan(70);
    expect(police).toBeGreaterThan(10);
    expect(police).toBeLessThan(70);
  });

  it('has few cards that have lapsed', () => {
    const lapsed = share(
      people,
      ({ birthDate, cardIssuedOn }) => (cardLapseDay(birthDate, cardIssuedOn) ?? '9') <= today,
    );
    expect(lapsed).toBeLessThan(10);
  });

  it('differs widely between branches and between wards, up to exactly 100 %', () => {
    const branches = activatedBy(people, ({ unitCode }) => {
      let code = unitCode;
      while (parents.get(code) !== '79') {
        const above = parents.get(code) ?? null;
        if (above === null) return null;
        code = above;
      }
      return code;
    });
    expect(branches[0]).toBeLessThan(620);
    expect(branches.at(-1)).toBeGreaterThan(830);
    const offices = activatedBy(people, ({ unitCode }) =>
      ['phuong', 'xa', 'phong', 'truong_hoc'].includes(kinds.get(unitCode) ?? '') ? unitCode : null,
    );
    expect(offices[0]).toBeLessThan(350);
    expect(offices.filter((rate) => rate === 1000).length).toBeGreaterThan(10);
    expect(permille(offices.filter((rate) => rate === 1000).length, offices.length)).toBeLessThan(150);
  });

  it('moved visibly in the last week, and more in the last four than in the first four of the drive', () => {
    const days = people.flatMap((person) =>
      eventsOf(person, 'vneid_level2')
        .filter(({ stage }) => stage === 'activated')
        .slice(0, 1)
        .map((event) => daysBetween(dayOf(event), today)),
    );
    const between = (from: number, to: number): number =>
      permille(days.filter((days) => days >= from && days <= to).length, days.length);
    expect(between(0, 7)).toBeGreaterThan(30);
    expect(between(0, 7)).toBeLessThan(120);
    expect(between(0, 28)).toBeGreaterThan(between(272, 300));
  });

  it('counts memberships as offices have them', () => {
    const membersIn = (code: string): number =>
      share(people, (person) => person.memberships.some((held) => held.code === code));
    expect(membersIn('dang_vien')).toBeGreaterThan(310);
    expect(membersIn('dang_vien')).toBeLessThan(420);
    expect(membersIn('doan_vien')).toBeGreaterThan(120);
    expect(Math.abs(membersIn('cong_doan') - 850)).toBeLessThan(20);
    expect(Math.abs(membersIn('hoi_vien') - 120)).toBeLessThan(20);
  });
});
