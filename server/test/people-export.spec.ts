import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { readSheets } from '../src/imports/read-sheet.js';
import { Secrets } from '../src/database/secrets.js';
import type { Tx } from '../src/database/sql.js';
import { forEachDatabase, startApp, type Session, type TestApp } from './app.js';
import { searchForm } from '@dat100/shared/vietnamese-text';
import { peopleByName } from '../src/database/migrations/0013-people-by-name.js';
import { givenNames } from '../src/database/migrations/0019-given-names.js';
import { words } from '../src/database/dialect.js';
import { followNames, turnsOf } from '../src/people/name-words.js';
import { addPeople, addTree, type TestPerson } from './facts.js';
import { namesKept } from './names-kept.js';

const MANY = 1_050;
const LIST = `query($unitId: ID!, $page: Int!, $sort: PersonSort!) {
  people(page: $page, perPage: 200, sort: $sort, filter: { unitId: $unitId }) { items { fullName maskedId } } }`;
const SEARCH = `query($unitId: ID!, $search: String!) {
  people(page: 0, perPage: 1, sort: NAME_ASC, filter: { unitId: $unitId, search: $search }) { total } }`;

/** Of the first people of the list and the last, who are those of the small unit. */
const NAMES: Readonly<Record<number, string>> = {
  1: 'Trần Thị An',
  2: 'An Trần Thịnh',
  3: 'Lê An Văn An',
  4: 'Lê Hoàng Ánh',
  5: "H'Hen Niê",
  6: 'Đỗ',
  7: 'Nguyễn Ngọc Nga',
  [MANY + 1]: 'Trần An Bình',
  [MANY + 2]: 'Lê Hoàng Hoa',
  [MANY + 3]: 'Nguyễn Hoàng',
  [MANY + 4]: '100% _!',
};
const SEARCHES = [
  ...['an', 'trần', 'AN tran', 'tran thi an', 'thi', 'thin', 'hoa', 'hoan', 'le an', 'an an', 'zzz', 'nguyen zzz'],
  ...[
    "h'hen",
    "h'",
    'do',
    'd',
    'ng',
    'ng nga',
    'n ng',
    'guyen',
    '%',
    '_',
    '!',
    '100%',
    '_!',
    'nguyen',
    'van 7',
    'le hoang',
  ],
];

