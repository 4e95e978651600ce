import { Injectable } from '@nestjs/common';
import { AgencyTree } from '@dat100/shared/rating-agencies';
import { HEADS_GROUP, dutyGroupOf } from '@dat100/shared/rating-period-settings';
import type { RatingFacts } from '@dat100/shared/rating-facts';
import { sheetFault } from '@dat100/shared/rating-turns';
import type { RequestContext } from '../../common/context.js';
import { conflict, notFound } from '../../common/errors.js';
import { Database } from '../../database/database.js';
import type { Tx } from '../../database/sql.js';
import { neededReason } from '../needed-reason.js';
import { SheetCompliance } from '../periods/sheet-compliance.js';
import {
  agenciesOf,
  lockAgency,
  periodById,
  schemeOfPeriod,
  teamsOf,
  type StoredPeriod,
} from '../periods/stored-periods.js';
import { SHEET_COLUMNS, sheetById, sheetOf, type SheetRow, type StoredSheet } from '../periods/stored-sheets.js';
import { ratedUnit } from '../periods/stored-units.js';
import { EnterFacts } from './enter-facts.js';
import { lockManaged, managesSheets, type SheetAsk } from './managed-sheet.js';
import { moveSheet } from './move-sheet.js';
import { refused } from './rating-refusals.js';
import { traceRating } from './sheet-steps.js';

interface Said {
  period: StoredPeriod;
  /** the unit they head from now on; null: none */
  unit: { id: number; path: string; name: string } | null;
  reason: string;
}

/** Says in an opened period who heads a unit, until the unit has proposed. */
@Injectable()
export class SetHead {
  constructor(
    private readonly db: Database,
    private readonly facts: EnterFacts,
    private readonly compliance: SheetCompliance,
  ) {}

  /**
   * Somebody of the period heads a unit, or heads none any more. They are rated by the figures of the unit, and decided
   * where its head is decided; whoever headed it before is rated like everybody else.
   * @throws not_found, bad_input `rating_reason_missing`, `text_too_long`, conflict `unit_has_proposed`,
   *   `heads_another_unit` and as lockManaged
   */
  async set(ctx: RequestContext, ask: SheetAsk, unitId: number | null, typed: string): Promise<void> {
    const reason = neededReason(typed);
    const seen = await sheetById(this.db.read, ask.id);
    await this.db.transaction(async (tx) => {
      const { sheet } = await lockManaged(tx, ctx, seen, ask.revision);
      if (sheet.headOf === unitId) return;
      const period = await periodById(tx, sheet.periodId);
      if (unitId !== null && sheet.headOf !== null)
        throw headsAnother(sheet, await unitOf(tx, period.id, sheet.headOf));
      const unit = unitId === null ? null : await unitOf(tx, period.id, unitId);
      const post = unitId ?? sheet.headOf ?? 0;
      await requireNotProposed(tx, period.id, post);
      const before = await otherHeads(tx, period.id, post, sheet.id);
      for (const one of unitId === null ? [] : before) {
        const old = await lockManaged(tx, ctx, one, one.revision);
        await this.change(tx, ctx, old.sheet, { period, unit: null, reason });
      }
      await this.change(tx, ctx, sheet, { period, unit, reason });
      await this.keep(tx, ctx, period.id, post, {
        personId: unitId === null ? (before[0]?.personId ?? null) : sheet.personId,
        reason,
      });
    });
  }

