/**
 * Child processes that always end before we do.
 *
 * Each child gets its own process group, so that Ctrl-C in a terminal reaches it once, through us, and not a second
 * time from the terminal: programs take a second Ctrl-C as "stop at once".
 */
import { spawn } from 'node:child_process';
import os from 'node:os';

const grouped = process.platform !== 'win32';
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const running = new Set();

/** Ctrl-C can arrive twice, from the terminal and from npm: within this time it counts once. */
const SAME_KEYSTROKE_MS = 1000;
const PARENT_LOOKED_FOR_EVERY_MS = 500;

/** Set once everything is being stopped: from then on `ended` never settles, so that nobody goes on to a next step. */
let stopping = false;

/**
 * Starts a program in its own process group. Options are those of `spawn`.
 * @returns the child; its `ended` is a promise of {code, signal, error}
 */
export function launch(command, args, options = {}) {
  const child = spawn(command, args, { ...options, detached: grouped });
  running.add(child);
  child.gone = new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 127, signal: null, error }));
    child.once('exit', (code, signal) => resolve({ code, signal, error: null }));
  });
  child.ended = child.gone.then((end) => {
    running.delete(child);
    return stopping ? new Promise(() => {}) : end;
  });
  return child;
}

/** The exit code a shell would report for this end: 128 + the signal's number when a signal ended it. */
export function exitCodeOf({ code, signal }) {
  return code ?? 128 + (os.constants.signals[signal] ?? 0);
}

/** Sends a signal to a child and everything it started; a child that has gone is no error. */
export function signalGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    process.kill(grouped ? -child.pid : child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/** Asks a child's group to end, and insists after `patience` milliseconds. Resolves when the child has ended. */
export async function stopGroup(child, patience = 10_000) {
  signalGroup(child, 'SIGTERM');
  const insist = setTimeout(() => signalGroup(child, 'SIGKILL'), patience);
  await child.gone;
  clearTimeout(insist);
}

/** Asks every child that still runs to end, and insists after `patience` milliseconds. */
export async function stopAll(patience = 10_000) {
  stopping = true;
  await Promise.all([...running].map((child) => stopGroup(child, patience)));
}

/**
 * Calls `act` once when npm, or the shell that npm put between itself and us, has gone without a signal reaching us:
 * otherwise a stopped `npx dat100 serve` would go on for ever, out of sight.
 */
function whenNpmIsGone(act) {
  if (!process.env.npm_lifecycle_event) return () => {};
  const parent = process.ppid;
  const look = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(look);
    act();
  }, PARENT_LOOKED_FOR_EVERY_MS);
  look.unref();
  return () => clearInterval(look);
}

/**
 * On Ctrl-C, SIGTERM or a closed terminal: runs `cleanUp` once, then exits with the code of that signal.
 * Returns a function that gives the signals back.
 */
export function onInterrupt(cleanUp) {
  let begun = false;
  const interrupt = async (signal) => {
    if (begun) return;
    begun = true;
    try {
      await cleanUp(signal);
    } finally {
      process.exit(exitCodeOf({ code: null, signal }));
    }
  };
  for (const signal of SIGNALS) process.on(signal, interrupt);
  const stopLooking = whenNpmIsGone(() => interrupt('SIGTERM'));
  return () => {
    stopLooking();
    for (const signal of SIGNALS) process.off(signal, interrupt);
  };
}

/** Passes Ctrl-C, SIGTERM and the end of the terminal on to a child that cleans up by itself; the third is an order. */
export function passSignalsTo(child) {
  let count = 0;
  let last = 0;
  const pass = (signal) => {
    if (Date.now() - last < SAME_KEYSTROKE_MS) return;
    last = Date.now();
    count += 1;
    if (count >= 3) child.kill('SIGKILL');
    else child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal);
  };
  for (const signal of SIGNALS) process.on(signal, pass);
  whenNpmIsGone(() => pass('SIGTERM'));
}
