import type { Secrets } from '../database/secrets.js';
import { marks, pieces, type Bound, type Sql } from '../database/sql.js';

// What was read of rows is sealed many rows at a time: a seal costs as much for one row as for fifty. A row that is
// written anew gets a seal of its own.

const ROWS_IN_A_SEAL = 50;
const SEALS_AT_ONCE = 500;
const AFTER_ID = '\t';
const AFTER_ROW = '\n';

/** Where rows that are sealed together are stored. */
export const SEALS = { table: 'import_seal', columns: ['import_id', 'id', 'payload'] } as const;

/** What many rows are encrypted for, so that they cannot be moved to another import or stand in for others. */
const boundTo = (importId: number, sealId: number): string => `import:${importId}:seal:${sealId}`;

/** Puts the texts of rows under common seals, in the order in which they come. */
export class Sealing {
  private texts: string[] = [];
  private id = 0;

  /** @param keep takes each seal: the values of SEALS' columns */
  constructor(
    private readonly tools: { secrets: Secrets; keys: { next(): number } },
    private readonly importId: number,
    private readonly keep: (seal: Bound[]) => void,
  ) {}

  /**
   * Answers the seal the text comes under.
   * @param text without control characters, as JSON is
   */
  add(rowId: number, text: string): number {
    if (this.texts.length === 0) this.id = this.tools.keys.next();
    const { id } = this;
    this.texts.push(`${rowId}${AFTER_ID}${text}`);
    if (this.texts.length >= ROWS_IN_A_SEAL) this.close();
    return id;
  }

  /** Seals what has been added. */
  close(): void {
    if (this.texts.length === 0) return;
    const { importId, id } = this;
    const sealed = this.tools.secrets.encryptPacked(this.texts.join(AFTER_ROW), boundTo(importId, id));
    this.keep([importId, id, sealed]);
    this.texts = [];
  }
}

/** Rows under one seal, which is opened when the first of them is asked for. */
export class Seal {
  private texts: Map<number, string> | null = null;

  constructor(
    private readonly importId: number,
    private readonly id: number,
    private readonly payload: Buffer,
  ) {}

  /** @throws when the seal was changed or moved by somebody without the key, or is another row's */
  textOf(secrets: Secrets, rowId: number): string {
    this.texts ??= this.open(secrets);
    const text = this.texts.get(rowId);
    if (text === undefined) throw new Error(`row ${rowId} is not under seal ${this.id}`);
    return text;
  }

  private open(secrets: Secrets): Map<number, string> {
    const texts = new Map<number, string>();
    for (const line of secrets.decrypt(this.payload, boundTo(this.importId, this.id)).split(AFTER_ROW)) {
      const end = line.indexOf(AFTER_ID);
      texts.set(Number(line.slice(0, end)), line.slice(end + 1));
    }
    return texts;
  }
}

/** Reads seals of an import by their keys. */
export async function readSeals(sql: Sql, importId: number, ids: Iterable<number>): Promise<Map<number, Seal>> {
  const found = new Map<number, Seal>();
  for (const piece of pieces([...new Set(ids)], SEALS_AT_ONCE))
    for (const row of await sql.rows<{ id: number; payload: Buffer }>(
      `SELECT id, payload FROM import_seal WHERE import_id = ? AND id IN (${marks(piece.length)})`,
      [importId, ...piece],
    ))
      found.set(Number(row.id), new Seal(importId, Number(row.id), row.payload));
  return found;
}
