import { STUCK_REASONS } from '@dat100/shared/codes';
import { badInput } from '../common/errors.js';

/** @throws bad_input `unknown_reason` */
export function requireReason(reason: string): void {
  if (STUCK_REASONS.some(({ code }) => code === reason)) return;
  throw badInput('unknown_reason', `Không có lý do "${reason}".`, `There is no reason "${reason}".`, 'reason');
}
