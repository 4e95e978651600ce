import { toldCardEnd } from './card-lapse.js';
import type { Day } from './calendar.js';
import type { CriterionRule, StageRule, Standing, StatusFact } from './stage-facts.js';

/** A fact as the ladder reads it. */
export interface Word {
  fact: StatusFact;
  /** the day it speaks of; for a card that had run out before it was told of, the day the card ended */
  day: Day;
  level: number;
  /** says that a card is held, good until `end`; null = for life, or nobody can say */
  holds: boolean;
  end: Day | null;
  ranOut: boolean;
}

/** Where a person stands while their facts are read. */
export interface Current {
  standing: Standing;
  level: number;
  /** the day this stage was decided; hearing it again does not move it */
  decidedOn: Day;
  /** as in Word, of the word relied on */
  holds: boolean;
  end: Day | null;
}

/** What is told of a person: by a fact on record, or by a report that may become one. */
type Told = Pick<StatusFact, 'stage' | 'on' | 'dayKind' | 'trust' | 'cardIssuedOn'>;

/** A stage by its position. @throws RangeError when the criterion has no such stage */
export function stageAt(criterion: CriterionRule, position: number): StageRule {
  const stage = criterion.stages[position];
  if (!stage) throw new RangeError(`criterion ${criterion.code} has no stage ${position}`);
  return stage;
}

/** Early before late, weak before strong, low before high: on one day the strongest has the last word. */
export function inOrder(criterion: CriterionRule, facts: readonly StatusFact[], birthDate: Day | null): Word[] {
  const own = facts.filter((fact) => fact.criterionId === criterion.id);
  if (own.length === 0) return [];
  const isCard = (fact: StatusFact) => criterion.lapses && stageAt(criterion, fact.stage).achieved;
  const issued = own.flatMap((fact) => (isCard(fact) && fact.cardIssuedOn !== null ? [fact.cardIssuedOn] : [])).sort();
  const words = own.map((fact): Word => {
    const holds = isCard(fact);
    const end = holds ? toldCardEnd(birthDate, fact.cardIssuedOn, fact.on, issued) : null;
    const ranOut = end !== null && end <= fact.on;
    return { fact, day: ranOut ? end : fact.on, level: stageAt(criterion, fact.stage).level, holds, end, ranOut };
  });
  // Most people have one word of each criterion.
  if (words.length === 1) return words;
  words.sort(
    (a, b) =>
      (a.day < b.day ? -1 : a.day > b.day ? 1 : 0) ||
      Number(b.ranOut) - Number(a.ranOut) ||
      a.fact.trust - b.fact.trust ||
      a.level - b.level ||
      a.fact.recordedAt - b.fact.recordedAt ||
      a.fact.id - b.fact.id,
  );
  return words.filter((word, index) => !isRepeated(words, index, word));
}

/**
 * Whether an equally strong source had said the same of the same day: a list read twice says it once. A card that ended
 * on that very day does not say that one is held.
 */
function isRepeated(words: readonly Word[], index: number, { day, level, fact, ranOut }: Word): boolean {
  for (let i = index - 1; i >= 0; i -= 1) {
    const earlier = words[i];
    if (!earlier || earlier.day !== day || earlier.ranOut !== ranOut) return false;
    if (earlier.fact.trust !== fact.trust || earlier.level !== level) return false;
    if (earlier.fact.on === fact.on && saysAsMuch(earlier.fact, fact)) return true;
  }
  return false;
}

/** Whether a fact says what a report says, at least as exactly and as strongly. */
export function saysAsMuch(fact: StatusFact, report: Told): boolean {
  if (fact.stage !== report.stage || fact.trust < report.trust) return false;
  if (report.cardIssuedOn !== null && fact.cardIssuedOn !== report.cardIssuedOn) return false;
  return report.dayKind === 'by' ? fact.on <= report.on : fact.dayKind === 'on' && fact.on === report.on;
}

