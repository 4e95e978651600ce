import { isLate, type Week } from './confirmation-week.js';
import type { Day } from './calendar.js';

/** How a confirmation stands that somebody has given. */
export const CONFIRMATION_STATES = ['confirmed', 'returned', 'answered', 'accepted'] as const;
export type ConfirmationState = (typeof CONFIRMATION_STATES)[number];

/** How a unit's week stands: `open` and `late` are weeks that nobody has confirmed yet. */
export const WEEK_STATES = ['open', 'late', ...CONFIRMATION_STATES] as const;
export type WeekState = (typeof WEEK_STATES)[number];

export type ConfirmationAction = 'confirm' | 'answer' | 'accept' | 'return';

/**
 * What an action makes of a week. A figure is never mended in place: who was asked to explain either answers, or
 * confirms anew, which is a revision of its own beside the one returned. What was accepted stands for good.
 * null = the action has no place there.
 */
export function afterAction(state: WeekState, action: ConfirmationAction): ConfirmationState | null {
  return TRANSITIONS[state][action] ?? null;
}

const TRANSITIONS: Readonly<Record<WeekState, Partial<Record<ConfirmationAction, ConfirmationState>>>> = {
  open: { confirm: 'confirmed' },
  late: { confirm: 'confirmed' },
  confirmed: { accept: 'accepted', return: 'returned' },
  returned: { answer: 'answered', confirm: 'confirmed' },
  answered: { accept: 'accepted', return: 'returned' },
  accepted: {},
};

/** How a week stands on a day; `standing` is the state of its last revision, null when nobody confirmed it. */
export function weekState(standing: ConfirmationState | null, week: Week, today: Day): WeekState {
  return standing ?? (isLate(week, today) ? 'late' : 'open');
}

/** Whether the figures of a week are vouched for: given, and not sent back with a question that waits for its answer. */
export function isVouchedFor(state: WeekState): boolean {
  return state === 'confirmed' || state === 'answered' || state === 'accepted';
}

/** As whom somebody confirms: the unit's own head, an officer named for the head, or somebody above the unit. */
export type Capacity = 'head' | 'focal' | 'superior';

/** A role with the path of the unit it was given for, '/1/5/'. */
export interface PlacedRole {
  role: string;
  unitPath: string | null;
}

/**
 * As whom a user confirms or answers for a unit: by the unit's own head before its focal officer before a head above
 * it, who does it in place of a unit that has nobody. null = not theirs to confirm.
 * @param staffed whether the unit has a head or a focal officer of its own
 */
export function capacityFor(roles: readonly PlacedRole[], unitPath: string, staffed: boolean): Capacity | null {
  const own = (role: string) => roles.some((held) => held.role === role && held.unitPath === unitPath);
  if (own('unit_head')) return 'head';
  if (own('unit_focal')) return 'focal';
  const above = roles.some(
    ({ role, unitPath: root }) =>
      (role === 'unit_head' || role === 'unit_focal') && root !== null && unitPath.startsWith(root),
  );
  return above && !staffed ? 'superior' : null;
}

/** Whether somebody with these roots may accept or return for a unit: only from above, nobody judges their own unit. */
export function reviewsFor(roots: readonly string[] | null, unitPath: string): boolean {
  return roots === null || roots.some((root) => unitPath.startsWith(root) && unitPath !== root);
}

/** What somebody may do with a week now, in the order of the screen. */
export function actionsFor(
  state: WeekState,
  may: { confirms: boolean; reviews: boolean; vouchedForIt: boolean },
): ConfirmationAction[] {
  const theirs: ConfirmationAction[] = [];
  if (may.confirms) theirs.push('confirm', 'answer');
  // Who confirmed or explained a week does not accept it too, whatever other roles they hold.
  if (may.reviews && !may.vouchedForIt) theirs.push('accept', 'return');
  return theirs.filter((action) => afterAction(state, action) !== null);
}
