import type { Day } from '@dat100/shared/calendar';
import type { DayLine } from './day-line.js';
import { achievedTrust, recordingLag } from './event-log.js';
import type { EventLog } from './event-log.js';
import type { Identity } from './person-identity.js';
import type { Random } from './random.js';
import { DRIVE_DAYS, latestDay } from './unit-profile.js';
import type { UnitProfile } from './unit-profile.js';

/** How a person's chip card stands today. */
export interface CardStory {
  cardIssuedOn: Day | null;
  /** Holds a card that is good today. */
  holds: boolean;
}

/** Birthdays on which a card ends unless it was issued in the two years before; see shared/card-lapse. */
const ENDING_AGES = [25, 40, 60];
const GRACE_YEARS = 2;

/** Tells how the person came to the chip card, if at all. Nearly all hold one, most since years before the drive. */
export function tellCardStory(
  random: Random,
  person: Identity,
  profile: UnitProfile,
  line: DayLine,
  log: EventLog,
): CardStory {
  log.begin();
  const goodFrom = firstGoodDay(person, line);
  const latest = Math.min(-5, latestDay(profile));
  // A card that ended after the last list of a quiet unit: nobody has told of a new one.
  if (goodFrom < latest && random.permille(profile.card)) {
    return { cardIssuedOn: held(random, profile, line, log, goodFrom, latest), holds: true };
  }
  return { cardIssuedOn: missing(random, line, log, goodFrom, latest), holds: false };
}

/** A card good today: issued from `goodFrom` to `latest`. Lists name the issue day of most, not of all. */
function held(
  random: Random,
  profile: UnitProfile,
  line: DayLine,
  log: EventLog,
  goodFrom: number,
  latest: number,
): Day | null {
  const late = random.permille(110);
  const from = late ? Math.min(latest, Math.max(goodFrom, -DRIVE_DAYS)) : goodFrom;
  const issued = late
    ? random.between(from, latest)
    : Math.min(random.between(from, latest), random.between(from, latest));
  const trust = achievedTrust(random, profile, 'chip_card');
  if (!late) {
    log.by('chip_card', 'held', issued, trust);
    return random.permille(820) ? line.at(issued) : null;
  }
  const applied = issued - random.between(4, 12);
  if (random.permille(350) && applied >= line.first) log.on('chip_card', 'applied', applied, 'unit');
  log.on('chip_card', 'held', issued, trust, recordingLag(random, trust));
  return line.at(issued);
}

/** No good card: applied for, lapsed on the birthday, none, or nobody has said. */
function missing(random: Random, line: DayLine, log: EventLog, goodFrom: number, latest: number): Day | null {
  const kind = random.below(100);
  if (kind < 30) {
    log.on('chip_card', 'applied', latest - random.below(14), 'unit');
  } else if (kind < 80 && goodFrom > line.first + 30) {
    const issued = random.between(line.first, Math.min(goodFrom - 1, latest));
    log.on('chip_card', 'held', issued, 'unit');
    return line.at(issued);
  } else if (kind < 84) {
    log.by('chip_card', 'none', Math.min(latest, -random.between(20, 200)), 'unit');
  }
  return null;
}

/** The first day from which a card issued is good today: two years before the last birthday that ends older cards. */
function firstGoodDay({ birthDate, birthYear }: Identity, line: DayLine): number {
  const monthDay = birthDate.slice(4);
  const ended = ENDING_AGES.map((age) => birthYear + age).filter((year) => `${year}${monthDay}` <= line.today);
  const last = ended.at(-1);
  return last === undefined ? line.first : line.numberOf(`${last - GRACE_YEARS}${monthDay}`);
}
