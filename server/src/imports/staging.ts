import type { ReadRow } from '@dat100/shared/roster-reading';
import type { Database } from '../database/database.js';
import type { Keys } from '../database/keys.js';
import type { RowSink } from '../database/sql.js';
import { CellPlaces } from './cell-places.js';
import { countRow, NO_COUNTS, type ImportCounts } from './import-counts.js';
import type { LookUp, PlanDeps, PlannedRow } from './plan-roster.js';
import type { UnitEnd } from './read-for-unit.js';
import type { StoredImport } from './stored-import.js';
import type { RowRemarks } from './stored-issues.js';
import { Sealing } from './sealed-rows.js';
import { indexOf, stagedRow } from './stored-rows.js';

/** Rows as they will be stored, with their remarks. */
export interface StagedBatch {
  rows: RowSink;
  /** the seals these rows are under */
  seals: RowSink;
  remarks: RowRemarks[];
}

/** Characters of a blind index, 6 bits each, that make a whole number. */
const KEPT_CHARS = 8;
/** The first of the characters that an index is written in, in their order, and how many lie from it to the last. */
const FIRST_CHAR = '-'.charCodeAt(0);
const CHARS = 'z'.charCodeAt(0) - FIRST_CHAR + 1;

/**
 * The first 48 bits of a blind index. Two that share them are taken for one that comes again, which the database is then
 * asked about; that happens by chance once in thousands of large files.
 */
function keptOf(index: string): number {
  let kept = 0;
  for (let i = 0; i < KEPT_CHARS; i += 1) kept = kept * CHARS + index.charCodeAt(i) - FIRST_CHAR;
  return kept;
}

/** What a reading has come to so far. */
export class Staging {
  /** how many rows have been taken */
  rows = 0;
  /** the key of the row taken last */
  lastId = 0;
  asOf: string;
  places = new CellPlaces();
  counts: ImportCounts = { ...NO_COUNTS };
  /** blind indexes of citizen ids that more than one row has, rejected rows aside */
  readonly repeated = new Set<string>();
  /** what is needed of each blind index to see it come again, see keptOf */
  private readonly seen = new Set<number>();
  /** places in the file of rows that have remarks */
  remarked = new Set<number>();
  /** rows that have been read */
  waiting: ReadRow[] = [];
  /** rows whose people are being looked up, in the file's order */
  planning: { read: ReadRow[]; lookUp: ReturnType<LookUp> }[] = [];
  batch: StagedBatch;
  private readonly sealing: Sealing;
  /** the rows that are on their way into the database, batch by batch */
  readonly writing: Promise<void>[] = [];
  end: UnitEnd | null = null;

  constructor(
    private readonly tools: { db: Pick<Database, 'collect'>; keys: Keys },
    readonly stored: StoredImport,
    readonly deps: PlanDeps,
  ) {
    this.asOf = stored.options.asOf ?? stored.asOf;
    this.batch = this.emptyBatch();
    this.sealing = new Sealing({ secrets: deps.secrets, keys: tools.keys }, stored.id, (seal) => {
      this.batch.seals.push(seal);
    });
  }

  /** Takes a planned row into the batch. */
  take(read: ReadRow, planned: PlannedRow): void {
    const n = this.rows;
    this.rows += 1;
    const seal = (id: number, text: string): number => this.sealing.add(id, text);
    this.lastId = this.tools.keys.next();
    const staged = { id: this.lastId, asOf: this.asOf, read, n, planned, seal };
    const index = planned.citizenIdIndex ?? indexOf(this.deps.secrets, read.row.citizenId);
    if (index !== null && planned.outcome !== 'rejected') this.note(index);
    this.batch.rows.push(stagedRow(this.stored.id, staged, index));
    const hasRemarks = read.issues.length + planned.issues.length > 0;
    countRow(this.counts, planned.outcome, hasRemarks);
    if (!hasRemarks) return;
    this.batch.remarks.push({ n, issues: [...read.issues, ...planned.issues] });
    this.remarked.add(n);
  }

  private note(index: string): void {
    const kept = keptOf(index);
    if (this.seen.has(kept)) this.repeated.add(index);
    else this.seen.add(kept);
  }

  /** The rows taken since it was last asked. */
  takeBatch(): StagedBatch {
    this.sealing.close();
    const { batch } = this;
    this.batch = this.emptyBatch();
    return batch;
  }

  /** Everything is void: the file is read again from its beginning. */
  clear(): void {
    this.rows = 0;
    this.places = new CellPlaces();
    this.counts = { ...NO_COUNTS };
    this.remarked.clear();
    this.seen.clear();
    this.repeated.clear();
    this.waiting = [];
    this.planning = [];
    this.sealing.close();
    this.batch = this.emptyBatch();
  }

  private emptyBatch(): StagedBatch {
    return { rows: this.tools.db.collect(), seals: this.tools.db.collect(), remarks: [] };
  }
}
