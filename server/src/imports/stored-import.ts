import type { Day } from '@dat100/shared/calendar';
import type { SheetReading } from '@dat100/shared/roster-reading';
import type { RequestContext } from '../common/context.js';
import { notFound } from '../common/errors.js';
import type { Sql, Tx } from '../database/sql.js';
import type { ImportCounts } from './import-counts.js';
import { maskValue } from './mask-value.js';

/**
 * reading → planned | refused | failed; planned → applying → applied | cancelled (between batches) ; planned → discarded;
 * applied, cancelled → undoing → undone.
 */
export type ImportState =
  | 'reading'
  | 'planned'
  | 'refused'
  | 'failed'
  | 'discarded'
  | 'applying'
  | 'cancelled'
  | 'applied'
  | 'undoing'
  | 'undone';

/** roster: a unit's own list · police: an official list · summary: a file of counts only, held against our own */
export type ImportKind = 'roster' | 'police' | 'summary';

/** What the caller asked for, needed to read the file again. */
export interface ImportOptions {
  /** the day the caller gave; null = the file's own, else today */
  asOf: Day | null;
}

export interface StoredImport {
  id: number;
  kind: ImportKind;
  fileName: string;
  digest: string;
  unitId: number;
  asOf: Day;
  asOfFrom: 'given' | 'file' | 'today';
  state: ImportState;
  counts: ImportCounts;
  /** every sheet of the file, as far as it was understood; headings masked */
  sheets: SheetReading[];
  refusalCode: string | null;
  /** why the whole file was refused, and what to do */
  refusalWords: { vi: string; en: string } | null;
  createdAt: number;
  createdBy: number | null;
  onBehalfOf: string | null;
  appliedAt: number | null;
  undoneAt: number | null;
  /** the job that works on it now, or did last */
  jobId: number | null;
  options: ImportOptions;
}

export type NewImport = Omit<
  StoredImport,
  'createdAt' | 'createdBy' | 'onBehalfOf' | 'appliedAt' | 'undoneAt' | 'refusalCode' | 'refusalWords'
>;

/** Writes the head of an import. */
export async function insertImport(tx: Tx, ctx: RequestContext, head: NewImport): Promise<void> {
  const values = {
    id: head.id,
    kind: head.kind,
    file_name: head.fileName.slice(0, 250),
    digest: head.digest,
    unit_id: head.unitId,
    as_of: head.asOf,
    as_of_from: head.asOfFrom,
    state: head.state,
    counts: JSON.stringify(head.counts),
    sheets: JSON.stringify(head.sheets.map(maskedSheet)),
    job_id: head.jobId,
    options: JSON.stringify(head.options),
    created_at: ctx.now,
    created_by: ctx.actor.userId,
    on_behalf_of: ctx.actor.onBehalfOf,
  };
  await tx.insert('import_file', Object.keys(values), [Object.values(values)]);
}

/** What the reading of a file has come to. */
export interface ReadingResult {
  kind: ImportKind;
  state: 'planned' | 'refused';
  asOf: Day;
  asOfFrom: StoredImport['asOfFrom'];
  counts: ImportCounts;
  sheets: readonly SheetReading[];
  refusal: { code: string; messageVi: string; messageEn: string } | null;
}

/** Writes what the reading has come to. */
export async function writeReading(tx: Tx, id: number, result: ReadingResult): Promise<void> {
  const { refusal } = result;
  await tx.run(
    `UPDATE import_file SET kind = ?, state = ?, as_of = ?, as_of_from = ?, counts = ?, sheets = ?, refusal_code = ?, refusal_words = ?,
      version = version + 1 WHERE id = ?`,
    [
      result.kind,
      result.state,
      result.asOf,
      result.asOfFrom,
      JSON.stringify(result.counts),
      JSON.stringify(result.sheets.map(maskedSheet)),
      refusal?.code ?? null,
      refusal === null ? null : JSON.stringify({ vi: refusal.messageVi, en: refusal.messageEn }),
      id,
    ],
  );
}

export async function writeCounts(tx: Tx, id: number, counts: ImportCounts): Promise<void> {
  await tx.run('UPDATE import_file SET counts = ?, version = version + 1 WHERE id = ?', [JSON.stringify(counts), id]);
}

/** Moves an import on, if it still stands where the caller thinks. False: somebody else has moved it. */
export async function moveState(tx: Tx, id: number, from: readonly ImportState[], to: ImportState): Promise<boolean> {
  const taken = await tx.run(
    `UPDATE import_file SET state = ?, version = version + 1 WHERE id = ? AND state IN (${from.map(() => '?').join(', ')})`,
    [to, id, ...from],
  );
  return taken === 1;
}

/** A heading is the file's own text: should a row of people have been taken for one, no number of theirs is kept. */
const maskedSheet = (sheet: SheetReading): SheetReading => ({
  ...sheet,
  columns: sheet.columns.map((c) => ({ ...c, header: maskValue(c.header) ?? '' })),
});

export interface FileRow {
  id: number;
  kind: ImportKind;
  file_name: string;
  digest: string;
  unit_id: number;
  as_of: string;
  as_of_from: StoredImport['asOfFrom'];
  state: ImportState;
  counts: string;
  sheets: string;
  refusal_code: string | null;
  refusal_words: string | null;
  created_at: number;
  created_by: number | null;
  on_behalf_of: string | null;
  applied_at: number | null;
  undone_at: number | null;
  job_id: number | null;
  options: string | null;
}

export const FILE_COLUMNS =
  'f.id, f.kind, f.file_name, f.digest, f.unit_id, f.as_of, f.as_of_from, f.state, f.counts, f.sheets, f.refusal_code, f.refusal_words, f.created_at, f.created_by, f.on_behalf_of, f.applied_at, f.undone_at, f.job_id, f.options';

const numberOrNull = (value: number | null): number | null => (value === null ? null : Number(value));

export const importOf = (row: FileRow): StoredImport => ({
  id: Number(row.id),
  kind: row.kind,
  fileName: row.file_name,
  digest: row.digest,
  unitId: Number(row.unit_id),
  asOf: row.as_of,
  asOfFrom: row.as_of_from,
  state: row.state,
  counts: JSON.parse(row.counts) as ImportCounts,
  sheets: JSON.parse(row.sheets) as SheetReading[],
  refusalCode: row.refusal_code,
  refusalWords: row.refusal_words === null ? null : (JSON.parse(row.refusal_words) as StoredImport['refusalWords']),
  createdAt: Number(row.created_at),
  createdBy: numberOrNull(row.created_by),
  onBehalfOf: row.on_behalf_of,
  appliedAt: numberOrNull(row.applied_at),
  undoneAt: numberOrNull(row.undone_at),
  jobId: numberOrNull(row.job_id),
  options: row.options === null ? { asOf: null } : (JSON.parse(row.options) as ImportOptions),
});

/** @throws not_found */
export async function readImport(sql: Sql, id: number): Promise<StoredImport> {
  const row = await sql.one<FileRow>(`SELECT ${FILE_COLUMNS} FROM import_file f WHERE f.id = ?`, [id]);
  if (!row) throw notFound();
  return importOf(row);
}

/** The permission that handling an import of a kind needs: official lists are the police liaison's, rosters the unit's. */
export const permissionFor = (kind: ImportKind): 'police.import' | 'import.run' =>
  kind === 'police' ? 'police.import' : 'import.run';
