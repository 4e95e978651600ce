import type { RosterRow } from '@dat100/shared/roster-reading';
import type { Secrets } from '../database/secrets.js';
import { marks, pieces, type Sql } from '../database/sql.js';
import { boundTo } from '../people/person-rows.js';
import { loadFacts } from '../rollups/person-facts.js';
import type { KnownPerson } from './row-plan.js';

interface Row {
  id: number;
  citizen_id_index: string;
  full_name: string;
  sex: string | null;
  birth_year: number | null;
  phone_cipher: Buffer | null;
  title: string | null;
  details_on: string | null;
  revision: number;
}

/** The blind indexes of the citizen ids of rows that are not rejected, by citizen id. */
export function indexesOf(secrets: Secrets, rows: readonly { row: RosterRow }[]): Map<string, string> {
  const indexes = new Map<string, string>();
  for (const { row } of rows) {
    const { citizenId } = row;
    if (row.status !== 'rejected' && citizenId !== '' && !indexes.has(citizenId))
      indexes.set(citizenId, secrets.citizenIdIndex(citizenId));
  }
  return indexes;
}

/** The people of these blind indexes (see indexesOf); by citizen id. */
export async function knownPeople(
  sql: Sql,
  secrets: Secrets,
  indexes: ReadonlyMap<string, string>,
): Promise<Map<string, KnownPerson>> {
  const idByIndex = new Map([...indexes].map(([citizenId, index]) => [index, citizenId]));
  const people: Row[] = [];
  for (const piece of pieces([...idByIndex.keys()], 1000))
    people.push(
      ...(await sql.rows<Row>(
        `SELECT id, citizen_id_index, full_name, sex, birth_year, phone_cipher, title, details_on, revision FROM person WHERE citizen_id_index IN (${marks(piece.length)})`,
        piece,
      )),
    );
  const ids = people.map((p) => Number(p.id));
  const [facts, reasons] = await Promise.all([loadFacts(sql, ids), reasonsOf(sql, ids)]);
  const found = new Map<string, KnownPerson>();
  for (const p of people) {
    const id = Number(p.id);
    const citizenId = idByIndex.get(p.citizen_id_index);
    const personFacts = facts.get(id);
    if (citizenId === undefined || !personFacts) continue;
    found.set(citizenId, {
      id,
      fullName: p.full_name,
      sex: p.sex,
      birthYear: p.birth_year === null ? null : Number(p.birth_year),
      phone: p.phone_cipher === null ? null : secrets.decrypt(p.phone_cipher, boundTo(id, 'phone')),
      title: p.title,
      detailsOn: p.details_on,
      revision: Number(p.revision),
      withdrawn: p.details_on === null && personFacts.employments.length === 0 && personFacts.events.length === 0,
      facts: personFacts,
      reasons: reasons.get(id) ?? new Map<number, string>(),
    });
  }
  return found;
}

async function reasonsOf(sql: Sql, ids: readonly number[]): Promise<Map<number, Map<number, string>>> {
  const found = new Map<number, Map<number, string>>();
  for (const piece of pieces(ids, 1000)) {
    const rows = await sql.rows<{ person_id: number; criterion_id: number; reason: string }>(
      `SELECT person_id, criterion_id, reason FROM stuck WHERE person_id IN (${marks(piece.length)})`,
      piece,
    );
    for (const row of rows) {
      const of = found.get(Number(row.person_id)) ?? new Map<number, string>();
      found.set(Number(row.person_id), of.set(Number(row.criterion_id), row.reason));
    }
  }
  return found;
}
