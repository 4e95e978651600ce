/** Counts what test runners report. A suite that could not run counts as one failed test: silence is never green. */

/**
 * Counts of `jest --json`.
 * @param report the parsed report, or null when jest wrote none
 * @param exitCode the exit code of jest
 * @returns {passed, failed, skipped}
 */
export function countJest(report, exitCode) {
  if (report === null) return { passed: 0, failed: 1, skipped: 0 };
  // A suite can fail with every test of it passed or none begun: a wrong import, a hook that throws at the end.
  const brokenSuites = report.testResults.filter(
    (suite) => suite.status === 'failed' && !suite.assertionResults.some((test) => test.status === 'failed'),
  );
  const failed = report.numFailedTests + brokenSuites.length;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** Counts of `node --test` in its TAP form, whose last lines are "# pass 3", "# fail 0" and so on. */
export function countTap(text, exitCode) {
  const count = (word) => Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(text)?.[1] ?? 0);
  const failed = count('fail') + count('cancelled');
  return {
    passed: count('pass'),
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: count('skipped') + count('todo'),
  };
}

function parseOrNull(line) {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** Counts of a runner of ours, whose last line is {"passed": N, "failed": N}. */
export function countLastLine(text, exitCode) {
  const last = parseOrNull(text.trimEnd().split('\n').at(-1));
  if (!Number.isInteger(last?.passed) || !Number.isInteger(last?.failed)) return { passed: 0, failed: 1, skipped: 0 };
  const failed = last.failed === 0 && exitCode !== 0 ? 1 : last.failed;
  return { passed: last.passed, failed, skipped: last.skipped ?? 0 };
}

/** The sum of several counts. */
export function addUp(counts) {
  const sum = (key) => counts.reduce((total, count) => total + count[key], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}
