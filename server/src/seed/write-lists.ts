import { addDays, type Day } from '@dat100/shared/calendar';
import type { Bound, Tx } from '../database/sql.js';
import { Random } from './random.js';

/** Lists are confirmed within 30 days, but for some that wait longer and a few that never were. Of a thousand: */
const NEVER = 15;
const LONG_AGO = 70;
/** Most units have declared their posts, and as many as they have people. */
const DECLARED = 700;
const POSTS_BESIDE_PEOPLE = [0, 0, 0, 0, 0, 0, 1, 1, 2, -1];

/**
 * Headcounts, and when the list of each unit was last said to be complete. Of people seeded before.
 * @param now the instant of the seeding, epoch ms
 */
export async function writeLists(tx: Tx, today: Day, now: number): Promise<void> {
  const units = await tx.rows<{ id: number; code: string; people: number }>(
    `SELECT u.id, u.code, COUNT(p.id) AS people FROM unit u LEFT JOIN person p ON p.unit_id = u.id AND p.employed = 1
      WHERE u.valid_from <= ? AND (u.valid_to IS NULL OR u.valid_to >= ?) GROUP BY u.id, u.code ORDER BY u.id`,
    [today, today],
  );
  const confirmations: Bound[][] = [];
  const headcounts: Bound[][] = [];
  for (const { id, code, people } of units) {
    if (Number(people) === 0) continue;
    const random = new Random(`lists:${code}`);
    const at = random.below(1000);
    const daysAgo = at < NEVER + LONG_AGO ? random.between(31, 80) : random.between(1, 28);
    if (at >= NEVER)
      confirmations.push([id, addDays(today, -daysAgo), now - daysAgo * 86_400_000, 0, Number(people), null]);
    if (!random.permille(DECLARED)) continue;
    const posts = Math.max(0, Number(people) + random.pick(POSTS_BESIDE_PEOPLE));
    const document = `${random.between(100, 4999)}/QĐ-UBND`;
    headcounts.push([id, `${today.slice(0, 4)}-01-01`, posts, document, now, null]);
  }
  await tx.insert(
    'list_confirmation',
    ['unit_id', 'as_of', 'confirmed_at', 'import_id', 'people', 'confirmed_by'],
    confirmations,
  );
  await tx.insert(
    'headcount',
    ['unit_id', 'valid_from', 'people', 'document_number', 'recorded_at', 'recorded_by'],
    headcounts,
  );
}
