import { BANDS } from '@dat100/shared/bands';
import { Injectable } from '@nestjs/common';
import type { UnitRef } from '../access/unit-ref.model.js';
import { unitRefs } from '../access/unit-refs.js';
import type { RequestContext } from '../common/context.js';
import { Database } from '../database/database.js';
import type { Board as BoardModel } from './board.model.js';
import { groupsOf } from './board.js';
import type { Board } from './boards.service.js';

/** Boards as an answer: units become references, which reach no people. */
@Injectable()
export class BoardViews {
  constructor(private readonly db: Database) {}

  async of(ctx: RequestContext, board: Board): Promise<BoardModel> {
    const units = [board.unit, ...board.ancestors, ...board.lines.map((line) => line.unit)];
    const refs = await unitRefs(
      this.db.read,
      ctx,
      units.map((unit) => unit.id),
    );
    const refOf = (id: number): UnitRef => {
      const ref = refs.get(id);
      if (!ref) throw new Error(`unit ${id} is gone in the middle of a board`);
      return ref;
    };
    return {
      unit: refOf(board.unit.id),
      ancestors: board.ancestors.map((unit) => refOf(unit.id)),
      criterion: board.criterion.code,
      lens: board.lens,
      basis: board.basis,
      since: board.since,
      asOf: board.asOf,
      countedTo: board.countedTo,
      version: String(board.version),
      dueOn: board.directive.dueOn,
      targetPercent: board.criterion.targetPercent,
      total: board.total,
      rows: board.lines.map(({ unit, ...line }) => ({ ...line, unit: refOf(unit.id) })),
      groups: groupsOf(board.lines),
      bands: BANDS.map(({ code, vi, en }) => ({ code, nameVi: vi, nameEn: en })),
    };
  }
}
