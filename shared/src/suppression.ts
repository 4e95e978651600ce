/** Counts under this are hidden outside a unit's own chain: who knows the office could tell the people apart. */
export const SMALLEST_CELL = 5;

/** A unit, or a group of people, as a table of figures shows it: its counts of people, cell by cell. */
export interface Part {
  /** the unit's key, the same on every day and for every reader */
  readonly key: number;
  readonly cells: readonly number[];
}

/** One parent of a tree of units: the units right below it and the people it employs itself. */
export interface Level {
  readonly children: readonly Part[];
  readonly direct: readonly number[];
}

/** A cell that tells of people. Below zero is a count that cannot be, and is not shown to outsiders either. */
const isSmall = (n: number): boolean => n !== 0 && n < SMALLEST_CELL;
const hasSmall = (cells: readonly number[]): boolean => cells.some(isSmall);

/**
 * Which children of one parent are hidden from outsiders, so that no small cell can be worked out from what is shown.
 *
 * Published figures are sums nested in a tree, therefore all that can be derived of hidden cells is what each shown
 * unit's shown children leave of it: its direct people and hidden children together. The rule is local to a parent:
 * 1. a child with a cell from 1 to 4 is hidden, and so is one in `hidden` from the start (hidden in a coarser table);
 * 2. while what is left has a cell from 1 to 4, the smallest shown child with people in such a cell is hidden too.
 * Nothing remains to be hidden when no shown child has people in that cell: then the parent itself has a small cell,
 * and is hidden by the same rule one level up. Whatever is below a hidden unit is hidden with it.
 *
 * "Smallest" goes by size class (doubling) and then by key: the partner of a small unit changes as seldom as can be
 * from day to day, and its size says little about what it protects.
 */
export function hiddenChildren({ children, direct }: Level, hidden: ReadonlySet<number> = new Set()): Set<number> {
  const found = new Set(children.filter(({ key, cells }) => hidden.has(key) || hasSmall(cells)).map(({ key }) => key));
  const left = [...direct];
  for (const child of children) if (found.has(child.key)) add(left, child.cells);
  const candidates = children.filter(({ key }) => !found.has(key)).sort(bySizeClass);
  while (hasSmall(left)) {
    const at = candidates.findIndex(({ cells }) => left.some((n, i) => isSmall(n) && (cells[i] ?? 0) > 0));
    const [partner] = at < 0 ? [] : candidates.splice(at, 1);
    if (!partner) break;
    found.add(partner.key);
    add(left, partner.cells);
  }
  return found;
}

/**
 * Whether the people a parent employs itself may be shown as a row: when neither they nor the hidden children together
 * have a small cell. Otherwise the two stay one figure.
 */
export function showsDirect({ children, direct }: Level, hidden: ReadonlySet<number>): boolean {
  const sum = direct.map(() => 0);
  for (const child of children) if (hidden.has(child.key)) add(sum, child.cells);
  return !hasSmall(direct) && !hasSmall(sum);
}

/** How the people in scope of a unit divide by standing stage (with "nothing known" as a cell of its own). */
export interface Division {
  readonly size: number;
  readonly stages: readonly number[];
}

/**
 * A unit as one lens shows it: everyone, and those everyone divides into. `parts` is empty for the lens of everyone;
 * for a kind of employment all kinds, for a membership its members and all others.
 */
export interface LensView extends Division {
  readonly key: number;
  readonly parts: readonly Division[];
}

/** What one parent shows of one table: which children are hidden, and whether its direct people are a row. */
export interface Shown {
  readonly hidden: ReadonlySet<number>;
  readonly direct: boolean;
}

/** What a reader sees right below one parent: how many of how many, and the stages. */
export interface ShownBelow {
  readonly counts: Shown;
  readonly stages: Shown;
}

/** A table over the same units; `after`: places of coarser tables, whose hidden units are hidden in this one too. */
interface Table {
  readonly cellsOf: (view: LensView) => readonly number[];
  readonly after: readonly number[];
}

const OF_EVERYONE: readonly Table[] = [
  { cellsOf: (view) => [view.size], after: [] },
  { cellsOf: (view) => view.stages, after: [0] },
];
const OF_PARTS: readonly Table[] = [
  ...OF_EVERYONE,
  { cellsOf: (view) => view.parts.map(({ size }) => size), after: [0] },
  { cellsOf: (view) => view.parts.flatMap(({ stages }) => stages), after: [1, 2] },
];

/**
 * What a reader sees right below one parent through one lens. All parts of a division are shown or none, for the last
 * could be worked out from the others. `known` are children of which the reader sees everything anyway, being on the
 * way to their own units: those protect nothing from this reader, so more may have to be hidden for them than for
 * everyone, never less.
 */
export function shownBelow(
  children: readonly LensView[],
  direct: LensView,
  known: ReadonlySet<number> = new Set(),
): ShownBelow {
  const tables = direct.parts.length > 0 ? OF_PARTS : OF_EVERYONE;
  const forAll = throughTables(tables, children, direct, []);
  const others = children.filter(({ key }) => !known.has(key));
  const forReader = others.length === children.length ? forAll : throughTables(tables, others, direct, forAll);
  const [counts, stages] = forReader.slice(-2);
  if (!counts || !stages) throw new Error('every lens has two tables');
  return { counts, stages };
}

function throughTables(
  tables: readonly Table[],
  children: readonly LensView[],
  direct: LensView,
  before: readonly Shown[],
): Shown[] {
  const shown: Shown[] = [];
  for (const [i, { cellsOf, after }] of tables.entries()) {
    const coarser = after.flatMap((at) => shown[at] ?? []);
    const start = [...coarser, before[i] ?? { hidden: [] }].flatMap(({ hidden }) => [...hidden]);
    const level = {
      children: children.map((view) => ({ key: view.key, cells: cellsOf(view) })),
      direct: cellsOf(direct),
    };
    const hidden = hiddenChildren(level, new Set(start));
    shown.push({ hidden, direct: showsDirect(level, hidden) && coarser.every((one) => one.direct) });
  }
  return shown;
}

function add(to: number[], cells: readonly number[]): void {
  for (const [i, n] of cells.entries()) to[i] = (to[i] ?? 0) + n;
}

const sizeOf = ({ cells }: Part): number => cells.reduce((sum, n) => sum + n, 0);
/** 5–7, 8–15, 16–31, …: how many binary digits the size has. */
const sizeClass = (part: Part): number => 32 - Math.clz32(sizeOf(part));
const bySizeClass = (a: Part, b: Part): number => sizeClass(a) - sizeClass(b) || a.key - b.key;
