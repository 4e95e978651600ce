import type { Permission } from '@dat100/shared/permissions';
import type { Me } from '../providers/session.documents.js';
import { useMe } from '../providers/session.js';

/** What the signed-in user may be offered. The server decides again on every request. */
export function may(me: Me | null | undefined, permission: Permission): boolean {
  return me?.permissions.includes(permission) ?? false;
}

/** `can('people.read')` for components. */
export function useCan(): (permission: Permission) => boolean {
  const me = useMe();
  return (permission) => may(me, permission);
}

/**
 * Where a user begins: what is to be done, for a head and their focal officer; for others the board of their unit, one's
 * own status for staff, accounts for an administrator.
 */
export function homePath(me: Me): string {
  const onlyStaff = me.roles.length > 0 && me.roles.every((one) => one.role === 'staff');
  if (onlyStaff) return '/me';
  const keepsUnit = me.roles.some(({ role }) => role === 'unit_head' || role === 'unit_focal');
  if (me.homeUnit && keepsUnit) return `/units/${me.homeUnit.id}/todo`;
  if (me.homeUnit && may(me, 'board.read')) return `/board/${me.homeUnit.id}`;
  return may(me, 'user.read') ? '/users' : '/me';
}
