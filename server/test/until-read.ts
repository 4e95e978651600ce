import { JobRunner } from '../src/jobs/job-runner.js';
import { ImportsService } from '../src/imports/imports.service.js';
import { readImport, type StoredImport } from '../src/imports/stored-import.js';
import type { TestApp } from './app.js';

/** Does the work on an import that is under way, here and now, and answers what has come of it. */
export async function untilDone(t: Pick<TestApp, 'app' | 'db'>, id: number): Promise<StoredImport> {
  const { jobId } = await readImport(t.db.read, id);
  if (jobId !== null) await t.app.get(JobRunner).runNow(jobId);
  return readImport(t.db.read, id);
}

/** The import once it is read: planned, refused or failed. */
export async function untilRead(t: Pick<TestApp, 'app' | 'db'>, id: number | string): Promise<StoredImport> {
  return untilDone(t, Number(id));
}

/** The import once it is applied, or was stopped. */
export async function untilApplied(t: Pick<TestApp, 'app' | 'db'>, id: number | string): Promise<StoredImport> {
  return untilDone(t, Number(id));
}

/** Takes a list in, as an upload does, and waits for its plan. */
export async function takeIn(
  t: Pick<TestApp, 'app' | 'db'>,
  ...[ctx, file]: Parameters<ImportsService['create']>
): Promise<StoredImport> {
  const { id } = await t.app.get(ImportsService).create(ctx, file);
  return untilRead(t, id);
}
