import type { CountRules } from '@dat100/shared/person-history';
import type { Tx } from '../database/sql.js';
import { loadFacts, lockPeople, type StoredFacts } from './person-facts.js';
import { settle } from './settle.js';

/**
 * The way every change of facts about known people goes: lock them, read what is known, let `work` write, read
 * again, and make counters and history follow. People that `work` creates settle for themselves.
 */
export async function changePeople<T>(
  tx: Tx,
  rules: CountRules,
  now: number,
  personIds: readonly number[],
  work: (known: Map<number, StoredFacts>) => Promise<T>,
): Promise<T> {
  await lockPeople(tx, personIds);
  const before = await loadFacts(tx, personIds);
  const result = await work(before);
  const after = await loadFacts(tx, personIds);
  await settle(
    tx,
    rules,
    now,
    personIds.map((personId) => ({
      personId,
      before: before.get(personId) ?? null,
      after: after.get(personId) ?? null,
    })),
  );
  return result;
}
