/** Processor time, which says more than the clock on a machine that does other work besides. */
import { readFileSync } from 'node:fs';

/** Linux counts it in hundredths of a second. */
const TICK_MS = 10;

/** What a process has used so far, with all its threads, in milliseconds. */
export function cpuMsOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

/** The same of the database's process, which runs on this machine. `db`: a connection to it */
export async function databaseCpuMs(db) {
  const [[{ file }]] = await db.query('SELECT @@pid_file AS file');
  return cpuMsOf(Number(readFileSync(file, 'utf8')));
}
