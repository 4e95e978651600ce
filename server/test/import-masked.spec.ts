import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { RosterRow } from '@dat100/shared/roster-reading';
import { listedPerson } from '../src/imports/police/recorded-people.js';
import { forEachDatabase, startApp, type Session, type TestApp } from './app.js';
import { addTree } from './facts.js';
import { moveTo, upload } from './roster-city.js';

const TREE = ['79,Thành phố Hồ Chí Minh,thanh_pho,,,', 'Q1,Quận 1,quan,79,,', 'Q1-BN,Phường Bến Nghé,phuong,Q1,,'];
const HEAD = 'Số liệu tính đến ngày 20/11/2023\nSTT;Họ và tên;Số CCCD;Chức vụ;Định danh mức 2';
const AN = '079062000011';
const BINH = '079062000022';
const CHI = '079062000033';
const ANY_ID = /0790620000\d\d/;

/** Cells stand in the wrong column now and then: an id among the names, an id as a title. */
forEachDatabase('ids that stand in the wrong column', (dialect) => {
  let t: TestApp;
  let hr: Session;
  let unit = 0;
  const send = async (lines: readonly string[]) => {
    const sent = await upload(t, hr, { bytes: Buffer.from(lines.join('\n')), name: 'danh-sach.csv', unit });
    expect(sent.error).toBeNull();
    return sent.id ?? '';
  };
  const said = async (query: string, id: string) => {
    const { data, errors } = await t.gql<object>(query, { id }, hr);
    expect(errors).toEqual([]);
    return JSON.stringify(data);
  };

  beforeAll(async () => {
    t = await startApp({ dialect });
    await moveTo(t, '2023-12-15');
    unit = (await addTree(t, TREE)).get('Q1-BN') ?? 0;
    hr = await t.signInAs('hr', unit);
  });
  afterAll(() => t.close());

  it('are masked on every row of an import', async () => {
    const id = await send([
      HEAD,
      `1;Trần Văn An;${AN};Chuyên viên;Đã đăng ký`,
      `2;${BINH};Lê Thị Bình;Chuyên viên;Đã đăng ký`,
      `3;Phạm Văn Chi;${CHI};${CHI};Đã đăng ký`,
      `4;${BINH};${CHI};Chuyên viên;Đã đăng ký`,
    ]);
    const rows = await said(
      'query($id: ID!) { importRows(importId: $id) { total items { fullName maskedId values changes problems { messageVi messageEn valueMasked } } } }',
      id,
    );
    expect(rows).toContain('"total":4');
    expect(rows).toMatch(/"fullName":"•{9}022"/);
    expect(rows).toMatch(/title: •{9}033/);
    expect(rows).not.toMatch(ANY_ID);
  });

  it('are masked beside what the records have', () => {
    const row = { fullName: BINH, citizenId: '', stages: {} } as RosterRow;
    expect(listedPerson(row)).toEqual({ fullName: '•••••••••022', maskedId: '', stages: [] });
  });
});
