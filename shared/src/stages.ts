import { cardLapseDay } from './card-lapse.js';
import type { Day } from './calendar.js';
import {
  fallBack,
  inOrder,
  isGoodOn,
  relyOn,
  saysAsMuch,
  stageAt,
  strongest,
  take,
  wasIssuedBy,
  type Current,
  type Word,
} from './trust-ladder.js';
import type { CriterionRule, DayKind, StageRule, Standing, StatusFact } from './stage-facts.js';

export type { CriterionRule, DayKind, StageRule, Standing, StatusFact };

/** The level of a stage. @throws RangeError when the criterion has no such stage */
export function levelOf(criterion: CriterionRule, position: number): number {
  return stageAt(criterion, position).level;
}

/** The position of a stage by its code, or null. */
export function stagePosition(criterion: CriterionRule, code: string): number | null {
  const index = criterion.stages.findIndex((stage) => stage.code === code);
  return index < 0 ? null : index;
}

/**
 * Every standing stage of one person on one criterion, oldest first; the order of `facts` is of no weight.
 *
 * The trust ladder (DOMAIN, "Criteria and stages"): a later stage on a later day stands at its own trust, whoever
 * said so; about the same or an earlier stage the stronger source wins; what is weaker or equal and earlier is
 * history. On one and the same day the strongest source has the last word. A card that runs out falls back to the
 * first stage on that birthday, whenever we learn of it, unless a newer card had been issued by then: it is then held
 * on the word of whoever told of the newer one.
 */
