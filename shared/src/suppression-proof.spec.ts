import { describe, expect, it } from '@jest/globals';
import { shownBelow, type Division, type LensView } from './suppression.js';

/**
 * 1,000 made-up cities are published as an outsider, or the head of some unit, sees them: every level of the tree,
 * every lens, with stages where they show. A judge that knows nothing of the rule takes what was published as linear
 * equations and solves them: no count from 1 to 4 outside the reader's own chain may follow from them, neither of a
 * unit nor of several of one parent together. It reckons modulo a prime of 26 bits, exactly: what follows over the
 * fractions follows there too.
 */
const PRIME = 67_108_859;
const [KINDS, STAGES, ACHIEVED] = [3, 4, 3];
const UNKNOWNS = (KINDS + 1) * STAGES;

/** Direct people of a node: by kind and stage, and of those the members by stage. */
interface Node {
  id: number;
  parent: Node | null;
  children: Node[];
  kinds: number[][];
  members: number[];
}
type LensName = 'all' | 'member' | 'other' | number;
/** A count of people: of which nodes (with their own people only), through which lens, at which stage or any. */
interface Cell {
  nodes: readonly Node[];
  lens: LensName;
  stage: number | null;
}
type Rule = typeof shownBelow;

function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

/** A tree of 1 to 4 levels, most units small, some with people of their own above others. */
function cityOf(random: (below: number) => number): Node[] {
  const nodes: Node[] = [];
  const levels = 1 + random(4);
  const grow = (parent: Node | null, level: number): void => {
    const node: Node = { id: nodes.length + 1, parent, children: [], kinds: [], members: [] };
    for (let kind = 0; kind < KINDS; kind++) node.kinds.push(new Array<number>(STAGES).fill(0));
    node.members = new Array<number>(STAGES).fill(0);
    nodes.push(node);
    parent?.children.push(node);
    const size = [0, 2, 4, 7, 12, 40][random(level === levels || random(3) === 0 ? 6 : 2)] ?? 0;
    const focus = random(STAGES);
    for (let i = random(size + 1) + (size >> 1); i > 0; i--) {
      const stage = random(2) === 0 ? focus : random(STAGES);
      const kind = node.kinds[random(3) === 0 ? random(KINDS) : 0] ?? [];
      kind[stage] = (kind[stage] ?? 0) + 1;
      if (random(3) > 0) node.members[stage] = (node.members[stage] ?? 0) + 1;
    }
    if (level < levels) for (let i = 1 + random(4); i > 0 && nodes.length < 16; i--) grow(node, level + 1);
  };
  grow(null, 1);
  return nodes;
}

const below = (node: Node): Node[] => [node, ...node.children.flatMap(below)];

/** The count as coefficients of the unknowns: by node its kinds × stages, then its members by stage. */
function coefficients(city: readonly Node[], { nodes, lens, stage }: Cell): number[] {
  const row = new Array<number>(city.length * UNKNOWNS).fill(0);
  for (const node of nodes)
    for (let s = 0; s < STAGES; s++) {
      if (stage !== null && stage !== s) continue;
      const at = (node.id - 1) * UNKNOWNS + s;
      for (let kind = 0; kind < KINDS; kind++)
        if (lens === 'all' || lens === 'other' || lens === kind) row[at + kind * STAGES] = 1;
      if (lens === 'member') row[at + KINDS * STAGES] = 1;
      if (lens === 'other') row[at + KINDS * STAGES] = PRIME - 1;
    }
  return row;
}

function count({ nodes, lens, stage }: Cell): number {
  let sum = 0;
  for (const { kinds, members } of nodes)
    for (let s = 0; s < STAGES; s++) {
      if (stage !== null && stage !== s) continue;
      const all = kinds.reduce((n, kind) => n + (kind[s] ?? 0), 0);
      const member = members[s] ?? 0;
      sum +=
        lens === 'all' ? all : lens === 'member' ? member : lens === 'other' ? all - member : (kinds[lens]?.[s] ?? 0);
    }
  return sum;
}

