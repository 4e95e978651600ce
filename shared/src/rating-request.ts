import { addDays, daysBetween, type Day } from './calendar.js';
import type { Code, Label } from './codes.js';
import type { RequestKind, RequestState, SheetState } from './rating-period.js';
import type { Level } from './rating-scheme.js';
import { workingDaysAfter, type TimeLimit } from './waiting.js';

/** How long what may take. The day it begins on is not counted; working days are Monday to Friday. */
export interface RequestClocks {
  /** from an objection to its answer */
  readonly objection: TimeLimit;
  /** from the lock to the last day on which the person may appeal */
  readonly appealOpen: TimeLimit;
  /** from an appeal to its answer */
  readonly appeal: TimeLimit;
  /** from HR's asking for a correction to the answer of whoever approves it */
  readonly correction: TimeLimit;
}

/**
 * Decree 90/2020 and Decree 335/2025 give the right to ask for reconsideration and name no days: cities set them in
 * their guidance, so a period has its own, and these are only what a new one begins with.
 */
export const REQUEST_CLOCKS: RequestClocks = {
  objection: { days: 3, kind: 'working' },
  appealOpen: { days: 15, kind: 'calendar' },
  appeal: { days: 10, kind: 'working' },
  correction: { days: 5, kind: 'working' },
};

export const REQUEST_KINDS: readonly Code<RequestKind>[] = [
  { code: 'objection', vi: 'Ý kiến trước khi chốt', en: 'Objection before the lock' },
  { code: 'appeal', vi: 'Kiến nghị xem xét lại', en: 'Appeal' },
  { code: 'correction', vi: 'Đính chính sau khi chốt', en: 'Correction after the lock' },
];

export const REQUEST_STATES: readonly Code<RequestState>[] = [
  { code: 'open', vi: 'Chờ trả lời', en: 'Waits for an answer' },
  { code: 'accepted', vi: 'Được chấp nhận', en: 'Accepted' },
  { code: 'refused', vi: 'Không được chấp nhận', en: 'Refused' },
  { code: 'withdrawn', vi: 'Đã rút', en: 'Withdrawn' },
];

/** The last day that is still within a limit that began on a day. @throws RangeError for days that are none */
export function lastDayOf({ days, kind }: TimeLimit, from: Day): Day {
  if (kind === 'calendar') return addDays(from, days);
  // A week less than the weeks of five there are: from a Saturday on, five of them are over on a Friday.
  let day = addDays(from, Math.max(0, Math.floor(days / 5) - 1) * 7);
  while (workingDaysAfter(from, day) < days) day = addDays(day, 1);
  return day;
}

/** A limit in words: "15 ngày", "10 ngày làm việc". */
export function limitWords({ days, kind }: TimeLimit): Label {
  return kind === 'calendar'
    ? { vi: `${days} ngày`, en: `${days} days` }
    : { vi: `${days} ngày làm việc`, en: `${days} working days` };
}

/** The shortest reason or answer that says anything, and the longest reason, in characters. */
export const LEAST_REQUEST_TEXT = 10;
export const MOST_REQUEST_TEXT = 4000;
/** As long as the reason of a decision may be: the answer becomes the reason of the changed one. */
export const MOST_ANSWER_TEXT = 1000;

/** Days left until a day, 0 on the day itself; below 0: so many days overdue. */
export const daysLeft = (due: Day, today: Day): number => daysBetween(today, due);

/** A sheet as somebody finds it who says that it is wrong. */
export interface RequestPlace {
  /** the day its agency was locked; null: it is not */
  readonly lockedOn: Day | null;
  readonly clocks: RequestClocks;
  /** an objection or an appeal about this sheet waits for its answer */
  readonly hasOpen: boolean;
  /** a correction of this sheet waits for its answer */
  readonly hasCorrection: boolean;
  /** an appeal against the figure as it stands was answered */
  readonly isAnswered: boolean;
  /** the sheet is the asker's own */
  readonly own: boolean;
}

/** Why somebody cannot ask: each has its own words on the screen. */
export type RequestFault =
  'not_own' | 'own_sheet' | 'not_locked' | 'is_locked' | 'too_late' | 'answered_before' | 'one_is_open';

