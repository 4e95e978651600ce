import type { Day } from '@dat100/shared/calendar';
import { tellAccountStory } from './account-story.js';
import { tellCardStory } from './card-story.js';
import { DayLine } from './day-line.js';
import { EventLog } from './event-log.js';
import { staffUnits } from './headcount.js';
import type { StaffedUnit } from './headcount.js';
import { IdentityMaker } from './person-identity.js';
import { PostMaker } from './person-post.js';
import { drawScope } from './person-scope.js';
import { Random } from './random.js';
import type { SeedPerson, SeedUnit } from './seed-types.js';
import { tellServiceStory } from './service-story.js';
import { latestDay, profileOf } from './unit-profile.js';
import type { UnitProfile } from './unit-profile.js';

/** How large a city, which of the many possible ones, and the day it is. */
export interface CitySize {
  people: number;
  seed: number;
  today: Day;
}

/**
 * The synthetic people of a demo city, unit by unit in the order of `units`, made one at a time: a million need no
 * more memory than a thousand. The same units and size give the same people. Nothing happens after `today`, only
 * deferrals and exemptions end later. Throws RangeError (at the first person) for a number of people that is
 * negative or not whole, for a day before 2022-04-05 or before the units began, and for units without their parents.
 */
export function* buildPeople(units: readonly SeedUnit[], size: CitySize): Generator<SeedPerson, void, undefined> {
  const line = new DayLine(size.today);
  const young = units.find(({ validFrom }) => validFrom !== null && validFrom > size.today);
  if (young) throw new RangeError(`Unit ${young.code} begins on ${young.validFrom}, after ${size.today}`);
  const identities = new IdentityMaker();
  for (const place of staffUnits(units, size.people, size.seed)) {
    const opened = place.unit.validFrom === null ? line.first : line.numberOf(place.unit.validFrom);
    const profile = profileOf(place, size.seed, opened);
    const random = new Random(`people|${size.seed}|${place.unit.code}`);
    const posts = new PostMaker(place, line, latestDay(profile) === 0);
    for (let i = 0; i < place.people; i++) yield makePerson(random, place, profile, posts, identities, line);
  }
}

function makePerson(
  random: Random,
  place: StaffedUnit,
  profile: UnitProfile,
  posts: PostMaker,
  identities: IdentityMaker,
  line: DayLine,
): SeedPerson {
  const year = Number(line.today.slice(0, 4));
  const leads = posts.nextIsLeader();
  const person = identities.make(random, year, place.workplace.women, leads ? 38 : 22, leads ? 59 : 60);
  const post = posts.next(random, person);
  const knownFrom = line.numberOf(post.employedFrom);
  const scope = drawScope(random, person.sex, year - person.birthYear, place.unit.code, knownFrom, line);
  const log = new EventLog(line, profile, knownFrom);
  const card = tellCardStory(random, person, profile, line, log);
  // People on leave get there more rarely.
  const odds = scope.length > 0 ? Math.floor(profile.activated / 2) : profile.activated;
  const account = tellAccountStory(random, odds, card.holds, profile, log);
  tellServiceStory(random, profile.used, account.activated, profile, line, log);
  return {
    unitCode: place.unit.code,
    ...post,
    citizenId: person.citizenId,
    fullName: person.fullName,
    sex: person.sex,
    birthDate: person.birthDate,
    phone: person.phone,
    cardIssuedOn: card.cardIssuedOn,
    events: log.events,
    scope,
    ...(account.reason === null ? {} : { reason: { criterion: 'vneid_level2' as const, code: account.reason } }),
  };
}