  private async change(tx: Tx, ctx: RequestContext, sheet: StoredSheet, { period, unit, reason }: Said): Promise<void> {
    const agencies = await agenciesOf(tx, period.id);
    const deciding = new AgencyTree(agencies).deciding(sheet.unitPath, unit?.path ?? null);
    const agency = await lockAgency(tx, period.id, deciding ?? sheet.agencyId);
    if (!managesSheets(ctx, agency)) throw notFound();
    const team = (await teamsOf(tx, period.id, agency.unitId)).find(({ unitId }) => unitId === sheet.unitId);
    const turn = { agency: agency.state, team: team?.state ?? ('open' as const), state: sheet.state, own: false };
    const fault = sheetFault('take_out', turn);
    if (fault) throw refused(fault);
    const headOf = unit?.id ?? null;
    const dutyGroup = headOf === null ? dutyGroupOf(period.settings, sheet.title, false) : HEADS_GROUP;
    await moveSheet(tx, sheet, agency.unitId);
    await tx.run(
      `UPDATE rating_sheet SET head_of = ?, duty_group = ?, agency_id = ?, state = CASE WHEN state = 'not_rated' THEN state ELSE 'open' END,
         team_level = NULL, team_reason = NULL, team_at = NULL, team_by = NULL,
         final_level = NULL, final_reason = NULL, final_at = NULL, final_by = NULL WHERE id = ?`,
      [headOf, dutyGroup, agency.unitId, sheet.id],
    );
    const compliance =
      headOf === null
        ? await this.compliance.ofPerson(tx, period, sheet)
        : await this.compliance.ofUnit(tx, period, headOf);
    const facts: RatingFacts = { ...sheet.facts, head: headOf !== null, compliance, below: null };
    const scheme = await schemeOfPeriod(tx, period);
    await this.facts.write(tx, ctx, { agency, sheet, facts, scheme, action: 'set_head', reason });
    const detail = { sheetId: sheet.id, headedBefore: sheet.headOf, headOf, reason };
    await traceRating(tx, ctx, agency, 'rating.set_head', detail);
  }

  private async keep(
    tx: Tx,
    ctx: RequestContext,
    periodId: number,
    unitId: number,
    { personId, reason }: { personId: number | null; reason: string },
  ): Promise<void> {
    await tx.run('DELETE FROM rating_head WHERE period_id = ? AND unit_id = ?', [periodId, unitId]);
    await tx.insert(
      'rating_head',
      ['period_id', 'unit_id', 'person_id', 'reason', 'set_at', 'set_by'],
      [[periodId, unitId, personId, reason, ctx.now, ctx.actor.userId]],
    );
  }
}

/** As it was when the period was opened, where it is rated itself. */
async function unitOf(tx: Tx, periodId: number, id: number): Promise<{ id: number; path: string; name: string }> {
  const rated = await ratedUnit(tx, periodId, id);
  const row = rated ?? (await tx.one<{ path: string; name: string }>('SELECT path, name FROM unit WHERE id = ?', [id]));
  if (!row) throw notFound();
  return { id, path: row.path, name: row.name };
}

async function otherHeads(tx: Tx, periodId: number, unitId: number, sheetId: number): Promise<StoredSheet[]> {
  const rows = await tx.rows<SheetRow>(
    `SELECT ${SHEET_COLUMNS} FROM rating_sheet s WHERE s.period_id = ? AND s.head_of = ? AND s.id <> ? ORDER BY s.id`,
    [periodId, unitId, sheetId],
  );
  return rows.map(sheetOf);
}

async function requireNotProposed(tx: Tx, periodId: number, unitId: number): Promise<void> {
  const row = await tx.one<{ name: string }>(
    "SELECT name FROM rating_team WHERE period_id = ? AND unit_id = ? AND state = 'proposed'",
    [periodId, unitId],
  );
  if (row)
    throw conflict(
      'unit_has_proposed',
      `${row.name} đã gửi đề xuất. Hãy trả lại đề xuất của đơn vị trước, rồi ghi nhận thủ trưởng.`,
      `${row.name} has handed in its proposal. Return the proposal first, then say who is head.`,
    );
}

const headsAnother = ({ fullName }: StoredSheet, { name }: { name: string }) =>
  conflict(
    'heads_another_unit',
    `${fullName} đang là thủ trưởng ${name} trong kỳ này. Hãy ghi nhận thôi là thủ trưởng đơn vị đó trước.`,
    `${fullName} heads ${name} in this period. Say first that they head it no longer.`,
  );
