import type { ReadRow } from '@dat100/shared/roster-reading';
import type { Secrets } from '../database/secrets.js';
import { marks, pieces, type Sql } from '../database/sql.js';
import { boundTo } from '../people/person-rows.js';
import { keysIn } from '../rollups/key-runs.js';
import { readFactRows, type FactsByPerson } from '../rollups/person-facts.js';
import { soughtOf } from './row-text.js';
import type { KnownPerson } from './row-plan.js';

interface Row {
  id: number;
  citizen_id_index: string;
  full_name: string;
  sex: string | null;
  birth_date: string | null;
  birth_year: number | null;
  phone_cipher: Buffer | null;
  title: string | null;
  details_on: string | null;
  revision: number;
}

/** Of some people what was read of them. */
interface Records {
  facts: FactsByPerson;
  reasons: Map<number, Map<number, string>>;
}

const PEOPLE_AT_ONCE = 1000;
const NO_REASONS: ReadonlyMap<number, string> = new Map();

/** The blind indexes of the citizen ids of rows that are not rejected, by citizen id. */
export function indexesOf(secrets: Secrets, rows: readonly Pick<ReadRow, 'row'>[]): Map<string, string> {
  const indexes = new Map<string, string>();
  for (const read of rows) {
    const citizenId = soughtOf(read);
    if (citizenId !== '' && !indexes.has(citizenId)) indexes.set(citizenId, secrets.citizenIdIndex(citizenId));
  }
  return indexes;
}

/**
 * People as their rows were read. What is known of one of them is put together, and their telephone number decrypted,
 * when it is asked for: of many people that wait to be asked for it would be work for the garbage collector.
 */
export class KnownPeople {
  private readonly found = new Map<string, { row: Row; records: Records }>();

  constructor(private readonly secrets: Secrets) {}

  add(citizenId: string, row: Row, records: Records): void {
    this.found.set(citizenId, { row, records });
  }

  /** The person with this citizen id, or nobody. `phone` is the number that is held against the one on record. */
  get(citizenId: string, phone: string | null): KnownPerson | null {
    const found = this.found.get(citizenId);
    if (!found) return null;
    const { row, records } = found;
    const id = Number(row.id);
    const facts = records.facts.of(row);
    return {
      id,
      fullName: row.full_name,
      sex: row.sex,
      birthYear: row.birth_year === null ? null : Number(row.birth_year),
      phone: row.phone_cipher && this.secrets.decryptExpected(row.phone_cipher, boundTo(id, 'phone'), phone),
      title: row.title,
      detailsOn: row.details_on,
      revision: Number(row.revision),
      withdrawn: row.details_on === null && facts.employments.length === 0 && facts.events.length === 0,
      facts,
      reasons: records.reasons.get(id) ?? NO_REASONS,
    };
  }
}

/** The people of these blind indexes (see indexesOf). */
export async function knownPeople(
  sql: Sql,
  secrets: Secrets,
  indexes: ReadonlyMap<string, string>,
): Promise<KnownPeople> {
  const found = new KnownPeople(secrets);
  const citizenIds = new Map([...indexes].map(([citizenId, index]) => [index, citizenId]));
  for (const piece of pieces([...citizenIds.keys()], PEOPLE_AT_ONCE)) {
    // Their revision is read before their facts: a plan is of facts that are no older than the revision it names.
    const people = await sql.rows<Row>(
      `SELECT id, citizen_id_index, full_name, sex, birth_date, birth_year, phone_cipher, title, details_on, revision
         FROM person WHERE citizen_id_index IN (${marks(piece.length)})`,
      piece,
    );
    if (people.length === 0) continue;
    const ids = people.map((p) => Number(p.id));
    const [facts, reasons] = await Promise.all([readFactRows(sql, ids), reasonsOf(sql, ids)]);
    for (const row of people) {
      const citizenId = citizenIds.get(row.citizen_id_index);
      if (citizenId !== undefined) found.add(citizenId, row, { facts, reasons });
    }
  }
  return found;
}

async function reasonsOf(sql: Sql, ids: readonly number[]): Promise<Map<number, Map<number, string>>> {
  const found = new Map<number, Map<number, string>>();
  const { where, params } = keysIn('person_id', ids);
  const rows = await sql.rows<{ person_id: number; criterion_id: number; reason: string }>(
    `SELECT person_id, criterion_id, reason FROM stuck WHERE ${where}`,
    params,
  );
  for (const row of rows) {
    const of = found.get(Number(row.person_id)) ?? new Map<number, string>();
    found.set(Number(row.person_id), of.set(Number(row.criterion_id), row.reason));
  }
  return found;
}
