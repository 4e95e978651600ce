import { EMPLOYMENT_KINDS, LENSES, type Code, type Lens } from '@dat100/shared/codes';
import { rolesGranting } from '../access/unit-scope.js';
import type { RequestContext } from '../common/context.js';
import { badInput } from '../common/errors.js';

/** Lenses through which anybody is counted: kinds of employment that are off are left out. */
export function countedLenses(): Code<Lens>[] {
  const off = new Set(EMPLOYMENT_KINDS.filter((kind) => !kind.onByDefault).map((kind) => `kind:${kind.code}`));
  return LENSES.filter((lens) => !off.has(lens.code));
}

/** The lenses the caller may look through: an association sees its own membership and nobody else. */
export function lensesFor(ctx: RequestContext): Code<Lens>[] {
  const granting = rolesGranting(ctx, 'board.read');
  const onlyAssociations = !ctx.system && granting.every((held) => held.role === 'association');
  if (!onlyAssociations) return countedLenses();
  const own = new Set(granting.map((held) => held.lens));
  return countedLenses().filter((lens) => own.has(lens.code));
}

/** @throws bad_input `unknown_lens`, also for a lens that is not the caller's to look through */
export function requireLens(ctx: RequestContext, code: string): Lens {
  const allowed = lensesFor(ctx);
  const found = allowed.find((lens) => lens.code === code);
  if (found) return found.code;
  const codes = allowed.map((lens) => lens.code).join(', ');
  throw badInput(
    'unknown_lens',
    `Không có nhóm đối tượng "${code}", hoặc bạn không được xem nhóm này; có: ${codes}.`,
    `There is no lens "${code}", or it is not yours to look through; there are: ${codes}.`,
    'lens',
  );
}
