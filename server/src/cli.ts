import { runCommand } from './cli/run.js';

// Output is flushed before the end: a pipe may take it in pieces.
void runCommand(process.argv.slice(2), {
  out: (text) => new Promise((resolve) => process.stdout.write(`${text}\n`, () => resolve())),
  err: (text) => new Promise((resolve) => process.stderr.write(`${text}\n`, () => resolve())),
}).then((code) => code !== null && process.exit(code));
