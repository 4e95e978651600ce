import { BANDS } from '@dat100/shared/bands';
import { refsAmong } from '../access/unit-refs.js';
import type { RequestContext } from '../common/context.js';
import type { Board as BoardModel } from './board.model.js';
import type { Board } from './boards.service.js';

/** A board as an answer: units become references, which reach no people. All units on the paths of its rows are on it. */
export function boardView(ctx: RequestContext, board: Board): BoardModel {
  const units = [...board.ancestors, board.unit, ...board.lines.map((line) => line.unit)];
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const ref = refsAmong(ctx, names);
  return {
    unit: ref(board.unit),
    ancestors: board.ancestors.map(ref),
    criterion: board.criterion.code,
    lens: board.lens,
    basis: board.basis,
    since: board.since,
    asKnown: board.asKnown,
    revised: board.revised,
    asOf: board.asOf,
    countedTo: board.countedTo,
    version: String(board.version),
    dueOn: board.directive.dueOn,
    targetPercent: board.criterion.targetPercent,
    total: board.total,
    rows: board.lines.map(({ unit, ...line }) => ({ ...line, unit: ref(unit) })),
    groups: board.groups,
    bands: BANDS.map(({ code, vi, en }) => ({ code, nameVi: vi, nameEn: en })),
  };
}
