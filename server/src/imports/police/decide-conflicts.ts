import { Injectable } from '@nestjs/common';
import { unitScope } from '../../access/unit-scope.js';
import type { RequestContext } from '../../common/context.js';
import { badInput, notFound, UserError } from '../../common/errors.js';
import { checkIds, MAX_PER_PAGE } from '../../common/paging.js';
import { Database } from '../../database/database.js';
import { marks, pieces } from '../../database/sql.js';
import { keptTexts } from '../../people/person-checks.js';
import { OpenRows } from '../open-rows.js';
import { requireTransfer } from '../transfer-order.js';
import type { DecisionProblem, DecisionResult } from './conflicts.model.js';

/**
 * Decides many waiting rows in one way. Row by row, each in a transaction of its own: the counters of the city are
 * locked for a moment only, one row that somebody else has decided meanwhile does not undo the others, and whoever
 * decides is told which ones are left and why. Asking again is harmless.
 */
@Injectable()
export class DecideConflicts {
  constructor(
    private readonly db: Database,
    private readonly openRows: OpenRows,
  ) {}

  /**
   * @throws bad_input `too_many`, `nothing_chosen`, `not_a_transfer` for an order number that is not for every row
   * @throws not_found when any of the rows is missing, is no conflict or is of a unit that is not the caller's
   */
  async decide(
    ctx: RequestContext,
    ids: readonly number[],
    decision: string,
    reason: string | null,
    orderNumber: string | null,
  ): Promise<DecisionResult> {
    checkIds(ids);
    const wanted = [...new Set(ids)];
    const order = await this.check(ctx, wanted, decision, orderNumber);
    const problems: DecisionProblem[] = [];
    for (const id of wanted) {
      try {
        await this.openRows.decide(ctx, id, decision, reason, order);
      } catch (error) {
        if (!(error instanceof UserError) || !isOfOneRow(error)) throw error;
        problems.push({ id, code: error.code, messageVi: error.messageVi, messageEn: error.messageEn });
      }
    }
    return { decided: wanted.length - problems.length, problems };
  }

  /**
   * What is wrong with the request itself, of however many rows, before the first is decided. Answers the order number
   * as it is kept.
   * @throws as `decide`
   */
  async check(
    ctx: RequestContext,
    ids: readonly number[],
    decision: string,
    orderNumber: string | null,
  ): Promise<string | null> {
    if (ids.length === 0) throw badInput('nothing_chosen', 'Chưa chọn dòng nào.', 'No row has been chosen.', 'ids');
    const order = keptTexts({ orderNumber }).orderNumber;
    for (const piece of pieces(ids, MAX_PER_PAGE)) {
      const codes = await this.codesOf(ctx, piece);
      if (order !== null) requireTransfer(decision, codes);
    }
    return order;
  }

  private async codesOf(ctx: RequestContext, ids: readonly number[]): Promise<(string | null)[]> {
    const scope = unitScope(ctx, 'conflict.resolve', 'u.path');
    const found = await this.db.read.rows<{ conflict_code: string | null }>(
      `SELECT r.conflict_code FROM import_row r JOIN unit u ON u.id = r.unit_id
        WHERE r.id IN (${marks(ids.length)}) AND r.outcome = 'conflict' AND ${scope.sql}`,
      [...ids, ...scope.params],
    );
    if (found.length !== ids.length) throw notFound();
    return found.map((row) => row.conflict_code);
  }
}

/**
 * What is wrong with the request itself is wrong for every row; a reason is needed by some rows only, and an order
 * number that was right for all of them may be wrong for one that has become another kind of conflict since.
 */
const isOfOneRow = ({ kind, code }: UserError): boolean =>
  kind === 'conflict' || kind === 'not_found' || code === 'reason_needed' || code === 'not_a_transfer';
