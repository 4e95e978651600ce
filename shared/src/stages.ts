import { cardLapseDay } from './card-lapse.js';
import type { Day } from './calendar.js';

/** A stage of a criterion. `level` orders stages; a side stage (rejected) shares the level it falls back to. */
export interface StageRule {
  /** 0-7: the column that counts it */
  position: number;
  code: string;
  level: number;
  side: boolean;
  achieved: boolean;
}

/** What the counting needs to know of a criterion; criteria are data. */
export interface CriterionRule {
  id: number;
  code: string;
  /** the lowest trust that counts as verified (1 self … 5 police); a setting, 3 = checked */
  verifiedFrom: number;
  /** a held card ends by itself at 25, 40 and 60 */
  lapses: boolean;
  stages: readonly StageRule[];
}

export type DayKind = 'on' | 'by';

/** A status event that has not been retracted. */
export interface StatusFact {
  id: number;
  criterionId: number;
  /** position of the stage */
  stage: number;
  on: Day;
  dayKind: DayKind;
  /** 1 self … 5 police */
  trust: number;
  /** epoch milliseconds */
  recordedAt: number;
  cardIssuedOn: Day | null;
}

/** The stage that stands from a day on, until the next one. */
export interface Standing {
  from: Day;
  stage: number;
  /** null: the stage came by time alone (a card lapsed) */
  eventId: number | null;
  /** the day the stage was reached, and whether it is known exactly */
  since: Day;
  dayKind: DayKind;
  trust: number;
  lapsed: boolean;
}

interface Current extends Standing {
  level: number;
  /** the day of the event that decided last */
  decidedOn: Day;
  issuedOn: Day | null;
}

/** Weak before strong, early before late: on one day the strongest has the last word. */
function inOrder(criterion: CriterionRule, facts: readonly StatusFact[]): StatusFact[] {
  return facts
    .filter((fact) => fact.criterionId === criterion.id)
    .sort(
      (a, b) =>
        (a.on < b.on ? -1 : a.on > b.on ? 1 : 0) ||
        a.trust - b.trust ||
        levelOf(criterion, a.stage) - levelOf(criterion, b.stage) ||
        a.recordedAt - b.recordedAt ||
        a.id - b.id,
    );
}

/** The level of a stage. @throws RangeError when the criterion has no such stage */
export function levelOf(criterion: CriterionRule, position: number): number {
  const stage = criterion.stages[position];
  if (!stage) throw new RangeError(`criterion ${criterion.code} has no stage ${position}`);
  return stage.level;
}

/** The position of a stage by its code, or null. */
export function stagePosition(criterion: CriterionRule, code: string): number | null {
  const index = criterion.stages.findIndex((stage) => stage.code === code);
  return index < 0 ? null : index;
}

/**
 * Every standing stage of one person on one criterion, oldest first.
 *
 * The trust ladder (DOMAIN, "Criteria and stages"): a later stage on a later day stands at its own trust, whoever
 * said so; about the same or an earlier stage the stronger source wins; what is weaker or equal and earlier is
 * history. On one and the same day the strongest source has the last word. A card that runs out falls back to the
 * first stage on that birthday, unless a newer card is known.
 */
export function standings(criterion: CriterionRule, facts: readonly StatusFact[], birthDate: Day | null): Standing[] {
  const result: Standing[] = [];
  let current: Current | null = null;
  const put = (next: Current) => {
    current = next;
    const { from, stage, eventId, since, dayKind, trust, lapsed } = next;
    if (result.at(-1)?.from === from) result.pop();
    result.push({ from, stage, eventId, since, dayKind, trust, lapsed });
  };
  const lapseUpTo = (day: Day | null) => {
    const standing = current as Current | null;
    if (!criterion.lapses || !standing || !criterion.stages[standing.stage]?.achieved) return;
    const end = cardLapseDay(birthDate, standing.issuedOn);
    if (end === null || (day !== null && end > day)) return;
    const at = end < standing.from ? standing.from : end;
    put({ ...standing, from: at, stage: 0, level: levelOf(criterion, 0), eventId: null, since: end, dayKind: 'on', lapsed: true, decidedOn: at });
  };
  for (const fact of inOrder(criterion, facts)) {
    lapseUpTo(fact.on);
    const next = take(criterion, current, fact, birthDate);
    if (next) put(next);
  }
  lapseUpTo(null);
  return result;
}

