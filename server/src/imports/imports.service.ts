import { Injectable } from '@nestjs/common';
import type { Day } from '@dat100/shared/calendar';
import type { ColumnMapping, RosterReading, RowIssue } from '@dat100/shared/roster-reading';
import { audit } from '../audit/audit.js';
import type { RequestContext } from '../common/context.js';
import { badInput, conflict } from '../common/errors.js';
import { Database } from '../database/database.js';
import { Keys } from '../database/keys.js';
import type { Tx } from '../database/sql.js';
import { enqueueJob } from '../jobs/job-table.js';
import type { Unit } from '../units/unit.js';
import { UnitsService } from '../units/units.service.js';
import { CellPlaces } from './cell-places.js';
import { countRow, NO_COUNTS, type ImportCounts } from './import-counts.js';
import { mappingsFor } from './mapping/mappings.js';
import { sourceRows, type PlannedRow } from './plan-roster.js';
import { Planning } from './planning.js';
import { PLANNERS } from './planners.js';
import { checkGivenDay, readForUnit, type UnitReading } from './read-for-unit.js';
import { movedRows, restateMoved } from './restate-rows.js';
import { ReceivedFiles, type ReceivedFile } from './received-files.js';
import { forgetFile, forgetOldFiles, forgetUpload, hasFile } from './stored-file.js';
import {
  insertImport,
  moveState,
  permissionFor,
  readImport,
  type ImportKind,
  type ImportState,
  type StoredImport,
} from './stored-import.js';
import { ACCEPTED, countRows } from './stored-rows.js';

/** A list that somebody hands in. */
export interface GivenList {
  fileName: string;
  unitId: number;
  /** the day the list speaks of; null = what the file says, else today */
  asOf: Day | null;
  /** a unit's own list if left out */
  kind?: 'roster' | 'police';
}

/** A list to be imported: its file is in already. */
export interface ReceivedList extends GivenList {
  received: ReceivedFile;
}

/** A list whose file is at hand as a whole. */
export interface UploadedList extends GivenList {
  bytes: Buffer;
}

/** What a file would do, worked out without writing anything. */
export interface Preview extends UnitReading {
  unit: Unit;
  kind: ImportKind;
  plan: { rows: PlannedRow[]; issues: RowIssue[]; counts: ImportCounts } | null;
}

/** Work on an import is under way in these. */
const BUSY: readonly ImportState[] = ['reading', 'applying', 'undoing'];
const LOOK_EVERY_MS = 25;
/** Thirty days: so long an uploaded file waits to be applied before it is forgotten. Its plan stays. */
const KEPT_MS = 30 * 24 * 3_600_000;

export const isBusy = ({ state }: Pick<StoredImport, 'state'>): boolean => BUSY.includes(state);

