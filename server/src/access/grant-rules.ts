import { isLens } from '@dat100/shared/codes';
import { isDay, type Day } from '@dat100/shared/calendar';
import { canGrant, isRole, type Role } from '@dat100/shared/permissions';
import type { HeldRole, RequestContext } from '../common/context.js';
import { badInput } from '../common/errors.js';

/** A role as somebody asks for it. */
export interface WantedRole {
  role: string;
  unitId: number | null;
  lens: string | null;
  validFrom: Day | null;
  validTo: Day | null;
}

/** The unit a role is to hold for. */
export interface Place {
  id: number;
  path: string;
}

/** Roles that help the head of a unit inside that very unit; every other one is given from the level above. */
const OF_OWN_UNIT: ReadonlySet<Role> = new Set<Role>(['hr', 'unit_focal', 'staff']);

/**
 * The rule of the level above: an administrator gives any role under the root of their own; a head gives roles to
 * units below theirs, and inside their own unit only to those who help them. `path` null: a role without a unit.
 */
export function mayGrant(ctx: RequestContext, role: Role, path: string | null): boolean {
  return ctx.system || ctx.roles.some((held) => reaches(held, role, path));
}

function reaches(held: HeldRole, role: Role, path: string | null): boolean {
  if (!canGrant([held.role], role)) return false;
  if (held.role === 'administrator' && held.unitId === null) return true;
  if (held.unitPath === null || path === null || !path.startsWith(held.unitPath)) return false;
  return held.role === 'administrator' || path !== held.unitPath || OF_OWN_UNIT.has(role);
}

/** Checks what can be checked without the database. @throws bad_input with a code of its own for each fault */
export function requireRoleShape(wanted: WantedRole): Role {
  const { role, lens, validFrom, validTo } = wanted;
  if (!isRole(role))
    throw badInput(
      'unknown_role',
      `Không có vai trò "${role.slice(0, 40)}".`,
      `There is no role "${role.slice(0, 40)}".`,
      'role',
    );
  if (wanted.unitId === null && role !== 'administrator')
    throw badInput('unit_missing', 'Vai trò này cần một đơn vị.', 'This role needs a unit.', 'unitId');
  requireLens(role, lens);
  for (const day of [validFrom, validTo])
    if (day !== null && !isDay(day))
      throw badInput(
        'bad_day',
        'Ngày phải có dạng năm-tháng-ngày, ví dụ 2023-11-20.',
        'A day is written YYYY-MM-DD, such as 2023-11-20.',
        'validFrom',
      );
  if (role === 'unit_focal' && (validFrom === null || validTo === null))
    throw badInput(
      'focal_days_missing',
      'Đầu mối được cử có thời hạn: cần ngày bắt đầu và ngày kết thúc.',
      'A focal officer is named from one day to another: give both.',
      'validTo',
    );
  if (validFrom !== null && validTo !== null && validTo < validFrom)
    throw badInput(
      'days_reversed',
      'Ngày kết thúc trước ngày bắt đầu.',
      'The last day comes before the first.',
      'validTo',
    );
  return role;
}

function requireLens(role: Role, lens: string | null): void {
  if (role !== 'association') {
    if (lens === null) return;
    throw badInput(
      'lens_not_used',
      'Chỉ vai trò tổ chức đoàn thể mới có nhóm đối tượng.',
      'Only an association has a lens.',
      'lens',
    );
  }
  if (lens !== null && isLens(lens) && lens.startsWith('membership:')) return;
  throw badInput(
    'lens_missing',
    'Tổ chức đoàn thể cần một nhóm đối tượng, ví dụ membership:doan_vien.',
    'An association needs the lens of one membership, such as membership:doan_vien.',
    'lens',
  );
}

export const notYoursToGive = () =>
  badInput(
    'role_not_yours_to_give',
    'Bạn không được giao vai trò này cho đơn vị này. Vai trò do cấp trên của đơn vị giao.',
    'You may not give this role for this unit. Roles are given by the level above the unit.',
    'role',
  );

export const unknownUnit = () =>
  badInput(
    'unknown_unit',
    'Không có đơn vị này trong phạm vi của bạn, hoặc đơn vị đã kết thúc hoạt động.',
    'There is no such unit within your scope, or it has been closed.',
    'unitId',
  );

export const notToOneself = () =>
  badInput(
    'not_to_oneself',
    'Không tự giao hay tự bỏ vai trò của chính mình; hãy nhờ cấp trên.',
    'Nobody changes their own roles or account; ask the level above.',
  );
