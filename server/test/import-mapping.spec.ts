import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { forEachDatabase, startApp, type Session, type TestApp } from './app.js';
import { applyImport, everybody, prepare, seeImport, unitId, upload } from './roster-city.js';
import { DISTRICT } from './roster-lists.js';

const DAY = '2023-11-25';
const WARD = '26740';
const OTHER_WARD = '26743';

interface Sheet {
  sheet: string;
  role: string;
  headerRows: number[];
  columns: { column: string; header: string; field: string | null }[];
  rememberedBy: { code: string } | null;
}
interface Seen {
  state: string;
  refusalCode: string | null;
  canRemap: boolean;
  counts: { rows: number; new: number };
  sheetColumns: Sheet[];
}
const SEEN = `state refusalCode canRemap counts { rows new }
  sheetColumns { sheet role headerRows columns { column header field } rememberedBy { code } }`;

/** A list whose headings are an office's own words; ids differ by `number`. */
const list = (number: number, head = 'Người,Mã thẻ,App,Tổ'): Buffer =>
  Buffer.from(`${head}\nĐặng Thị Hồng Đào,0791859${String(number).padStart(5, '0')},x,Tổ 1\n`);

forEachDatabase('what the columns of a list mean', (dialect) => {
  let t: TestApp;
  let district: Session;
  let ward: Session;
  let other: Session;
  beforeAll(async () => {
    t = await startApp({ dialect });
    await prepare(t, [DISTRICT]);
    district = await t.signInAs('hr', await unitId(t, '760'));
    ward = await t.signInAs('hr', await unitId(t, WARD));
    other = await t.signInAs('hr', await unitId(t, OTHER_WARD));
  });
  afterAll(() => t.close());

  const see = async (session: Session, id: string | null): Promise<Seen> =>
    (await t.ask<{ import: Seen }>(`query($id: ID!) { import(id: $id) { ${SEEN} } }`, { id }, session)).import;
  const send = async (session: Session, bytes: Buffer, unit = WARD) =>
    (await upload(t, session, { bytes, unit, asOf: DAY, name: 'list.csv' })).id;
  /** The import after its columns were said, or the refusal's code and words. */
  async function remap(session: Session, id: string | null, fields: Record<string, string | null>, sheet = '') {
    const { data, errors } = await t.gql<{ remapImport: Seen }>(
      `mutation($id: ID!, $sheet: String!, $fields: [ColumnMeaning!]!) {
        remapImport(id: $id, sheet: $sheet, fields: $fields) { ${SEEN} } }`,
      { id, sheet, fields: Object.entries(fields).map(([column, field]) => ({ column, field })) },
      session,
    );
    const error = errors[0];
    return error
      ? { code: error.extensions.code, said: error.extensions.messageVi ?? '', seen: null }
      : { code: null, seen: data?.remapImport };
  }
  const SAID = { A: 'name', B: 'citizenId', C: 'vneid_level2.activated', D: null };

  it('a list that was refused for its header is read again, with what its columns are said to mean', async () => {
    const id = await send(ward, list(1));
    const refused = await see(ward, id);
    expect(refused).toMatchObject({ state: 'refused', refusalCode: 'no_header', canRemap: true });
    expect(refused.sheetColumns).toMatchObject([
      { role: 'other', headerRows: [1], rememberedBy: null, columns: [{ header: 'Người', field: null }, {}, {}, {}] },
    ]);
    expect((await seeImport(t, ward, id)).refusalVi).toContain('A “Người”, B “Mã thẻ”');
    const { seen } = await remap(ward, id, SAID);
    expect(seen).toMatchObject({ state: 'planned', refusalCode: null, counts: { rows: 1, new: 1 }, canRemap: true });
    expect(seen?.sheetColumns).toMatchObject([
      {
        ...{ role: 'people', rememberedBy: { code: WARD } },
        columns: [{ field: 'name' }, { field: 'citizenId' }, { field: 'vneid_level2.activated' }, { field: null }],
      },
    ]);
    expect(await applyImport(t, ward, id)).toBe('applied');
    const there = await unitId(t, WARD);
    const listed = (await everybody(t, DAY)).filter((p) => p.unitId === there);
    expect(listed.map((p) => p.stands)).toEqual([{ chip_card: null, vneid_level2: 'activated', online_service: null }]);
    expect(await remap(ward, id, SAID)).toMatchObject({ code: 'not_planned' });
    expect((await see(ward, id)).canRemap).toBe(false);
  });

  it('it is remembered for the next list of this shape there, and nowhere else', async () => {
    expect(await see(ward, await send(ward, list(2)))).toMatchObject({ state: 'planned', counts: { rows: 1 } });
    expect(await see(ward, await send(ward, list(2, 'Người,Mã thẻ,App,Tổ,Khu')))).toMatchObject({ state: 'refused' });
    expect(await see(other, await send(other, list(3), OTHER_WARD))).toMatchObject({ state: 'refused' });
  });

  it('what the unit above says holds below it, until the unit says otherwise itself', async () => {
    const head = 'Cán bộ,Mã thẻ,App,Tổ';
    const above = await send(district, list(4, head), '760');
    expect((await remap(district, above, SAID)).seen).toMatchObject({ state: 'planned' });
    const below = await send(other, list(5, head), OTHER_WARD);
    const read = await see(other, below);
    expect(read).toMatchObject({ state: 'planned', sheetColumns: [{ rememberedBy: { code: '760' } }] });
    const { seen } = await remap(other, below, { C: null, D: 'title' });
    expect(seen?.sheetColumns[0]).toMatchObject({
      rememberedBy: { code: OTHER_WARD },
      columns: [{ field: 'name' }, { field: 'citizenId' }, { field: null }, { field: 'title' }],
    });
    expect((await see(ward, await send(ward, list(6, head)))).sheetColumns[0]?.rememberedBy?.code).toBe('760');
  });

  it('a mapping that cannot be used is refused in words, and changes nothing', async () => {
    const head = 'Họ và tên,Số CCCD,Đơn vị công tác,Xe';
    const id = await send(ward, list(7, head));
    const before = await see(ward, id);
    const cases: [Record<string, string | null>, string][] = [
      [{ B: null }, 'no_id_column'],
      [{ A: null }, 'no_name_column'],
      [{ D: 'citizenId' }, 'field_twice'],
      [{ D: 'password' }, 'unknown_field'],
      [{ E: 'note' }, 'unknown_column'],
      [{ A: 'name', B: 'citizenId', C: null, D: null, E: null }, 'too_many'],
      [{ toString: 'note' }, 'unknown_column'],
    ];
    for (const [fields, code] of cases) {
      const answer = await remap(ward, id, fields);
      expect(answer.code).toBe(code);
      expect(answer.said).toMatch(/ấy|nào|cùng|không có|không thể/);
    }
    expect(await remap(ward, id, {}, 'Trang 9')).toMatchObject({ code: 'unknown_sheet' });
    expect(await see(ward, id)).toEqual(before);
    expect((await remap(ward, id, { D: 'field' })).code).toBe('unknown_field');
  });

  it('is nobody else’s business', async () => {
    const id = await send(ward, list(8));
    expect(await remap(other, id, SAID)).toMatchObject({ code: 'not_found' });
    const head = await t.signInAs('committee', await unitId(t, '760'));
    expect((await remap(head, id, SAID)).code).toBe('not_found');
  });

  it('is on record', async () => {
    const rows = await t.db.read.rows<{ detail: string }>(
      "SELECT detail FROM audit_record WHERE action = 'import.mapping' ORDER BY seq",
    );
    expect(rows).toHaveLength(3);
    expect(JSON.parse(rows[0]?.detail ?? '')).toMatchObject({ fields: SAID });
  });

  it('two columns of which no word is known can be said too, and are remembered', async () => {
    const few = (number: number) => Buffer.from(`Ai,Mã\nĐặng Văn Hai,0790859${String(number).padStart(5, '0')}\n`);
    const id = await send(other, few(71), OTHER_WARD);
    expect(await see(other, id)).toMatchObject({ state: 'refused', refusalCode: 'no_header', canRemap: true });
    const { seen } = await remap(other, id, { A: 'name', B: 'citizenId' });
    expect(seen).toMatchObject({ state: 'planned', counts: { rows: 1, new: 1 } });
    const next = await send(other, few(72), OTHER_WARD);
    expect(await see(other, next)).toMatchObject({ state: 'planned', counts: { rows: 1 } });
  });

  it('the fields to choose from have names in both languages', async () => {
    const { rosterFields } = await t.ask<{ rosterFields: { code: string; vi: string; en: string }[] }>(
      '{ rosterFields { code vi en } }',
      {},
      ward,
    );
    expect(rosterFields.find(({ code }) => code === 'citizenId')).toMatchObject({ vi: 'Số CCCD (số định danh)' });
    expect(rosterFields.length).toBeGreaterThan(40);
  });
});
