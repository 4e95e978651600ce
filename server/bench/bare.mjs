/** Starts the bare server of bare-server.mjs and drives it. */
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { launch, stopGroup } from '../../scripts/children.mjs';
import { cpuMsOf } from './cpu.mjs';

const PROGRAM = fileURLToPath(new URL('./bare-server.mjs', import.meta.url));

export async function startBare(databaseUrl, cityId, criterionId) {
  const { PATH, HOME } = process.env;
  const child = launch(process.execPath, [PROGRAM, databaseUrl, String(cityId), String(criterionId)], {
    env: { PATH, HOME },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [port] = await once(child.stdout, 'data');
  const url = `http://127.0.0.1:${Number(port)}`;
  return {
    url,
    pid: child.pid,
    cpuMs: () => cpuMsOf(child.pid),
    /** What GET /bytes answers from now on. */
    keep: async (bytes) => void (await (await fetch(`${url}/bytes`, { method: 'PUT', body: bytes })).arrayBuffer()),
    stop: () => stopGroup(child),
  };
}
