import { idsOfPath } from '../access/unit-scope.js';
import { rootPaths } from '../access/unit-scope.js';
import type { RequestContext } from '../common/context.js';

/**
 * Whether a unit is of the caller's own chain, inside which everything shows: their units with all below, and the
 * wholes of the units above them. The people a unit above employs itself (`direct`) are outside.
 */
export function seesAll(ctx: RequestContext, path: string, direct: boolean): boolean {
  const roots = rootPaths(ctx, 'board.read');
  return roots === null || roots.some((root) => path.startsWith(root) || (!direct && root.startsWith(path)));
}

/** What stands above the highest units, as the counters name it. */
export const ABOVE_ALL = 0;

/** A unit on the way down to another; `path` of what stands above all units is '/'. */
export interface Step {
  id: number;
  path: string;
}

/**
 * The units on the way down to a unit, itself last, from the lowest of the caller's own chain on; from above all units
 * when none is. What shows of the unit is decided step by step, each by what stands right below it.
 */
export function wayDown(ctx: RequestContext, path: string): Step[] {
  const steps: Step[] = [{ id: ABOVE_ALL, path: '/' }];
  for (const id of idsOfPath(path)) steps.push({ id, path: `${steps.at(-1)?.path ?? '/'}${id}/` });
  const own = steps.findLastIndex((step) => step.id !== ABOVE_ALL && seesAll(ctx, step.path, false));
  return steps.slice(Math.max(own, 0));
}