/** What stands after `fact`, or null when it changes nothing. */
function take(criterion: CriterionRule, current: Current | null, fact: StatusFact, birthDate: Day | null): Current | null {
  const level = levelOf(criterion, fact.stage);
  const fresh: Current = {
    from: fact.on,
    stage: fact.stage,
    eventId: fact.id,
    since: fact.on,
    dayKind: fact.dayKind,
    trust: fact.trust,
    lapsed: false,
    level,
    decidedOn: fact.on,
    issuedOn: fact.cardIssuedOn,
  };
  if (criterion.lapses && criterion.stages[fact.stage]?.achieved) {
    const end = cardLapseDay(birthDate, fact.cardIssuedOn);
    // The card had run out before the day we were told of it: nothing is held.
    if (end !== null && end <= fact.on) {
      if (current) return null;
      return { ...fresh, stage: 0, level: levelOf(criterion, 0), eventId: null, since: end, dayKind: 'on', lapsed: true };
    }
  }
  if (!current) return fresh;
  if (current.stage === fact.stage && !current.lapsed) return confirm(current, fact);
  const later = fact.on > current.decidedOn;
  if (level > current.level) return later || fact.trust >= current.trust || current.lapsed ? fresh : null;
  if (level === current.level) return later || fact.trust >= current.trust ? fresh : null;
  return fact.trust > current.trust ? fresh : null;
}

/** The same stage told again: a stronger source lends its trust, a newer card its day of issue; the waiting time stays. */
function confirm(current: Current, fact: StatusFact): Current | null {
  const stronger = fact.trust > current.trust;
  const newerCard = fact.cardIssuedOn !== null && (current.issuedOn === null || fact.cardIssuedOn > current.issuedOn);
  if (!stronger && !newerCard) return null;
  return {
    ...current,
    from: fact.on,
    trust: stronger ? fact.trust : current.trust,
    eventId: stronger || newerCard ? fact.id : current.eventId,
    issuedOn: newerCard ? fact.cardIssuedOn : current.issuedOn,
  };
}

/** The standing on a day, or null when nothing is known by then. */
export function standingOn(history: readonly Standing[], day: Day): Standing | null {
  let found: Standing | null = null;
  for (const standing of history) {
    if (standing.from > day) break;
    found = standing;
  }
  return found;
}

/** A new report about a person: the day it speaks of, and the list's or the recorder's own day. */
export interface Report {
  stage: number;
  on: Day;
  dayKind: DayKind;
  trust: number;
  /** the day on which the source says how things stand */
  asOf: Day;
  cardIssuedOn: Day | null;
}

/**
 * What a report means beside what is known:
 * `new` it is recorded; `known` it tells nothing new; `moves_backwards` an equal source says an earlier stage now;
 * `contradicts_stronger` a weaker source says an earlier stage now; `overrules` a stronger source says an earlier
 * stage now and wins. Source: DOMAIN, "Criteria and stages"; an earlier stage is backwards only when the report's day is
 * on or after the day the reached stage was reached, otherwise it is history.
 */
export type Verdict = 'new' | 'known' | 'moves_backwards' | 'contradicts_stronger' | 'overrules';

export function judge(criterion: CriterionRule, facts: readonly StatusFact[], birthDate: Day | null, report: Report): Verdict {
  if (isKnown(criterion, facts, report)) return 'known';
  const standing = standingOn(standings(criterion, facts, birthDate), report.asOf);
  if (!standing || standing.lapsed) return 'new';
  const reached = levelOf(criterion, standing.stage);
  const said = levelOf(criterion, report.stage);
  if (said >= reached || report.asOf < standing.since) return 'new';
  if (report.trust > standing.trust) return 'overrules';
  return report.trust === standing.trust ? 'moves_backwards' : 'contradicts_stronger';
}

/** A report is known when an event of the same stage says at least as much, at least as exactly and as strongly. */
export function isKnown(criterion: CriterionRule, facts: readonly StatusFact[], report: Report): boolean {
  return facts.some(
    (fact) =>
      fact.criterionId === criterion.id &&
      fact.stage === report.stage &&
      fact.trust >= report.trust &&
      (report.cardIssuedOn === null || fact.cardIssuedOn === report.cardIssuedOn) &&
      (report.dayKind === 'by' ? fact.on <= report.on : fact.dayKind === 'on' && fact.on === report.on) &&
      !leftSince(criterion, facts, fact, report),
  );
}

/** Whether another event took the person away from `fact`'s stage between it and the report (registered, rejected, registered again). */
function leftSince(criterion: CriterionRule, facts: readonly StatusFact[], fact: StatusFact, report: Report): boolean {
  if (report.dayKind === 'on') return false;
  const level = levelOf(criterion, fact.stage);
  return facts.some(
    (other) =>
      other.criterionId === criterion.id &&
      other.stage !== fact.stage &&
      levelOf(criterion, other.stage) === level &&
      other.on > fact.on &&
      other.on < report.on,
  );
}
