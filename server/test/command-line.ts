import type { TestApp } from './app.js';
import { runCommand } from '../src/cli/run.js';

/** What a command printed and how it ended. */
export interface Result {
  code: number | null;
  out: string;
  err: string;
  /** what --json printed */
  json: Record<string, unknown>;
}

/** Runs a command line in this process. */
export async function dat100(...words: string[]): Promise<Result> {
  let out = '';
  let err = '';
  const code = await runCommand(words, {
    out: async (text) => void (out += text),
    err: async (text) => void (err += text),
  });
  return { code, out, err, json: words.includes('--json') ? (JSON.parse(out) as Record<string, unknown>) : {} };
}

/** Settings of a server that the command line reads from its environment. */
const SETTINGS = ['SECRET_KEY', 'LOG_LEVEL', 'DATABASE_URL', 'DATA_DIR'];

/** Points the command line at the database of a test's server. Answers what puts the environment back. */
export function pointAt({ settings }: TestApp): () => void {
  const kept = { ...process.env };
  process.env['SECRET_KEY'] = settings.secretKey;
  process.env['LOG_LEVEL'] = 'silent';
  if (settings.databaseUrl) process.env['DATABASE_URL'] = settings.databaseUrl;
  else process.env['DATA_DIR'] = settings.dataDir;
  return () => {
    for (const name of SETTINGS)
      if (kept[name] === undefined) delete process.env[name];
      else process.env[name] = kept[name];
  };
}
