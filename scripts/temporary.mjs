/** Temporary folders that go when this process goes, whatever ends it short of SIGKILL. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';

/** A path longer than about 100 characters does not fit the address of a Unix socket inside the folder. */
const LONGEST_PARENT = 60;

const folders = new Set();
process.on('exit', () => folders.forEach(removeFolder));

/** Makes a new, private, empty folder and answers its path. */
export function makeFolder(purpose) {
  const parent = os.tmpdir().length > LONGEST_PARENT ? '/tmp' : os.tmpdir();
  const folder = mkdtempSync(join(parent, `dat100-${purpose}-`));
  folders.add(folder);
  return folder;
}

/** Removes a folder with all that is in it; one that has gone is no error. */
export function removeFolder(folder) {
  rmSync(folder, { recursive: true, force: true });
  folders.delete(folder);
}
