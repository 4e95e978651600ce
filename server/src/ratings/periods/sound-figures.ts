import { conflict } from '../../common/errors.js';
import type { Unit } from '../../units/unit.js';
import type { UnitsFigures } from './gather-units.js';

/**
 * More people achieved than are in scope cannot be: neither unit nor head is rated by such a figure.
 * @throws conflict `unit_figures_wrong` that names the unit, the criterion, and the way out
 */
export function requireSound(figures: UnitsFigures, units: ReadonlyMap<number, Pick<Unit, 'name'>>): void {
  for (const [unitId, byCriterion] of figures)
    for (const [criterion, { inScope, claimed, verified, police }] of byCriterion) {
      const most = Math.max(claimed, verified, police);
      if (Math.min(inScope, claimed, verified, police) >= 0 && most <= inScope) continue;
      const name = units.get(unitId)?.name ?? String(unitId);
      throw conflict(
        'unit_figures_wrong',
        `${name}, tiêu chí "${criterion}": ${most} người đạt trên ${inScope} người thuộc diện, nên chưa mở được kỳ. Hãy chạy lệnh "dat100 recount" rồi mở lại.`,
        `${name}, criterion "${criterion}": ${most} achieved of ${inScope} in scope, and the period cannot be opened. Run "dat100 recount", then open it again.`,
      );
    }
}
