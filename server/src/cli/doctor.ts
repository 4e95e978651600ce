import { SystemClock } from '../common/clock.js';
import { Database } from '../database/database.js';
import { pendingMigrations } from '../database/migrate.js';
import { Secrets } from '../database/secrets.js';
import { boundTo } from '../people/person-rows.js';
import { countedDay } from '../rollups/advance-day.js';
import type { Outcome } from './command.js';
import { table } from './table.js';
import { commandSettings } from './workbench.js';

interface Check {
  name: string;
  ok: boolean;
  detail: string;
}

/** Looks and changes nothing: each check says what it found. Settings that are wrong end it before the first. */
export async function examine(): Promise<Outcome> {
  const settings = commandSettings();
  const checks: Check[] = [
    { name: 'settings', ok: true, detail: settings.databaseUrl ? 'mysql' : `sqlite in ${settings.dataDir}` },
  ];
  const note = async (name: string, look: () => Promise<Omit<Check, 'name'>>) => {
    try {
      checks.push({ name, ...(await look()) });
    } catch (error) {
      checks.push({ name, ok: false, detail: error instanceof Error ? error.message : String(error) });
    }
  };
  let db: Database | null = null;
  await note('database', async () => {
    db = await Database.open(settings, []);
    await db.read.one('SELECT 1 AS one');
    return { ok: true, detail: 'answers' };
  });
  if (db) await examineData(db, settings.secretKey, note);
  await (db as Database | null)?.close();
  const ok = checks.every((check) => check.ok);
  const lines = table(
    ['', 'Kiểm tra / check', 'Kết quả / finding'].map((title) => ({ title, align: 'left' })),
    checks.map((check) => [check.ok ? '✓' : '✗', check.name, check.detail]),
  );
  return { json: { ok, checks }, text: lines.join('\n'), ok };
}

type Note = (name: string, look: () => Promise<Omit<Check, 'name'>>) => Promise<void>;

async function examineData(db: Database, secretKey: string, note: Note): Promise<void> {
  await note('schema', async () => {
    const pending = await pendingMigrations(db);
    return {
      ok: pending.length === 0,
      detail: pending.length === 0 ? 'up to date' : `pending: ${pending.join(', ')}; run dat100 migrate`,
    };
  });
  await note('secret_key', async () => {
    const row = await db.read.one<{ id: number; citizen_id_cipher: Buffer }>(
      'SELECT id, citizen_id_cipher FROM person ORDER BY id LIMIT 1',
    );
    if (!row) return { ok: true, detail: 'nobody stored yet' };
    new Secrets(secretKey).decrypt(row.citizen_id_cipher, boundTo(Number(row.id), 'citizen_id'));
    return { ok: true, detail: 'opens what is stored' };
  });
  await note('counted_to', async () => {
    const [day, today] = [await countedDay(db), new SystemClock().today()];
    return { ok: day <= today, detail: day < today ? `${day}; the next start moves it to ${today}` : day };
  });
  await note('units', async () => {
    const row = await db.read.one<{ units: number; people: number }>(
      'SELECT (SELECT COUNT(*) FROM unit) AS units, (SELECT COUNT(*) FROM person WHERE unit_id IS NOT NULL) AS people',
    );
    return { ok: true, detail: `${Number(row?.units ?? 0)} units, ${Number(row?.people ?? 0)} people` };
  });
}
