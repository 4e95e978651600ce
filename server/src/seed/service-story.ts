import type { DayLine } from './day-line.js';
import { achievedTrust, driveDay, recordingLag } from './event-log.js';
import type { EventLog } from './event-log.js';
import type { Random } from './random.js';
import type { UnitProfile } from './unit-profile.js';

const CRITERION = 'online_service';

/**
 * Tells how the person came to use online public services. `odds` in a thousand are those of the unit; whoever has
 * the VNeID account active, which opens the national portal, is far more likely to be there.
 */
export function tellServiceStory(
  random: Random,
  odds: number,
  activated: boolean,
  profile: UnitProfile,
  line: DayLine,
  log: EventLog,
): void {
  log.begin();
  if (
    random.permille(odds === 1000 ? odds : activated ? Math.floor((odds * 125) / 100) : Math.floor((odds * 32) / 100))
  ) {
    const day = driveDay(random, profile);
    const trust = achievedTrust(random, profile, CRITERION);
    if (random.permille(250)) log.on(CRITERION, 'account_ready', day - random.between(1, 20), 'unit');
    if (trust === 'unit' && random.permille(350)) {
      log.by(CRITERION, 'used', day, trust);
    } else {
      log.on(
        CRITERION,
        'used',
        day,
        trust,
        recordingLag(random, trust),
        random.permille(900) ? reference(random, line.at(day)) : undefined,
      );
    }
    return;
  }
  const rest = random.below(100);
  const day = Math.min(profile.reporting.last, random.nearMiddle(-290, -3));
  if (rest < (activated ? 60 : 38)) log.by(CRITERION, 'account_ready', day, random.permille(250) ? 'self' : 'unit');
  else if (rest < 96) log.by(CRITERION, 'never', day, random.permille(250) ? 'self' : 'unit');
}

/** The form of file numbers of the city's procedure system: office, day, number. */
function reference(random: Random, day: string): string {
  const office = String(random.between(2, 29)).padStart(2, '0');
  return `H29.${office}-${day.slice(2, 4)}${day.slice(5, 7)}${day.slice(8)}-${random.between(1000, 9999)}`;
}
