import { createCipheriv, createDecipheriv, createHmac, hash, hkdfSync, randomFillSync } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';

const KEY_ID = 1;
/** With the key id: the text was packed before it was encrypted. */
const PACKED = 0x80;
const PACKED_KEY_ID = KEY_ID | PACKED;
/** What a packed value is bound to besides, so that nobody can turn one kind into the other. */
const PACKED_BOUND = '\0packed';
/** Lists of rows come down to a fifth and less, and higher levels take longer for hardly fewer bytes. */
const PACKING = { level: 3 } as const;
/** Far beyond what is ever packed at once. */
const UNPACKED_BYTES = 64 * 1024 * 1024;
const NONCE = 12;
const TAG = 16;
const HEAD = 1 + NONCE + TAG;
/** Nonces are drawn from the system so many at a time: a draw costs as much as a short cipher. */
const NONCES_AT_ONCE = 1024;

/**
 * Encryption of personal values and the keyed index by which a citizen id is found again. Keys are derived from
 * SECRET_KEY and live outside the database. A stored value is [key id][nonce][tag][ciphertext], bound to its row
 * by `bound` (for example `person:123:citizen_id`), so that it cannot be moved to another row. Long texts may be packed.
 */
export class Secrets {
  private readonly cipherKey: Buffer;
  private readonly indexKey: Buffer;
  private readonly nonceKey: Buffer;
  private readonly nonces = Buffer.alloc(NONCE * NONCES_AT_ONCE);
  private used = NONCES_AT_ONCE;

  constructor(secretKey: string) {
    this.cipherKey = Buffer.from(hkdfSync('sha256', secretKey, 'dat100', 'cipher-1', 32));
    this.indexKey = Buffer.from(hkdfSync('sha256', secretKey, 'dat100', 'blind-index-1', 32));
    this.nonceKey = Buffer.from(hkdfSync('sha256', secretKey, 'dat100', 'value-nonce-1', 32));
  }

  /** @param plain text, which is kept as UTF-8, or bytes */
  encrypt(plain: string | Uint8Array, bound: string): Buffer {
    return this.seal(KEY_ID, plain, bound, this.nextNonce());
  }

  /**
   * As `encrypt`, for thousands of characters at once that are much alike: what the database is sent, writes and holds
   * in memory is then a fraction of it. `decrypt` and `decryptBytes` take both.
   */
  encryptPacked(plain: string | Uint8Array, bound: string): Buffer {
    return this.seal(PACKED_KEY_ID, deflateRawSync(plain, PACKING), bound + PACKED_BOUND, this.nextNonce());
  }

  /**
   * As `encrypt`, for a value that is often held against another: `decryptExpected` then need not decipher it. Its nonce
   * comes from the value and its place by a key of its own, so one nonce is never used for two texts; what it tells
   * whoever has no key is that a value of one place is the same as before.
   */
  encryptComparable(plain: string, bound: string): Buffer {
    return this.seal(KEY_ID, plain, bound, Buffer.from(this.nonceOf(plain, bound), 'latin1'));
  }

  /** A character a byte: of as many rows as an import has, short texts are made in half the time that buffers take. */
  private nonceOf(plain: string, bound: string): string {
    return createHmac('sha256', this.nonceKey).update(`${bound}\0${plain}`).digest('binary').slice(0, NONCE);
  }

  private seal(keyId: number, plain: string | Uint8Array, bound: string, nonce: Buffer): Buffer {
    const cipher = createCipheriv('aes-256-gcm', this.cipherKey, nonce);
    cipher.setAAD(Buffer.from(bound));
    const body = typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain);
    // GCM is a stream: nothing is left for the end but the tag.
    cipher.final();
    const stored = Buffer.allocUnsafe(HEAD + body.length);
    stored[0] = keyId;
    stored.set(nonce, 1);
    stored.set(cipher.getAuthTag(), 1 + NONCE);
    stored.set(body, HEAD);
    return stored;
  }

  /** Random, and never handed out twice. */
  private nextNonce(): Buffer {
    if (this.used === NONCES_AT_ONCE) {
      randomFillSync(this.nonces);
      this.used = 0;
    }
    this.used += 1;
    return this.nonces.subarray((this.used - 1) * NONCE, this.used * NONCE);
  }

  /** @throws when the value was changed, moved to another row, or the key is another */
  decrypt(stored: Buffer | Uint8Array | ArrayBuffer, bound: string): string {
    return this.decryptBytes(stored, bound).toString('utf8');
  }

  /**
   * As `decrypt`, and a third of its work where the value is the expected one and was written by `encryptComparable`.
   * @param expected what the value may be; null: nothing is expected
   */
  decryptExpected(stored: Buffer, bound: string, expected: string | null): string {
    if (
      expected !== null &&
      stored[0] === KEY_ID &&
      this.nonceOf(expected, bound) === stored.toString('latin1', 1, 1 + NONCE)
    )
      return expected;
    return this.decrypt(stored, bound);
  }

  /** As `decrypt`, of what was bytes. */
  decryptBytes(stored: Buffer | Uint8Array | ArrayBuffer, bound: string): Buffer {
    const value = Buffer.isBuffer(stored) ? stored : Buffer.from(stored as Uint8Array);
    const isPacked = value[0] === PACKED_KEY_ID;
    if (value[0] !== KEY_ID && !isPacked) throw new Error(`encrypted with unknown key ${value[0]}`);
    const decipher = createDecipheriv('aes-256-gcm', this.cipherKey, value.subarray(1, 1 + NONCE));
    decipher.setAAD(Buffer.from(isPacked ? bound + PACKED_BOUND : bound));
    decipher.setAuthTag(value.subarray(1 + NONCE, HEAD));
    const plain = decipher.update(value.subarray(HEAD));
    // throws when the tag does not fit: what was deciphered is not used then
    decipher.final();
    return isPacked ? inflateRawSync(plain, { maxOutputLength: UNPACKED_BYTES }) : plain;
  }

  /** The blind index of a citizen id: equal ids give equal texts, nobody without the key can go back. */
  citizenIdIndex(citizenId: string): string {
    return createHmac('sha256', this.indexKey).update(`citizen_id:${citizenId}`).digest('base64url');
  }
}

/** For opaque tokens and one-time codes, which are random: a plain digest is enough. */
export function digestOf(token: string): string {
  return hash('sha256', token, 'base64url');
}
