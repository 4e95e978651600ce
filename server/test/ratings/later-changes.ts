import { canonicalJson, type Canonical } from '@dat100/shared/canonical-json';
import { DECREE_90 } from '@dat100/shared/rating-decree-90';
import { AccountsService } from '../../src/access/accounts.service.js';
import { RolesService } from '../../src/access/roles.service.js';
import { digestOf } from '../../src/common/digest.js';
import { PeriodDrafts } from '../../src/ratings/periods/period-drafts.service.js';
import { drawFrom, EVERYTHING } from '../counters/operations.js';
import type { World } from '../counters/world.js';
import { operator } from '../facts.js';
import { orRefused } from './rated-world.js';

type Change = (w: World, n: number) => Promise<void>;

/** A unit is called otherwise, is of another kind, or has ended. */
const changeUnit: Change = async (w, n) => {
  const { random, t } = w;
  const { id } = random.pick(w.units);
  const [column, value] = random.pick([
    ['name', `Đơn vị đổi tên ${n}`],
    ['kind', 'khac'],
    ['code', `M${n}`],
  ] as const);
  await t.db.transaction((tx) => tx.run(`UPDATE unit SET ${column} = ? WHERE id = ?`, [value, id]));
};

/** A unit that has none below it comes under another one. */
const moveUnit: Change = async (w) => {
  const { random, t } = w;
  const leaves = await t.db.read.rows<{ id: number }>(
    'SELECT id FROM unit u WHERE depth > 1 AND NOT EXISTS (SELECT 1 FROM unit c WHERE c.parent_id = u.id) ORDER BY id',
  );
  const above = await t.db.read.rows<{ id: number; path: string; depth: number }>(
    'SELECT id, path, depth FROM unit WHERE depth BETWEEN 1 AND 2 ORDER BY id',
  );
  const [unit, to] = [random.pick(leaves), random.pick(above)];
  if (Number(unit.id) === Number(to.id)) return;
  await t.db.transaction((tx) =>
    tx.run('UPDATE unit SET parent_id = ?, path = ?, depth = ? WHERE id = ?', [
      to.id,
      `${to.path}${unit.id}/`,
      Number(to.depth) + 1,
      unit.id,
    ]),
  );
};

/** A person is called otherwise. */
const renamePerson: Change = async (w, n) => {
  const person = await w.someone();
  if (!person) return;
  await w.t.db.transaction((tx) =>
    tx.run('UPDATE person SET full_name = ?, title = ? WHERE id = ?', [`Người ${n}`, `Chức danh ${n}`, person.id]),
  );
};

/** An account is opened, closed, tied to somebody or not, given a role or reset. */
const changeAccount: Change = async (w, n) => {
  const { random, t } = w;
  const [accounts, roles, ctx] = [t.app.get(AccountsService), t.app.get(RolesService), operator(t)];
  const known = await t.db.read.rows<{ id: number }>('SELECT id FROM user_account ORDER BY id');
  const id = Number(random.pick(known).id);
  const unitId = random.pick(w.units).id;
  const person = await w.someone();
  const given = { lens: null, validFrom: null, validTo: null };
  const acts: (() => Promise<unknown>)[] = [
    () => accounts.disable(ctx, id, random.permille(500)),
    () => accounts.link(ctx, id, random.permille(500) ? null : (person?.id ?? null)),
    () => accounts.reset(ctx, id),
    () => roles.grant(ctx, id, { role: random.pick(['unit_head', 'hr', 'committee']), unitId, ...given }),
    () => t.addUser({ displayName: `Tài khoản ${n}` }),
    async () => {
      const held = await t.db.read.rows<{ id: number }>('SELECT id FROM user_role WHERE ended_at IS NULL ORDER BY id');
      if (held.length > 0) await roles.end(ctx, Number(random.pick(held).id));
    },
  ];
  await random.pick(acts)();
};

/** Other rules are published, or the next period is prepared. */
const changeRules: Change = async (w, n) => {
  const { t } = w;
  const content = canonicalJson({
    ...DECREE_90,
    levels: { ...DECREE_90.levels, xuat_sac: [] },
  } as unknown as Canonical);
  const values = ['nd90', 10_000 + n, content, digestOf(content), t.clock.now()];
  await t.db.transaction((tx) =>
    tx.insert('rating_scheme_version', ['scheme', 'version', 'content', 'digest', 'published_at'], [values]),
  );
  const ask = { year: 2023, name: `Kỳ khác ${n}`, scheme: 'nd90', version: null, cutOff: '2023-06-30' };
  await t.app.get(PeriodDrafts).create(operator(t), ask);
};

/** Of a hundred changes so many; the rest are those of the records. */
const OTHERS: readonly (readonly [name: string, weight: number, change: Change])[] = [
  ['changeUnit', 10, changeUnit],
  ['moveUnit', 8, moveUnit],
  ['renamePerson', 8, renamePerson],
  ['changeAccount', 12, changeAccount],
  ['changeRules', 2, changeRules],
];

/** Changes the city in one random way after its year was locked, and answers in which. */
export async function changeLater(w: World, n: number): Promise<string> {
  w.tick();
  let at = w.random.below(100);
  const [name, , change] = OTHERS.find(([, weight]) => (at -= weight) < 0) ?? [];
  if (name !== undefined && change) {
    await orRefused(change(w, n));
    return name;
  }
  const drawn = drawFrom(w, EVERYTHING);
  await orRefused(drawn.run());
  return drawn.name;
}
