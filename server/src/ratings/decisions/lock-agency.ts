import type { Canonical } from '@dat100/shared/canonical-json';
import { agencyText, frozenRating, type LockedSheet } from '@dat100/shared/rating-lock';
import type { RatingScheme } from '@dat100/shared/rating-scheme';
import type { RequestContext } from '../../common/context.js';
import { digestOf, frozen } from '../../common/digest.js';
import { marks, pieces, type Sql, type Tx } from '../../database/sql.js';
import { teamsOf, type StoredAgency, type StoredPeriod } from '../periods/stored-periods.js';
import { SHEET_COLUMNS, sheetOf, type SheetRow, type StoredSheet } from '../periods/stored-sheets.js';

/**
 * Freezes every sheet of an agency as canonical JSON with its digest, and the agency's digest over them. With the last
 * agency the period is locked. The caller holds the agency's lock and has moved its state. Answers the digest.
 */
export async function freezeAgency(
  tx: Tx,
  ctx: RequestContext,
  period: StoredPeriod,
  scheme: RatingScheme,
  agency: StoredAgency,
): Promise<string> {
  const rows = await tx.lock<SheetRow>(
    `SELECT ${SHEET_COLUMNS} FROM rating_sheet s WHERE s.period_id = ? AND s.agency_id = ? ORDER BY s.id`,
    [agency.periodId, agency.unitId],
  );
  const sheets = rows.map(sheetOf);
  const names = await accountNames(tx, sheets);
  const teams = new Map((await teamsOf(tx, agency.periodId, agency.unitId)).map(({ unitId, name }) => [unitId, name]));
  const digests: { personId: number; digest: string }[] = [];
  for (const sheet of sheets) {
    const unit = teams.get(sheet.unitId) ?? '';
    const by = sheet.finalBy === null ? null : (names.get(sheet.finalBy) ?? null);
    const { json, digest } = frozen(
      lockedSheet({ period, scheme, agency, sheet, unit, by, revision: 1 }) as unknown as Canonical,
    );
    digests.push({ personId: sheet.personId, digest });
    await tx.run('UPDATE rating_sheet SET locked = ?, digest = ?, lock_revision = 1 WHERE id = ?', [
      json,
      digest,
      sheet.id,
    ]);
  }
  const digest = digestOf(agencyText(digests));
  await tx.run(
    'UPDATE rating_agency SET locked_at = ?, locked_by = ?, lock_revision = 1, digest = ? WHERE period_id = ? AND unit_id = ?',
    [ctx.now, ctx.actor.userId, digest, agency.periodId, agency.unitId],
  );
  await lockPeriodWithLast(tx, ctx, agency.periodId);
  return digest;
}

/** What is frozen of a sheet: also by whoever accepts a correction, with the next revision. */
export function lockedSheet(made: {
  period: StoredPeriod;
  scheme: RatingScheme;
  agency: StoredAgency;
  sheet: StoredSheet;
  /** name of the unit */
  unit: string;
  /** who decided */
  by: string | null;
  revision: number;
}): LockedSheet {
  const { period, scheme, agency, sheet, unit, by, revision } = made;
  return {
    kind: 'rating_sheet',
    version: 1,
    period: {
      id: period.id,
      year: period.year,
      name: period.name,
      cut_off: period.cutOff,
      known_at: period.knownAt,
      scheme: period.scheme,
      scheme_version: period.schemeVersion,
      scheme_digest: period.schemeDigest,
    },
    agency: {
      id: agency.unitId,
      code: agency.code,
      name: agency.name,
      path: agency.pathText,
      outstanding: agency.outstanding,
    },
    unit: { id: sheet.unitId, path: sheet.unitPath, name: unit },
    person: {
      id: sheet.personId,
      name: sheet.fullName,
      birth_date: sheet.birthDate,
      kind: sheet.kind,
      title: sheet.title,
      duty_group: sheet.dutyGroup,
      head_of: sheet.headOf,
      party: sheet.party,
      search_name: sheet.searchName,
      sort_key: sheet.sortKey,
    },
    facts: sheet.facts as unknown as Canonical,
    ...frozenRating(scheme, sheet.facts),
    self: sheet.selfLevel,
    self_text: sheet.selfText,
    team: { level: sheet.teamLevel, reason: sheet.teamReason },
    final: { level: sheet.finalLevel, reason: sheet.finalReason, at: sheet.finalAt, by },
    lock_revision: revision,
  };
}

async function lockPeriodWithLast(tx: Tx, ctx: RequestContext, periodId: number): Promise<void> {
  await tx.lock('SELECT id FROM rating_period WHERE id = ?', [periodId]);
  const left = await tx.one<{ n: number }>(
    "SELECT COUNT(*) AS n FROM rating_agency WHERE period_id = ? AND state <> 'locked' AND people > 0",
    [periodId],
  );
  if (Number(left?.n ?? 0) > 0) return;
  await tx.run("UPDATE rating_period SET state = 'locked', locked_at = ?, revision = revision + 1 WHERE id = ?", [
    ctx.now,
    periodId,
  ]);
}

async function accountNames(sql: Sql, sheets: readonly StoredSheet[]): Promise<Map<number, string>> {
  const ids = [...new Set(sheets.flatMap(({ finalBy }) => (finalBy === null ? [] : [finalBy])))];
  const found = new Map<number, string>();
  for (const piece of pieces(ids, 1000)) {
    const rows = await sql.rows<{ id: number; display_name: string }>(
      `SELECT id, display_name FROM user_account WHERE id IN (${marks(piece.length)})`,
      piece,
    );
    for (const row of rows) found.set(Number(row.id), row.display_name);
  }
  return found;
}
