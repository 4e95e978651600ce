import type { Label } from './codes.js';
import { EN_STATES } from './state-words.en.js';
import { VI_STATES } from './state-words.vi.js';

type Kind = keyof typeof VI_STATES;

/** The words of one kind of states in both languages, by code. */
export function stateWords<K extends Kind>(kind: K): Readonly<Record<keyof (typeof VI_STATES)[K] & string, Label>> {
  const english: Readonly<Record<string, string>> = EN_STATES[kind];
  const both = Object.entries(VI_STATES[kind]).map(([code, vi]): [string, Label] => [
    code,
    { vi, en: english[code] ?? vi },
  ]);
  return Object.fromEntries(both) as Record<keyof (typeof VI_STATES)[K] & string, Label>;
}
