import { filesOf, specs } from './jest.shares.mjs';

/** `npm test` runs all there is and sets this; whoever names files runs those files, each by itself. */
const inShares = process.env.SPECS === 'in shares';

export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  resolver: '<rootDir>/jest.resolver.cjs',
  transform: { '^.+\\.ts$': '@swc/jest' },
  testMatch: inShares
    ? specs.map((file) => `<rootDir>/${file}`)
    : ['<rootDir>/src/**/*.spec.ts', '<rootDir>/test/**/*.spec.ts', '!**/test/shares/**'],
  globals: { filesOf },
  setupFiles: ['<rootDir>/jest.graphql.cjs'],
  testTimeout: 60_000,
  // Modules of ES form are never let go of by a worker, and what it has to collect grows with every file.
  workerIdleMemoryLimit: '700MB',
};
