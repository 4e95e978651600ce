import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { MINIMUM_VERSIONS, isOlder, problemsOfLock } from './lock-file.mjs';
import { root } from './prepare.mjs';

const SOUND = Object.fromEntries(
  Object.entries(MINIMUM_VERSIONS).map(([name, [version]]) => [`node_modules/${name}`, { version }]),
);

describe('isOlder', () => {
  const CASES = [
    ['0.3.30', '0.3.31', true],
    ['0.3.31', '0.3.31', false],
    ['0.10.0', '0.9.9', false],
    ['1.0.0', '0.3.31', false],
    ['3.9.0', '3.24.0', true],
    ['5.5.0-rc.1', '5.5.0', false],
  ];
  for (const [a, b, older] of CASES) it(`${a} against ${b}`, () => assert.equal(isOlder(a, b), older));
});

describe('problemsOfLock', () => {
  it('has nothing to say about a sound file', () => {
    const packages = { ...SOUND, 'node_modules/@dat100/shared': { resolved: 'shared', link: true } };
    assert.deepEqual(problemsOfLock({ packages }), []);
  });
  it('finds the address of a registry', () => {
    const packages = {
      ...SOUND,
      'node_modules/zod': { version: '4.0.0', resolved: 'https://example.invalid/zod.tgz' },
    };
    assert.match(problemsOfLock({ packages })[0], /node_modules\/zod names the registry/);
  });
  it('finds an old copy that hides under another package', () => {
    const packages = { ...SOUND, 'server/node_modules/typeorm': { version: '0.3.30' } };
    assert.match(problemsOfLock({ packages })[0], /server\/node_modules\/typeorm is 0\.3\.30, but must be 0\.3\.31/);
  });
  it('notices when a package it watches is gone', () => {
    const { 'node_modules/multer': gone, ...packages } = SOUND;
    assert.ok(gone);
    assert.match(problemsOfLock({ packages })[0], /multer is not in the lock file/);
  });
});

describe('package-lock.json', () => {
  it('names no registry and no version with a known hole', () => {
    assert.deepEqual(problemsOfLock(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))), []);
  });
});
