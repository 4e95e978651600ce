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
