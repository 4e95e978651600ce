import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { MOST_VIEW_PATH, MOST_VIEWS } from '@dat100/shared/saved-view';
import { forEachDatabase, startApp, type Session, type TestApp } from './app.js';

const SAVE =
  'mutation($name: String!, $path: String!) { saveView(name: $name, path: $path) { id name path createdAt } }';
const RENAME = 'mutation($id: ID!, $name: String!) { renameView(id: $id, name: $name) { id name path } }';
const DELETE = 'mutation($id: ID!) { deleteView(id: $id) }';
const LIST = '{ savedViews { id name path createdAt } }';
const PATH = '/board/1?criterion=chip_card&view=table';

interface View {
  id: string;
  name: string;
  path: string;
  createdAt: string;
}

forEachDatabase('saved views', (dialect) => {
  let t: TestApp;
  let head: Session, other: Session, staff: Session;
  beforeAll(async () => {
    t = await startApp({ dialect });
    const city = await t.addUnit('79');
    head = await t.signInAs('unit_head', city);
    other = await t.signInAs('unit_head', city);
    staff = await t.signInAs('staff', city);
  });
  afterAll(() => t.close());

  const list = async (session: Session) => (await t.ask<{ savedViews: View[] }>(LIST, {}, session)).savedViews;
  const save = async (session: Session, name: string, path = PATH) =>
    (await t.ask<{ saveView: View }>(SAVE, { name, path }, session)).saveView;

  it('nobody has any at first, and whoever is not signed in keeps none', async () => {
    expect(await list(head)).toEqual([]);
    expect(await t.refusal(LIST)).toBe('UNAUTHENTICATED');
    expect(await t.refusal(SAVE, { name: 'a', path: PATH })).toBe('UNAUTHENTICATED');
  });

  it('an address is kept under a name, renamed and deleted, and every role may', async () => {
    const saved = await save(staff, '  Thẻ\u200b căn cước\u00a0 quận 1 ');
    expect(saved).toEqual({
      id: saved.id,
      name: 'Thẻ căn cước quận 1',
      path: PATH,
      createdAt: '2023-11-20T03:00:00.000Z',
    });
    expect(await list(staff)).toEqual([saved]);
    expect(await t.ask(RENAME, { id: saved.id, name: 'Thẻ' }, staff)).toEqual({
      renameView: { id: saved.id, name: 'Thẻ', path: PATH },
    });
    expect(await t.ask(RENAME, { id: saved.id, name: 'Thẻ' }, staff)).toMatchObject({ renameView: { name: 'Thẻ' } });
    expect(await t.ask(DELETE, { id: saved.id }, staff)).toEqual({ deleteView: true });
    expect(await list(staff)).toEqual([]);
    expect(await t.refusal(DELETE, { id: saved.id }, staff)).toBe('not_found');
    expect(await t.refusal(RENAME, { id: saved.id, name: 'Thẻ' }, staff)).toBe('not_found');
  });

  it('nobody sees or changes the views of another', async () => {
    const mine = await save(head, 'Của tôi');
    expect(await list(other)).toEqual([]);
    expect(await t.refusal(RENAME, { id: mine.id, name: 'Của người khác' }, other)).toBe('not_found');
    expect(await t.refusal(DELETE, { id: mine.id }, other)).toBe('not_found');
    await save(other, 'Của tôi');
    expect(await list(head)).toEqual([mine]);
  });

  it.each([
    ['an empty name', { name: ' \u200b ', path: PATH }, 'view_name_missing'],
    ['a name too long', { name: 'a'.repeat(81), path: PATH }, 'text_too_long'],
    ['a name that is there', { name: 'Của tôi', path: PATH }, 'view_name_taken'],
    ['another site', { name: 'b', path: '//evil.example/board/1' }, 'bad_view_path'],
    ['a page without filters', { name: 'b', path: '/me' }, 'bad_view_path'],
    ['an address too long', { name: 'b', path: '/board/1?'.padEnd(MOST_VIEW_PATH + 1, 'a') }, 'text_too_long'],
    ['an id', { name: 'b', path: '/units/1/people?filter=%7B%22search%22%3A%22079203001234%22%7D' }, 'bad_view_path'],
  ])('%s is refused', async (_, variables, code) => {
    expect(await t.refusal(SAVE, variables, head)).toBe(code);
    expect(await list(head)).toHaveLength(1);
  });

  it('a name of another view of one’s own is refused when renaming; small and capital letters differ', async () => {
    const second = await save(head, 'CỦA TÔI');
    expect(await t.refusal(RENAME, { id: second.id, name: 'Của tôi' }, head)).toBe('view_name_taken');
    expect(await t.refusal(RENAME, { id: second.id, name: '' }, head)).toBe('view_name_missing');
  });

  it('the longest name and address are kept whole', async () => {
    const name = '🟦'.repeat(40);
    const path = '/board/1?'.padEnd(MOST_VIEW_PATH, 'a');
    expect(await save(head, name, path)).toMatchObject({ name, path });
    expect((await list(head)).at(-1)).toMatchObject({ name, path });
  });

  it('fifty and no more, however many ask at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: MOST_VIEWS + 5 }, (_, n) => t.gql(SAVE, { name: `Chế độ ${n}`, path: PATH }, other)),
    );
    const refused = answers.flatMap(({ errors }) => errors.map((error) => error.extensions.code));
    expect(refused).toEqual(new Array(6).fill('too_many_views'));
    expect(await list(other)).toHaveLength(MOST_VIEWS);
    const [first] = await list(other);
    await t.ask(DELETE, { id: first?.id }, other);
    expect(await save(other, 'Một cái nữa')).toMatchObject({ name: 'Một cái nữa' });
  });
});
