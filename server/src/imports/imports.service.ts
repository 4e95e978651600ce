import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Day } from '@dat100/shared/calendar';
import { audit } from '../audit/audit.js';
import type { RequestContext } from '../common/context.js';
import { badInput, conflict } from '../common/errors.js';
import { Database } from '../database/database.js';
import { faultOf } from '../database/dialect.js';
import { Keys } from '../database/keys.js';
import { Secrets } from '../database/secrets.js';
import type { Tx } from '../database/sql.js';
import { DirectivesService } from '../directives/directives.service.js';
import { lockPeople } from '../rollups/person-facts.js';
import type { Unit } from '../units/unit.js';
import { UnitsService } from '../units/units.service.js';
import { OpenRows } from './open-rows.js';
import { planRoster, type ImportCounts, type PlanDeps, type PlannedReading, type RosterPlan } from './plan-roster.js';
import { readForUnit, type UnitReading } from './read-for-unit.js';
import { readImport, readingOf, readRows, storeImport, storePlan, type StoredImport } from './stored-import.js';
import { writeRows } from './write-rows.js';

export interface RosterFile {
  bytes: Buffer;
  fileName: string;
  unitId: number;
  /** the day the list speaks of; null = what the file says, else today */
  asOf: Day | null;
}

export interface Preview extends UnitReading {
  unit: Unit;
  plan: RosterPlan | null;
}

export const NO_COUNTS: ImportCounts = {
  rows: 0,
  accepted: 0,
  acceptedWithRemarks: 0,
  rejected: 0,
  conflict: 0,
  new: 0,
  changed: 0,
  unchanged: 0,
};

