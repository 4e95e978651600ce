// The rules of stages, trust and lapsing cards written down a second time, straight from the words of DOMAIN and in
// plain loops. Nothing here comes from the code under test; only the counts of both are compared.

/** A stage as its row says; a side stage has the level of the stage it stands beside. */
export interface NaiveStage {
  level: number;
  achieved: boolean;
}

export interface NaiveCriterion {
  id: number;
  verifiedFrom: number;
  lapses: boolean;
  stages: readonly NaiveStage[];
}

/** A status event that nobody has taken back. */
export interface Told {
  id: number;
  stage: number;
  on: string;
  kind: string;
  trust: number;
  issued: string | null;
  recordedAt: number;
}

export interface Stand {
  stage: number;
  trust: number;
}

/** A telling of somebody's card: until when that card is good. null = for life, or nobody can say. */
interface Telling extends Told {
  level: number;
  isCard: boolean;
  until: string | null;
  /** the card had ended by the day it was told of */
  endedBefore: boolean;
}

interface Now extends Stand {
  level: number;
  /** the day this stage was decided */
  decided: string;
  /** everything told of the card held now */
  vouchers: Telling[];
  lapsed: boolean;
}

/** Where a person stands on a criterion at the end of `day`, as we know it now; null = nobody has said anything. */
export function standOn(criterion: NaiveCriterion, birth: string | null, told: Told[], day: string): Stand | null {
  const tellings = withCards(criterion, birth, told);
  const days = new Set<string>();
  for (const telling of tellings) {
    days.add(telling.on);
    if (telling.until !== null) days.add(telling.until);
  }
  let now: Now | null = null;
  for (const today of [...days].sort()) {
    if (today > day) break;
    now = cardEnds(now, tellings, today);
    for (const telling of tellings)
      if (telling.endedBefore && telling.until === today) now = hadEnded(now, telling, today);
    for (const telling of saidOn(tellings, today)) now = hear(now, telling, today);
  }
  return now === null ? null : { stage: now.stage, trust: now.trust };
}

/** What was said of a day, in the order in which it is believed: weak before strong, early stage before late. */
function saidOn(tellings: Telling[], day: string): Telling[] {
  const said = tellings.filter((telling) => !telling.endedBefore && telling.on === day);
  return said.sort((a, b) => a.trust - b.trust || a.level - b.level || a.recordedAt - b.recordedAt || a.id - b.id);
}

function hear(now: Now | null, telling: Telling, day: string): Now {
  const vouchers = telling.isCard ? [telling] : [];
  const moved: Now = {
    stage: telling.stage,
    level: telling.level,
    trust: telling.trust,
    decided: day,
    vouchers,
    lapsed: false,
  };
  if (now === null) return moved;
  if (telling.stage === now.stage) {
    // The same again: nothing new, but a stronger source lends its trust.
    if (now.lapsed) return now;
    return { ...now, trust: Math.max(now.trust, telling.trust), vouchers: [...now.vouchers, ...vouchers] };
  }
  // A later stage stands at its own trust, whoever said the earlier one.
  if (telling.level >= now.level) return moved;
  // An earlier stage is history, unless a stronger source says so.
  return telling.trust > now.trust ? moved : now;
}

/** On the day a card ends: another card that is known to be held then, or none. */
function cardEnds(now: Now | null, tellings: Telling[], today: string): Now | null {
  if (now === null || now.vouchers.length === 0) return now;
  let good = now.vouchers.filter((voucher) => isGood(voucher, today));
  if (good.length === 0) {
    // A newer card that we were told of only later, but that had been issued by now.
    const later = tellings.filter(
      (telling) =>
        isGood(telling, today) &&
        telling.issued !== null &&
        telling.issued <= today &&
        (telling.endedBefore || telling.on >= today),
    );
    later.sort((a, b) => b.trust - a.trust || compareEnds(b.until, a.until));
    good = later.slice(0, 1);
  }
  if (good.length === 0) return { stage: 0, level: 0, trust: now.trust, decided: today, vouchers: [], lapsed: true };
  return { ...now, vouchers: good, trust: Math.max(...good.map((voucher) => voucher.trust)) };
}

/** A card that had ended before anybody told of it. It says nothing of what was told after its issue. */
function hadEnded(now: Now | null, telling: Telling, today: string): Now {
  const lapse: Now = { stage: 0, level: 0, trust: telling.trust, decided: today, vouchers: [], lapsed: true };
  if (now === null) return lapse;
  if (now.vouchers.length > 0) return now;
  return now.decided > (telling.issued ?? today) ? now : lapse;
}

const isGood = (telling: Telling, day: string): boolean =>
  telling.isCard && (telling.until === null || telling.until > day);

const compareEnds = (a: string | null, b: string | null): number => {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -1 : 1;
};

function withCards(criterion: NaiveCriterion, birth: string | null, told: Told[]): Telling[] {
  const isCard = (t: Told) => criterion.lapses && criterion.stages[t.stage]?.achieved === true;
  const issued: string[] = [];
  for (const t of told) if (isCard(t) && t.issued !== null) issued.push(t.issued);
  issued.sort();
  return told.map((t) => {
    const level = criterion.stages[t.stage]?.level ?? 0;
    if (!isCard(t)) return { ...t, level, isCard: false, until: null, endedBefore: false };
    const until = endOfCard(birth, t.issued ?? cardMeant(birth, issued, t.on));
    return { ...t, level, isCard: true, until, endedBefore: until !== null && until <= t.on };
  });
}

/** Which card is meant by "has a card" on a day: the newest issued by then if still good, else the next one issued. */
function cardMeant(birth: string | null, issued: string[], on: string): string | null {
  let newest: string | null = null;
  for (const day of issued) if (day <= on) newest = day;
  if (newest !== null) {
    const end = endOfCard(birth, newest);
    if (end === null || end > on) return newest;
  }
  for (const day of issued) if (day > on) return day;
  return null;
}

/** The 25th, 40th or 60th birthday, the first that the card does not survive; issued within two years before, it does. */
function endOfCard(birth: string | null, issued: string | null): string | null {
  if (birth === null || issued === null) return null;
  for (const age of [25, 40, 60]) {
    const ends = birthday(birth, age);
    if (issued < birthday(birth, age - 2)) return ends;
  }
  return null;
}

/** Born on 29 February: 28 February in a common year. */
function birthday(birth: string, age: number): string {
  const year = Number(birth.slice(0, 4)) + age;
  const isLeap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
  return `${year}-${birth.endsWith('-02-29') && !isLeap ? '02-28' : birth.slice(5)}`;
}
