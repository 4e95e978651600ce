import type { Trust } from '@dat100/shared/codes';
import type { DayLine } from './day-line.js';
import type { Random } from './random.js';
import type { SeedCriterion, SeedEvent, SeedStages } from './seed-types.js';
import { DRIVE_DAYS, latestDay, listAfter } from './unit-profile.js';
import type { UnitProfile } from './unit-profile.js';

/** The burst at the end of the drive. */
const BURST_DAYS = 28;

/** Writes down the events of one person. Days are numbers counted from today. */
export class EventLog {
  readonly events: SeedEvent[] = [];
  private recordedUpTo: number;

  /** Nothing is recorded before `knownFrom`, the day the person came to the unit. */
  constructor(
    private readonly line: DayLine,
    private readonly profile: UnitProfile,
    private readonly knownFrom: number,
  ) {
    this.recordedUpTo = line.first;
  }

  /** Events of the next criterion follow: their recording starts afresh. */
  begin(): void {
    this.recordedUpTo = this.line.first;
  }

  /** It happened on a day, told by the unit's next list; `lag` days later still when somebody had to look first. */
  on<C extends SeedCriterion>(
    criterion: C,
    stage: SeedStages[C],
    day: number,
    trust: Trust,
    lag = 0,
    reference?: string,
  ): void {
    const recordedOn = this.recorded(Math.max(this.firstList(day), this.recordedUpTo) + lag);
    const event: SeedEvent = { criterion, stage, on: this.line.at(day), trust, recordedOn };
    this.events.push(reference === undefined ? event : { ...event, reference });
  }

  /** It had happened by the day of the list that told of it. Returns the number of that day. */
  by<C extends SeedCriterion>(criterion: C, stage: SeedStages[C], day: number, trust: Trust): number {
    const list = this.firstList(day);
    const recordedOn = this.recorded(Math.max(list, this.recordedUpTo));
    this.events.push({ criterion, stage, on: null, by: this.line.at(list), trust, recordedOn });
    return list;
  }

  /** The day of the list that tells of a day, for this person. */
  firstList(day: number): number {
    return Math.max(listAfter(this.profile.reporting, day), this.knownFrom);
  }

  private recorded(day: number): string {
    this.recordedUpTo = Math.min(0, day);
    return this.line.at(this.recordedUpTo);
  }
}

/** How sure an achieved stage is, by how much the unit verifies. Police lists tell of activation only and are rare. */
export function achievedTrust(random: Random, profile: UnitProfile, criterion: SeedCriterion): Trust {
  if (!random.permille(profile.verified)) return random.permille(150) ? 'self' : 'unit';
  if (criterion === 'vneid_level2' && random.permille(65)) return 'police';
  return random.permille(criterion === 'vneid_level2' ? 120 : 450) ? 'evidence' : 'checked';
}

/** Days it takes to record what a source of this trust says, after the unit's list. */
export function recordingLag(random: Random, trust: Trust): number {
  if (trust === 'police') return random.between(3, 20);
  return trust === 'checked' || trust === 'evidence' ? random.below(4) : 0;
}

/**
 * The day something was achieved during the drive: few at first, most in the middle, few later, and a burst in the
 * last four weeks that grows towards today. Never after the last list of a unit that has gone quiet.
 */
export function driveDay(random: Random, profile: UnitProfile): number {
  const day = random.permille(profile.burst)
    ? -Math.min(random.below(BURST_DAYS), random.below(BURST_DAYS))
    : random.nearMiddle(-DRIVE_DAYS, -BURST_DAYS);
  const latest = latestDay(profile);
  return day > latest ? latest - random.below(40) : day;
}
