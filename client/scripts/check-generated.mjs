// Fails when src/generated does not match the server's schema, or when a document of the client does not fit it.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const client = new URL('../', import.meta.url).pathname;
const committed = join(client, 'src/generated/graphql-env.d.ts');
const cli = join(dirname(createRequire(import.meta.url).resolve('gql.tada/package.json')), 'bin/cli.js');
const run = (...args) =>
  execFileSync(process.execPath, [cli, ...args], { cwd: client, stdio: ['ignore', 'pipe', 'inherit'] }).toString();

const folder = mkdtempSync(join(tmpdir(), 'dat100-generated-'));
try {
  const fresh = join(folder, 'graphql-env.d.ts');
  run('generate-output', '--output', fresh);
  if (readFileSync(fresh, 'utf8') !== readFileSync(committed, 'utf8')) {
    console.log('src/generated/graphql-env.d.ts is older than server/schema.graphql: run `npm run generate` in client');
    process.exitCode = 1;
  } else {
    // Prints each document that asks for what the schema does not have, and exits 1.
    console.log(run('check', '--level', 'error').trim());
  }
} catch (error) {
  if (error.stdout) console.log(error.stdout.toString());
  console.log(`The typed documents could not be checked: ${error.message}`);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
