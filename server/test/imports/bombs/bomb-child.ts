import { readFileSync } from 'node:fs';
import { readRosterPieces } from '../../../src/imports/read-roster.js';

/** A process of its own that reads one file as the server does, and tells what became of it, how long and how much it took. */
const bytes = readFileSync(process.argv[2] ?? '');
const units = [{ id: 1, code: '760', name: 'Quận 1', kind: 'district', parentId: null }];
const before = process.memoryUsage.rss();
const cpu = process.cpuUsage();
const start = performance.now();
let code = 'read';
for await (const piece of readRosterPieces({
  bytes,
  fileName: 'a',
  asOf: null,
  units,
  targetUnitId: 1,
  today: '2024-01-15',
}))
  if (piece.type === 'end') code = piece.refusal?.code ?? 'read';
const ms = performance.now() - start;
const { user, system } = process.cpuUsage(cpu);
const most = mostMemory();
console.info(JSON.stringify({ code, ms, cpuMs: (user + system) / 1_000, extraMib: (most - before) / (1024 * 1024) }));

/** The most bytes this process ever held, its threads included. `resourceUsage` would begin with what its parent held. */
function mostMemory(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024;
  return Number(/VmHWM:\s*(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) * 1024;
}
