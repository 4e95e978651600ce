import { pathText } from '../../access/unit-refs.js';

/** The room of path_text in the tables of a period, in characters. */
const MOST_CHARS = 500;

/** The names along a path as a period keeps them: very long ones are cut at the end. */
export const keptPath = (path: string, names: ReadonlyMap<number, string>): string =>
  pathText(path, names).slice(0, MOST_CHARS);
