import type { Secrets } from '../database/secrets.js';
import type { Sql, Tx } from '../database/sql.js';

/** Under the packet size that a MariaDB allows out of the box. */
const PART_BYTES = 1024 * 1024;

const bound = (importId: number, part: number): string => `import:${importId}:part:${part}`;

/** Keeps an uploaded file, encrypted piece by piece, until its import is applied or put aside. */
export async function storeFile(tx: Tx, secrets: Secrets, importId: number, bytes: Buffer): Promise<void> {
  for (let part = 0; part * PART_BYTES < bytes.length; part += 1) {
    const piece = bytes.subarray(part * PART_BYTES, (part + 1) * PART_BYTES);
    const stored = secrets.encrypt(piece.toString('latin1'), bound(importId, part));
    await tx.insert('import_part', ['import_id', 'part', 'bytes'], [[importId, part, stored]]);
  }
}

/** A part of the file, a character a byte. */
async function readPart(sql: Sql, secrets: Secrets, importId: number, part: number): Promise<string> {
  const row = await sql.one<{ bytes: Buffer }>('SELECT bytes FROM import_part WHERE import_id = ? AND part = ?', [
    importId,
    part,
  ]);
  if (!row) throw new Error(`part ${part} of the file of import ${importId} is missing`);
  return secrets.decrypt(row.bytes, bound(importId, part));
}

/** The uploaded file; null when it is no longer kept. An empty file has no parts either. */
export async function readFileOf(sql: Sql, secrets: Secrets, importId: number): Promise<Buffer | null> {
  const known = await sql.one<{ parts: number }>('SELECT COUNT(*) AS parts FROM import_part WHERE import_id = ?', [
    importId,
  ]);
  const parts = Number(known?.parts ?? 0);
  if (parts === 0) return null;
  const last = await readPart(sql, secrets, importId, parts - 1);
  // Of its own memory, that it can be handed over to a thread as a whole.
  const file = Buffer.from(new ArrayBuffer((parts - 1) * PART_BYTES + last.length));
  file.write(last, (parts - 1) * PART_BYTES, 'latin1');
  for (let part = 0; part < parts - 1; part += 1)
    file.write(await readPart(sql, secrets, importId, part), part * PART_BYTES, 'latin1');
  return file;
}

export async function hasFile(sql: Sql, importId: number): Promise<boolean> {
  return (await sql.one('SELECT part FROM import_part WHERE import_id = ? AND part = 0', [importId])) !== null;
}

export async function forgetFile(tx: Tx, importId: number): Promise<void> {
  await tx.run('DELETE FROM import_part WHERE import_id = ?', [importId]);
}

/** Forgets the files of imports that nobody has applied since `before` (an instant). */
export async function forgetOldFiles(tx: Tx, before: number): Promise<void> {
  await tx.run(
    "DELETE FROM import_part WHERE import_id IN (SELECT id FROM import_file WHERE state IN ('planned', 'refused') AND created_at < ?)",
    [before],
  );
}
