import type { Day } from '@dat100/shared/calendar';
import type { Lens } from '@dat100/shared/codes';
import { FIRST_STAGE_COLUMN } from '@dat100/shared/person-history';
import type { Division, LensView } from '@dat100/shared/suppression';
import { marks, type Sql } from '../database/sql.js';
import type { Criterion } from '../directives/directives.service.js';
import { closedDays } from '../rollups/close-day.js';
import { ABOVE_ALL, type Step } from './chain.js';
import { figuresOf, minus, NO_COUNTS, type Counts } from './figures.js';
import { countedLenses } from './lenses.js';
import { changesBetween, CLOSINGS, HISTORY, totalsBelow, totalsOn, type KeptTotals } from './read-counts.js';
import type { LevelViews } from './sight.js';

/** Counts of units, by lens and unit. */
type Totals = Map<string, Map<number, Counts>>;

/** The units right below some units, by the unit above. */
export type Tree = ReadonlyMap<number, readonly number[]>;

/** The lenses to be read to decide what shows through one: all of a division are shown or none. */
function lensesBeside(lens: Lens): Lens[] {
  if (lens === 'all') return ['all'];
  if (lens.startsWith('membership:')) return ['all', lens];
  const kinds = countedLenses().filter(({ code }) => code.startsWith('kind:'));
  return ['all', ...kinds.map(({ code }) => code)];
}

/** What stands right below some steps, through one lens. */
export class Levels {
  constructor(
    private readonly criterion: Criterion,
    private readonly lens: Lens,
    private readonly tree: Tree,
    private readonly totals: Totals,
  ) {}

  of(step: Step): LevelViews {
    const children = this.tree.get(step.id) ?? [];
    const direct = (lens: string): Counts => {
      if (step.id === ABOVE_ALL) return NO_COUNTS;
      return children.reduce((rest, id) => minus(rest, this.counts(lens, id)), this.counts(lens, step.id));
    };
    return {
      children: children.map((id) => this.view(id, (lens) => this.counts(lens, id))),
      direct: this.view(0, direct),
    };
  }

  private counts(lens: string, unitId: number): Counts {
    return this.totals.get(lens)?.get(unitId) ?? NO_COUNTS;
  }

  private view(key: number, countsOf: (lens: string) => Counts): LensView {
    const all = countsOf('all');
    const [, ...others] = lensesBeside(this.lens);
    const parts = others.map((lens) => countsOf(lens));
    const [only] = parts;
    if (this.lens.startsWith('membership:') && only) parts.push(minus(all, only));
    return { key, ...this.division(all), parts: parts.map((counts) => this.division(counts)) };
  }

  private division(counts: Counts): Division {
    const { inScope, noEvent } = figuresOf(this.criterion, counts);
    const stages = this.criterion.stages.map(({ position }) => counts[FIRST_STAGE_COLUMN + position] ?? 0);
    return { size: inScope, stages: [...stages, noEvent] };
  }
}

/** The units right below each step. */
export async function treeBelow(sql: Sql, steps: readonly Step[]): Promise<Tree> {
  const ids = steps.map(({ id }) => id);
  const rows = await sql.rows<{ id: number; parent_id: number | null }>(
    `SELECT id, parent_id FROM unit WHERE parent_id IN (${marks(ids.length)})${ids.includes(ABOVE_ALL) ? ' OR parent_id IS NULL' : ''}`,
    ids,
  );
  const tree = new Map<number, number[]>();
  for (const { id, parent_id } of rows) {
    const parent = Number(parent_id ?? ABOVE_ALL);
    tree.set(parent, [...(tree.get(parent) ?? []), Number(id)]);
  }
  return tree;
}

/** Today's levels. */
export async function levelsToday(sql: Sql, criterion: Criterion, lens: Lens, steps: readonly Step[]): Promise<Levels> {
  const totals: Totals = new Map();
  const tree = await treeBelow(sql, steps);
  const parents = steps.map(({ id }) => id);
  for (const beside of lensesBeside(lens))
    totals.set(beside, await totalsBelow(sql, parents, { criterionId: criterion.id, lens: beside }));
  return new Levels(criterion, lens, tree, totals);
}

/** The levels as of each of some days, ascending; a day on which nothing moved since the one before gives the same ones. */
async function* levelsOn(
  sql: Sql,
  criterion: Criterion,
  lens: Lens,
  steps: readonly Step[],
  days: readonly Day[],
  kept: KeptTotals,
): AsyncGenerator<{ day: Day; levels: Levels }> {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return;
  const tree = await treeBelow(sql, steps);
  const ids = [...new Set([...tree.values()].flat().concat(steps.map(({ id }) => id)))];
  const totals: Totals = new Map();
  const changes: { day: Day; lens: string; unitId: number; counts: Counts }[] = [];
  for (const beside of lensesBeside(lens)) {
    const slice = { criterionId: criterion.id, lens: beside };
    totals.set(beside, await totalsOn(sql, ids, slice, first, kept));
    if (last > first)
      for (const change of await changesBetween(sql, ids, slice, { from: first, to: last }, kept))
        changes.push({ ...change, lens: beside });
  }
  changes.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  let done = 0;
  let levels = new Levels(criterion, lens, tree, totals);
  for (const day of days) {
    let moved = false;
    for (let change = changes[done]; change && change.day <= day; change = changes[++done]) {
      totals.get(change.lens)?.set(change.unitId, change.counts);
      moved = true;
    }
    if (moved) levels = new Levels(criterion, lens, tree, totals);
    yield { day, levels };
  }
}

/**
 * The levels as of each of some past days, ascending: as they are known now and, where the day's closing is kept, as
 * they were known when it ended. Both can be looked at, so what is hidden in either must not be read off the other. Days
 * on which nothing moved since the one before give the same list.
 */
export async function* levelsKnown(
  sql: Sql,
  criterion: Criterion,
  lens: Lens,
  steps: readonly Step[],
  days: readonly Day[],
): AsyncGenerator<{ day: Day; levels: readonly Levels[] }> {
  const closed = await closedDays(sql);
  const isClosed = (day: Day): boolean => closed !== null && day >= closed.from && day <= closed.to;
  const closings = levelsOn(sql, criterion, lens, steps, days.filter(isClosed), CLOSINGS);
  let levels: readonly Levels[] = [];
  for await (const { day, levels: now } of levelsOn(sql, criterion, lens, steps, days, HISTORY)) {
    const closing = isClosed(day) ? await closings.next() : null;
    const known = closing === null || closing.done ? [now] : [now, closing.value.levels];
    if (known.length !== levels.length || known.some((one, i) => one !== levels[i])) levels = known;
    yield { day, levels };
  }
}
