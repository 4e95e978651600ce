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
  return written(value, []);
}

/** The way from the outermost value to one inside it. */
type Place = (string | number)[];

/** Text that stands for itself between quotation marks, and has one form only: nearly all keys and codes. */
const PLAIN = /^[ !#-[\]-~]*$/;

function written(value: unknown, place: Place): string {
  if (place.length > MOST_DEPTH) throw fault(place, `nested deeper than ${MOST_DEPTH}`);
  if (typeof value === 'string') return text(value, place);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw fault(place, `not a whole number that is kept exactly: ${value}`);
    // Minus zero is zero.
    return String(value);
  }
  if (value === null || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return `[${Array.from(value, (item, at) => member(item, place, at)).join(',')}]`;
  if (!isRecord(value)) throw fault(place, 'not a value of JSON');
  return `{${members(value, place)}}`;
}

function member(value: unknown, place: Place, key: string | number): string {
  place.push(key);
  const found = written(value, place);
  place.pop();
  return found;
}

function members(record: Readonly<Record<string, unknown>>, place: Place): string {
  let names = Object.keys(record);
  const keys = names.every((name) => PLAIN.test(name)) ? null : composed(names, place);
  if (keys) names = [...keys.keys()];
  let found = '';
  // The order of code units, as `sort` has it; one by language would depend on the machine.
  for (const name of names.sort())
    found += `${found && ','}${text(name, place)}:${member(record[keys?.get(name) ?? name], place, name)}`;
  return found;
}

/** The keys by their composed forms. */
function composed(keys: readonly string[], place: Place): Map<string, string> {
  const found = new Map<string, string>();
  for (const key of keys) {
    const name = key.normalize('NFC');
    if (found.has(name)) throw fault(place, `two keys are both "${name}"`);
    found.set(name, key);
  }
  return found;
}

function text(value: string, place: Place): string {
  if (PLAIN.test(value)) return `"${value}"`;
  // UTF-8, which the digest is taken of, has no form for half a character.
  if (/\p{Surrogate}/u.test(value)) throw fault(place, 'holds half a character');
  return JSON.stringify(value.normalize('NFC'));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function fault(place: Place, words: string): TypeError {
  const path = place.map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`)).join('');
  return new TypeError(`$${path}: ${words}`);
}
