import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const KEY_ID = 1;
const NONCE = 12;
const TAG = 16;

/**
 * Encryption of personal values and the keyed index by which a citizen id is found again. Keys are derived from
 * SECRET_KEY and live outside the database. A stored value is [key id][nonce][tag][ciphertext], bound to its row
 * by `bound` (for example `person:123:citizen_id`), so that it cannot be moved to another row.
 */
export class Secrets {
  private readonly cipherKey: Buffer;
  private readonly indexKey: Buffer;

  constructor(secretKey: string) {
    this.cipherKey = Buffer.from(hkdfSync('sha256', secretKey, 'dat100', 'cipher-1', 32));
    this.indexKey = Buffer.from(hkdfSync('sha256', secretKey, 'dat100', 'blind-index-1', 32));
  }

  encrypt(plain: string, bound: string): Buffer {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', this.cipherKey, nonce);
    cipher.setAAD(Buffer.from(bound));
    const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.from([KEY_ID]), nonce, cipher.getAuthTag(), body]);
  }

  /** @throws when the value was changed, moved to another row, or the key is another */
  decrypt(stored: Buffer | Uint8Array | ArrayBuffer, bound: string): string {
    const value = Buffer.from(stored as Uint8Array);
    if (value[0] !== KEY_ID) throw new Error(`encrypted with unknown key ${value[0]}`);
    const decipher = createDecipheriv('aes-256-gcm', this.cipherKey, value.subarray(1, 1 + NONCE));
    decipher.setAAD(Buffer.from(bound));
    decipher.setAuthTag(value.subarray(1 + NONCE, 1 + NONCE + TAG));
    return Buffer.concat([decipher.update(value.subarray(1 + NONCE + TAG)), decipher.final()]).toString('utf8');
  }

  /** The blind index of a citizen id: equal ids give equal texts, nobody without the key can go back. */
  citizenIdIndex(citizenId: string): string {
    return createHmac('sha256', this.indexKey).update(`citizen_id:${citizenId}`).digest('base64url');
  }
}

/** For opaque tokens and one-time codes, which are random: a plain digest is enough. */
export function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
