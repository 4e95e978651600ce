/** Runs long steps quietly: a line when one begins, a sign of life while it works, its output only when it fails. */
import { exitCodeOf, launch } from './children.mjs';

const SIGN_OF_LIFE_MS = 10_000;
const LINES_SHOWN_ON_FAILURE = 60;

/** A step that failed; the message is ready to be shown to the person at the terminal. */
export class StepFailed extends Error {}

/** Where progress goes: stdout for people, stderr when stdout belongs to a program that reads it. */
export function progressTo(stream) {
  return (line) => stream.write(`${line}\n`);
}

/** Whole seconds since an instant, as "12 s". */
export function secondsSince(startedAt) {
  return `${Math.round((Date.now() - startedAt) / 1000)} s`;
}

/** Prints one line with the message of a failed step, or the whole trace of anything unforeseen. */
export function explain(error) {
  process.stderr.write(`${error instanceof StepFailed ? error.message : error.stack}\n`);
}

/**
 * Runs one step to its end.
 * @param say where progress lines go
 * @param title what the step does, as the person at the terminal would say it
 * @throws StepFailed with the last lines of the step's output when it exits with anything but 0
 */
export async function runStep(say, title, command, args, options = {}) {
  const startedAt = Date.now();
  say(`${title} ...`);
  const child = launch(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = [];
  child.stdout.on('data', (chunk) => output.push(chunk));
  child.stderr.on('data', (chunk) => output.push(chunk));
  const signOfLife = setInterval(() => say(`  still working, ${secondsSince(startedAt)}`), SIGN_OF_LIFE_MS);
  const end = await child.ended;
  clearInterval(signOfLife);
  const code = exitCodeOf(end);
  if (code !== 0) {
    const lines = Buffer.concat(output).toString('utf8').trimEnd().split('\n').slice(-LINES_SHOWN_ON_FAILURE);
    const reason = end.error ? end.error.message : `exit code ${code}`;
    throw new StepFailed(`${lines.join('\n')}\n${title}: failed after ${secondsSince(startedAt)} (${reason})`);
  }
  say(`  done in ${secondsSince(startedAt)}`);
}
