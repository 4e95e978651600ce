import type { Permission } from '@dat100/shared/permissions';
import { rootPaths } from './unit-scope.js';
import type { RequestContext } from '../common/context.js';

/** Whether the caller's role holds for a whole city: schemes and periods are for all of it. */
export function holdsForTheCity(ctx: RequestContext, permission: Permission): boolean {
  const roots = rootPaths(ctx, permission);
  return roots === null || roots.some((path) => /^\/\d+\/$/.test(path));
}
