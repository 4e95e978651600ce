import { keyOfInstant } from '../database/keys.js';
import type { Secrets } from '../database/secrets.js';
import type { Sql, Tx } from '../database/sql.js';
import { PART_BYTES, type FileParts } from './file-bytes.js';

// An uploaded file is kept, encrypted part by part, until its import is applied or put aside. Its parts come in before
// the import itself, under the key that it will have: none of them is held longer than it takes to write it.

/** So long the parts of an upload that never became an import may lie. */
const ABANDONED_MS = 24 * 3_600_000;

const bound = (importId: number, part: number): string => `import:${importId}:part:${part}`;

/** A part of a file that comes in. */
export interface FilePart {
  importId: number;
  /** from 0 */
  n: number;
  /** of all but the last PART_BYTES */
  bytes: Buffer;
  /** whether the file is packed as it is: a workbook is */
  isZip: boolean;
}

/** Keeps a part of a file. */
export async function storePart(tx: Tx, secrets: Secrets, { importId, n, bytes, isZip }: FilePart): Promise<void> {
  const place = bound(importId, n);
  const stored = isZip ? secrets.encrypt(bytes, place) : secrets.encryptPacked(bytes, place);
  await tx.insert('import_part', ['import_id', 'part', 'bytes'], [[importId, n, stored]]);
}

async function readPart(sql: Sql, secrets: Secrets, importId: number, n: number): Promise<Buffer> {
  const row = await sql.one<{ bytes: Buffer }>('SELECT bytes FROM import_part WHERE import_id = ? AND part = ?', [
    importId,
    n,
  ]);
  if (!row) throw new Error(`part ${n} of the file of import ${importId} is missing`);
  return secrets.decryptBytes(row.bytes, bound(importId, n));
}

/** The uploaded file, fetched part by part; null when it is no longer kept. An empty file has no parts either. */
export async function storedFile(sql: Sql, secrets: Secrets, importId: number): Promise<FileParts | null> {
  const known = await sql.one<{ parts: number }>('SELECT COUNT(*) AS parts FROM import_part WHERE import_id = ?', [
    importId,
  ]);
  const last = Number(known?.parts ?? 0) - 1;
  if (last < 0) return null;
  const end = await readPart(sql, secrets, importId, last);
  return {
    size: last * PART_BYTES + end.length,
    part: (n) => (n === last ? Promise.resolve(end) : readPart(sql, secrets, importId, n)),
  };
}

export async function hasFile(sql: Sql, importId: number): Promise<boolean> {
  return (await sql.one('SELECT part FROM import_part WHERE import_id = ? AND part = 0', [importId])) !== null;
}

export async function forgetFile(tx: Tx, importId: number): Promise<void> {
  await tx.run('DELETE FROM import_part WHERE import_id = ?', [importId]);
}

/** Forgets parts that have come in for an import that is not there. */
export async function forgetUpload(tx: Tx, importId: number): Promise<void> {
  await tx.run(
    'DELETE FROM import_part WHERE import_id = ? AND NOT EXISTS (SELECT 1 FROM import_file f WHERE f.id = import_part.import_id)',
    [importId],
  );
}

/**
 * Forgets the files of imports that nobody has applied since `before`, and what is left of uploads that were cut off
 * (epoch milliseconds).
 */
export async function forgetOldFiles(tx: Tx, before: number, now: number): Promise<void> {
  await tx.run(
    "DELETE FROM import_part WHERE import_id IN (SELECT id FROM import_file WHERE state IN ('planned', 'refused') AND created_at < ?)",
    [before],
  );
  await tx.run(
    'DELETE FROM import_part WHERE import_id < ? AND NOT EXISTS (SELECT 1 FROM import_file f WHERE f.id = import_part.import_id)',
    [keyOfInstant(now - ABANDONED_MS)],
  );
}
