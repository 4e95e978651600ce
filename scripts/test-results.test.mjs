import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addUp, countJest, countLastLine, countTap } from './test-results.mjs';

const test = (status) => ({ status });
const jest = (numPassedTests, numFailedTests, ...suites) => ({
  numPassedTests,
  numFailedTests,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: suites.map(([status, ...tests]) => ({ status, assertionResults: tests.map(test) })),
});

describe('countJest', () => {
  const CASES = [
    ['all passed', jest(2, 0, ['passed', 'passed', 'passed']), 0, 2, 0],
    ['one failed', jest(1, 1, ['failed', 'passed', 'failed']), 1, 1, 1],
    ['a suite that does not even load', jest(1, 0, ['passed', 'passed'], ['failed']), 1, 1, 1],
    ['a suite whose last hook throws', jest(1, 0, ['failed', 'passed']), 1, 1, 1],
    ['no test found', jest(0, 0), 1, 0, 1],
    ['no test found, and none expected', jest(0, 0), 0, 0, 0],
    ['green, but jest says otherwise', jest(1, 0, ['passed', 'passed']), 1, 1, 1],
    ['no report: jest died', null, 137, 0, 1],
    ['no report, although jest says all is well', null, 0, 0, 1],
  ];
  for (const [name, report, exitCode, passed, failed] of CASES) {
    it(name, () => assert.deepEqual(countJest(report, exitCode), { passed, failed, skipped: 0 }));
  }
});

describe('countTap', () => {
  const tap = (pass, fail, cancelled) =>
    `ok 1 - x\n# pass ${pass}\n# fail ${fail}\n# cancelled ${cancelled}\n# todo 0\n`;
  const CASES = [
    ['all passed', tap(3, 0, 0), 0, 3, 0],
    ['one failed', tap(2, 1, 0), 1, 2, 1],
    ['one cancelled', tap(2, 0, 1), 1, 2, 1],
    ['nothing printed', '', 1, 0, 1],
  ];
  for (const [name, text, exitCode, passed, failed] of CASES) {
    it(name, () => assert.deepEqual(countTap(text, exitCode), { passed, failed, skipped: 0 }));
  }
});

describe('countLastLine', () => {
  const CASES = [
    ['its last line', 'story\n{"passed":4,"failed":0}\n', 0, 4, 0],
    ['a failure', '{"passed":4,"failed":2}\n', 1, 4, 2],
    ['green, but the runner says otherwise', '{"passed":4,"failed":0}', 1, 4, 1],
    ['no counts', 'story\n', 0, 0, 1],
    ['counts that are no numbers', '{"passed":"4","failed":null}', 0, 0, 1],
    ['nothing', '', 0, 0, 1],
  ];
  for (const [name, text, exitCode, passed, failed] of CASES) {
    it(name, () => assert.deepEqual(countLastLine(text, exitCode), { passed, failed, skipped: 0 }));
  }
});

describe('addUp', () => {
  it('adds nothing up to nothing', () => assert.deepEqual(addUp([]), { passed: 0, failed: 0, skipped: 0 }));
  it('adds counts', () => {
    const counts = [
      { passed: 1, failed: 0, skipped: 2 },
      { passed: 3, failed: 1, skipped: 0 },
    ];
    assert.deepEqual(addUp(counts), { passed: 4, failed: 1, skipped: 2 });
  });
});
