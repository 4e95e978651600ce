/** What a frozen record may hold. Figures are whole numbers: a rate is kept as its two counts, a day as its text. */
export type Canonical = null | boolean | number | string | readonly Canonical[] | { readonly [key: string]: Canonical };

/** Deeper than any record of ours. What goes on beyond it holds itself. */
const MOST_DEPTH = 32;

/**
 * The one text of a value, so that equal values have equal digests on every machine: keys sorted by their UTF-16 code
 * units, no white space, strings and keys in Unicode form NFC, escapes as JSON.stringify writes them (RFC 8785
 * otherwise, of which this is the part without fractions). Reading the text with JSON.parse and writing it again gives
 * the same text.
 *
 * Throws TypeError, naming the place ("$.figures[3].rate"), for anything a text could not bring back or two machines
 * could write differently: fractions and numbers beyond 2^53, undefined, dates, maps and other made things, half a
 * character, two keys that are one in NFC, and nesting deeper than 32.
 */
export function canonicalJson(value: Canonical): string {
  return written(value, '$', 0);
}

function written(value: unknown, place: string, depth: number): string {
  if (depth > MOST_DEPTH) throw new TypeError(`${place}: nested deeper than ${MOST_DEPTH}`);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return text(value, place);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value))
      throw new TypeError(`${place}: not a whole number that is kept exactly: ${value}`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) {
    return `[${Array.from(value, (item, index) => written(item, `${place}[${index}]`, depth + 1)).join(',')}]`;
  }
  if (!isPlain(value)) throw new TypeError(`${place}: not a value of JSON`);
  return `{${members(value, place, depth)}}`;
}

function members(value: object, place: string, depth: number): string {
  const byKey = new Map<string, string>();
  for (const [key, member] of Object.entries(value)) {
    const name = key.normalize('NFC');
    if (byKey.has(name)) throw new TypeError(`${place}: two keys are both "${name}"`);
    byKey.set(name, `${text(name, place)}:${written(member, `${place}.${name}`, depth + 1)}`);
  }
  // Comparing by < is by code units; a comparison by language would depend on the machine.
  return [...byKey]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, member]) => member)
    .join(',');
}

function text(value: string, place: string): string {
  // UTF-8, which the digest is taken of, has no form for half a character.
  if (/\p{Surrogate}/u.test(value)) throw new TypeError(`${place}: holds half a character`);
  return JSON.stringify(value.normalize('NFC'));
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
