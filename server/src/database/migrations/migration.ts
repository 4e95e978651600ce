import type { Words } from '../dialect.js';

/** One step of the schema, written by hand for both databases. */
export interface Migration {
  name: string;
  statements(words: Words): string[];
}
