import { Database } from '../database/database.js';
import { migrate } from '../database/migrate.js';
import type { Outcome } from './command.js';
import { commandSettings } from './workbench.js';

export async function migrateSchema(): Promise<Outcome> {
  const db = await Database.open(commandSettings(), []);
  try {
    const taken = await migrate(db, () => Date.now());
    const text =
      taken.length > 0
        ? `Đã thực hiện / taken: ${taken.join(', ')}`
        : 'Cấu trúc đã mới nhất / the schema is up to date';
    return { json: { database: db.dialect, taken }, text, ok: true };
  } finally {
    await db.close();
  }
}
