import { addDays, daysBetween, EARLIEST_DAY, type Day } from '@dat100/shared/calendar';

// A cell of history as one whole number under 2^53: unit · criterion · lens · day, each in the order of the database's
// key, so that sorting the numbers sorts the rows. 2^22 days reach past the year 9999.
const DAYS = 2 ** 22;
const LENSES = 2 ** 5;
const CRITERIA = 2 ** 6;
const UNITS = 2 ** 20;

/** What a cell number stands for. */
export interface Cell {
  unitId: number;
  criterionId: number;
  lens: string;
  day: Day;
}

/** Turns (unit, criterion, lens, day) into one sortable number and back. */
export class Axes {
  private readonly units: Axis<number>;
  private readonly criteria: Axis<number>;
  private readonly lenses: Axis<string>;
  private readonly dayNumbers = new Map<Day, number>();
  private readonly days = new Map<number, Day>();

  constructor(unitIds: Iterable<number>, criterionIds: Iterable<number>, lenses: Iterable<string>) {
    this.units = new Axis(unitIds, UNITS, (a, b) => a - b);
    this.criteria = new Axis(criterionIds, CRITERIA, (a, b) => a - b);
    this.lenses = new Axis(lenses, LENSES, (a, b) => (a < b ? -1 : 1));
  }

  /** NaN when the unit, criterion or lens is unknown. */
  cell(unitId: number, criterionId: number, lens: string, day: Day): number {
    const unit = this.units.at(unitId);
    return (
      ((unit * CRITERIA + this.criteria.at(criterionId)) * LENSES + this.lenses.at(lens)) * DAYS + this.dayNumber(day)
    );
  }

  /** How far a cell moves when it is told of another unit: `cell + shift(from, to)`. */
  shift(from: number, to: number): number {
    return (this.units.at(to) - this.units.at(from)) * CRITERIA * LENSES * DAYS;
  }

  /** No cell of the unit lies below this one, and every cell of the units before it does. */
  firstOf(unitId: number): number {
    return this.units.at(unitId) * CRITERIA * LENSES * DAYS;
  }

  /** The series (unit, criterion, lens) a cell belongs to. */
  seriesOf(cell: number): number {
    return Math.floor(cell / DAYS);
  }

  dayOf(cell: number): Day {
    const number = cell % DAYS;
    const known = this.days.get(number);
    if (known !== undefined) return known;
    const day = addDays(EARLIEST_DAY, number);
    this.days.set(number, day);
    return day;
  }

  of(cell: number): Cell {
    const series = this.seriesOf(cell);
    const criterion = Math.floor(series / LENSES);
    return {
      unitId: this.units.get(Math.floor(criterion / CRITERIA)),
      criterionId: this.criteria.get(criterion % CRITERIA),
      lens: this.lenses.get(series % LENSES),
      day: this.dayOf(cell),
    };
  }

  private dayNumber(day: Day): number {
    const known = this.dayNumbers.get(day);
    if (known !== undefined) return known;
    const number = daysBetween(EARLIEST_DAY, day);
    this.dayNumbers.set(day, number);
    return number;
  }
}

/** Values in their order, and the place of each. */
class Axis<T> {
  private readonly values: readonly T[];
  private readonly places: ReadonlyMap<T, number>;

  constructor(values: Iterable<T>, most: number, compare: (a: T, b: T) => number) {
    this.values = [...new Set(values)].sort(compare);
    if (this.values.length > most) throw new RangeError(`${this.values.length} values do not fit an axis of ${most}`);
    this.places = new Map(this.values.map((value, place) => [value, place]));
  }

  at(value: T): number {
    return this.places.get(value) ?? Number.NaN;
  }

  get(place: number): T {
    const value = this.values[place];
    if (value === undefined) throw new RangeError(`no value at place ${place} of an axis`);
    return value;
  }
}
