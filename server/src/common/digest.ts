import { createHash } from 'node:crypto';
import { canonicalJson, type Canonical } from '@dat100/shared/canonical-json';

/** A record that is kept as it was at one moment: its canonical text, and the digest of that text. */
export interface Frozen {
  json: string;
  /** SHA-256 of the UTF-8 text, 64 hexadecimal figures in lower case */
  digest: string;
}

/** The text and digest under which a record is kept for good. @throws TypeError as canonicalJson */
export function frozen(value: Canonical): Frozen {
  const json = canonicalJson(value);
  return { json, digest: digestOf(json) };
}

/** SHA-256 of a text in UTF-8, as 64 hexadecimal figures: what `sha256sum` prints of the same text. */
export function digestOf(json: string): string {
  return createHash('sha256').update(json, 'utf8').digest('hex');
}
