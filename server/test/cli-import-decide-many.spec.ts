import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { JobRunner } from '../src/jobs/job-runner.js';
import { forEachDatabase, startApp, type TestApp } from './app.js';
import { dat100, pointAt } from './command-line.js';
import { drift, personId, putUnits } from './roster-city.js';

const UNITS = [
  'code,name,kind,parent_code,valid_from,valid_to',
  '79,Thành phố Hồ Chí Minh,thanh_pho,,,',
  '26740,Phường Bến Nghé,phuong,79,,',
].join('\n');
/** More than go in one piece. */
const MANY = 203;
const CODE = 'name_does_not_match_id';
const SYLLABLES = ['An', 'Bình', 'Chi', 'Dũng', 'Em', 'Giang', 'Hà', 'Khang', 'Lan', 'Mai'];
const nameOf = (n: number): string => [...String(n).padStart(3, '0')].map((i) => SYLLABLES[Number(i)]).join(' ');
const people = Array.from({ length: MANY }, (_, n) => ({
  id: `0790620${String(n).padStart(5, '0')}`,
  name: nameOf(n),
}));

forEachDatabase('many conflicts on the command line', (dialect) => {
  let t: TestApp;
  let home: string;
  let restore: () => void;
  let keys: string[] = [];
  const decide = (which: string, ...words: string[]) => dat100('import', 'decide', which, ...words, '--json');
  const waiting = async () => {
    const rows = await t.db.read.rows<{ id: number }>(
      "SELECT id FROM import_row WHERE state = 'open' AND outcome = 'conflict' ORDER BY id",
    );
    return rows.map(({ id }) => String(id));
  };

  beforeAll(async () => {
    t = await startApp({ dialect });
    await putUnits(t, UNITS);
    // Two connections of one thread cannot wait for each other: the commands do their jobs themselves.
    await t.app.get(JobRunner).stop();
    home = mkdtempSync(join(tmpdir(), 'dat100-cli-many-'));
    restore = pointAt(t);
    const bring = async (kind: string, name: string, lines: readonly string[], unit: string) => {
      writeFileSync(join(home, name), lines.join('\n'));
      const { code, json } = await dat100('import', kind, join(home, name), '--unit', unit, '--json');
      expect({ code, json }).toMatchObject({ code: 0 });
    };
    const ours = people.map(({ id, name }, n) => `${n + 1};Trần ${name};${id};Đã đăng ký`);
    const head = 'STT;Họ và tên;Số CCCD;Định danh điện tử mức 2';
    await bring('roster', 'ta.csv', ['Số liệu tính đến ngày 01/11/2023', head, ...ours], '26740');
    const theirs = people.map(({ id, name }) => `${id};NGUYEN KHAC ${name};05/11/2023`);
    const theirHead = 'Số định danh;Họ và tên;Ngày kích hoạt';
    await bring('police', 'cong-an.csv', ['Số liệu tính đến ngày 20/11/2023', theirHead, ...theirs], '79');
    keys = await waiting();
    expect(keys).toHaveLength(MANY);
  });
  afterAll(async () => {
    restore();
    rmSync(home, { recursive: true, force: true });
    await t.close();
  });

  it('a number that is nobody’s among many decides none of them', async () => {
    expect(await decide([...keys, '4711'].join(','), '--decision', 'keep')).toMatchObject({
      code: 1,
      json: { error: { code: 'not_found' } },
    });
    expect(await waiting()).toEqual(keys);
  });

  it('numbers of sixteen digits are numbers, as long as they are exact', async () => {
    expect(await decide('1798761600000001', '--decision', 'keep')).toMatchObject({
      code: 1,
      json: { error: { code: 'not_found' } },
    });
    for (const wrong of ['9999999999999999', '17987616000000011'])
      expect(await decide(wrong, '--decision', 'keep')).toMatchObject({ code: 2, json: { error: { code: 'usage' } } });
  });

  it('rows that contradict one another are not all taken', async () => {
    for (const code of ['same_person_two_units', 'same_id_two_names', 'same_person_two_statuses']) {
      const { code: exit, err } = await decide('all', '--code', code, '--decision', 'apply');
      expect(exit).toBe(2);
      expect(err).toMatch(/bằng số[^]*by their numbers/);
      expect(await decide('all', '--code', code, '--decision', 'keep')).toMatchObject({
        code: 0,
        json: { decided: 0 },
      });
    }
  });

  it('what could not be decided is told of each, with how many still wait', async () => {
    const { code, json } = await decide('all', '--code', CODE, '--decision', 'apply');
    expect({ code, json }).toMatchObject({ code: 1, json: { decided: 0, remaining: MANY } });
    expect(json['problems']).toHaveLength(MANY);
    expect(await waiting()).toEqual(keys);
  });

  it('what stops it half way is told of the rest; what is done stays done', async () => {
    const at = MANY - 2;
    const rule =
      dialect === 'sqlite'
        ? `WHEN NEW.id = ${keys[at]} BEGIN SELECT RAISE(ABORT, 'the disk is full'); END`
        : `FOR EACH ROW BEGIN IF NEW.id = ${keys[at]} THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the disk is full'; END IF; END`;
    await t.db.transaction((tx) => tx.run(`CREATE TRIGGER full_disk BEFORE UPDATE ON import_row ${rule}`));
    const { code, json } = await decide('all', '--code', CODE, '--decision', 'keep');
    await t.db.transaction((tx) => tx.run('DROP TRIGGER full_disk'));
    expect({ code, json }).toMatchObject({ code: 1, json: { decided: at, remaining: 2 } });
    expect(json['problems']).toMatchObject(keys.slice(at).map((id) => ({ id, code: 'stopped' })));
    expect(await waiting()).toEqual(keys.slice(at));
    expect(await decide('all', '--code', CODE, '--decision', 'keep')).toMatchObject({
      code: 0,
      json: { decided: 2, remaining: 0, problems: [] },
    });
    expect(await drift(t)).toBe(0);
  });

  it('the help of an answer says for how many people it is', async () => {
    const { out } = await dat100('import', 'answer', '--help');
    expect(out).toMatch(/nhiều nhất 200 người[^]*at most 200 people/);
    const listed = String(await personId(t, people[0]?.id ?? ''));
    const none = await dat100('import', 'answer', listed, '--answer', 'still_here');
    expect(none.err).toMatch(/Không còn câu hỏi[^]*There is no question/);
    expect(none.err).not.toMatch(/tải lại trang|[Rr]eload the page/);
  });
});
