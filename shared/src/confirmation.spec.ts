import { describe, expect, it } from '@jest/globals';
import {
  actionsFor,
  afterAction,
  capacityFor,
  isVouchedFor,
  reviewsFor,
  WEEK_STATES,
  weekState,
  type Capacity,
  type ConfirmationAction,
  type ConfirmationState,
  type PlacedRole,
  type WeekState,
} from './confirmation.js';
import { weekOf } from './confirmation-week.js';

const ACTIONS: readonly ConfirmationAction[] = ['confirm', 'answer', 'accept', 'return'];

describe('afterAction', () => {
  // One column an action, '.' = no place there.
  it.each<[WeekState, string]>([
    ['open', 'confirmed . . .'],
    ['late', 'confirmed . . .'],
    ['confirmed', '. . accepted returned'],
    ['returned', 'confirmed answered . .'],
    ['answered', '. . accepted returned'],
    ['accepted', '. . . .'],
  ])('%s', (state, row) => {
    expect(ACTIONS.map((action) => afterAction(state, action) ?? '.').join(' ')).toBe(row);
  });

  it('whatever is done in whatever order, an accepted week stays as it is', () => {
    const reached = new Set<WeekState>(['open']);
    for (const state of reached)
      for (const action of ACTIONS) {
        const next = afterAction(state, action);
        if (next) reached.add(next);
        if (state === 'accepted') expect(next).toBeNull();
      }
    expect([...reached].sort()).toEqual(WEEK_STATES.filter((state) => state !== 'late').sort());
  });
});

describe('weekState', () => {
  const week = weekOf('2023-11-20');
  it.each<[ConfirmationState | null, string, WeekState]>([
    [null, '2023-11-20', 'open'],
    [null, '2023-11-24', 'open'],
    [null, '2023-11-25', 'late'],
    ['confirmed', '2023-11-25', 'confirmed'],
    ['returned', '2023-11-21', 'returned'],
    ['accepted', '2024-11-25', 'accepted'],
  ])('%p on %s', (standing, today, state) => expect(weekState(standing, week, today)).toBe(state));
});

describe('isVouchedFor', () => {
  it('is what nobody has confirmed, or what was sent back, not', () => {
    expect(WEEK_STATES.filter(isVouchedFor)).toEqual(['confirmed', 'answered', 'accepted']);
  });
});

describe('capacityFor', () => {
  const head: PlacedRole = { role: 'unit_head', unitPath: '/1/5/' };
  const focal: PlacedRole = { role: 'unit_focal', unitPath: '/1/5/' };
  it.each<[string, PlacedRole[], string, Capacity | null]>([
    ['nobody', [], '/1/5/', null],
    ['the head', [head], '/1/5/', 'head'],
    ['the focal officer', [focal], '/1/5/', 'focal'],
    ['both', [focal, head], '/1/5/', 'head'],
    ['from above', [head], '/1/5/9/', 'superior'],
    ['a focal officer from above', [focal], '/1/5/9/', 'superior'],
    ['from below', [head], '/1/', null],
    ['beside, with a number that begins alike', [head], '/1/55/', null],
    ['another role', [{ role: 'hr', unitPath: '/1/5/' }], '/1/5/', null],
    ['a role without a unit', [{ role: 'unit_head', unitPath: null }], '/1/5/', null],
  ])('%s', (_name, roles, path, capacity) => expect(capacityFor(roles, path, false)).toBe(capacity));

  it.each<[PlacedRole[], string, Capacity | null]>([
    [[head], '/1/5/', 'head'],
    [[focal], '/1/5/', 'focal'],
    [[head], '/1/5/9/', null],
    [[focal], '/1/5/9/', null],
  ])('of a unit that has somebody: %j for %s', (roles, path, capacity) =>
    expect(capacityFor(roles, path, true)).toBe(capacity),
  );
});

describe('reviewsFor', () => {
  it.each<[string, string[] | null, string, boolean]>([
    ['everywhere', null, '/1/', true],
    ['nowhere', [], '/1/5/', false],
    ['from above', ['/1/'], '/1/5/', true],
    ['their own unit', ['/1/5/'], '/1/5/', false],
    ['their own unit, which they also see from above', ['/1/5/', '/1/'], '/1/5/', true],
    ['elsewhere', ['/1/6/'], '/1/5/', false],
  ])('%s', (_name, roots, path, may) => expect(reviewsFor(roots, path)).toBe(may));
});

describe('actionsFor', () => {
  it.each<[WeekState, string, string, boolean, string]>([
    ['open', 'confirms', '', false, 'confirm'],
    ['late', 'confirms', 'reviews', false, 'confirm'],
    ['open', '', 'reviews', false, ''],
    ['confirmed', 'confirms', '', true, ''],
    ['confirmed', '', 'reviews', false, 'accept return'],
    ['confirmed', 'confirms', 'reviews', true, ''],
    ['returned', 'confirms', 'reviews', false, 'confirm answer'],
    ['answered', '', 'reviews', false, 'accept return'],
    ['answered', 'confirms', 'reviews', true, ''],
    ['accepted', 'confirms', 'reviews', false, ''],
  ])('%s: who %s %s, and vouched for it: %p', (state, confirms, reviews, vouchedForIt, actions) => {
    const may = { confirms: confirms !== '', reviews: reviews !== '', vouchedForIt };
    expect(actionsFor(state, may).join(' ')).toBe(actions);
  });
});
