import { shownBelow, type LensView } from '@dat100/shared/suppression';
import { ABOVE_ALL } from '../../boards/chain.js';
import type { RatedUnit } from './stored-units.js';

type Unit = Pick<RatedUnit, 'unitId' | 'path' | 'figures'>;

/**
 * The units whose figures outsiders are not shown, so that those of a small one cannot be worked out from the unit above
 * and the others below it: the rule of boards (suppression.ts), criterion by criterion, and with a unit all below it.
 * @param units all units of the period
 * @param isOwn whether the reader sees all of a unit anyway, by its path
 */
export function hiddenUnits(units: readonly Unit[], isOwn: (path: string) => boolean): Set<number> {
  const below = new Map<string, Unit[]>();
  for (const unit of units) {
    const above = unit.path.replace(/\d+\/$/, '');
    const beside = below.get(above);
    if (beside) beside.push(unit);
    else below.set(above, [unit]);
  }
  const parents = new Map(units.map((unit) => [unit.path, unit]));
  const hidden = new Set<number>();
  for (const [above, children] of below) {
    const parent = parents.get(above);
    const known = new Set(children.filter(({ path }) => isOwn(path)).map(({ unitId }) => unitId));
    for (const criterion of new Set(children.flatMap(({ figures }) => figures.map((figure) => figure.criterion)))) {
      const views = children.map((child) => viewOf(child.unitId, peopleOf(child, criterion)));
      const inChildren = views.reduce((sum, { size }) => sum + size, 0);
      // The topmost unit is not rated: what it has beside its children is not known here, and hides nothing.
      const direct = parent ? peopleOf(parent, criterion) - inChildren : 0;
      const shown = shownBelow(views, viewOf(parent?.unitId ?? ABOVE_ALL, direct), known);
      for (const id of shown.counts.hidden) hidden.add(id);
    }
  }
  const roots = units.filter(({ unitId }) => hidden.has(unitId)).map(({ path }) => path);
  return new Set(units.filter(({ path }) => roots.some((root) => path.startsWith(root))).map(({ unitId }) => unitId));
}

const viewOf = (key: number, size: number): LensView => ({ key, size, stages: [], parts: [] });

const peopleOf = ({ figures }: Unit, criterion: string): number =>
  figures.find((figure) => figure.criterion === criterion)?.inScope ?? 0;
