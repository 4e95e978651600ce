import { UnitFinder } from '@dat100/shared/roster-units';
import { pathText } from '../access/unit-refs.js';
import type { Unit } from '../units/unit.js';

/** Writes units in words that the reader of lists finds again. */
export class UnitNamer {
  private readonly byId: ReadonlyMap<number, Unit>;
  private readonly names: ReadonlyMap<number, string>;
  private readonly finder: UnitFinder;

  /** `units`: the target, those below it, and those above it for their names. */
  constructor(units: readonly Unit[], targetId: number) {
    this.byId = new Map(units.map((unit) => [unit.id, unit]));
    this.names = new Map(units.map(({ id, name }) => [id, name]));
    this.finder = new UnitFinder(units, targetId);
  }

  /** Whether anybody can belong to another unit than the target itself. */
  get hasBelow(): boolean {
    return [...this.byId.values()].some(({ parentId }) => parentId === this.finder.targetId);
  }

  pathOf(unit: Unit): string {
    return pathText(unit.path, this.names);
  }

  /** By name alone where that is enough, else with the units above it. Null for a unit that is not among them. */
  of(unitId: number): { code: string; name: string } | null {
    const unit = this.byId.get(unitId);
    if (!unit) return null;
    const name = this.finder.ofName(unit.name) === unitId ? unit.name : this.pathOf(unit);
    return { code: unit.code, name };
  }
}
