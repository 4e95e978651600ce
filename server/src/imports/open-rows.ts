import { Injectable } from '@nestjs/common';
import { formatDay } from '@dat100/shared/calendar';
import type { CountRules } from '@dat100/shared/person-history';
import { audit } from '../audit/audit.js';
import { endOfPath, requirePeople, requireUnits } from '../access/unit-scope.js';
import type { RequestContext } from '../common/context.js';
import { badInput, conflict, notFound } from '../common/errors.js';
import { Database } from '../database/database.js';
import { Keys } from '../database/keys.js';
import { Secrets } from '../database/secrets.js';
import type { Bound, Tx } from '../database/sql.js';
import { DirectivesService } from '../directives/directives.service.js';
import { lockPeople } from '../rollups/person-facts.js';
import { countUncounted } from '../rollups/settle.js';
import { UnitsService } from '../units/units.service.js';
import { keyOf, planRoster } from './plan-roster.js';
import { readImport, readRows, type StoredImport, type StoredRow } from './stored-import.js';
import { writeRows } from './write-rows.js';

/** Rows that were rejected or wait for a decision: they stand on the board as "uncounted" until they are settled. */
@Injectable()
export class OpenRows {
  constructor(
    private readonly db: Database,
    private readonly keys: Keys,
    private readonly secrets: Secrets,
    private readonly units: UnitsService,
    private readonly directives: DirectivesService,
  ) {}

  /** Opens the left-out rows of an import; those an earlier import of the same units left open are answered by it. */
  async open(tx: Tx, ctx: RequestContext, rules: CountRules, stored: StoredImport): Promise<void> {
    const unit = await this.units.byId(stored.unitId, tx);
    const inTree = 'unit_id IN (SELECT id FROM unit WHERE path >= ? AND path < ?)';
    const params: Bound[] = [unit.path, endOfPath(unit.path), stored.id];
    const older = await tx.rows<{ unit_id: number; n: number }>(
      `SELECT unit_id, COUNT(*) AS n FROM import_row WHERE state = 'open' AND ${inTree} AND import_id <> ? GROUP BY unit_id`,
      params,
    );
    await tx.run(
      `UPDATE import_row SET state = 'superseded' WHERE state = 'open' AND ${inTree} AND import_id <> ?`,
      params,
    );
    await tx.run("UPDATE import_row SET state = 'open' WHERE import_id = ? AND outcome IN ('rejected', 'conflict')", [
      stored.id,
    ]);
    const newer = await tx.rows<{ unit_id: number; n: number }>(
      "SELECT unit_id, COUNT(*) AS n FROM import_row WHERE state = 'open' AND import_id = ? GROUP BY unit_id",
      [stored.id],
    );
    const byUnit = new Map<number, number>();
    for (const row of newer) byUnit.set(Number(row.unit_id), Number(row.n));
    for (const row of older) byUnit.set(Number(row.unit_id), (byUnit.get(Number(row.unit_id)) ?? 0) - Number(row.n));
    await countUncounted(tx, rules, ctx.now, byUnit);
  }

  /**
   * Decides one waiting row: `keep` leaves the records as they are, `apply` takes the row: a transfer, the list's name,
   * the list's stage. Whoever decides must be in charge of the unit of the row and of the person's present unit.
   */
  async decide(ctx: RequestContext, rowId: number, decision: string): Promise<StoredImport> {
    if (decision !== 'keep' && decision !== 'apply')
      throw badInput(
        'unknown_decision',
        'Quyết định là keep hoặc apply.',
        'The decision is keep or apply.',
        'decision',
      );
    const rules = await this.directives.countRules();
    const importId = await this.db.transaction(async (tx) => {
      const [found] = await tx.lock<{ import_id: number; state: string; outcome: string; unit_id: number }>(
        'SELECT import_id, state, outcome, unit_id FROM import_row WHERE id = ?',
        [rowId],
      );
      if (!found || found.outcome !== 'conflict') throw notFound();
      await requireUnits(tx, ctx, 'conflict.resolve', [Number(found.unit_id)]);
      if (found.state !== 'open')
        throw conflict('already_decided', 'Dòng này đã được quyết định.', 'This row has been decided already.');
      const stored = await readImport(tx, Number(found.import_id));
      const [row] = await readRows(tx, this.secrets, stored.id, 'AND id = ?', [rowId]);
      if (!row) throw notFound();
      const settled = decision === 'apply' ? await this.apply(tx, ctx, rules, stored, row) : [row];
      await tx.run('UPDATE import_row SET state = ? WHERE id = ?', [decision === 'apply' ? 'applied' : 'kept', rowId]);
      const byUnit = new Map<number, number>();
      for (const r of settled) if (r.unitId !== null) byUnit.set(r.unitId, (byUnit.get(r.unitId) ?? 0) - 1);
      await countUncounted(tx, rules, ctx.now, byUnit);
      await audit(tx, ctx, {
        action: `conflict.${decision}`,
        subjectType: 'import_row',
        subjectId: rowId,
        unitId: row.unitId,
        detail: { importId: stored.id, code: row.conflictCode },
      });
      return stored.id;
    });
    return readImport(this.db.read, importId);
  }

  /** Takes the row in, and answers every open row that this settles: the same person's other rows of the file too. */
  private async apply(
    tx: Tx,
    ctx: RequestContext,
    rules: CountRules,
    stored: StoredImport,
    row: StoredRow,
  ): Promise<StoredRow[]> {
    if (row.personId !== null) {
      await lockPeople(tx, [row.personId]);
      await requirePeople(tx, ctx, 'conflict.resolve', [row.personId]);
    }
    const unit = await this.units.byId(row.payload.row.unitId, tx);
    const reading = {
      outcome: 'accepted' as const,
      refusal: null,
      asOf: stored.asOf,
      sheets: [],
      rows: [row.payload.row],
      issues: [],
    };
    const deps = { secrets: this.secrets, rules, unitKind: () => unit.kind };
    const plan = await planRoster(tx, deps, reading, stored.asOf, new Set([keyOf(row.payload.row)]));
    const planned = plan.rows[0];
    if (!planned?.plan || planned.outcome === 'conflict')
      throw conflict(
        'still_in_conflict',
        `Người này có thay đổi mới hơn ngày ${formatDay(stored.asOf)}; hãy điều chuyển trên trang cá nhân.`,
        `Something newer than ${formatDay(stored.asOf)} stands; use a transfer on the person's page.`,
      );
    // A person whom another row of the file has brought in meanwhile is known now, and their unit must be in charge too.
    if (planned.known) await requirePeople(tx, ctx, 'conflict.resolve', [planned.known.id]);
    await writeRows(
      tx,
      { ctx, keys: this.keys, secrets: this.secrets, rules, importId: stored.id, asOf: stored.asOf },
      [{ row: planned.row, plan: planned.plan, known: planned.known }],
    );
    const others = (
      await readRows(tx, this.secrets, stored.id, "AND state = 'open' AND outcome = 'conflict' AND id <> ?", [row.id])
    ).filter((r) => r.payload.row.citizenId === row.payload.row.citizenId);
    for (const other of others) await tx.run("UPDATE import_row SET state = 'kept' WHERE id = ?", [other.id]);
    return [row, ...others];
  }
}
