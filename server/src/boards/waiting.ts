import { STUCK_REASONS } from '@dat100/shared/codes';
import type { Day } from '@dat100/shared/calendar';
import { SMALLEST_CELL } from '@dat100/shared/suppression';
import {
  holderOf,
  waitingAtLeast,
  waitPercentile,
  WAITED_FOR,
  type Holder,
  type WaitCounts,
} from '@dat100/shared/waiting';
import type { Criterion } from '../directives/directives.service.js';
import { NO_REASON } from '../people/waiting-where.js';
import { addWait, type WaitingGroup } from './read-waiting.js';

/** So many days, and how many people have been waiting that long or longer; people null: withheld. */
export interface WaitMark {
  days: number;
  people: number | null;
}

/** People at a stage that does not achieve. null: nobody to say it of, or withheld. */
export interface StageWaiting {
  stage: string;
  holder: Holder;
  count: number;
  /** of those, how many whose day is known exactly: the marks and overdue go by them */
  known: number | null;
  median: WaitMark | null;
  /** the 90th percentile */
  ninth: WaitMark | null;
  /** null also for a stage without a time limit */
  overdue: number | null;
}

export interface HolderWaiting {
  holder: Holder;
  count: number;
  overdue: number;
}

export interface ReasonCount {
  reason: string;
  count: number;
}

export interface WaitingFigures {
  /** in the order of the criterion, those of whom nothing is known first */
  stages: StageWaiting[];
  holders: HolderWaiting[] | null;
  reasons: ReasonCount[] | null;
}

/**
 * What the figures say to a caller. Who may not read the people of the unit learns only how long half of those at a
 * stage wait, and nine in ten, of five people or more. That holds for the units above one's own too: their figures less
 * one's own are those of the units beside it, of which little may show.
 */
export function waitingFigures(
  criterion: Criterion,
  groups: readonly WaitingGroup[],
  today: Day,
  mayRead: boolean,
): WaitingFigures {
  const open = criterion.stages.filter((stage) => !stage.achieved);
  const stages = [
    stageWaiting('no_event', holderOf(null), null, groups, today, false),
    ...open.map((stage) => stageWaiting(stage.code, stage.holder, stage.position, groups, today, stage.limit !== null)),
  ];
  if (!mayRead) return { stages: stages.map(forOutsiders), holders: null, reasons: null };
  return { stages, holders: holdersOf(stages), reasons: reasonsOf(groups) };
}

function stageWaiting(
  code: string,
  holder: Holder,
  position: number | null,
  groups: readonly WaitingGroup[],
  today: Day,
  isLimited: boolean,
): StageWaiting {
  const own = groups.filter((group) => group.stage === position);
  const counts = new Map<number, number>();
  for (const { since, dayKind, people } of own)
    if (since !== null && dayKind === 'on') addWait(counts, since, people, today);
  return {
    stage: code,
    holder,
    count: total(own, 'people'),
    known: waitingAtLeast(counts, 0),
    median: markOf(counts, 50),
    ninth: markOf(counts, 90),
    overdue: isLimited ? total(own, 'overdue') : null,
  };
}

/** The mark of a percentage; null when nobody waits. */
export function markOf(counts: WaitCounts, percent: number): WaitMark | null {
  const days = waitPercentile(counts, percent);
  return days === null ? null : { days, people: waitingAtLeast(counts, days) };
}

const total = (groups: readonly WaitingGroup[], of: 'people' | 'overdue'): number =>
  groups.reduce((sum, group) => sum + group[of], 0);

function forOutsiders(stage: StageWaiting): StageWaiting {
  const isEnough = (stage.known ?? 0) >= SMALLEST_CELL;
  const daysOf = (mark: WaitMark | null) => (mark && isEnough ? { days: mark.days, people: null } : null);
  return { ...stage, known: null, median: daysOf(stage.median), ninth: daysOf(stage.ninth), overdue: null };
}

function holdersOf(stages: readonly StageWaiting[]): HolderWaiting[] {
  return WAITED_FOR.map((holder) => {
    const held = stages.filter((stage) => stage.holder === holder);
    return {
      holder,
      count: held.reduce((sum, { count }) => sum + count, 0),
      overdue: held.reduce((sum, { overdue }) => sum + (overdue ?? 0), 0),
    };
  });
}

const CODES: readonly string[] = [...STUCK_REASONS.map(({ code }) => code), NO_REASON];

/** From the most frequent down; those without any stand last. */
function reasonsOf(groups: readonly WaitingGroup[]): ReasonCount[] {
  const counts = new Map<string, number>();
  for (const { reason, people } of groups) {
    const code = reason ?? NO_REASON;
    counts.set(code, (counts.get(code) ?? 0) + people);
  }
  const isNone = ({ reason }: ReasonCount) => Number(reason === NO_REASON);
  return [...counts]
    .map(([reason, count]) => ({ reason, count }))
    .sort((a, b) => isNone(a) - isNone(b) || b.count - a.count || CODES.indexOf(a.reason) - CODES.indexOf(b.reason));
}