const stageList = [...new Array<number>(STAGES).keys()];
const kindList = [...new Array<number>(KINDS).keys()];

function viewOf(key: number, nodes: readonly Node[], lens: LensName): LensView {
  const division = (of: LensName): Division => ({
    size: count({ nodes, lens: of, stage: null }),
    stages: stageList.map((stage) => count({ nodes, lens: of, stage })),
  });
  const parts: LensName[] = lens === 'all' ? [] : lens === 'member' ? ['member', 'other'] : kindList;
  return { key, ...division('all'), parts: parts.map(division) };
}

/** What a reader is shown of the whole city; `reader` null = of no unit. */
function published(city: readonly Node[], reader: Node | null, rule: Rule): Cell[] {
  const cells: Cell[] = [];
  const show = (nodes: readonly Node[], lens: LensName, withStages: boolean) => {
    for (const stage of withStages ? [null, ...stageList] : [null, ACHIEVED]) cells.push({ nodes, lens, stage });
  };
  const chain = new Set<Node>();
  for (let node = reader; node; node = node.parent) chain.add(node);
  for (const lens of ['all', 'member', ...kindList] satisfies LensName[]) {
    const level = (children: readonly Node[], parent: Node | null, stagesAbove: boolean): void => {
      const direct = viewOf(0, parent ? [parent] : [], lens);
      const known = new Set(children.filter((child) => chain.has(child)).map(({ id }) => id));
      const shown = rule(
        children.map((child) => viewOf(child.id, below(child), lens)),
        direct,
        known,
      );
      if (parent && shown.counts.direct) show([parent], lens, stagesAbove && shown.stages.direct);
      for (const child of children) {
        const isKnown = known.has(child.id);
        if (!isKnown && shown.counts.hidden.has(child.id)) continue;
        const stages = isKnown || (stagesAbove && !shown.stages.hidden.has(child.id));
        show(below(child), lens, stages);
        if (child === reader) for (const node of below(child)) show([node], lens, true);
        else level(child.children, child, stages);
      }
    };
    level(city.slice(0, 1), null, true);
  }
  return cells;
}

/** Everything that follows from a set of equations. */
class Judge {
  private readonly rows = new Map<number, Float64Array>();

  constructor(private readonly width: number) {}

  learn(row: readonly number[]): void {
    const rest = this.reduce(row);
    const pivot = rest.findIndex((n) => n !== 0);
    if (pivot < 0) return;
    const inverse = power(rest[pivot] ?? 1, PRIME - 2);
    for (let i = pivot; i < this.width; i++) rest[i] = ((rest[i] ?? 0) * inverse) % PRIME;
    this.rows.set(pivot, rest);
  }

  knows(row: readonly number[]): boolean {
    return this.reduce(row).every((n) => n === 0);
  }

  private reduce(row: readonly number[]): Float64Array {
    const rest = Float64Array.from(row);
    for (let at = 0; at < this.width; at++) {
      const factor = rest[at] ?? 0;
      const by = factor === 0 ? undefined : this.rows.get(at);
      if (!by) continue;
      for (let i = at; i < this.width; i++)
        if (by[i] !== 0) rest[i] = ((rest[i] ?? 0) + (PRIME - factor) * (by[i] ?? 0)) % PRIME;
    }
    return rest;
  }
}

function power(base: number, exponent: number): number {
  let [result, factor] = [1, base];
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = (result * factor) % PRIME;
    factor = (factor * factor) % PRIME;
  }
  return result;
}

