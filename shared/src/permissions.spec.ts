import { describe, expect, it } from '@jest/globals';
import { PERMISSIONS, ROLES, ROLE_PERMISSIONS, can, canGrant, isRole, permissionsOf } from './permissions.js';
import type { Permission, Role } from './permissions.js';

/** Columns of the matrix, in the order of ROLES. */
const COLUMNS: readonly Role[] = [
  'administrator',
  'committee',
  'hr',
  'unit_head',
  'unit_focal',
  'association',
  'police_liaison',
  'staff',
];

/** y = may, . = denied. Written out by hand: a change of the role table must be made twice. */
// prettier-ignore
const MATRIX: readonly (readonly [Permission, string])[] = [
  //                    adm com hr  head foc ass pol staff
  ['board.read',       'y   y   y   y    y   y   y   y'],
  ['peer_group.write', '.   y   .   .    .   .   .   .'],
  ['board.export',     '.   y   y   y    y   .   .   .'],
  ['unit.read',        'y   y   y   y    y   .   y   .'],
  ['unit.write',       'y   .   .   y    .   .   .   .'],
  ['people.identify',  '.   y   y   y    y   .   y   .'],
  ['people.read',      '.   y   y   y    y   .   .   .'],
  ['people.write',     '.   .   y   y    y   .   .   .'],
  ['people.print',     '.   .   y   y    y   .   .   .'],
  ['people.export',    '.   .   y   y    .   .   .   .'],
  ['status.record',    '.   .   y   y    y   .   .   .'],
  ['status.correct',   '.   .   y   y    .   .   .   .'],
  ['scope.write',      '.   .   y   y    y   .   .   .'],
  ['import.read',      '.   .   y   y    y   .   y   .'],
  ['import.run',       '.   .   y   y    y   .   .   .'],
  ['headcount.record', '.   .   y   y    y   .   .   .'],
  ['week.read',        '.   y   y   y    y   .   .   .'],
  ['week.confirm',     '.   .   .   y    y   .   .   .'],
  ['week.review',      '.   y   .   .    .   .   .   .'],
  ['conflict.resolve', '.   .   y   y    .   .   .   .'],
  ['police.import',    '.   .   .   .    .   .   y   .'],
  ['police.request',   '.   .   y   y    .   .   .   .'],
  ['user.read',        'y   .   .   y    .   .   .   .'],
  ['user.manage',      'y   .   .   y    .   .   .   .'],
  ['role.grant',       'y   .   .   y    .   .   .   .'],
  ['focal.name',       '.   .   .   y    .   .   .   .'],
  ['radar.read',       '.   y   y   y    y   .   .   .'],
  ['radar.answer',     '.   y   y   y    .   .   .   .'],
  ['audit.read',       'y   .   .   .    .   .   .   .'],
  ['directive.read',   'y   y   y   y    y   .   y   .'],
  ['directive.write',  'y   .   .   .    .   .   .   .'],
  ['rating.read',      'y   y   y   y    .   .   .   .'],
  ['rating.scheme',    'y   .   y   .    .   .   .   .'],
  ['rating.manage',    'y   .   y   .    .   .   .   .'],
  ['rating.sheet',     '.   y   y   y    .   .   .   .'],
  ['rating.enter',     '.   .   y   y    .   .   .   .'],
  ['rating.propose',   '.   .   .   y    .   .   .   .'],
  ['rating.decide',    '.   y   .   y    .   .   .   .'],
  ['rating.lock',      '.   .   y   .    .   .   .   .'],
  ['rating.export',    '.   y   y   y    .   .   .   .'],
  ['self.read',        '.   .   .   .    .   .   .   y'],
  ['self.rate',        '.   .   .   .    .   .   .   y'],
];

describe('role table', () => {
  it('covers every permission and role once', () => {
    expect(MATRIX.map(([permission]) => permission)).toEqual([...PERMISSIONS]);
    expect(ROLES.map(({ code }) => code)).toEqual(COLUMNS);
    expect(Object.keys(ROLE_PERMISSIONS).sort()).toEqual([...COLUMNS].sort());
  });

  it.each(MATRIX)('%s', (permission, row) => {
    const cells = row.split(/ +/);
    expect(cells).toHaveLength(COLUMNS.length);
    expect(COLUMNS.map((role) => (can([role], permission) ? 'y' : '.'))).toEqual(cells);
  });

  it('lets everyone who reads people identify them, and no one change them without reading', () => {
    for (const role of COLUMNS) {
      if (can([role], 'people.read')) expect(can([role], 'people.identify')).toBe(true);
      if (can([role], 'people.write')) expect(can([role], 'people.read')).toBe(true);
    }
  });
});

describe('can', () => {
  it.each<[string, string[], Permission, boolean]>([
    ['no role', [], 'board.read', false],
    ['an unknown role', ['root'], 'board.read', false],
    ['a name every object has', ['constructor', '__proto__', 'toString'], 'board.read', false],
    ['capitals', ['STAFF'], 'self.read', false],
    ['the sum of two roles', ['staff', 'unit_focal'], 'import.run', true],
    ['not more than the sum', ['staff', 'unit_focal'], 'focal.name', false],
    ['an unknown role beside a known one', ['root', 'staff'], 'self.read', true],
  ])('%s', (_name, roles, permission, expected) => expect(can(roles, permission)).toBe(expected));

  it('denies a permission that does not exist to everyone', () => {
    expect(can(COLUMNS, 'people.delete' as Permission)).toBe(false);
  });
});

describe('permissionsOf', () => {
  it.each<[string[], Permission[]]>([
    [[], []],
    [['root'], []],
    [['association'], ['board.read']],
    [['staff'], ['board.read', 'self.read', 'self.rate']],
    [
      ['association', 'staff'],
      ['board.read', 'self.read', 'self.rate'],
    ],
  ])('%j', (roles, permissions) => expect(permissionsOf(roles)).toEqual(permissions));
});

describe('canGrant', () => {
  it.each<[string[], Role[]]>([
    [['administrator'], [...COLUMNS]],
    [['unit_head'], ['hr', 'unit_head', 'unit_focal', 'staff']],
    [['committee'], []],
    [['hr'], []],
    [['unit_focal'], []],
    [['association'], []],
    [['police_liaison'], []],
    [['staff'], []],
    [[], []],
    [['root', 'constructor'], []],
  ])('%j may give %j', (roles, granted) => {
    expect(COLUMNS.filter((role) => canGrant(roles, role))).toEqual(granted);
    if (granted.length > 0) expect(can(roles, 'role.grant')).toBe(true);
  });
});

describe('isRole', () => {
  it.each([
    ['staff', true],
    ['', false],
    ['constructor', false],
    ['Staff', false],
  ])('%j: %p', (value, expected) => expect(isRole(value)).toBe(expected));
});
