import type { StuckReason } from '@dat100/shared/codes';
import { achievedTrust, driveDay, recordingLag } from './event-log.js';
import type { EventLog } from './event-log.js';
import { WeightedList } from './random.js';
import type { Random } from './random.js';
import { latestDay } from './unit-profile.js';
import type { UnitProfile } from './unit-profile.js';

/** How a person's level-2 account stands today. */
export interface AccountStory {
  activated: boolean;
  reason: StuckReason | null;
}

const CRITERION = 'vneid_level2';
/** People stop between the approval SMS and the activation, mostly because of the SMS. */
const APPROVED_REASONS = new WeightedList<StuckReason>([
  ['thought_spam', 24],
  ['sms_not_received', 18],
  ['past_7_days', 14],
  ['sim_not_own_name', 10],
  ['phone_changed', 9],
  ['approved_but_never_opened', 9],
  ['forgot_password_or_passcode', 7],
  ['old_device_lost', 5],
  ['app_error', 4],
]);
const REGISTERED_REASONS = new WeightedList<StuckReason>([
  ['data_mismatch_between_databases', 5],
  ['biometric_or_photo_mismatch', 3],
  ['app_error', 2],
]);
const UNREGISTERED_REASONS = new WeightedList<StuckReason>([
  ['no_smartphone', 5],
  ['away_or_abroad', 3],
  ['no_signal', 1],
]);

/** Tells how the person came to the level-2 account. `odds` of activation in a thousand; few get there without a card. */
export function tellAccountStory(
  random: Random,
  odds: number,
  holdsCard: boolean,
  profile: UnitProfile,
  log: EventLog,
): AccountStory {
  log.begin();
  if (!holdsCard) return unregistered(random, profile, log, random.permille(900) ? 'card_expired_or_none' : null);
  if (random.permille(odds)) return activated(random, profile, log);
  const rest = random.below(100);
  if (rest < 60) return approved(random, profile, log);
  if (rest < 69) return registered(random, profile, log);
  if (rest < 75) return rejected(random, profile, log);
  return unregistered(random, profile, log, random.permille(450) ? UNREGISTERED_REASONS.draw(random) : null);
}

function activated(random: Random, profile: UnitProfile, log: EventLog): AccountStory {
  const day = driveDay(random, profile);
  const trust = achievedTrust(random, profile, CRITERION);
  const lag = recordingLag(random, trust);
  if (random.permille(380)) {
    // Most within the seven days they have, some only after help.
    const approvedOn = day - (random.permille(750) ? random.between(1, 7) : random.between(8, 45));
    firstList(random, log, approvedOn - 10);
    if (random.permille(450)) log.on(CRITERION, 'registered', approvedOn - random.between(1, 7), 'unit');
    log.on(CRITERION, 'approved', approvedOn, 'unit');
  }
  if (trust === 'unit' || trust === 'self') {
    if (random.permille(300)) log.by(CRITERION, 'activated', day, trust);
    else log.on(CRITERION, 'activated', day, trust);
  } else {
    // Told by the unit first, and then seen by somebody.
    if (random.permille(250)) log.on(CRITERION, 'activated', day, 'unit');
    log.on(CRITERION, 'activated', day, trust, lag);
  }
  return { activated: true, reason: null };
}

function approved(random: Random, profile: UnitProfile, log: EventLog): AccountStory {
  const day = Math.min(latestDay(profile), random.permille(150) ? -random.between(0, 9) : random.nearMiddle(-230, -5));
  firstList(random, log, day - 10);
  if (random.permille(400)) log.on(CRITERION, 'registered', day - random.between(1, 9), 'unit');
  if (random.permille(850)) log.on(CRITERION, 'approved', day, 'unit');
  else log.by(CRITERION, 'approved', day, 'unit');
  return { activated: false, reason: random.permille(760) ? APPROVED_REASONS.draw(random) : null };
}

function registered(random: Random, profile: UnitProfile, log: EventLog): AccountStory {
  log.on(CRITERION, 'registered', Math.min(latestDay(profile), -Math.min(random.below(60), random.below(60))), 'unit');
  return { activated: false, reason: random.permille(400) ? REGISTERED_REASONS.draw(random) : null };
}

function rejected(random: Random, profile: UnitProfile, log: EventLog): AccountStory {
  const day = Math.min(latestDay(profile), -random.between(0, 90));
  log.on(CRITERION, 'registered', day - random.between(2, 9), 'unit');
  log.on(CRITERION, 'rejected', day, 'unit');
  return { activated: false, reason: random.permille(900) ? REGISTERED_REASONS.draw(random) : null };
}

/** Not registered, or nothing known at all. */
function unregistered(random: Random, profile: UnitProfile, log: EventLog, reason: StuckReason | null): AccountStory {
  if (random.permille(200)) return { activated: false, reason: null };
  log.by(
    CRITERION,
    'not_registered',
    Math.min(latestDay(profile), -random.between(10, 280)),
    random.permille(200) ? 'self' : 'unit',
  );
  return { activated: false, reason };
}

/** Some were on an early list as not registered: only where that list came before what followed. */
function firstList(random: Random, log: EventLog, before: number): void {
  if (random.permille(180) && log.firstList(-300) < before) log.by(CRITERION, 'not_registered', -300, 'unit');
}
