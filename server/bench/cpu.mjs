/** Processor time, which says more than the clock on a machine that does other work besides. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Linux counts it in hundredths of a second. */
const TICK_MS = 10;

/** What a process has used so far, with all its threads, in milliseconds. */
export function cpuMsOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

async function databasePid(db) {
  const [[{ file }]] = await db.query('SELECT @@pid_file AS file');
  return Number(readFileSync(file, 'utf8'));
}

/** The same of the database's process, which runs on this machine. `db`: a connection to it */
export async function databaseCpuMs(db) {
  return cpuMsOf(await databasePid(db));
}

/** The cores a process may run on, as `taskset` writes them. */
const coresOf = (pid) => /^Cpus_allowed_list:\s*(\S+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1];

/** Gives a process with all its threads the cores of a list. */
function moveTo(cores, pid) {
  const { status, stderr, error } = spawnSync('taskset', ['-apc', cores, String(pid)], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`taskset (Debian: util-linux) could not move a process: ${error ?? stderr}`);
}

/**
 * Runs `work` while this process, the database's and those of `pids` share one core. What takes a fraction of a
 * millisecond else depends on where each process happens to be: waking a core that rests takes as long as the answer.
 */
export async function onOneCore(db, pids, work) {
  const all = [process.pid, await databasePid(db), ...pids];
  const [core] = /^\d+/.exec(coresOf(process.pid));
  const before = all.map((pid) => [coresOf(pid), pid]);
  try {
    for (const pid of all) moveTo(core, pid);
    return await work();
  } finally {
    for (const [cores, pid] of before) moveTo(cores, pid);
  }
}
