import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ROLE_PERMISSIONS, type Permission, type Role } from '@dat100/shared/permissions';
import { requireUnits, unitScope } from '../src/access/unit-scope.js';
import { systemContext, type HeldRole, type RequestContext } from '../src/common/context.js';
import { forEachDatabase, startApp, TEST_NOW, type TestApp } from './app.js';

/** A small source of numbers with a seed (mulberry32), so that a failure can be run again. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let x = Math.imul(state ^ (state >>> 15), 1 | state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) % below;
  };
}

const ROLES = Object.keys(ROLE_PERMISSIONS) as Role[];
const ASKED: Permission[] = ['people.read', 'unit.write', 'user.read', 'audit.read', 'status.record'];

forEachDatabase('the scope predicate', (dialect) => {
  let t: TestApp;
  const units: { id: number; path: string }[] = [];
  beforeAll(async () => {
    t = await startApp({ dialect });
    const pick = chance(20231120);
    for (let i = 0; i < 120; i += 1) {
      const parent = units[pick(Math.max(1, units.length))]?.id ?? null;
      const id = await t.addUnit(`U${i}`, i === 0 ? null : parent);
      const row = await t.db.read.one<{ path: string }>('SELECT path FROM unit WHERE id = ?', [id]);
      units.push({ id, path: row?.path ?? '' });
    }
  });
  afterAll(() => t.close());

  const contextOf = (held: { role: Role; unit: { id: number; path: string } | null }[]): RequestContext => ({
    ...systemContext('someone', TEST_NOW, '2023-11-20'),
    system: false,
    roles: held.map(({ role, unit }): HeldRole => ({
      role,
      unitId: unit?.id ?? null,
      unitPath: unit?.path ?? null,
      lens: null,
      validTo: null,
      actsFor: null,
    })),
  });
  const visible = async (ctx: RequestContext, permission: Permission): Promise<number[]> => {
    const scope = unitScope(ctx, permission, 'u.path');
    const rows = await t.db.read.rows<{ id: number }>(
      `SELECT u.id FROM unit u WHERE ${scope.sql} ORDER BY u.id`,
      scope.params,
    );
    return rows.map((row) => Number(row.id));
  };
  /** The same question asked in the plainest way. */
  const naive = (ctx: RequestContext, permission: Permission): number[] =>
    units
      .filter(({ path }) =>
        ctx.roles.some(
          (held) =>
            ROLE_PERMISSIONS[held.role].includes(permission) &&
            ((held.role === 'administrator' && held.unitId === null) ||
              (held.unitId !== null && path.split('/').includes(String(held.unitId)))),
        ),
      )
      .map(({ id }) => id);

  it('agrees with the plain question for 300 random callers: nothing outside, nothing missing', async () => {
    const pick = chance(100);
    let shown = 0;
    for (let i = 0; i < 300; i += 1) {
      const held = Array.from({ length: pick(4) }, () => {
        const role = ROLES[pick(ROLES.length)] ?? 'staff';
        return { role, unit: role === 'administrator' && pick(3) === 0 ? null : (units[pick(units.length)] ?? null) };
      });
      const ctx = contextOf(held);
      const permission = ASKED[pick(ASKED.length)] ?? 'people.read';
      const seen = await visible(ctx, permission);
      expect({ held, permission, seen }).toEqual({ held, permission, seen: naive(ctx, permission) });
      shown += seen.length;
    }
    expect(shown).toBeGreaterThan(500);
  });

  it('ids that begin alike are not one another: /1/ does not cover /10/', async () => {
    const tenth = units.find(({ id }) => id === 10);
    const first = units.find(({ id }) => id === 1);
    const under = units.filter(({ path }) => path.startsWith(tenth?.path ?? '-'));
    expect(await visible(contextOf([{ role: 'hr', unit: tenth ?? null }]), 'people.read')).toEqual(
      under.map(({ id }) => id).sort((a, b) => a - b),
    );
    expect(await visible(contextOf([{ role: 'hr', unit: first ?? null }]), 'people.read')).toHaveLength(units.length);
  });

  it('no role, a role without a unit and a role without the permission see nothing; the operator sees all', async () => {
    expect(await visible(contextOf([]), 'people.read')).toEqual([]);
    expect(await visible(contextOf([{ role: 'hr', unit: null }]), 'people.read')).toEqual([]);
    expect(await visible(contextOf([{ role: 'administrator', unit: null }]), 'people.read')).toEqual([]);
    expect(await visible(contextOf([{ role: 'staff', unit: units[0] ?? null }]), 'people.read')).toEqual([]);
    expect(await visible(systemContext('system:cli', TEST_NOW, '2023-11-20'), 'people.read')).toHaveLength(
      units.length,
    );
  });

  it('a set of ids is taken or refused as a whole, and missing looks like forbidden', async () => {
    const root = units[3];
    if (!root) throw new Error('the tree is too small');
    const ctx = contextOf([{ role: 'hr', unit: root }]);
    const inside = naive(ctx, 'people.read');
    const outside = units.find(({ id }) => !inside.includes(id))?.id ?? 0;
    await requireUnits(t.db.read, ctx, 'people.read', [...inside, ...inside]);
    await requireUnits(t.db.read, ctx, 'people.read', []);
    for (const ids of [[...inside, outside], [outside], [999_999]])
      await expect(requireUnits(t.db.read, ctx, 'people.read', ids)).rejects.toMatchObject({ code: 'not_found' });
    await expect(requireUnits(t.db.read, ctx, 'unit.write', inside)).rejects.toMatchObject({ code: 'not_found' });
  });
});
