import { Random } from './random.js';
import type { StaffedUnit } from './headcount.js';

/** When a unit's lists come in: every so many days from the first to the last, as days counted from today. */
export interface Reporting {
  first: number;
  every: number;
  last: number;
}

/** How far a unit is: chances in a thousand of each of its people, and its rhythm. */
export interface UnitProfile {
  card: number;
  activated: number;
  used: number;
  /** Of what was achieved, how much somebody has verified. */
  verified: number;
  /** Of what was achieved, how much came in the last four weeks. */
  burst: number;
  reporting: Reporting;
}

/** The drive of the demo city began so many days ago. */
export const DRIVE_DAYS = 300;

/** A unit that has not reported for so many days has gone quiet. */
const QUIET_AFTER = 30;
const FULL_PERMILLE = 32;
const STUCK_PERMILLE = 26;

/**
 * The profile of a unit: that of its branch (district or department) and its own on top, so that both districts and
 * wards differ widely. A few units are at 100 %, a few have not moved nor reported for months. `known` is the number
 * of the unit's first day: no list is older.
 */
export function profileOf(place: StaffedUnit, seed: number, known: number): UnitProfile {
  const branch = new Random(`branch|${seed}|${place.branchCode}`);
  const branchShift = branch.nearMiddle(-190, 190);
  const branchUse = branch.nearMiddle(-160, 160);
  const branchVerified = branch.between(-180, 180);

  const random = new Random(`unit|${seed}|${place.unit.code}`);
  const shift = branchShift + random.nearMiddle(-230, 230);
  const kind = random.below(1000);
  const full = kind < FULL_PERMILLE;
  const stuck = !full && kind < FULL_PERMILLE + STUCK_PERMILLE;
  const first = Math.max(-DRIVE_DAYS + random.below(21), known);
  const last = stuck ? -random.between(60, 110) : -random.between(1, 6);
  return {
    card: full ? 1000 : clamp(973 + Math.floor(shift / 12), 930, 996),
    activated: full ? 1000 : stuck ? random.between(260, 430) : clamp(741 + shift, 330, 985),
    used: full && random.permille(350) ? 1000 : clamp(447 + branchUse + random.nearMiddle(-220, 220), 60, 940),
    verified: clamp(500 + branchVerified + random.between(-260, 260), 40, 960),
    burst: random.between(30, 220),
    reporting: { first, every: random.pick([7, 7, 7, 14, 14, 28]), last: Math.max(first, last) },
  };
}

/** The last day that a unit can tell of: today, or its last list when it has gone quiet. */
export function latestDay({ reporting }: UnitProfile): number {
  return reporting.last < -QUIET_AFTER ? reporting.last : 0;
}

/** The day of the unit's list that first tells of what happened on a day; that day itself when no list came after. */
export function listAfter({ first, every, last }: Reporting, day: number): number {
  if (day > last) return day;
  return last - Math.floor((last - Math.max(first, day)) / every) * every;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
