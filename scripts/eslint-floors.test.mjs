import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ESLint } from 'eslint';
import { FLOORS, judgeImport } from './eslint-floors.mjs';
import { root } from './prepare.mjs';

const RIGHT = [
  ['a lower floor', 'server/src/imports/apply-plan.ts', '../progress/progress.service.js'],
  ['the same floor', 'server/src/units/unit.service.ts', './unit.entity.js'],
  ['a folder inside the same floor', 'server/src/database/migrations/0001-start.ts', '../dialect.js'],
  ['shared by its name', 'server/src/units/unit.service.ts', '@dat100/shared/permissions'],
  ['a package', 'server/src/units/unit.service.ts', 'typeorm'],
  ['the application over every floor', 'server/src/app.module.ts', './boards/boards.module.js'],
  ['a command over every floor', 'server/src/cli/board.command.ts', '../boards/board.service.js'],
  ['a whole-app test', 'server/test/app.spec.ts', '../src/app.module.js'],
  ['a factory from a spec', 'server/src/units/unit.service.spec.ts', '../../test/factories.js'],
  ['a sibling in shared', 'shared/src/ranking.ts', './rates.js'],
  ['the test runner in a spec of shared', 'shared/src/rates.spec.ts', '@jest/globals'],
  ['shared from the client', 'client/src/boards/Board.tsx', '@dat100/shared/rates'],
  ['a framework of the client', 'client/src/App.tsx', 'react-admin'],
  ['node in a browser story', 'client/e2e/run.mjs', '../../scripts/mariadb.mjs'],
];

const WRONG = [
  ['a higher floor', 'server/src/progress/a.ts', '../imports/plan.js', /progress\/ may not import imports\/.*Move/],
  ['the type of a higher floor', 'server/src/config/a.ts', '../database/b.js', /a floor rests only on those below/],
  ['the application', 'server/src/units/a.ts', '../app.module.js', /stands above every floor/],
  ['a command', 'server/src/units/a.ts', '../cli/board.command.js', /stands above every floor/],
  ['a folder without a floor', 'server/src/misc/a.ts', '../units/unit.entity.js', /"misc" to FLOORS/],
  ['shared by path', 'server/src/units/a.ts', '../../../shared/src/rates.js', /by its package name/],
  ['test code in the product', 'server/src/units/a.ts', '../../test/factories.js', /only what lies in server\/src/],
  ['the client', 'server/src/boards/a.ts', '../../../client/src/App.js', /belongs in shared\/src/],
  ['a package in shared', 'shared/src/rates.ts', 'zod', /shared\/ may not import "zod"/],
  ['node in shared', 'shared/src/rates.ts', 'node:crypto', /run in the server and in the browser/],
  ['the server in shared', 'shared/src/rates.ts', '../../server/src/common/clock.js', /shared\/ may not import/],
  ['the server in the client', 'client/src/App.tsx', '../../server/src/common/errors.js', /only through GraphQL/],
  ['node in the client', 'client/src/App.tsx', 'node:fs', /client\/ may not import "node:fs"/],
  ['shared by path in the client', 'client/src/App.tsx', '../../shared/src/rates.js', /by its package name/],
];

describe('judgeImport', () => {
  for (const [name, from, specifier] of RIGHT) {
    it(`allows ${name}`, () => assert.equal(judgeImport(from, specifier), null));
  }
  for (const [name, from, specifier, message] of WRONG) {
    it(`refuses ${name} and says why`, () => assert.match(judgeImport(from, specifier) ?? 'allowed', message));
  }
  it('lets each floor import exactly those before it', () => {
    for (const [own, from] of FLOORS.entries()) {
      for (const [theirs, to] of FLOORS.entries()) {
        const verdict = judgeImport(`server/src/${from}/a.ts`, `../${to}/b.js`);
        assert.equal(verdict === null, theirs <= own, `${from} -> ${to}`);
      }
    }
  });
});

describe('the lint of the project', () => {
  const FORMS = [
    ['an import', "import { plan } from '../imports/plan.js';\nexport const a = plan;\n"],
    ['the import of a type', "import type { Plan } from '../imports/plan.js';\nexport type A = Plan;\n"],
    ['a re-export', "export { plan } from '../imports/plan.js';\n"],
    ['a dynamic import', "export const a = () => import('../imports/plan.js');\n"],
    ['an import inside a type', "export type A = import('../imports/plan.js').Plan;\n"],
  ];
  const eslint = new ESLint({ cwd: root });

  for (const [name, code] of FORMS) {
    it(`fails on ${name} from a higher floor and says why`, async () => {
      const [result] = await eslint.lintText(code, { filePath: 'server/src/progress/example.ts' });
      const messages = result.messages.filter((message) => message.ruleId === 'dat100/floors');
      assert.equal(messages.length, 1);
      assert.equal(messages[0].severity, 2);
      assert.match(messages[0].message, /progress\/ may not import imports\//);
    });
  }

  it('passes the same import from a floor that stands above', async () => {
    const [result] = await eslint.lintText(FORMS[0][1], { filePath: 'server/src/boards/example.ts' });
    assert.deepEqual(result.messages, []);
  });
});
