import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../common/context.js';
import { conflict } from '../../common/errors.js';
import { Database } from '../../database/database.js';
import { Keys } from '../../database/keys.js';
import { enqueueJob } from '../../jobs/job-table.js';
import { ImportsService } from '../imports.service.js';
import { moveState, readImport, type ImportState, type StoredImport } from '../stored-import.js';
import { countRows, STANDS } from '../stored-rows.js';

/** What has been applied and not undone yet can be undone. */
export const UNDOABLE: readonly ImportState[] = ['applied', 'cancelled', 'undone'];
/** Rows that stand, of people. */
export const STANDING = `${STANDS} AND person_id IS NOT NULL`;

/** Starting to take an import back. */
@Injectable()
export class StartUndo {
  constructor(
    private readonly db: Database,
    private readonly keys: Keys,
    private readonly imports: ImportsService,
  ) {}

  /**
   * Asks for the undo of a whole import, or of the rows that an earlier undo had left. Whoever may import lists of the
   * kind for the unit may take them back.
   * @throws not_found, conflict `not_applied`, `nothing_to_undo`
   */
  async start(ctx: RequestContext, id: number): Promise<StoredImport> {
    await this.imports.inHand(ctx, id);
    await this.db.transaction(async (tx) => {
      if (!(await moveState(tx, id, UNDOABLE, 'undoing')))
        throw conflict(
          'not_applied',
          'Chỉ hoàn tác được lần nhập đã ghi vào dữ liệu và không còn đang chạy. Hãy tải lại trang để xem tình trạng.',
          'Only an import that has been applied, and on which no work is under way, can be undone. Reload the page to see how it stands.',
        );
      const total = await countRows(tx, id, STANDING);
      const stored = await readImport(tx, id);
      if (total === 0 && stored.undoneAt !== null)
        throw conflict(
          'nothing_to_undo',
          'Lần nhập này đã được hoàn tác hết.',
          'All of this import has been undone already.',
        );
      const jobId = await enqueueJob(tx, this.keys, ctx, { kind: 'import.undo', subjectId: id, total });
      await tx.run('UPDATE import_file SET job_id = ? WHERE id = ?', [jobId, id]);
    });
    return readImport(this.db.read, id);
  }
}