/** Imports of rosters: read → plan → store → apply. The dry run writes nothing; apply does what was shown. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly db: Database,
    private readonly keys: Keys,
    private readonly secrets: Secrets,
    private readonly units: UnitsService,
    private readonly directives: DirectivesService,
    private readonly openRows: OpenRows,
  ) {}

  /** Reads a file and says what it would do. Nothing is written. */
  async preview(ctx: RequestContext, file: RosterFile): Promise<Preview> {
    const unit = await this.units.inScope(ctx, 'import.run', file.unitId);
    const subtree = await this.units.subtree(unit);
    const above = (await this.units.ancestors(unit)).filter((u) => u.id !== unit.id);
    const read = await readForUnit(file, unit, [...above, ...subtree], ctx.today);
    const plan = read.refusal
      ? null
      : await planRoster(this.db.read, await this.deps(subtree), read.reading, read.asOf);
    return { unit, ...read, plan };
  }

  private async deps(units: readonly Unit[]): Promise<PlanDeps> {
    const kinds = new Map(units.map((u) => [u.id, u.kind]));
    return {
      secrets: this.secrets,
      rules: await this.directives.countRules(),
      unitKind: (id) => kinds.get(id) ?? 'office',
      inside: (id) => kinds.has(id),
    };
  }

  /** Stores what a file would do, to be looked at and applied. A refused file leaves only its record. */
  async create(ctx: RequestContext, file: RosterFile): Promise<{ id: number; preview: Preview }> {
    const preview = await this.preview(ctx, file);
    const id = this.keys.next();
    const digest = createHash('sha256').update(file.bytes).digest('base64url');
    await this.db.transaction(async (tx) => {
      const head = {
        id,
        kind: 'roster',
        fileName: file.fileName,
        digest,
        unitId: preview.unit.id,
        asOf: preview.asOf,
        asOfFrom: preview.asOfFrom,
        state: preview.refusal ? ('refused' as const) : ('planned' as const),
        counts: preview.plan?.counts ?? NO_COUNTS,
        sheets: preview.reading.sheets.filter((s) => s.role === 'people'),
        refusalCode: preview.refusal?.code ?? null,
        refusalWords: preview.refusal && { vi: preview.refusal.messageVi, en: preview.refusal.messageEn },
      };
      await storeImport(tx, { keys: this.keys, secrets: this.secrets }, ctx, head, preview.plan);
      await audit(tx, ctx, {
        action: preview.refusal ? 'import.refused' : 'import.planned',
        subjectType: 'import',
        subjectId: id,
        unitId: preview.unit.id,
        detail: { digest, asOf: preview.asOf, counts: head.counts, refusal: head.refusalCode },
      });
    });
    return { id, preview };
  }

  /**
   * Applies a planned import in one transaction: all of it or nothing. Rows that were rejected or wait for a decision
   * are left out only when the caller says so.
   * @throws conflict `data_changed` when the database has moved since the plan was shown; a fresh plan is stored
   */
  async apply(ctx: RequestContext, id: number, goodRowsOnly: boolean): Promise<StoredImport> {
    const stored = await readImport(this.db.read, id);
    const unit = await this.units.inScope(ctx, 'import.run', stored.unitId);
    if (stored.state !== 'planned')
      throw conflict(
        'not_planned',
        'Tệp này đã được nhập, đã bỏ hoặc bị từ chối; hãy tải tệp lên lại.',
        'This file was applied, discarded or refused already; upload it again.',
      );
    if (!goodRowsOnly && stored.counts.rejected + stored.counts.conflict > 0)
      throw badInput(
        'rows_left_out',
        `Có ${stored.counts.rejected} dòng lỗi và ${stored.counts.conflict} dòng chờ quyết định. Sửa tệp rồi nhập lại, hoặc đồng ý chỉ nhập ${stored.counts.accepted} dòng tốt.`,
        `${stored.counts.rejected} rows have errors and ${stored.counts.conflict} wait for a decision. Mend the file, or agree to apply only the ${stored.counts.accepted} good rows.`,
        'goodRowsOnly',
      );
    const deps = await this.deps(await this.units.subtree(unit));
    const done = await this.applyOrPlanAnew(ctx, deps, stored);
    if (!done)
      throw conflict(
        'data_changed',
        'Dữ liệu đã thay đổi sau khi kiểm tra. Kết quả kiểm tra đã được tính lại, hãy xem rồi nhập.',
        'The data has changed since the check. It has been worked out anew; look at it and apply again.',
      );
    return readImport(this.db.read, id);
  }

  /** False: the data has moved, a fresh plan is stored and nothing else. */
  private async applyOrPlanAnew(ctx: RequestContext, deps: PlanDeps, stored: StoredImport): Promise<boolean> {
    try {
      return await this.db.transaction((tx) => this.applyIn(tx, ctx, deps, stored));
    } catch (error) {
      // Somebody who was new to the plan has come in by another door meanwhile.
      if (faultOf(error) !== 'duplicate') throw error;
      await this.db.transaction(async (tx) => {
        const plan = await planRoster(tx, deps, await this.readingOf(tx, stored), stored.asOf);
        await storePlan(tx, { keys: this.keys, secrets: this.secrets }, stored.id, plan);
      });
      return false;
    }
  }

  private async readingOf(tx: Tx, stored: StoredImport): Promise<PlannedReading> {
    return readingOf(tx, stored, await readRows(tx, this.secrets, stored.id));
  }

  private async applyIn(tx: Tx, ctx: RequestContext, deps: PlanDeps, stored: StoredImport): Promise<boolean> {
    const taken = await tx.run(
      "UPDATE import_file SET state = 'applied', applied_at = ? WHERE id = ? AND state = 'planned'",
      [ctx.now, stored.id],
    );
    if (taken !== 1)
      throw conflict('not_planned', 'Tệp này vừa được người khác nhập.', 'Someone else has just applied this file.');
    const rows = await readRows(tx, this.secrets, stored.id);
    await lockPeople(
      tx,
      rows.flatMap((r) => (r.personId === null ? [] : [r.personId])),
    );
    const plan = await planRoster(tx, deps, await readingOf(tx, stored, rows), stored.asOf);
    const same = plan.rows.every(
      (r, i) => r.outcome === rows[i]?.outcome && sameList(r.plan?.changes ?? [], rows[i]?.payload.changes ?? []),
    );
    if (!same) {
      await tx.run("UPDATE import_file SET state = 'planned', applied_at = NULL WHERE id = ?", [stored.id]);
      await storePlan(tx, { keys: this.keys, secrets: this.secrets }, stored.id, plan);
      return false;
    }
    const good = plan.rows.flatMap((r) =>
      r.plan && r.outcome !== 'conflict' && r.outcome !== 'rejected'
        ? [{ row: r.row, plan: r.plan, known: r.known }]
        : [],
    );
    await writeRows(
      tx,
      { ctx, keys: this.keys, secrets: this.secrets, rules: deps.rules, importId: stored.id, asOf: stored.asOf },
      good,
    );
    await tx.run(
      "UPDATE import_row SET state = 'done' WHERE import_id = ? AND outcome IN ('new', 'changed', 'unchanged')",
      [stored.id],
    );
    await this.openRows.open(tx, ctx, deps.rules, stored);
    await audit(tx, ctx, {
      action: 'import.apply',
      subjectType: 'import',
      subjectId: stored.id,
      unitId: stored.unitId,
      detail: { asOf: stored.asOf, counts: plan.counts },
    });
    return true;
  }

  /** Puts a planned import aside; its record stays. */
  async discard(ctx: RequestContext, id: number): Promise<StoredImport> {
    const stored = await readImport(this.db.read, id);
    await this.units.inScope(ctx, 'import.run', stored.unitId);
    await this.db.transaction(async (tx) => {
      const taken = await tx.run("UPDATE import_file SET state = 'discarded' WHERE id = ? AND state = 'planned'", [id]);
      if (taken !== 1)
        throw conflict(
          'not_planned',
          'Chỉ bỏ được tệp chưa nhập.',
          'Only a file that has not been applied can be discarded.',
        );
      await tx.run('DELETE FROM import_row WHERE import_id = ?', [id]);
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

const sameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((x, i) => x === b[i]);
