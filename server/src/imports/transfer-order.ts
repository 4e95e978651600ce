import { badInput, conflict } from '../common/errors.js';
import type { RowWrites } from './row-plan.js';

// The number of a transfer's order belongs to a row that moves somebody who is employed elsewhere, and to nothing else:
// given with any other decision it would be lost, and whoever typed it would not know.

/** @throws bad_input `not_a_transfer` when any of these rows is another kind of conflict, or none of them is taken */
export function requireTransfer(decision: string, codes: readonly (string | null)[]): void {
  if (decision === 'apply' && codes.every((code) => code === 'employed_elsewhere')) return;
  throw badInput(
    'not_a_transfer',
    'Số quyết định điều động chỉ ghi khi nhận dòng của người đang thuộc đơn vị khác; hãy bỏ trống.',
    'A transfer order number goes only with taking a row of someone employed elsewhere; leave it empty.',
    'orderNumber',
  );
}

/** @throws conflict `already_there` when the person has come to the row's unit by another way meanwhile */
export function requireMove({ employ, replace }: RowWrites): void {
  if (employ || replace) return;
  throw conflict(
    'already_there',
    'Người này nay đã thuộc đơn vị của dòng này nên không còn gì để điều động; hãy bỏ trống số quyết định.',
    'This person is in the unit of the row by now, so nothing is left to transfer; leave the order number empty.',
    'orderNumber',
  );
}
