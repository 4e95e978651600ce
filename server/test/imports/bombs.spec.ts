import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import { BOMBS, type Bomb } from './bombs/bombs.js';
import { buildReader } from './built-reader.js';

/**
 * Files made to cost memory or time are refused before they do: each is read by a process of its own, as the built
 * server reads it. `npm run assure -- imports-bombs` measures all of them; here a few, with room for a busy machine.
 */
const LONG = process.env['BOMBS'] === 'all';
const MOST_MS = LONG ? 1_000 : 5_000;
const HANGS_MS = 10_000;
const MOST_MIB = 150;
const SHORT = [
  'flat',
  'overlapping',
  'declared small: a sheet',
  'nesting',
  'billion laughs',
  'merged ranges left open',
  'row number 1e308',
  'a number format',
  'CSV: one line of 100 MB',
  'CSV: ten million columns',
  'CSV: blank lines',
];
const chosen = BOMBS.filter(({ name }) => LONG || SHORT.some((start) => name.startsWith(start)));

interface Outcome {
  code: string;
  ms: number;
  cpuMs: number;
  extraMib: number;
}

const built = buildReader('test/imports/bombs/bomb-child.ts', 'src/imports/read-roster-worker.ts');
const folder = mkdtempSync(join(tmpdir(), 'dat100-bombs-'));
const table: string[] = [];
afterAll(() => {
  built.remove();
  rmSync(folder, { recursive: true, force: true });
  if (LONG) console.info(['  MB in      ms  cpu ms  MiB extra  refused as'.padEnd(48) + 'bomb', ...table].join('\n'));
});

describe('bombs are refused within a second and 150 MiB', () => {
  it('there are enough of them', () => {
    expect(BOMBS.length).toBeGreaterThanOrEqual(30);
    expect(chosen.length).toBeGreaterThanOrEqual(8);
    expect(new Set(BOMBS.map(({ name }) => name)).size).toBe(BOMBS.length);
  });

  it.each(chosen)('$name', (bomb) => {
    const file = join(folder, 'bomb');
    const bytes = bomb.make();
    writeFileSync(file, bytes);
    // A machine that is busy with something else slows everything down: what it costs is the least of three.
    let outcome = read(file);
    for (let again = 0; again < 2 && costOf(outcome) >= MOST_MS; again += 1) outcome = read(file);
    table.push(line(bomb, bytes, outcome));
    expect(outcome.code).toBe(bomb.code);
    expect(costOf(outcome)).toBeLessThan(MOST_MS);
    expect(outcome.ms).toBeLessThan(HANGS_MS);
    expect(outcome.extraMib).toBeLessThan(MOST_MIB);
  });
});

/** The clock on the wall, or the processor's where others hold it up. */
function costOf({ ms, cpuMs }: Outcome): number {
  return Math.min(ms, cpuMs);
}

function read(file: string): Outcome {
  return JSON.parse(
    execFileSync(process.execPath, [fileURLToPath(built.url('bomb-child')), file], { encoding: 'utf8' }),
  ) as Outcome;
}

function line({ name }: Bomb, bytes: Buffer, { code, ms, cpuMs, extraMib }: Outcome): string {
  const number = (value: number, width: number, digits = 0): string => value.toFixed(digits).padStart(width);
  return `${number(bytes.length / 1e6, 7, 2)} ${number(ms, 7)} ${number(cpuMs, 7)} ${number(extraMib, 10)}  ${code.padEnd(22)} ${name}`;
}
