import { inScope, unitScope } from './unit-scope.js';
import type { RequestContext } from '../common/context.js';
import type { Bound } from '../database/sql.js';

/**
 * The imports a caller may look at, as a condition on `import_file f JOIN unit u`: those of units whose lists they may
 * import, and the official lists of units for which they may import these.
 */
export function importsInScope(ctx: RequestContext): { sql: string; params: Bound[] } {
  const own = unitScope(ctx, 'import.run', 'u.path');
  const official = unitScope(ctx, 'police.import', 'u.path');
  return {
    sql: `((${own.sql}) OR (f.kind = 'police' AND (${official.sql})))`,
    params: [...own.params, ...official.params],
  };
}

/** The same of one import, by the path of its unit. */
export function mayLookAt(ctx: RequestContext, kind: string, unitPath: string): boolean {
  return inScope(ctx, 'import.run', unitPath) || (kind === 'police' && inScope(ctx, 'police.import', unitPath));
}
