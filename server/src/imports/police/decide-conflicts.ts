import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../common/context.js';
import { badInput, UserError } from '../../common/errors.js';
import { checkIds } from '../../common/paging.js';
import { OpenRows } from '../open-rows.js';
import type { DecisionProblem, DecisionResult } from './conflicts.model.js';

/**
 * Decides many waiting rows in one way. Row by row, each in a transaction of its own: the counters of the city are
 * locked for a moment only, one row that somebody else has decided meanwhile does not undo the others, and whoever
 * decides is told which ones are left and why. Asking again is harmless.
 */
@Injectable()
export class DecideConflicts {
  constructor(private readonly openRows: OpenRows) {}

  /** @throws bad_input `too_many`, `nothing_chosen` */
  async decide(
    ctx: RequestContext,
    ids: readonly number[],
    decision: string,
    reason: string | null,
  ): Promise<DecisionResult> {
    checkIds(ids);
    if (ids.length === 0) throw badInput('nothing_chosen', 'Chưa chọn dòng nào.', 'No row has been chosen.', 'ids');
    const problems: DecisionProblem[] = [];
    const wanted = [...new Set(ids)];
    for (const id of wanted) {
      try {
        await this.openRows.decide(ctx, id, decision, reason);
      } catch (error) {
        if (!(error instanceof UserError) || error.kind === 'unavailable') throw error;
        problems.push({ id, code: error.code, messageVi: error.messageVi, messageEn: error.messageEn });
      }
    }
    return { decided: wanted.length - problems.length, problems };
  }
}