forEachDatabase('lists of people that go out as files', (dialect) => {
  let t: TestApp;
  let units: Map<string, number>;
  let head: Session;
  let neighbour: Session;
  let ids: number[];

  const id = (code: string) => units.get(code) ?? 0;
  const get = (path: string, session: Session | null) =>
    fetch(`${t.url}${path}`, { headers: session ? { cookie: session.cookie } : {} });
  const list = (code: string, more = '', format = 'csv') => `/files/people.${format}?unitId=${id(code)}${more}`;
  const csv = async (path: string, session: Session, delimiter = ';'): Promise<string[][]> => {
    const response = await get(path, session);
    expect({ path, status: response.status }).toEqual({ path, status: 200 });
    const bytes = Buffer.from(await response.arrayBuffer());
    return parse(bytes, { bom: true, delimiter, relax_column_count: true }) as string[][];
  };
  const rowsOf = (cells: string[][]) => cells.slice(7);
  const onRecord = () =>
    t.db.read.rows<{ actor: string; unit_id: number; detail: string }>(
      "SELECT actor, unit_id, detail FROM audit_record WHERE action = 'people.export' ORDER BY seq",
    );

  beforeAll(async () => {
    t = await startApp({ dialect });
    units = await addTree(t, [
      '79,Thành phố,thanh_pho,,,',
      'A,Quận A,quan,79,,',
      '00123,Phường 1,phuong,A,,',
      'A2,Phường 2,phuong,A,,',
    ]);
    const known: TestPerson = {
      unitId: id('00123'),
      birthDate: '1980-02-03',
      memberships: [{ code: 'dang_vien', from: '2020-01-01' }],
      events: [{ criterion: 'vneid_level2', stage: 'activated', on: '2023-06-01', trust: 'checked' }],
      scopes: [{ criterion: 'chip_card', status: 'deferred', from: '2023-05-01' }],
    };
    ids = await addPeople(t, [
      known,
      ...Array.from({ length: MANY }, () => ({ unitId: id('00123') })),
      ...Array.from({ length: 5 }, () => ({ unitId: id('A2') })),
      { unitId: id('A2'), from: '2020-01-01', to: '2023-01-01' },
    ]);
    await t.db.transaction(async (tx) => {
      await tx.run("UPDATE person SET full_name = '=1+1', title = '+84;=2' WHERE id = ?", [ids[0] ?? 0]);
      await tx.run(
        'INSERT INTO stuck (person_id, criterion_id, reason, recorded_at) SELECT ?, id, ?, ? FROM criterion WHERE code = ?',
        [ids[0] ?? 0, 'no_smartphone', t.clock.now(), 'online_service'],
      );
    });
    head = await t.signInAs('unit_head', id('00123'), { displayName: 'Ông Trưởng' });
    neighbour = await t.signInAs('unit_head', id('A2'));
  });
  afterAll(() => t.close());

  it('is whole, in the order of the screen, ids masked', async () => {
    for (const sort of ['NAME_ASC', 'NAME_DESC', 'UNIT_ASC']) {
      const shown: string[][] = [];
      for (let page = 0; page * 200 < MANY + 1; page += 1) {
        const { people } = await t.ask<{ people: { items: { fullName: string; maskedId: string }[] } }>(
          LIST,
          { unitId: id('00123'), page, sort },
          head,
        );
        shown.push(...people.items.map(({ fullName, maskedId }) => [fullName.replace(/^=/, "'="), maskedId]));
      }
      const rows = rowsOf(await csv(list('00123', `&sort=${sort}`), head));
      expect(rows.length).toBe(MANY + 1);
      expect(rows.map(([name = '', , masked = '']) => [name, masked])).toEqual(shown);
    }
    const text = JSON.stringify(await csv(list('00123'), head));
    expect(text.match(/\d{12}/)).toBe(null);
    expect(text).toContain('•••••••••');
  });

  it('says what it is, of whom and by whom, and of a person what the screen says', async () => {
    const cells = await csv(list('00123', '&membership=dang_vien&criterion=vneid_level2&stage=activated'), head);
    expect(cells.slice(0, 4)).toEqual([
      ['Danh sách người: Thành phố / Quận A / Phường 1'],
      [expect.stringMatching(/^Lọc: Đảng viên · .+ · .+$/)],
      ['Số liệu đến ngày 20/11/2023'],
      ['Lập lúc 10:00 ngày 20/11/2023, người lập: Ông Trưởng, số dòng: 1'],
    ]);
    const headings = cells[6] ?? [];
    const [person = []] = rowsOf(cells);
    expect(rowsOf(cells).length).toBe(1);
    expect(person.slice(0, 2)).toEqual(["'=1+1", '03/02/1980']);
    expect(person.slice(3, 8)).toEqual(['00123', 'Phường 1', 'Công chức', "'+84;'=2", 'Đảng viên']);
    expect(person.length).toBe(headings.length);
    const said = person.join('|');
    for (const words of ['01/06/2023', 'Đã kiểm tra trực tiếp', 'Tạm hoãn', 'Không có điện thoại thông minh'])
      expect(said).toContain(words);
    const english = await csv(list('00123', '&direct=true&search=khong-ai&lang=en'), head, ',');
    expect(english[2]).toEqual(['As of 20/11/2023']);
    expect(english[1]).toEqual(['Filters: “khong-ai” · only people of the unit itself']);
    expect(rowsOf(english)).toEqual([]);
    const [, exempt] = await csv(list('00123', '&criterion=vneid_level2&lens=all&scope=exempt'), head);
    expect(exempt).toEqual([expect.stringMatching(/^Lọc: .+ · được miễn · có trên bảng số liệu$/)]);
    const [, police] = await csv(list('00123', '&criterion=vneid_level2&lens=all&achieved=police&lang=en'), head, ',');
    expect(police).toEqual([expect.stringMatching(/^Filters: .+ · achieved, confirmed by the police · in scope$/)]);
  });

  it('the workbook has every row, text that is text and codes with their zeros', async () => {
    const response = await get(list('00123', '', 'xlsx'), head);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('content-disposition')).toContain('danh-sach-00123-2023-11-20.xlsx');
    const rows = [];
    for await (const event of readSheets(Buffer.from(await response.arrayBuffer())))
      if (event.type !== 'sheet') rows.push(...event.rows);
    expect(rows.filter(({ row }) => row > 7).length).toBe(MANY + 1);
    const cells = rows.flatMap((row) => row.cells);
    expect(cells.filter(({ formula }) => formula)).toEqual([]);
    const hostile = rows.find((row) => row.cells[0]?.value === '=1+1');
    expect(hostile?.cells.map(({ value }) => value)).toEqual(expect.arrayContaining(['00123', '+84;=2', '03/02/1980']));
  });

  it('holds nobody of others, and is refused for a unit outside the scope as for one that is not there', async () => {
    expect(rowsOf(await csv(list('A2'), neighbour)).length).toBe(5);
    const missing = await (await get('/files/people.csv?unitId=99', neighbour)).text();
    for (const code of ['00123', 'A', '79']) {
      const response = await get(list(code), neighbour);
      expect([response.status, await response.text()]).toEqual([404, missing]);
    }
    // Who may look at a list may not therefore take it away.
    for (const role of ['committee', 'unit_focal', 'police_liaison', 'staff', 'administrator'] as const)
      expect((await get(list('A2'), await t.signInAs(role, id('A2')))).status).toBe(404);
    expect((await get(list('A2'), null)).status).toBe(401);
    // The right to export holds for the unit of that role, not for all that other roles show.
    const both = await t.signInAs('committee', id('79'));
    await t.giveRole(both.userId, 'hr', id('A2'));
    expect((await get(list('A'), both)).status).toBe(404);
    expect(rowsOf(await csv(list('A2'), both)).length).toBe(5);
  });

  it('each is on record, without what was searched for; what is refused is not', async () => {
    const before = (await onRecord()).length;
    await csv(list('A2', '&search=nguyen&kind=cong_chuc'), neighbour);
    const records = await onRecord();
    expect(records.length).toBe(before + 1);
    expect(Number(records.at(-1)?.unit_id)).toBe(id('A2'));
    expect(JSON.parse(records.at(-1)?.detail ?? '')).toEqual({
      kind: 'cong_chuc',
      search: true,
      sort: 'NAME_ASC',
      format: 'csv',
      people: 5,
    });
    const refused: [string, string][] = [
      ['&sort=x', 'unknown_sort'],
      ['&sort=WAITING_DESC', 'criterion_needed'],
      ['&criterion=x', 'unknown_criterion'],
      ['&kind=x', 'unknown_kind'],
      ['&membership=x', 'unknown_membership'],
      ['&criterion=chip_card&stage=x', 'unknown_stage'],
      [`&search=${'a'.repeat(201)}`, 'text_too_long'],
    ];
    for (const [more, code] of refused) {
      const response = await get(list('A2', more), neighbour);
      const { error } = (await response.json()) as { error: { code: string } };
      expect([response.status, error.code]).toEqual([400, code]);
    }
    expect((await get('/files/people.csv', neighbour)).status).toBe(404);
    expect((await onRecord()).length).toBe(before + 1);
  });

  it('are searched by a whole citizen id by those who may read pages, inside their scope', async () => {
    const index = t.app.get(Secrets).citizenIdIndex('079162000111');
    await t.db.transaction((tx) => tx.run('UPDATE person SET citizen_id_index = ? WHERE id = ?', [index, ids[1] ?? 0]));
    const police = await t.signInAs('police_liaison', id('A'));
    const found = async (code: string, search: string, session: Session) =>
      (await t.ask<{ people: { total: number } }>(SEARCH, { unitId: id(code), search }, session)).people.total;
    expect(await found('00123', ' 079162000111 ', head)).toBe(1);
    for (const [code, search, session] of [
      ['00123', '07916200011', head],
      ['00123', '079162000112', head],
      ['A2', '079162000111', neighbour],
      ['A', '079162000111', police],
    ] as const)
      expect({ code, search, total: await found(code, search, session) }).toEqual({ code, search, total: 0 });
    expect(await found('A', 'nguyen', police)).toBe(MANY + 6);
  });

  it('are searched by whole words of a name in any order, or by what words begin with where nobody has them', async () => {
    const names = new Map(ids.map((personId, i) => [personId, NAMES[i] ?? null]));
    await t.db.transaction((tx) =>
      followNames(tx, ids, async () => {
        for (const [personId, name] of names)
          if (name !== null)
            await tx.run('UPDATE person SET full_name = ?, search_name = ? WHERE id = ?', [
              name,
              searchForm(name),
              personId,
            ]);
      }),
    );
    const ofCity = await t.signInAs('hr', id('79'));
    const people = await t.db.read.rows<{ id: number; search_name: string; unit_id: number; employed: number }>(
      'SELECT id, search_name, unit_id, employed FROM person',
    );
    for (const [code, session, below] of [
      ['79', ofCity, ['00123', 'A2']],
      ['A2', neighbour, ['A2']],
    ] as const)
      for (const search of SEARCHES) {
        const typed = searchForm(search).split(' ');
        const here = people.filter((p) => p.employed && below.some((unit) => id(unit) === Number(p.unit_id)));
        const having = (fits: (word: string, asked: string) => boolean) =>
          here.filter((p) => typed.every((asked) => p.search_name.split(' ').some((word) => fits(word, asked)))).length;
        const whole = having((word, asked) => word === asked);
        const expected = whole > 0 ? whole : having((word, asked) => word.startsWith(asked));
        const { people: found } = await t.ask<{ people: { total: number } }>(
          SEARCH,
          { unitId: id(code), search },
          session,
        );
        expect({ code, search, total: found.total }).toEqual({ code, search, total: expected });
        if (code !== 'A2') continue;
        const rows = rowsOf(await csv(list(code, `&search=${encodeURIComponent(search)}`), neighbour));
        expect({ search, rows: rows.length }).toEqual({ search, rows: expected });
      }
  });

  it('are found by no name that is gone, whichever version of the server renamed them during an update', async () => {
    const [person = 0] = ids;
    const rename = (fullName: string) => async (tx: Tx) => {
      const [row] = await tx.lock<{ search_name: string }>('SELECT search_name FROM person WHERE id = ?', [person]);
      await tx.run('UPDATE person SET search_name = ? WHERE id = ?', [searchForm(fullName), person]);
      return row?.search_name ?? '';
    };
    const byThis = (name: string) =>
      t.db.transaction((tx) => followNames(tx, [person], async () => void (await rename(name)(tx))));
    // The version before wrote the turn of the given name with one space.
    const byThatBefore = (name: string) =>
      t.db.transaction(async (tx) => {
        const turns = (of: string) => turnsOf(searchForm(of)).map((turn) => turn.replace('  ', ' '));
        for (const turn of turns(await rename(name)(tx)))
          await tx.run('DELETE FROM person_name WHERE words = ? AND person_id = ?', [turn, person]);
        for (const turn of turns(name)) await tx.insert('person_name', ['words', 'person_id'], [[turn, person]]);
      });
    const stand = async () => {
      const rows = await t.db.read.rows<{ words: string }>('SELECT words FROM person_name WHERE person_id = ?', [
        person,
      ]);
      return rows.map((row) => row.words).sort();
    };
    const was = (await t.db.read.one<{ search_name: string }>('SELECT search_name FROM person WHERE id = ?', [person]))
      ?.search_name;
    await byThis('Võ Thị Sáu');
    await byThatBefore('Võ Thị Bảy');
    // The version before left a row of the first name, which it did not know; its own rows are gone with its name.
    await byThis('Võ Thị Sáu');
    expect(await stand()).toEqual(turnsOf('vo thi sau').sort());
    await byThis(was ?? '');
    expect(await stand()).toEqual(turnsOf(was ?? '').sort());
  });

  it('are found by the same rows when the schema is brought up to date over people who are there', async () => {
    const { should } = await namesKept(t.db.read);
    await t.db.transaction(async (tx) => {
      await tx.run('DELETE FROM person_name');
      const statements = [peopleByName, givenNames].flatMap((step) => step.statements(words(dialect)));
      for (const statement of statements.slice(1)) await tx.run(statement);
    });
    expect((await namesKept(t.db.read)).stand).toEqual(should);
    expect(should.length).toBeGreaterThan(3 * MANY);
  });
});