/**
 * What keeps a request from being made; null: nothing. The person objects before the lock and appeals after it, within
 * the days of the period and once for a figure; HR asks for corrections after it, of anybody but themselves, at any time.
 * A correction that waits takes nothing from the person's days: they cannot withdraw it, so they appeal beside it.
 */
export function requestFault(kind: RequestKind, place: RequestPlace, today: Day): RequestFault | null {
  const { lockedOn, own, clocks } = place;
  if (kind === 'correction' && own) return 'own_sheet';
  if (kind !== 'correction' && !own) return 'not_own';
  if (kind === 'objection' && lockedOn !== null) return 'is_locked';
  if (kind !== 'objection' && lockedOn === null) return 'not_locked';
  if (place.hasOpen || (kind === 'correction' && place.hasCorrection)) return 'one_is_open';
  if (kind !== 'appeal' || lockedOn === null) return null;
  if (place.isAnswered) return 'answered_before';
  return today > lastDayOf(clocks.appealOpen, lockedOn) ? 'too_late' : null;
}

/** The kind of request the person themselves may make now; null: none. */
export function ownRequestNow(place: Omit<RequestPlace, 'own'>, today: Day): 'objection' | 'appeal' | null {
  const kind = place.lockedOn === null ? 'objection' : 'appeal';
  return requestFault(kind, { ...place, own: true }, today) === null ? kind : null;
}

/** The last day on which a request of a kind made today is answered in time. */
export function answerDue(kind: RequestKind, clocks: RequestClocks, today: Day): Day {
  return lastDayOf(clocks[kind], today);
}

/** Somebody by their account, and the person the account is tied to. */
export interface Someone {
  readonly userId: number | null;
  readonly personId: number | null;
}

export type AnswerFault = 'answered' | 'own_request' | 'own_sheet';

/**
 * What keeps somebody who may decide in this agency from answering; null: nothing. Nobody approves what they asked for
 * or what is about themselves, whatever roles they hold and whichever account they use.
 */
export function answerFault(
  request: { readonly state: RequestState; readonly by: Someone; readonly about: number },
  answerer: Someone,
): AnswerFault | null {
  if (request.state !== 'open') return 'answered';
  if (answerer.personId === request.about) return 'own_sheet';
  const sameAccount = answerer.userId === request.by.userId;
  const samePerson = answerer.personId !== null && answerer.personId === request.by.personId;
  return sameAccount || samePerson ? 'own_request' : null;
}

/** Where a sheet stands that a request is about. */
export interface RequestedSheet {
  readonly state: SheetState;
  readonly finalLevel: Level | null;
  readonly lockRevision: number;
  /** the rules rate this person at all */
  readonly isRated: boolean;
}

/** What an accepted request makes of a sheet. `refreezes`: a locked sheet is frozen again, under the new revision. */
export interface AcceptedSheet extends RequestedSheet {
  readonly refreezes: boolean;
}

export type AcceptFault = 'needs_level' | 'same_level' | 'not_decided' | 'not_rated';

/**
 * An objection may be accepted without a level: what was entered was mended and the rating goes its way; with one, the
 * decided level becomes that. An appeal or a correction that is accepted always gives a level other than the locked
 * one, and counts the revision up, so that the published figure shows that it was changed. Nobody gets a level whom the
 * rules do not rate by the figures that stand: the frozen result must come out of its own inputs.
 */
export function acceptedSheet(
  kind: RequestKind,
  sheet: RequestedSheet,
  level: Level | null,
): AcceptedSheet | AcceptFault {
  const isLocked = kind !== 'objection';
  if (level === null) return isLocked ? 'needs_level' : { ...sheet, refreezes: false };
  if (!sheet.isRated) return 'not_rated';
  if (level === sheet.finalLevel) return 'same_level';
  if (!isLocked && sheet.state !== 'decided') return 'not_decided';
  return {
    ...sheet,
    state: 'decided',
    finalLevel: level,
    lockRevision: sheet.lockRevision + (isLocked ? 1 : 0),
    refreezes: isLocked,
  };
}
