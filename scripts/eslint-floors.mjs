/**
 * The floors of the house: who may import whom. docs/architecture.md tells why; this rule keeps it true.
 *
 * A folder of server/src may import only folders that stand before it in FLOORS. `shared` imports nothing of ours and
 * no framework, because the same rules run in the server and in the browser. `client` imports only `shared` and itself.
 */
import { dirname, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Folders of server/src from the ground up. Files directly in server/src, and those of cli/, stand above them all. */
export const FLOORS = [
  'config',
  'database',
  'common',
  'audit',
  'access',
  'views',
  'jobs',
  'units',
  'directives',
  'rollups',
  'people',
  'progress',
  'exports',
  'completeness',
  'imports',
  'boards',
  'todo',
  'confirmations',
  'lists',
  'ratings',
  'health',
  'seed',
];

/** What a test in shared may use besides the code it tests. */
const SHARED_TEST_PACKAGES = ['@jest/globals', 'fast-check'];

/** Packages that only make sense in the server; in the browser's bundle they fail late or leak what must stay there. */
const SERVER_ONLY = /^(node:|@nestjs\/|typeorm$|mysql2|libsql$|@dat100\/server)/;

const isTest = (path) => /\.spec\.tsx?$/.test(path);

/** Where a server file stands: its folder under server/src, or null for files directly in server/src and in cli/. */
function floorOf(path) {
  const [, , folder, ...rest] = path.split('/');
  return rest.length === 0 || folder === 'cli' ? null : folder;
}

function judgeFloors(from, target) {
  const own = floorOf(from);
  const theirs = floorOf(target);
  if (own !== null && !FLOORS.includes(own)) {
    return `server/src/${own} has no floor yet. Add "${own}" to FLOORS in scripts/eslint-floors.mjs, right above the last folder it needs.`;
  }
  if (own === null || own === theirs) return null;
  if (theirs === null) {
    return `${target} stands above every floor: it puts the application together. Move what ${own}/ needs from it down into ${own}/ or below.`;
  }
  if (!FLOORS.includes(theirs) || FLOORS.indexOf(theirs) < FLOORS.indexOf(own)) return null;
  return (
    `${own}/ may not import ${theirs}/: a floor rests only on those below it (${FLOORS.join(' < ')}), so that each can ` +
    `be read, tested and changed without those above. Move the shared part down to ${own}/ or lower, or let ${theirs}/ ` +
    `call ${own}/ and pass in what it needs.`
  );
}

function judgeShared(from, specifier, target) {
  if (target?.startsWith('shared/src/')) return null;
  const forTests =
    SHARED_TEST_PACKAGES.includes(specifier) || specifier.startsWith('node:') || target?.startsWith('shared/test/');
  if (isTest(from) && forTests) return null;
  return (
    `shared/ may not import "${specifier}": its rules run in the server and in the browser and must not depend on ` +
    `either, nor on any package. Write the rule over plain values, and let the caller fetch them.`
  );
}

function judgeServer(from, specifier, target) {
  if (/^@dat100\/client/.test(specifier) || target?.startsWith('client/')) {
    return 'The server may not import the client. What both need belongs in shared/src.';
  }
  if (target === null) return null;
  if (target.startsWith('shared/')) {
    return `Import shared code by its package name, "@dat100/shared/FILE": a path into ${target} is lost when the server is built.`;
  }
  if (target.startsWith('server/src/')) return from.startsWith('server/src/') ? judgeFloors(from, target) : null;
  if (!from.startsWith('server/src/') || isTest(from)) return null;
  return `server/src may not import ${target}: only what lies in server/src is built and shipped. Move it in, or move this file out.`;
}

function judgeClient(from, specifier, target) {
  if (!from.startsWith('client/src/')) return null;
  if (target?.startsWith('shared/')) {
    return `Import shared code by its package name, "@dat100/shared/FILE", not by a path into ${target}.`;
  }
  if (SERVER_ONLY.test(specifier) || (target !== null && !target.startsWith('client/'))) {
    return (
      `client/ may not import "${specifier}": it knows the server only through GraphQL and its file endpoints, and ` +
      `imports only shared/ and itself. Ask for the data through the API, or move a pure rule to shared/src.`
    );
  }
  return null;
}

/**
 * Judges one import.
 * @param from path of the importing file from the root of the checkout, with forward slashes
 * @param specifier what stands between the quotes
 * @returns why it is wrong and what to do instead, or null when it is right
 */
export function judgeImport(from, specifier) {
  const target = specifier.startsWith('.')
    ? relative(root, resolve(root, dirname(from), specifier))
        .split(sep)
        .join('/')
    : null;
  if (from.startsWith('shared/src/')) return judgeShared(from, specifier, target);
  if (from.startsWith('server/')) return judgeServer(from, specifier, target);
  if (from.startsWith('client/')) return judgeClient(from, specifier, target);
  return null;
}

/** The rule for eslint.config.mjs. It sees every form an import can take, types included: knowing is depending. */
export const floorsRule = {
  meta: { type: 'problem', docs: { description: 'keeps the floors of docs/architecture.md' }, schema: [] },
  create(context) {
    const from = relative(root, context.filename).split(sep).join('/');
    const judge = (source) => {
      if (source?.type !== 'Literal' || typeof source.value !== 'string') return;
      const message = judgeImport(from, source.value);
      if (message !== null) context.report({ node: source, message });
    };
    return {
      ImportDeclaration: (node) => judge(node.source),
      ExportNamedDeclaration: (node) => judge(node.source),
      ExportAllDeclaration: (node) => judge(node.source),
      ImportExpression: (node) => judge(node.source),
      TSImportType: (node) => judge(node.source ?? node.argument?.literal),
      TSExternalModuleReference: (node) => judge(node.expression),
      'CallExpression[callee.name="require"]': (node) => judge(node.arguments[0]),
    };
  },
};