/** Whether a word says that a card is held which is good on a day. */
export const isGoodOn = ({ holds, end }: Word, day: Day): boolean => holds && (end === null || end > day);
export const wasIssuedBy = ({ fact }: Word, day: Day): boolean =>
  fact.cardIssuedOn !== null && fact.cardIssuedOn <= day;

/** The strongest word, of equally strong ones that about the card good for longest. */
export function strongest(words: readonly Word[]): Word | null {
  let best: Word | null = null;
  for (const word of words) {
    const isLonger = best === null || (best.end !== null && (word.end === null || word.end > best.end));
    if (best === null || word.fact.trust === best.fact.trust ? isLonger : word.fact.trust > best.fact.trust)
      best = word;
  }
  return best;
}

/** The card ended, another one is held. */
export function relyOn({ fact, end }: Word, { standing, level, decidedOn, holds }: Current, day: Day): Current {
  return { standing: { ...standing, from: day, eventId: fact.id, trust: fact.trust }, level, decidedOn, holds, end };
}

/** The card ended, none is held. */
export function fallBack(criterion: CriterionRule, day: Day, trust: number): Current {
  const standing = { from: day, stage: 0, eventId: null, since: day, dayKind: 'on' as const, trust, lapsed: true };
  return { standing, level: stageAt(criterion, 0).level, decidedOn: day, holds: false, end: null };
}

/** What stands after `word`, or null when it changes nothing. `reached` is what stood before, oldest first. */
export function take(
  criterion: CriterionRule,
  reached: readonly Standing[],
  current: Current | null,
  word: Word,
): Current | null {
  if (word.ranOut) return takeRanOut(criterion, current, word);
  const { fact, level } = word;
  if (!current || (level >= current.level && fact.stage !== current.standing.stage)) return reach(word, null);
  if (fact.stage === current.standing.stage) return current.standing.lapsed ? null : confirm(current, word);
  if (fact.trust <= current.standing.trust) return null;
  // Overruled: they had been in this stage all along, since the day they reached it.
  const before = reached.findLast((earlier) => stageAt(criterion, earlier.stage).level <= level);
  return reach(word, fact.dayKind === 'by' && before?.stage === fact.stage ? before : null);
}

/** The stage of a word stands from its day on; with `before`, they had reached it then. */
function reach({ fact, level, holds, end }: Word, before: Standing | null): Current {
  const { id, stage, on, trust } = fact;
  const since = before?.since ?? on;
  const dayKind = before?.dayKind ?? fact.dayKind;
  const standing = { from: on, stage, eventId: id, since, dayKind, trust, lapsed: false };
  return { standing, level, decidedOn: on, holds, end };
}

/**
 * A card that ended before it was told of. Who had none, or had applied for one, by the day it was issued had then held
 * it, so it ends now; what is told of days after its issue stays.
 */
function takeRanOut(criterion: CriterionRule, current: Current | null, { day, fact }: Word): Current | null {
  const isAnother = current !== null && (current.holds || current.decidedOn > (fact.cardIssuedOn ?? day));
  return isAnother ? null : fallBack(criterion, day, fact.trust);
}

/** The same stage told again: a stronger source lends its trust and the day it tells; else the waiting time stays. */
function confirm(current: Current, { fact, end }: Word): Current | null {
  const { standing, level, decidedOn, holds } = current;
  const isStronger = fact.trust > standing.trust;
  const isMoreExact = standing.dayKind === 'by' && standing.since === fact.on;
  const tellsDay = fact.dayKind === 'on' && (isStronger || isMoreExact);
  if (!isStronger && !tellsDay) return null;
  const since = tellsDay ? fact.on : standing.since;
  const dayKind = tellsDay ? fact.dayKind : standing.dayKind;
  const { id: eventId, on: from, stage, trust } = fact;
  return { standing: { from, stage, eventId, since, dayKind, trust, lapsed: false }, level, decidedOn, holds, end };
}
