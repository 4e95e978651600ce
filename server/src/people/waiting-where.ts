import { EMPLOYMENT_KINDS, LENSES } from '@dat100/shared/codes';
import { addDays, type Day } from '@dat100/shared/calendar';
import { holderOf, limitFor, overdueBefore, WAITED_FOR } from '@dat100/shared/waiting';
import { badInput } from '../common/errors.js';
import { marks, type Bound } from '../database/sql.js';
import type { Criterion } from '../directives/directives.service.js';

// Whom a figure of waiting means, as conditions on a person `p` and their standing `st` on the criterion: the boards
// count with them, and the list of people opens with them, so that both mean the same.

export interface Condition {
  sql: string;
  params: Bound[];
}

/** In scope, and at no stage that achieves. */
export function isWaiting(criterion: Criterion): Condition {
  const achieved = criterion.stages.filter((stage) => stage.achieved).map((stage) => stage.position);
  return {
    sql: `st.scope = 'in_scope' AND (st.stage_position IS NULL OR st.stage_position NOT IN (${marks(achieved.length)}))`,
    params: achieved,
  };
}

const IN_SCOPE: Condition = { sql: "st.scope = 'in_scope'", params: [] };

/** Employed in a kind that counts, in scope, and seen through the lens: those a board counts. @throws bad_input `unknown_lens` */
export const isCounted = (lens: string, today: Day): Condition => both(IN_SCOPE, isSeen(lens, today));

/** Employed in a kind that counts and seen through the lens, in scope or not. @throws bad_input `unknown_lens` */
export function isSeen(lens: string, today: Day): Condition {
  if (!LENSES.some(({ code }) => code === lens)) {
    const codes = LENSES.map(({ code }) => code).join(', ');
    throw badInput(
      'unknown_lens',
      `Không có nhóm đối tượng "${lens}"; có: ${codes}.`,
      `There is no lens "${lens}"; there are: ${codes}.`,
      'lens',
    );
  }
  const kinds = EMPLOYMENT_KINDS.filter(({ onByDefault }) => onByDefault).map(({ code }) => code);
  const counted = { sql: `p.kind IN (${marks(kinds.length)})`, params: kinds };
  const member = membershipOf(lens);
  if (member !== null) return both(counted, isMember(member, today));
  return lens === 'all' ? counted : both(counted, { sql: 'p.kind = ?', params: [lens.slice('kind:'.length)] });
}

/** The membership a lens looks through; null when it is none. */
export function membershipOf(lens: string): string | null {
  return lens.startsWith('membership:') ? lens.slice('membership:'.length) : null;
}

/** A member on a day. */
export function isMember(code: string, today: Day): Condition {
  return {
    sql: 'EXISTS (SELECT 1 FROM membership m WHERE m.person_id = p.id AND m.code = ? AND m.valid_from <= ? AND (m.valid_to IS NULL OR m.valid_to >= ?))',
    params: [code, today, today],
  };
}

/** Waiting for the person, the unit or the police to act; the unit has to ask about those of whom nothing is known. */
export function waitsFor(criterion: Criterion, holder: string): Condition {
  if (!WAITED_FOR.some((one) => one === holder))
    throw badInput(
      'unknown_holder',
      `Không có bên phải xử lý "${holder}"; có: ${WAITED_FOR.join(', ')}.`,
      `Nobody "${holder}" has to act next; there are: ${WAITED_FOR.join(', ')}.`,
      'holder',
    );
  const held = criterion.stages.filter((stage) => stage.holder === holder).map((stage) => stage.position);
  const parts = [
    ...(holderOf(null) === holder ? ['st.stage_position IS NULL'] : []),
    ...(held.length > 0 ? [`st.stage_position IN (${marks(held.length)})`] : []),
  ];
  return both(isWaiting(criterion), { sql: parts.join(' OR ') || '1 = 0', params: held });
}

const LONGEST_DAYS = 36_500;

/** Waiting so many days or more, the day being known exactly. @throws bad_input `bad_wait` */
export function waitsAtLeast(criterion: Criterion, days: number, today: Day): Condition {
  if (days < 0 || days > LONGEST_DAYS)
    throw badInput(
      'bad_wait',
      `Số ngày chờ phải từ 0 đến ${LONGEST_DAYS}.`,
      `Days of waiting must be from 0 to ${LONGEST_DAYS}.`,
      'waitingAtLeast',
    );
  return both(isWaiting(criterion), { sql: "st.day_kind = 'on' AND st.since <= ?", params: [addDays(today, -days)] });
}

/** Longer at a stage than its limit, the day being known exactly. `criteria`: all there are. */
export function isOverdue(criterion: Criterion, criteria: readonly Criterion[], today: Day): Condition {
  const late = criterion.stages.flatMap(({ position, limit }): Condition[] => {
    const plain = limitFor(limit, false);
    const quick = limitFor(limit, true);
    if (!plain || !quick) return [];
    const since = (cutoff: Day): Condition => ({ sql: 'st.since < ?', params: [cutoff] });
    const other = criteria.find(({ code }) => code === limit?.quicker?.criterion);
    const isLate = since(overdueBefore(plain, today));
    const isQuicklyLate = other && both(since(overdueBefore(quick, today)), hadAchieved(other));
    return [
      both(
        { sql: 'st.stage_position = ?', params: [position] },
        isQuicklyLate ? either(isLate, isQuicklyLate) : isLate,
      ),
    ];
  });
  const anyStage = late.reduce(either, { sql: '1 = 0', params: [] });
  return both(isWaiting(criterion), both({ sql: "st.day_kind = 'on'", params: [] }, anyStage));
}

/** Achieved on another criterion by the day the stage of `st` was reached. */
function hadAchieved(other: Criterion): Condition {
  const achieved = other.stages.filter((stage) => stage.achieved).map((stage) => stage.position);
  return {
    sql: `EXISTS (SELECT 1 FROM standing q WHERE q.person_id = st.person_id AND q.criterion_id = ?
      AND q.stage_position IN (${marks(achieved.length)}) AND q.since <= st.since)`,
    params: [other.id, ...achieved],
  };
}

/** The difficulty on record, or `none` where nobody has given one. */
export function isStuckFor(criterion: Criterion, reason: string): Condition {
  const onRecord = 'SELECT 1 FROM stuck k WHERE k.person_id = st.person_id AND k.criterion_id = st.criterion_id';
  const given: Condition =
    reason === NO_REASON
      ? { sql: `NOT EXISTS (${onRecord})`, params: [] }
      : { sql: `EXISTS (${onRecord} AND k.reason = ?)`, params: [reason] };
  return both(isWaiting(criterion), given);
}

export const NO_REASON = 'none';

/** Both of two conditions. */
export const both = (a: Condition, b: Condition): Condition => ({
  sql: `(${a.sql}) AND (${b.sql})`,
  params: [...a.params, ...b.params],
});
const either = (a: Condition, b: Condition): Condition => ({
  sql: `(${a.sql}) OR (${b.sql})`,
  params: [...a.params, ...b.params],
});