/** Small counts outside the reader's own chain that follow from what was published. */
function leaks(city: readonly Node[], reader: Node | null, rule: Rule): string[] {
  const judge = new Judge(city.length * UNKNOWNS);
  for (const cell of published(city, reader, rule)) judge.learn(coefficients(city, cell));
  const chain = new Set<Node>();
  for (let node = reader; node; node = node.parent) chain.add(node);
  const found: string[] = [];
  for (const parent of city) {
    if (reader && below(reader).includes(parent)) continue;
    const known = parent.children.filter((child) => chain.has(child));
    const parts = [[parent], ...parent.children.filter((child) => !chain.has(child)).map(below)];
    for (const lens of ['all', 'member', 'other', ...kindList] satisfies LensName[])
      for (const stage of [null, ...stageList]) {
        // How many of a shown number have achieved is public.
        if (stage === ACHIEVED) continue;
        // Own figures and the whole above are the reader's: their difference cannot be kept from them.
        const rest = count({ nodes: parts.flat(), lens, stage });
        if (known.length > 0 && rest < 5) continue;
        for (const nodes of sumsOf(parts.filter((part) => count({ nodes: part, lens, stage }) > 0))) {
          const n = count({ nodes, lens, stage });
          if (n < 5 && judge.knows(coefficients(city, { nodes, lens, stage })))
            found.push(`${nodes.map(({ id }) => id).join('+')} ${lens} ${stage}: ${n}`);
        }
      }
  }
  return found;
}

/** Each part, and all sums of two to four of them. */
function sumsOf(parts: readonly Node[][]): Node[][] {
  const sums: Node[][] = [];
  const extend = (from: number, nodes: Node[], size: number): void => {
    if (size > 0) sums.push(nodes);
    if (size < 4) for (let i = from; i < parts.length; i++) extend(i + 1, [...nodes, ...(parts[i] ?? [])], size + 1);
  };
  extend(0, [], 0);
  return sums;
}

const cities = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => {
    const random = randomFrom(from + i);
    const city = cityOf(random);
    return { city, insider: city[random(city.length)] ?? null };
  });

describe('nothing hidden can be worked out', () => {
  it('of 1,000 made-up cities, by outsiders and by heads of units', () => {
    let hidden = 0;
    for (const [i, { city, insider }] of cities(0, 1000).entries()) {
      const reader = i % 2 === 0 ? null : insider;
      const found = leaks(city, reader, shownBelow);
      if (found.length > 0) throw new Error(`city ${i}: ${found.join(', ')}`);
      hidden += published(city, reader, () => SHOW_ALL).length - published(city, reader, shownBelow).length;
    }
    expect(hidden).toBeGreaterThan(1000);
  });

  const SHOW_ALL = {
    counts: { hidden: new Set<number>(), direct: true },
    stages: { hidden: new Set<number>(), direct: true },
  };
  const small = (n: number) => n > 0 && n < 5;
  const faults: [string, Rule][] = [
    ['nothing hidden at all', () => SHOW_ALL],
    [
      'small units hidden, none beside them',
      (children, direct) => {
        const hidden = new Set(children.filter(({ size }) => small(size)).map(({ key }) => key));
        const withStages = new Set(children.filter(({ stages }) => stages.some(small)).map(({ key }) => key));
        return {
          counts: { hidden, direct: !small(direct.size) },
          stages: { hidden: new Set([...hidden, ...withStages]), direct: !direct.stages.some(small) },
        };
      },
    ],
    [
      'people of the parent itself always shown',
      (children, direct, known) => {
        const { counts, stages } = shownBelow(children, direct, known);
        return { counts: { ...counts, direct: true }, stages: { ...stages, direct: true } };
      },
    ],
    ['lenses not looked at', (children, direct, known) => shownBelow(children.map(everyone), everyone(direct), known)],
    ['what the reader knows not looked at', (children, direct) => shownBelow(children, direct)],
  ];
  const everyone = (view: LensView): LensView => ({ ...view, parts: [] });
  it.each(faults)('the judge finds a planted fault: %s', (_what, rule) => {
    const caught = cities(0, 60).filter(
      ({ city, insider }, i) => leaks(city, i % 2 === 0 ? null : insider, rule).length > 0,
    );
    expect(caught.length).toBeGreaterThan(0);
  });
});
