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
