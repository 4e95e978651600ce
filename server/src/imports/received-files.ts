import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { Keys } from '../database/keys.js';
import { Secrets } from '../database/secrets.js';
import { PART_BYTES } from './file-bytes.js';
import { forgetUpload, storePart } from './stored-file.js';

/** How a zip begins. */
const ZIP = Buffer.from('PK\x03\x04', 'latin1');

/** A file that has come in and lies encrypted in its parts, for an import that is still to be made. */
export interface ReceivedFile {
  /** the key that its import will have */
  importId: number;
  /** SHA-256 of the content */
  digest: string;
  /** in bytes */
  size: number;
}

/** Takes files in as they come: of each no more than two parts are held in memory, the one that comes and the one before. */
@Injectable()
export class ReceivedFiles {
  constructor(
    private readonly db: Database,
    private readonly keys: Keys,
    private readonly secrets: Secrets,
  ) {}

  /** Stores what comes, part by part. When it does not come to its end nothing is kept. */
  async receive(content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<ReceivedFile> {
    const importId = this.keys.next();
    const hash = createHash('sha256');
    let part = Buffer.allocUnsafe(PART_BYTES);
    let [held, parts] = [0, 0];
    let storing = Promise.resolve();
    let isZip = false;
    // The next part comes in while the database writes this one.
    const store = async (): Promise<void> => {
      const [n, bytes] = [parts, part.subarray(0, held)];
      if (n === 0) isZip = bytes.subarray(0, ZIP.length).equals(ZIP);
      parts += 1;
      held = 0;
      part = Buffer.allocUnsafe(PART_BYTES);
      await storing;
      storing = this.db.transaction((tx) => storePart(tx, this.secrets, { importId, n, bytes, isZip }));
      // Heard when it is waited for.
      storing.catch(() => undefined);
    };
    try {
      for await (const piece of content) {
        hash.update(piece);
        for (let at = 0; at < piece.length;) {
          const some = piece.subarray(at, at + PART_BYTES - held);
          part.set(some, held);
          held += some.length;
          at += some.length;
          if (held === PART_BYTES) await store();
        }
      }
      const size = parts * PART_BYTES + held;
      if (held > 0) await store();
      await storing;
      return { importId, digest: hash.digest('base64url'), size };
    } catch (error) {
      // What is on its way would come in after it was forgotten.
      await storing.catch(() => undefined);
      await this.forget(importId).catch(() => undefined);
      throw error;
    }
  }

  /** Forgets a file of which no import was made; what is an import's stays. */
  async forget(importId: number): Promise<void> {
    await this.db.transaction((tx) => forgetUpload(tx, importId));
  }
}
