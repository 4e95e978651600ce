import { agencyText, lockDifferences, type LockDifference, type LockedSheet } from '@dat100/shared/rating-lock';
import { digestOf } from '../../common/digest.js';
import type { Sql } from '../../database/sql.js';
import { versionAt } from '../stored-schemes.js';
import { agenciesOf, periodById, type StoredAgency } from '../periods/stored-periods.js';

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

interface Row {
  id: number;
  person_id: number;
  locked: string | null;
  digest: string | null;
  final_level: string | null;
  level: string | null;
  outcome: string;
  lock_revision: number;
}

/**
 * Works out every locked sheet of a period again from its frozen inputs and the frozen version of its scheme, and
 * compares: the text, its digest, the levels shown, the agency's digest and the one in the audit record.
 * @throws not_found
 */
export async function verifyPeriod(sql: Sql, periodId: number): Promise<Verified> {
  const period = await periodById(sql, periodId);
  const { scheme, content } = await versionAt(sql, period.scheme, period.schemeVersion);
  const schemeDigest = digestOf(content);
  const agencies = await agenciesOf(sql, periodId);
  const locked = agencies.filter(({ state }) => state === 'locked');
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
    for await (const row of sheetsOf(sql, agency)) {
      done.compared += 1;
      const text = row.locked ?? '';
      const found = digestOf(text);
      const personId = Number(row.person_id);
      digests.push({ personId, digest: found });
      if (row.locked === null) add(agency, personId, [{ field: 'locked', locked: '', found: '' }]);
      else add(agency, personId, [...rowDifferences(row, text), ...lockDifferences(text, scheme, schemeDigest)]);
      if (found !== row.digest) add(agency, personId, [{ field: 'digest', locked: row.digest ?? '', found }]);
    }
    add(agency, null, await agencyDifferences(sql, agency, digestOf(agencyText(digests)), digests.length));
  }
  return done;
}

/** What a list shows against what was frozen. */
function rowDifferences(row: Row, text: string): LockDifference[] {
  const sheet = JSON.parse(text) as LockedSheet;
  const pairs: [string, string | number | null, string | number | null][] = [
    ['row.final_level', sheet.final.level, row.final_level],
    ['row.level', sheet.level, row.level],
    ['row.outcome', sheet.outcome, row.outcome],
    ['row.lock_revision', sheet.lock_revision, Number(row.lock_revision)],
    ['row.person_id', sheet.person.id, Number(row.person_id)],
  ];
  return pairs
    .filter(([, locked, found]) => locked !== found)
    .map(([field, locked, found]) => ({ field, locked: String(locked ?? ''), found: String(found ?? '') }));
}

async function agencyDifferences(
  sql: Sql,
  agency: StoredAgency,
  found: string,
  people: number,
): Promise<LockDifference[]> {
  const differences: LockDifference[] = [];
  if (agency.digest !== found) differences.push({ field: 'agency_digest', locked: agency.digest ?? '', found });
  if (agency.people !== people)
    differences.push({ field: 'people', locked: String(agency.people), found: String(people) });
  const rows = await sql.rows<{ detail: string }>(
    "SELECT detail FROM audit_record WHERE action = 'rating.lock' AND unit_id = ? AND subject_id = ?",
    [agency.unitId, String(agency.periodId)],
  );
  const noted = rows.map(({ detail }) => (JSON.parse(detail) as { digest?: string }).digest).at(-1);
  // A correction since has made another digest, which its own record tells.
  if (agency.lockRevision === 1 && noted !== agency.digest)
    differences.push({ field: 'audited_digest', locked: noted ?? '', found: agency.digest ?? '' });
  return differences;
}

async function* sheetsOf(sql: Sql, agency: StoredAgency): AsyncGenerator<Row> {
  let after = 0;
  for (;;) {
    const rows = await sql.rows<Row>(
      `SELECT id, person_id, locked, digest, final_level, level, outcome, lock_revision FROM rating_sheet
        WHERE period_id = ? AND agency_id = ? AND id > ? ORDER BY id LIMIT ?`,
      [agency.periodId, agency.unitId, after, AT_ONCE],
    );
    yield* rows;
    if (rows.length < AT_ONCE) return;
    after = Number(rows.at(-1)?.id);
  }
}