export function standings(criterion: CriterionRule, facts: readonly StatusFact[], birthDate: Day | null): Standing[] {
  const words = inOrder(criterion, facts, birthDate);
  const reached: Standing[] = [];
  let current: Current | null = null;
  // The words that vouch for the card now held.
  let claims: readonly Word[] = [];
  const put = (next: Current): Current => {
    reached.push(next.standing);
    return next;
  };
  for (let i = 0; i <= words.length; i += 1) {
    const word = words[i];
    while (current?.holds && current.end !== null && (!word || current.end <= word.day)) {
      const day: Day = current.end;
      claims = claims.filter((claim) => isGoodOn(claim, day));
      const untold = words.slice(i).filter((later) => isGoodOn(later, day) && wasIssuedBy(later, day));
      const next = strongest(claims) ?? strongest(untold);
      current = put(next ? relyOn(next, current, day) : fallBack(criterion, day, current.standing.trust));
    }
    if (!word) break;
    const next = take(criterion, reached, current, word);
    if (word.holds) claims = current?.holds ? [...claims, word] : [word];
    if (next) current = put(next);
  }
  // Of what was reached on one day the last stands.
  return reached.filter(({ from }, i) => reached[i + 1]?.from !== from);
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

/** A new report about a person: the stage, and the day it speaks of. */
export interface Report {
  stage: number;
  on: Day;
  dayKind: DayKind;
  trust: number;
  /**
   * the day on which the source says that this is how things stand: the list's or the recorder's own day. For a step
   * on the way (a row that tells when somebody registered and when they activated) the step's own day.
   */
  asOf: Day;
  cardIssuedOn: Day | null;
}

/**
 * What a report means beside what is known:
 * `new` it is recorded; `known` it tells nothing new; `moves_backwards` an equal source says an earlier stage now;
 * `contradicts_stronger` a weaker source says an earlier stage now, or a later one of days of which a stronger source
 * says otherwise, so that it would not stand; `overrules` a stronger source says an earlier stage now and wins. Source:
 * DOMAIN, "Criteria and stages"; an earlier stage is backwards only when the report's day is on or after the day the
 * reached stage was reached, otherwise it is history.
 */
export type Verdict = 'new' | 'known' | 'moves_backwards' | 'contradicts_stronger' | 'overrules';

export function judge(
  criterion: CriterionRule,
  facts: readonly StatusFact[],
  birthDate: Day | null,
  report: Report,
): Verdict {
  const isAgain = isSaidAgain(criterion, facts, report);
  // Nothing else was ever said of the criterion: nothing stands higher or in the way, and most lists say just that.
  if (isAgain && isOnlyStage(criterion, facts, report)) return 'known';
  const before = standings(criterion, facts, birthDate);
  const after = isAgain ? before : standings(criterion, [...facts, asFact(criterion, report)], birthDate);
  const asOf = lastDayOf(report);
  const said = levelOf(criterion, report.stage);
  const isKnown = isRecorded(criterion, facts, report) && isSameFrom(asOf, before, after);
  // What overrules a card that ended since lets stand what was told of days after it, which is above it just as well.
  const standing = [before, after]
    .map((history) => standingOn(history, asOf))
    .find((one) => one !== null && levelOf(criterion, one.stage) > said);
  if (standing) {
    // Told before: a list read again on the very day that somebody moved on, or a step on the way.
    if (isKnown && (standing.since >= asOf || (report.dayKind === 'on' && asOf === report.on))) return 'known';
    if (wouldStand(criterion, facts, birthDate, report)) return 'overrules';
    return report.trust === standing.trust ? 'moves_backwards' : 'contradicts_stronger';
  }
  if (isKnown && asOf === report.on) return 'known';
  if (isBlocked(criterion, standingOn(after, asOf), birthDate, report)) return 'contradicts_stronger';
  return isKnown ? 'known' : 'new';
}

/**
 * Whether a report of an earlier stage would stand. A stronger source's would not where another, told of later days,
 * vouches as strongly for a card that had been issued by then; an equal one's would where what it is equal to speaks of
 * later days only.
 */
function wouldStand(
  criterion: CriterionRule,
  facts: readonly StatusFact[],
  birthDate: Day | null,
  report: Report,
): boolean {
  const recorded = daysToRecord(report, 'overrules').map((day) => ({ ...asFact(criterion, report), ...day }));
  return (
    standingOn(standings(criterion, [...facts, ...recorded], birthDate), lastDayOf(report))?.stage === report.stage
  );
}

/** Whether a stronger source keeps a report, once recorded, from being where the person stands on its day. */
function isBlocked(
  criterion: CriterionRule,
  standing: Standing | null,
  birthDate: Day | null,
  report: Report,
): boolean {
  if (!standing || standing.lapsed || standing.stage === report.stage) return false;
  const cardEnd = criterion.lapses ? cardLapseDay(birthDate, report.cardIssuedOn) : null;
  if (cardEnd !== null && cardEnd <= lastDayOf(report)) return false;
  const reached = levelOf(criterion, standing.stage);
  const said = levelOf(criterion, report.stage);
  return reached < said || (reached === said && lastDayOf(report) === report.on);
}

const lastDayOf = ({ on, asOf }: Report): Day => (asOf < on ? on : asOf);

/** A report as it would be recorded: after everything else. */
const asFact = (criterion: CriterionRule, { stage, on, dayKind, trust, cardIssuedOn }: Report): StatusFact => ({
  id: Infinity,
  criterionId: criterion.id,
  stage,
  on,
  dayKind,
  trust,
  recordedAt: Infinity,
  cardIssuedOn,
});

/**
 * A report is known when an event of the same stage says at least as much, at least as exactly and as strongly, and
 * when hearing it again changes nothing: somebody who was registered, rejected and is listed as registered again is new.
 */
export function isKnown(
  criterion: CriterionRule,
  facts: readonly StatusFact[],
  report: Report,
  birthDate: Day | null = null,
): boolean {
  if (!isRecorded(criterion, facts, report)) return false;
  if (isSaidAgain(criterion, facts, report)) return true;
  const after = standings(criterion, [...facts, asFact(criterion, report)], birthDate);
  return isSameFrom(lastDayOf(report), standings(criterion, facts, birthDate), after);
}

const isRecorded = (criterion: CriterionRule, facts: readonly StatusFact[], report: Report): boolean =>
  facts.some((fact) => fact.criterionId === criterion.id && saysAsMuch(fact, report));

/** Whether the very same was said of the same day by a source as strong: the ladder hears it once (see inOrder). */
const isSaidAgain = (criterion: CriterionRule, facts: readonly StatusFact[], report: Report): boolean =>
  facts.some(
    (fact) =>
      fact.criterionId === criterion.id &&
      fact.on === report.on &&
      fact.trust === report.trust &&
      fact.cardIssuedOn === report.cardIssuedOn &&
      saysAsMuch(fact, report),
  );

const isOnlyStage = (criterion: CriterionRule, facts: readonly StatusFact[], { stage }: Report): boolean =>
  facts.every((fact) => fact.criterionId !== criterion.id || fact.stage === stage);

/** Whether two histories say the same of a day and of all days after it. */
function isSameFrom(day: Day, a: readonly Standing[], b: readonly Standing[]): boolean {
  const days = [day, ...[...a, ...b].map(({ from }) => from).filter((from) => from > day)];
  return days.every((d) => {
    const [x, y] = [standingOn(a, d), standingOn(b, d)];
    if (x === null || y === null) return x === y;
    return (
      x.stage === y.stage &&
      x.since === y.since &&
      x.dayKind === y.dayKind &&
      x.trust === y.trust &&
      x.lapsed === y.lapsed
    );
  });
}

/**
 * The days under which a report is to be recorded. A fact speaks of its own day only: a report that overrules, or that
 * somebody decided to take although it contradicts, is also recorded as reached by its list's day when its own day is
 * earlier; else what it overrules would still come later and stand.
 */
export function daysToRecord(report: Report, verdict: Verdict): Pick<StatusFact, 'on' | 'dayKind'>[] {
  const own = { on: report.on, dayKind: report.dayKind };
  if (verdict === 'new' || verdict === 'known' || report.asOf <= report.on) return [own];
  return [own, { on: report.asOf, dayKind: 'by' }];
}
