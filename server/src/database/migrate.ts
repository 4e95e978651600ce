import type { Database } from './database.js';
import { words } from './dialect.js';
import type { Migration } from './migrations/migration.js';
import { initial } from './migrations/0001-initial.js';
import { access } from './migrations/0002-access.js';
import { imports } from './migrations/0003-imports.js';
import { importJobs } from './migrations/0004-import-jobs.js';
import { savedViews } from './migrations/0005-saved-views.js';
import { weeklyConfirmations } from './migrations/0006-weekly-confirmations.js';
import { timeLimits } from './migrations/0007-time-limits.js';
import { ratingSchemes } from './migrations/0008-rating-schemes.js';
import { radarAnswers } from './migrations/0009-radar-answers.js';
import { peopleInOrder } from './migrations/0010-people-in-order.js';
import { ratingPeriods } from './migrations/0011-rating-periods.js';
import { peerGroups } from './migrations/0012-peer-groups.js';
import { peopleByName } from './migrations/0013-people-by-name.js';
import { closingDays } from './migrations/0014-closing-days.js';
import { commonSeals } from './migrations/0015-common-seals.js';
import { ratingHeads } from './migrations/0016-rating-heads.js';
import { namesInOrder } from './migrations/0017-names-in-order.js';
import { recentEdits } from './migrations/0018-recent-edits.js';
import { givenNames } from './migrations/0019-given-names.js';
import { auditSubjects } from './migrations/0020-audit-subjects.js';

const MIGRATIONS: readonly Migration[] = [
  initial,
  access,
  imports,
  importJobs,
  savedViews,
  weeklyConfirmations,
  timeLimits,
  ratingSchemes,
  radarAnswers,
  peopleInOrder,
  ratingPeriods,
  peerGroups,
  peopleByName,
  closingDays,
  commonSeals,
  ratingHeads,
  namesInOrder,
  recentEdits,
  givenNames,
  auditSubjects,
];
const LOCK_MS = 10 * 60_000;

/**
 * Brings the schema up to date. Several processes may start at once: one holds the lock row and works, the others
 * wait. Answers the names of the steps it took.
 * MySQL commits at each CREATE, so a step that was cut off is reported by name and not run over.
 */
export async function migrate(db: Database, now: () => number): Promise<string[]> {
  await prepare(db);
  await takeLock(db, now);
  try {
    const done = new Set((await db.read.rows<{ name: string }>('SELECT name FROM migration')).map((row) => row.name));
    const taken: string[] = [];
    for (const migration of MIGRATIONS) {
      if (done.has(migration.name)) continue;
      await db.transaction(async (tx) => {
        for (const statement of migration.statements(words(db.dialect))) await tx.run(statement);
        await tx.run('INSERT INTO migration (name, done_at) VALUES (?, ?)', [migration.name, now()]);
      });
      taken.push(migration.name);
    }
    return taken;
  } finally {
    await db.transaction((tx) => tx.run('UPDATE migration_lock SET held_until = 0 WHERE id = 1'));
  }
}

/** Which steps are still to be taken; none means that the schema is up to date. */
export async function pendingMigrations(db: Database): Promise<string[]> {
  try {
    const done = new Set((await db.read.rows<{ name: string }>('SELECT name FROM migration')).map((row) => row.name));
    return MIGRATIONS.map((m) => m.name).filter((name) => !done.has(name));
  } catch {
    return MIGRATIONS.map((m) => m.name);
  }
}

async function prepare(db: Database): Promise<void> {
  const w = words(db.dialect);
  await db.transaction(async (tx) => {
    await tx.run(
      `CREATE TABLE IF NOT EXISTS migration (name ${w.str(60)} NOT NULL PRIMARY KEY, done_at ${w.big} NOT NULL)${w.table}`,
    );
    await tx.run(
      `CREATE TABLE IF NOT EXISTS migration_lock (id ${w.small} NOT NULL PRIMARY KEY, held_until ${w.big} NOT NULL)${w.table}`,
    );
    await tx.run(
      db.dialect === 'mysql'
        ? 'INSERT IGNORE INTO migration_lock (id, held_until) VALUES (1, 0)'
        : 'INSERT OR IGNORE INTO migration_lock (id, held_until) VALUES (1, 0)',
    );
  });
}

async function takeLock(db: Database, now: () => number): Promise<void> {
  for (;;) {
    const got = await db.transaction((tx) =>
      tx.run('UPDATE migration_lock SET held_until = ? WHERE id = 1 AND held_until < ?', [now() + LOCK_MS, now()]),
    );
    if (got === 1) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
