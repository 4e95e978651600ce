import type { EmploymentFact, PersonFacts } from '../src/person-history.js';
import type { CriterionRule, StatusFact } from '../src/stages.js';

/**
 * A second, slow reading of DOMAIN ("People", "Criteria and stages", "Time") to judge the first by: it walks from day
 * to day and shares no code with what it judges. Only the types of the facts are theirs.
 */

/** Days one after the other, both ends included. */
export function daysFrom(first: string, last: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(first); at <= Date.parse(last); at += 24 * 3600 * 1000) {
    days.push(new Date(at).toISOString().slice(0, 10));
  }
  return days;
}

/** Where somebody stands on a day, as the naive reading sees it. */
interface Stood {
  stage: number;
  since: string;
  dayKind: string;
  /** null for a card that lapsed: time has no trust */
  trust: number | null;
  lapsed: boolean;
}

interface State extends Stood {
  decidedOn: string;
}

const inYears = (day: string, years: number): string => `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;

/** A card is good until the first 25th, 40th or 60th birthday less than two years after its issue. */
function isGood(birthDate: string | null, issuedOn: string | null, day: string): boolean {
  if (birthDate === null || issuedOn === null) return true;
  for (const age of [25, 40, 60]) {
    const birthday = inYears(birthDate, age);
    if (birthday <= day && issuedOn < inYears(birthday, -2)) return false;
  }
  return true;
}

/** The issue date of the card that somebody was told to hold. */
function cardMeant(fact: StatusFact, cards: readonly string[], birthDate: string | null): string | null {
  if (fact.cardIssuedOn !== null) return fact.cardIssuedOn;
  let newest: string | null = null;
  let next: string | null = null;
  for (const issuedOn of cards) {
    if (issuedOn <= fact.on && isGood(birthDate, issuedOn, fact.on) && (newest === null || issuedOn > newest))
      newest = issuedOn;
    if (issuedOn > fact.on && (next === null || issuedOn < next)) next = issuedOn;
  }
  return newest ?? next;
}

/** Where somebody stands on each of the days, which must begin before the first fact and the first lapse. */
export function stoodOn(
  rule: CriterionRule,
  all: readonly StatusFact[],
  birthDate: string | null,
  days: readonly string[],
): Map<string, Stood | null> {
  const facts = all.filter((fact) => fact.criterionId === rule.id);
  const level = (stage: number) => rule.stages[stage]!.level;
  const isCard = (stage: number) => rule.lapses && rule.stages[stage]!.achieved;
  const cards = facts.flatMap((f) => (isCard(f.stage) && f.cardIssuedOn !== null ? [f.cardIssuedOn] : []));
  const meant = new Map(facts.map((fact) => [fact, isCard(fact.stage) ? cardMeant(fact, cards, birthDate) : null]));
  const good = (fact: StatusFact, day: string) => isCard(fact.stage) && isGood(birthDate, meant.get(fact)!, day);

  const answer = new Map<string, Stood | null>();
  let state: State | null = null;
  let log: State[] = [];
  let vouching: StatusFact[] = [];
  for (const [i, day] of days.entries()) {
    const become = (next: State) => {
      state = next;
      log = [...log, next];
    };
    const lapse = () => become({ stage: 0, since: day, dayKind: 'on', trust: null, lapsed: true, decidedOn: day });
    const now = () => state as State | null;

    // In the morning cards end: those held, unless another is known to have been issued by now …
    if (now() && isCard(now()!.stage)) {
      vouching = vouching.filter((fact) => good(fact, day));
      if (vouching.length === 0) {
        let best: StatusFact | null = null;
        for (const fact of facts) {
          if (fact.on < day || fact.cardIssuedOn === null || fact.cardIssuedOn > day || !good(fact, day)) continue;
          if (best === null || fact.trust > best.trust) best = fact;
          else if (fact.trust === best.trust && fact.cardIssuedOn > best.cardIssuedOn!) best = fact;
        }
        if (best) vouching = [best];
      }
      if (vouching.length === 0) lapse();
      else state = { ...now()!, trust: Math.max(...vouching.map((fact) => fact.trust)) };
    }
    // … and those that somebody will only tell of when they have long ended.
    for (const fact of facts) {
      const endsNow = isCard(fact.stage) && !good(fact, day) && good(fact, days[i - 1] ?? '0001-01-01');
      if (!endsNow || fact.on < day) continue;
      const before = now();
      if (before && (isCard(before.stage) || before.decidedOn > meant.get(fact)!)) continue;
      lapse();
    }
    // Then the day's facts, the strongest with the last word. The same told twice was told the first time.
    const ofToday = facts.filter((fact) => fact.on === day && (!isCard(fact.stage) || good(fact, day)));
    ofToday.sort((a, b) => a.recordedAt - b.recordedAt);
    const once = ofToday.filter(
      (fact, n) =>
        !ofToday
          .slice(0, n)
          .some(
            (e) =>
              e.stage === fact.stage &&
              e.trust === fact.trust &&
              (e.dayKind === fact.dayKind || e.dayKind === 'on') &&
              (fact.cardIssuedOn === null || e.cardIssuedOn === fact.cardIssuedOn),
          ),
    );
    once.sort((a, b) => a.trust - b.trust || level(a.stage) - level(b.stage));
    for (const fact of once) {
      const fresh: State = {
        stage: fact.stage,
        since: day,
        dayKind: fact.dayKind,
        trust: fact.trust,
        lapsed: false,
        decidedOn: day,
      };
      const before = now();
      if (before && before.stage === fact.stage) {
        if (before.lapsed) continue;
        vouching.push(fact);
        const stronger = fact.trust > before.trust!;
        const told = fact.dayKind === 'on' && (stronger || (before.dayKind === 'by' && before.since === day));
        if (stronger) state = { ...before, trust: fact.trust };
        if (told) state = { ...now()!, since: day, dayKind: 'on' };
        log.push(now()!);
      } else if (!before || level(fact.stage) >= level(before.stage)) {
        vouching = [fact];
        become(fresh);
      } else if (fact.trust > (before.trust ?? 0)) {
        let past: State | null = null;
        for (const entry of log) if (level(entry.stage) <= level(fact.stage)) past = entry;
        become(
          fact.dayKind === 'by' && past?.stage === fact.stage
            ? { ...fresh, since: past.since, dayKind: past.dayKind }
            : fresh,
        );
      }
    }
    const then = now();
    answer.set(
      day,
      then && { stage: then.stage, since: then.since, dayKind: then.dayKind, trust: then.trust, lapsed: then.lapsed },
    );
  }
  return answer;
}

/** 'unit|criterion|lens' -> what one person adds there, by the names of the columns; rows that add nothing are absent. */
export type Rows = Map<string, Record<string, number>>;

/** What a person adds to the boards of a day. */
export function rowsOf(
  rules: { criteria: readonly CriterionRule[]; countedKinds: ReadonlySet<string> },
  facts: PersonFacts,
  day: string,
  stood: (rule: CriterionRule) => Stood | null,
): Rows {
  const rows: Rows = new Map();
  const isOn = ({ from, to }: { from: string; to: string | null }) => from <= day && (to === null || to >= day);
  let employment: EmploymentFact | null = null;
  for (const e of facts.employments) if (isOn(e)) employment = e;
  if (!employment || !rules.countedKinds.has(employment.kind)) return rows;
  const lenses = new Set(['all', `kind:${employment.kind}`]);
  for (const m of facts.memberships) if (isOn(m)) lenses.add(`membership:${m.code}`);
  for (const rule of rules.criteria) {
    const standing = stood(rule);
    const achieved = standing !== null && rule.stages[standing.stage]!.achieved;
    const marks = facts.scopes.filter((s) => s.criterionId === rule.id && isOn(s));
    const row: Record<string, number> = {};
    if (marks.some((s) => s.status === 'exempt')) row.exempt = 1;
    else if (marks.length > 0) row.deferred = 1;
    if (marks.length > 0 && achieved) row.achieved_out = 1;
    if (marks.length === 0) {
      row.in_scope = 1;
      row[standing === null ? 'no_event' : `s${standing.stage}`] = 1;
      if (achieved && standing.trust! >= rule.verifiedFrom) row.verified = 1;
      if (achieved && standing.trust! >= 5) row.police = 1;
    }
    for (const lens of lenses) rows.set(`${employment.unitId}|${rule.id}|${lens}`, row);
  }
  return rows;
}
