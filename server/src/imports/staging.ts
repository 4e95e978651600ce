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
import { stagedRow } from './stored-rows.js';

/** Rows as they will be stored, with their remarks. */
export interface StagedBatch {
  rows: RowSink;
  /** the seals these rows are under */
  seals: RowSink;
  remarks: RowRemarks[];
}

/** What a reading has come to so far. */
export class Staging {
  /** how many rows have been taken */
  rows = 0;
  asOf: string;
  places = new CellPlaces();
  counts: ImportCounts = { ...NO_COUNTS };
  /** places in the file of rows that have remarks */
  remarked = new Set<number>();
  /** rows that have been read */
  waiting: ReadRow[] = [];
  /** rows whose people are being looked up, in the file's order */
  planning: { read: ReadRow[]; lookUp: ReturnType<LookUp> }[] = [];
  batch: StagedBatch;
  private readonly sealing: Sealing;
  /** the rows that are on their way into the database */
  written: Promise<void> = Promise.resolve();
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
    const staged = { id: this.tools.keys.next(), asOf: this.asOf, read, n, planned, seal };
    this.batch.rows.push(stagedRow(this.deps.secrets, this.stored.id, staged));
    const hasRemarks = read.issues.length + planned.issues.length > 0;
    countRow(this.counts, planned.outcome, hasRemarks);
    if (!hasRemarks) return;
    this.batch.remarks.push({ n, issues: [...read.issues, ...planned.issues] });
    this.remarked.add(n);
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
    this.waiting = [];
    this.planning = [];
    this.sealing.close();
    this.batch = this.emptyBatch();
  }

  private emptyBatch(): StagedBatch {
    return { rows: this.tools.db.collect(), seals: this.tools.db.collect(), remarks: [] };
  }
}