/** Imports of lists: read → plan → store → apply, each a job; the dry run writes nothing, apply does what was shown. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly db: Database,
    private readonly keys: Keys,
    private readonly files: ReceivedFiles,
    private readonly units: UnitsService,
    private readonly planning: Planning,
  ) {}

  /**
   * Reads a file and says what it would do. Nothing is written; the whole file is held in memory. What columns are said
   * to mean goes before what is remembered.
   */
  async preview(ctx: RequestContext, file: UploadedList, said: readonly ColumnMapping[] = []): Promise<Preview> {
    const kind = file.kind ?? 'roster';
    const unit = await this.units.inScope(ctx, permissionFor(kind), file.unitId);
    const { all, subtree } = await this.planning.unitsAround(unit);
    const mappings = [...said, ...(await mappingsFor(this.db.read, unit))];
    const read = await readForUnit({ ...file, list: kind, mappings }, unit, all, ctx.today);
    if (read.refusal) return { unit, kind, ...read, plan: null };
    const { reading, asOf } = read;
    const source = sourceRows(reading);
    const deps = await this.planning.depsOf(subtree);
    const rows = await PLANNERS[kind](this.db.read, deps, source, new CellPlaces(reading.sheets), asOf);
    return { unit, kind: rows.length === 0 ? 'summary' : kind, ...read, plan: shown(reading, source, rows) };
  }

  /** Takes a file in and begins its import, see `begin`. */
  async create(ctx: RequestContext, { bytes, ...list }: UploadedList): Promise<{ id: number }> {
    const received = await this.files.receive([bytes]);
    try {
      return await this.begin(ctx, { ...list, received });
    } catch (error) {
      await this.files.forget(received.importId);
      throw error;
    }
  }

  /**
   * Begins the import of a file that is in: it is read and planned by a job. The same file for the same unit and day is not taken twice while
   * work on it is under way: the answer is then that import, so that a repeated upload goes on where it was.
   */
  async begin(ctx: RequestContext, file: ReceivedList): Promise<{ id: number }> {
    const kind = file.kind ?? 'roster';
    const unit = await this.units.inScope(ctx, permissionFor(kind), file.unitId);
    checkGivenDay(file.asOf, ctx.today);
    const { digest, importId: id } = file.received;
    return this.db.transaction(async (tx) => {
      const unfinished = await this.unfinished(tx, { kind, digest, unitId: unit.id, asOf: file.asOf });
      if (unfinished !== null) {
        await forgetUpload(tx, id);
        return { id: unfinished };
      }
      await forgetOldFiles(tx, ctx.now - KEPT_MS, ctx.now);
      const jobId = await enqueueJob(tx, this.keys, ctx, { kind: 'import.read', subjectId: id });
      await insertImport(tx, ctx, {
        id,
        kind,
        fileName: file.fileName,
        digest,
        unitId: unit.id,
        asOf: file.asOf ?? ctx.today,
        asOfFrom: file.asOf === null ? 'today' : 'given',
        state: 'reading',
        counts: { ...NO_COUNTS },
        sheets: [],
        jobId,
        options: { asOf: file.asOf },
      });
      return { id };
    });
  }

  private async unfinished(
    tx: Tx,
    file: { kind: string; digest: string; unitId: number; asOf: Day | null },
  ): Promise<number | null> {
    const rows = await tx.rows<{ id: number; options: string }>(
      "SELECT id, options FROM import_file WHERE digest = ? AND unit_id = ? AND kind = ? AND state IN ('reading', 'applying') ORDER BY id",
      [file.digest, file.unitId, file.kind],
    );
    const same = rows.find((r) => (JSON.parse(r.options) as StoredImport['options']).asOf === file.asOf);
    return same ? Number(same.id) : null;
  }

  /** The import once no work on it is under way, or as it stands when `ms` are over. */
  async settled(id: number, ms: number): Promise<StoredImport> {
    const until = performance.now() + ms;
    for (;;) {
      const stored = await readImport(this.db.read, id);
      if (!isBusy(stored) || performance.now() >= until) return stored;
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  }

  /** The import, if the caller may handle it. @throws not_found */
  async inHand(ctx: RequestContext, id: number): Promise<StoredImport> {
    const stored = await readImport(this.db.read, id);
    await this.units.inScope(ctx, permissionFor(stored.kind), stored.unitId);
    return stored;
  }

  /** Has the stored file read anew, because what its columns mean has been said; the plan of before is void. */
  async readAgain(ctx: RequestContext, id: number): Promise<StoredImport> {
    const stored = await this.inHand(ctx, id);
    await this.db.transaction(async (tx) => {
      if (!(await hasFile(tx, id)))
        throw conflict(
          'file_gone',
          'Tệp gốc không còn được lưu (quá 30 ngày hoặc đã xử lý xong). Hãy tải tệp lên lại.',
          'The file is no longer kept (30 days are over, or it has been dealt with). Upload it again.',
        );
      if (!(await moveState(tx, id, ['planned', 'refused'], 'reading')))
        throw conflict(
          'not_planned',
          'Chỉ đọc lại được tệp chưa nhập.',
          'Only a file that has not been applied can be read again.',
        );
      const jobId = await enqueueJob(tx, this.keys, ctx, { kind: 'import.read', subjectId: id });
      const kind = stored.kind === 'summary' ? 'roster' : stored.kind;
      await tx.run(
        'UPDATE import_file SET job_id = ?, kind = ?, refusal_code = NULL, refusal_words = NULL WHERE id = ?',
        [jobId, kind, id],
      );
    });
    return readImport(this.db.read, id);
  }

  /**
   * Starts to apply a planned import, or the rest of one that was stopped. Rows that were rejected or wait for a
   * decision are left out only when the caller says so.
   * @throws conflict `data_changed` when the database has moved since the plan was shown: what differs is stored
   */
  async apply(ctx: RequestContext, id: number, goodRowsOnly: boolean): Promise<StoredImport> {
    const stored = await this.inHand(ctx, id);
    if (stored.state !== 'planned' && stored.state !== 'cancelled') throw notPlanned();
    if (stored.kind === 'summary')
      throw badInput(
        'nothing_to_apply',
        'Tệp này chỉ có số tổng hợp, không có danh sách người: chỉ để đối chiếu, không nhập được.',
        'This file holds only totals and no people: it can be compared, not applied.',
      );
    if (!goodRowsOnly && stored.counts.rejected + stored.counts.conflict > 0)
      throw badInput(
        'rows_left_out',
        `Có ${stored.counts.rejected} dòng lỗi và ${stored.counts.conflict} dòng chờ quyết định. Sửa tệp rồi nhập lại, hoặc đồng ý chỉ nhập ${stored.counts.accepted} dòng tốt.`,
        `${stored.counts.rejected} rows have errors and ${stored.counts.conflict} wait for a decision. Mend the file, or agree to apply only the ${stored.counts.accepted} good rows.`,
        'goodRowsOnly',
      );
    const deps = await this.planning.depsOfImport(stored);
    const moved = await movedRows(this.db.read, id);
    const differing = await this.db.transaction(async (tx) => {
      if (!(await moveState(tx, id, ['planned', 'cancelled'], 'applying'))) throw notPlanned();
      const differ = await restateMoved(tx, deps, stored, moved);
      if (differ > 0) {
        await moveState(tx, id, ['applying'], stored.state);
        return differ;
      }
      const jobId = await enqueueJob(tx, this.keys, ctx, {
        kind: 'import.apply',
        subjectId: id,
        // Of one that was stopped some are in already.
        total: stored.state === 'planned' ? stored.counts.accepted : await countRows(tx, id, TO_APPLY),
      });
      await tx.run('UPDATE import_file SET job_id = ? WHERE id = ?', [jobId, id]);
      return 0;
    });
    if (differing > 0)
      throw conflict(
        'data_changed',
        `Dữ liệu đã thay đổi sau khi kiểm tra: ${differing} dòng nay cho kết quả khác, đã được đánh dấu. Hãy xem lại rồi nhập.`,
        `The data has changed since the check: ${differing} rows now come out otherwise and are marked. Look at them and apply again.`,
      );
    return readImport(this.db.read, id);
  }

  /** Puts a planned import aside; its record stays. */
  async discard(ctx: RequestContext, id: number): Promise<StoredImport> {
    const stored = await this.inHand(ctx, id);
    await this.db.transaction(async (tx) => {
      if (!(await moveState(tx, id, ['planned', 'refused'], 'discarded')))
        throw conflict(
          'not_planned',
          'Chỉ bỏ được tệp chưa nhập.',
          'Only a file that has not been applied can be discarded.',
        );
      for (const table of ['import_row', 'import_seal', 'import_absent'] as const)
        await tx.run(`DELETE FROM ${table} WHERE import_id = ?`, [id]);
      await forgetFile(tx, id);
      await audit(tx, ctx, {
        action: 'import.discard',
        subjectType: 'import',
        subjectId: id,
        unitId: stored.unitId,
        detail: {},
      });
    });
    return readImport(this.db.read, id);
  }
}

const TO_APPLY = `state IN ('planned', 'same') AND ${ACCEPTED}`;

const notPlanned = () =>
  conflict(
    'not_planned',
    'Tệp này đang được xử lý, đã nhập, đã bỏ hoặc bị từ chối; hãy tải trang lại, hoặc tải tệp lên lại.',
    'This file is being worked on, or was applied, discarded or refused already; reload the page, or upload it again.',
  );

function shown(
  reading: RosterReading,
  source: readonly { issues: readonly RowIssue[] }[],
  rows: PlannedRow[],
): NonNullable<Preview['plan']> {
  const counts = { ...NO_COUNTS };
  const issues: RowIssue[] = [];
  rows.forEach((planned, i) => {
    const own = [...(source[i]?.issues ?? []), ...planned.issues];
    countRow(counts, planned.outcome, own.length > 0);
    issues.push(...own);
  });
  const told = new Set(issues);
  return { rows, counts, issues: [...issues, ...reading.issues.filter((issue) => !told.has(issue))] };
}
