import type { Day } from '@dat100/shared/calendar';
import type { RosterRow, SheetReading } from '@dat100/shared/roster-reading';
import type { Keys } from '../database/keys.js';
import type { Secrets } from '../database/secrets.js';
import type { Sql, Tx } from '../database/sql.js';
import type { RequestContext } from '../common/context.js';
import { notFound } from '../common/errors.js';
import { maskValue } from './mask-value.js';
import type { ImportCounts, PlannedReading, PlannedRow, RosterPlan } from './plan-roster.js';
import { fileIssues, storeIssues } from './stored-issues.js';

export type ImportState = 'planned' | 'applied' | 'refused' | 'discarded' | 'failed';
/** open: waits, and counts as uncounted; done: applied with the import */
export type RowState = 'planned' | 'open' | 'done' | 'kept' | 'applied' | 'superseded';

export interface StoredImport {
  id: number;
  kind: string;
  fileName: string;
  digest: string;
  unitId: number;
  asOf: Day;
  asOfFrom: 'given' | 'file' | 'today';
  state: ImportState;
  counts: ImportCounts;
  /** the sheets that hold people */
  sheets: SheetReading[];
  refusalCode: string | null;
  /** why the whole file was refused, and what to do */
  refusalWords: { vi: string; en: string } | null;
  createdAt: number;
  createdBy: number | null;
  onBehalfOf: string | null;
  appliedAt: number | null;
}

/** What is kept of a row until it is applied or decided; encrypted, for it holds the citizen id. */
export interface RowPayload {
  row: RosterRow;
  changes: string[];
  otherUnitId: number | null;
}

export interface StoredRow {
  id: number;
  outcome: PlannedRow['outcome'];
  state: RowState;
  unitId: number | null;
  personId: number | null;
  conflictCode: string | null;
  payload: RowPayload;
}

const bound = (importId: number, rowId: number): string => `import:${importId}:${rowId}`;

/** Writes an import with its rows and issues; the rows' payloads are encrypted. */
export async function storeImport(
  tx: Tx,
  deps: { keys: Keys; secrets: Secrets },
  ctx: RequestContext,
  head: Omit<StoredImport, 'createdAt' | 'createdBy' | 'onBehalfOf' | 'appliedAt'>,
  plan: RosterPlan | null,
): Promise<void> {
  await tx.insert(
    'import_file',
    [
      'id',
      'kind',
      'file_name',
      'digest',
      'unit_id',
      'as_of',
      'as_of_from',
      'state',
      'counts',
      'sheets',
      'refusal_code',
      'refusal_words',
      'created_at',
      'created_by',
      'on_behalf_of',
    ],
    [
      [
        head.id,
        head.kind,
        head.fileName.slice(0, 250),
        head.digest,
        head.unitId,
        head.asOf,
        head.asOfFrom,
        head.state,
        JSON.stringify(head.counts),
        JSON.stringify(head.sheets.map(maskedSheet)),
        head.refusalCode,
        head.refusalWords === null ? null : JSON.stringify(head.refusalWords),
        ctx.now,
        ctx.actor.userId,
        ctx.actor.onBehalfOf,
      ],
    ],
  );
  if (plan) await storePlan(tx, deps, head.id, plan);
}

/** A heading is the file's own text: should a row of people have been taken for one, no number of theirs is kept. */
const maskedSheet = (sheet: SheetReading): SheetReading => ({
  ...sheet,
  columns: sheet.columns.map((c) => ({ ...c, header: maskValue(c.header) ?? '' })),
});

/** Writes the rows and issues of a plan; an older plan of the same import goes, what the file itself says stays. */
export async function storePlan(
  tx: Tx,
  deps: { keys: Keys; secrets: Secrets },
  importId: number,
  plan: RosterPlan,
): Promise<void> {
  await tx.run('DELETE FROM import_row WHERE import_id = ?', [importId]);
  await tx.run('UPDATE import_file SET counts = ?, version = version + 1 WHERE id = ?', [
    JSON.stringify(plan.counts),
    importId,
  ]);
  await tx.insert(
    'import_row',
    ['id', 'import_id', 'sheet', 'row_no', 'outcome', 'state', 'unit_id', 'person_id', 'conflict_code', 'payload'],
    plan.rows.map((r) => {
      const id = deps.keys.next();
      const payload: RowPayload = {
        row: r.row,
        changes: r.plan?.changes ?? [],
        otherUnitId: r.plan?.conflict?.otherUnitId ?? null,
      };
      return [
        id,
        importId,
        r.row.sheet.slice(0, 100),
        r.row.row,
        r.outcome,
        'planned',
        r.row.unitId,
        r.known?.id ?? null,
        r.plan?.conflict?.code ?? null,
        deps.secrets.encrypt(JSON.stringify(payload), bound(importId, id)),
      ];
    }),
  );
  await storeIssues(tx, importId, plan);
}

interface FileRow {
  id: number;
  kind: string;
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
}

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
  createdBy: row.created_by === null ? null : Number(row.created_by),
  onBehalfOf: row.on_behalf_of,
  appliedAt: row.applied_at === null ? null : Number(row.applied_at),
});

export const FILE_COLUMNS =
  'f.id, f.kind, f.file_name, f.digest, f.unit_id, f.as_of, f.as_of_from, f.state, f.counts, f.sheets, f.refusal_code, f.refusal_words, f.created_at, f.created_by, f.on_behalf_of, f.applied_at';
export type { FileRow };

/** @throws not_found */
export async function readImport(sql: Sql, id: number): Promise<StoredImport> {
  const row = await sql.one<FileRow>(`SELECT ${FILE_COLUMNS} FROM import_file f WHERE f.id = ?`, [id]);
  if (!row) throw notFound();
  return importOf(row);
}

/** The rows of an import in the order of the file, decrypted. */
export async function readRows(
  sql: Sql,
  secrets: Secrets,
  importId: number,
  where = '',
  params: (string | number)[] = [],
  limit = 1_000_000,
): Promise<StoredRow[]> {
  interface Row {
    id: number;
    outcome: StoredRow['outcome'];
    state: RowState;
    unit_id: number | null;
    person_id: number | null;
    conflict_code: string | null;
    payload: Buffer;
  }
  const rows = await sql.rows<Row>(
    `SELECT id, outcome, state, unit_id, person_id, conflict_code, payload FROM import_row WHERE import_id = ? ${where} ORDER BY id LIMIT ?`,
    [importId, ...params, limit],
  );
  return rows.map((r) => ({
    id: Number(r.id),
    outcome: r.outcome,
    state: r.state,
    unitId: r.unit_id === null ? null : Number(r.unit_id),
    personId: r.person_id === null ? null : Number(r.person_id),
    conflictCode: r.conflict_code,
    payload: JSON.parse(secrets.decrypt(r.payload, bound(importId, Number(r.id)))) as RowPayload,
  }));
}

/** The reading that a stored import was planned from, as far as planning needs it; values of remarks are masked. */
export async function readingOf(sql: Sql, stored: StoredImport, rows: readonly StoredRow[]): Promise<PlannedReading> {
  return { rows: rows.map((r) => r.payload.row), sheets: stored.sheets, issues: await fileIssues(sql, stored.id) };
}
