import { agencyText, differencesOf, lockDifferences, type LockDifference } from '@dat100/shared/rating-lock';
import { digestOf } from '../../common/digest.js';
import type { Sql } from '../../database/sql.js';
import { versionAt } from '../stored-schemes.js';
import { agenciesOf, periodById, teamsOf, type StoredAgency } from '../periods/stored-periods.js';
import { SHEET_COLUMNS, sheetOf, type SheetRow, type StoredSheet } from '../periods/stored-sheets.js';
import { rowDifferences } from './locked-row.js';

/** Something of a locked period that is not what its own inputs come to. */
export interface VerifyDifference extends LockDifference {
  agency: string;
  /** null: of the agency itself */
  personId: number | null;
}

export interface Verified {
  period: number;
  /** locked sheets that were looked at */
  compared: number;
  /** agencies that are locked, and those that are not yet */
  agencies: number;
  unlocked: number;
  differences: VerifyDifference[];
}

const AT_ONCE = 1_000;

/** Actions that lock an agency for the first time: with its people rated, or with nobody to rate. */
const FIRST_LOCKS: ReadonlySet<string> = new Set(['rating.lock', 'rating.lock_unrated']);

/** A sheet with the name of whoever decided. */
interface DecidedSheet {
  sheet: StoredSheet;
  by: string | null;
}

/** What the audit record tells of an agency: its first lock, and each change that froze it anew. */
interface AuditedLocks {
  times: number;
  /** of the last one; '' where the record names none */
  digest: string;
}

/**
 * Works out every locked sheet of a period again from its frozen inputs and the frozen version of its scheme, and
 * compares: the text, its digest, everything that is shown of the sheet, the agency's digest and the one in the audit
 * record. An agency that was locked once is looked at whatever its state says now: there is no way back from a lock.
 * @throws not_found
 */
export async function verifyPeriod(sql: Sql, periodId: number): Promise<Verified> {
  const period = await periodById(sql, periodId);
  const { scheme, content } = await versionAt(sql, period.scheme, period.schemeVersion);
  const schemeDigest = digestOf(content);
  const agencies = await agenciesOf(sql, periodId);
  const audits = new Map<number, AuditedLocks>();
  for (const agency of agencies) audits.set(agency.unitId, await auditedLocks(sql, agency));
  const locked = agencies.filter(
    ({ state, lockedAt, unitId }) => state === 'locked' || lockedAt !== null || (audits.get(unitId)?.times ?? 0) > 0,
  );
  const withPeople = agencies.filter(({ people }) => people > 0);
  const done: Verified = {
    period: periodId,
    compared: 0,
    agencies: locked.length,
    unlocked: withPeople.filter(({ state }) => state !== 'locked').length,
    differences: [],
  };
  const add = (agency: StoredAgency, personId: number | null, differences: readonly LockDifference[]) =>
    done.differences.push(...differences.map((difference) => ({ agency: agency.code, personId, ...difference })));
  if (schemeDigest !== period.schemeDigest && locked[0])
    add(locked[0], null, [{ field: 'scheme_digest', locked: period.schemeDigest, found: schemeDigest }]);
  for (const agency of locked) {
    const digests: { personId: number; digest: string }[] = [];
    const teams = new Map((await teamsOf(sql, periodId, agency.unitId)).map(({ unitId, name }) => [unitId, name]));
    for await (const { sheet, by } of sheetsOf(sql, agency)) {
      done.compared += 1;
      const text = sheet.locked ?? '';
      const found = digestOf(text);
      const { personId } = sheet;
      digests.push({ personId, digest: found });
      const shown = { period, agency, sheet, unit: teams.get(sheet.unitId) ?? '', by };
      if (sheet.locked === null) add(agency, personId, [{ field: 'locked', locked: '', found: '' }]);
      else add(agency, personId, [...rowDifferences(shown, text), ...lockDifferences(text, scheme, schemeDigest)]);
      add(agency, personId, differencesOf([['digest', sheet.digest, found]]));
    }
    const found = { digest: digestOf(agencyText(digests)), people: digests.length };
    add(agency, null, agencyDifferences(agency, found, audits.get(agency.unitId) ?? { times: 0, digest: '' }));
  }
  for (const code of await goneAgencies(sql, periodId, agencies))
    done.differences.push({ agency: code, personId: null, field: 'agency', locked: 'locked', found: '' });
  return done;
}

/** Agencies that the audit record tells were locked, or whose sheets are there, and that are not there themselves. */
async function goneAgencies(sql: Sql, periodId: number, agencies: readonly StoredAgency[]): Promise<string[]> {
  const rows = await sql.rows<{ unit_id: number }>(
    `SELECT unit_id FROM audit_record WHERE subject_type = 'rating_period' AND subject_id = ?
        AND action IN ('rating.lock', 'rating.lock_unrated')
      UNION SELECT agency_id FROM rating_sheet WHERE period_id = ?`,
    [String(periodId), periodId],
  );
  const known = new Set(agencies.map(({ unitId }) => unitId));
  return rows.flatMap(({ unit_id }) => (known.has(Number(unit_id)) ? [] : [String(unit_id)])).sort();
}

function agencyDifferences(
  { state, digest, people, lockRevision }: StoredAgency,
  found: { digest: string; people: number },
  audited: AuditedLocks,
): LockDifference[] {
  return differencesOf([
    ['state', 'locked', state],
    ['agency_digest', digest, found.digest],
    ['people', people, found.people],
    ['lock_revision', audited.times, lockRevision],
    ['audited_digest', audited.digest, digest],
  ]);
}

async function auditedLocks(sql: Sql, { periodId, unitId }: StoredAgency): Promise<AuditedLocks> {
  const rows = await sql.rows<{ action: string; detail: string }>(
    `SELECT action, detail FROM audit_record WHERE unit_id = ? AND subject_id = ?
        AND action IN ('rating.lock', 'rating.lock_unrated', 'rating.correction_accept', 'rating.appeal_accept')
      ORDER BY seq`,
    [unitId, String(periodId)],
  );
  const digests = rows.flatMap(({ action, detail }) => {
    const { digest, agencyDigest } = JSON.parse(detail) as { digest?: string; agencyDigest?: string };
    // A request accepted without another level freezes nothing.
    if (!FIRST_LOCKS.has(action)) return agencyDigest ?? [];
    return digest ?? '';
  });
  return { times: digests.length, digest: digests.at(-1) ?? '' };
}

async function* sheetsOf(sql: Sql, agency: StoredAgency): AsyncGenerator<DecidedSheet> {
  let after = 0;
  for (;;) {
    const rows = await sql.rows<SheetRow>(
      `SELECT ${SHEET_COLUMNS}, a.display_name FROM rating_sheet s LEFT JOIN user_account a ON a.id = s.final_by
        WHERE s.period_id = ? AND s.agency_id = ? AND s.id > ? ORDER BY s.id LIMIT ?`,
      [agency.periodId, agency.unitId, after, AT_ONCE],
    );
    for (const row of rows)
      yield { sheet: sheetOf(row), by: row['display_name'] == null ? null : String(row['display_name']) };
    if (rows.length < AT_ONCE) return;
    after = Number(rows.at(-1)?.['id']);
  }
}
