import type { Canonical } from './canonical-json.js';
import type { Label } from './codes.js';
import { MEANT } from './rating-lines.js';
import { outline } from './rating-outline.js';
import type { RatingScheme } from './rating-scheme.js';

/** A line whose words are not the same in two versions; null where a version has no such line. */
export interface LineChange {
  readonly path: string;
  readonly label: Label;
  readonly before: Label | null;
  readonly after: Label | null;
}

/** What changed between two versions, in words, in the order of the later one; lines that went come last. */
export function differences(before: RatingScheme, after: RatingScheme): LineChange[] {
  const earlier = new Map(linesOf(before).map((line) => [line.path, line]));
  const later = linesOf(after);
  const changed = later.flatMap(({ path, label, value }): LineChange[] => {
    const was = earlier.get(path);
    if (was && was.value.vi === value.vi && was.label.vi === label.vi) return [];
    return [{ path, label, before: was ? was.value : null, after: value }];
  });
  const kept = new Set(later.map(({ path }) => path));
  const gone = [...earlier.values()].filter(({ path }) => !kept.has(path));
  return [...changed, ...gone.map(({ path, label, value }) => ({ path, label, before: value, after: null }))];
}

/** One change of a draft: the place of a line and what it becomes, in the unit of its field. */
export interface Edit {
  readonly path: string;
  readonly value: number | string;
}

/**
 * The scheme with one line changed; null for a line that is not there, may not be changed, or cannot become that.
 * Whether the whole still makes sense is for schemeProblems to say: a draft may be wrong on its way.
 */
export function withEdit<S extends RatingScheme>(scheme: S, { path, value }: Edit): S | null {
  const field = linesOf(scheme).find((line) => line.path === path)?.field;
  if (!field) return null;
  if (field.kind === 'number') {
    const fits = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= field.most;
    return fits ? put(scheme, path, value) : null;
  }
  if (typeof value !== 'string' || !field.choices.some(({ code }) => code === value)) return null;
  const meant = MEANT[value];
  return put(scheme, path, meant === undefined ? value : meant);
}

const linesOf = (scheme: RatingScheme) => outline(scheme).flatMap(({ lines }) => lines);

function put<S extends RatingScheme>(scheme: S, path: string, value: Canonical): S {
  // A scheme is data through and through; the line's field has just said that the value fits its place.
  return set(scheme as unknown as Canonical, path.split('.'), value) as unknown as S;
}

function set(node: Canonical, [key, ...rest]: readonly string[], value: Canonical): Canonical {
  if (key === undefined) return value;
  if (Array.isArray(node)) return node.map((item: Canonical, i) => (String(i) === key ? set(item, rest, value) : item));
  const members = node as { readonly [key: string]: Canonical };
  return { ...members, [key]: set(members[key] ?? null, rest, value) };
}
