import { shownBelow, type LensView, type ShownBelow } from '@dat100/shared/suppression';
import type { Step } from './chain.js';

/** What a caller sees of some people: nothing, how many of how many, or also how they divide. */
export type Sight = 'nothing' | 'counts' | 'all';

const ORDER: readonly Sight[] = ['nothing', 'counts', 'all'];

/** The lesser of two sights. */
export function lesser(a: Sight, b: Sight): Sight {
  return ORDER.indexOf(a) <= ORDER.indexOf(b) ? a : b;
}

/** The units right below one, and the people it employs itself, through one lens. */
export interface LevelViews {
  children: readonly LensView[];
  direct: LensView;
}

/**
 * Goes down to a unit: at each step the next unit is shown, or hidden with everything below it.
 * @param steps the way down, see wayDown
 * @param levelOf what stands right below a step
 * @param isOwn whether the caller sees all of a unit, by its path
 */
export function sightOf(
  steps: readonly Step[],
  levelOf: (step: Step) => LevelViews,
  isOwn: (path: string) => boolean,
): Sight {
  let sight: Sight = 'all';
  for (const [i, step] of steps.entries()) {
    const next = steps[i + 1];
    if (next) sight = lesser(sight, childSight(below(step, levelOf(step), isOwn), next.id));
  }
  return sight;
}

/** What shows right below a unit that shows itself. */
export function below(step: Step, level: LevelViews, isOwn: (path: string) => boolean): ShownBelow {
  const known = level.children.filter(({ key }) => isOwn(`${step.path}${key}/`)).map(({ key }) => key);
  return shownBelow(level.children, level.direct, new Set(known));
}

export function childSight({ counts, stages }: ShownBelow, key: number): Sight {
  if (counts.hidden.has(key)) return 'nothing';
  return stages.hidden.has(key) ? 'counts' : 'all';
}

export function directSight({ counts, stages }: ShownBelow): Sight {
  if (!counts.direct) return 'nothing';
  return stages.direct ? 'all' : 'counts';
}
