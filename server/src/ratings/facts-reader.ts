import type { RatingFacts } from '@dat100/shared/rating-facts';

/** In characters: facts without scores are as short as this, and many people have the very same. */
const SHORT = 1000;
const MOST_REMEMBERED = 4000;

/**
 * Reads the facts of one sheet after the other and makes of them what is wanted; of the same text the same thing, which
 * is nobody's to change.
 */
export function factsReader<T>(wanted: (facts: RatingFacts) => T): (text: string) => T {
  const remembered = new Map<string, T>();
  return (text) => {
    const known = remembered.get(text);
    if (known !== undefined) return known;
    const made = wanted(JSON.parse(text) as RatingFacts);
    if (text.length <= SHORT && remembered.size < MOST_REMEMBERED) remembered.set(text, made);
    return made;
  };
}
