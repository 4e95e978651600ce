import { describe, expect, it } from '@jest/globals';
import type { ReadRow, RosterRow } from '@dat100/shared/roster-reading';
import { received, sent, soughtOf } from './row-text.js';

const row: RosterRow = {
  sheet: 'Danh sách',
  row: 7,
  fullName: 'Trần Thị Thúy An',
  citizenId: '079185900011',
  birthDate: '1985-06-05',
  birthYear: 1985,
  sex: 'female',
  phone: '0903000001',
  title: 'Chuyên viên',
  kind: 'cong_chuc',
  memberships: { dang_vien: true, doan_vien: false },
  unitId: 12,
  stages: { chip_card: [{ stage: 'held', on: null }], vneid_level2: [{ stage: 'activated', on: '2023-11-15' }] },
  cardIssuedOn: '2021-04-01',
  scope: { status: 'deferred', until: '2024-01-31', document: '12/QĐ' },
  reasonCode: 'sms_not_received',
  reasonText: 'Chưa nhận được tin nhắn',
  note: 'ghi chú',
  status: 'accepted',
  remarks: 1,
};
const silent: RosterRow = {
  ...row,
  ...{ sheet: '', fullName: '', citizenId: '', birthDate: null, birthYear: null, sex: null, phone: null, title: null },
  ...{ kind: null, memberships: {}, stages: {}, cardIssuedOn: null, scope: null, reasonCode: null, reasonText: null },
  ...{ note: null, status: 'rejected', remarks: 0 },
};
const issue = {
  severity: 'row_rejected',
  code: 'missing_name',
  sheet: '',
  row: 7,
  column: 'B',
  header: null,
  value: 3,
};

describe('a row as a text', () => {
  it.each<{ what: string; read: ReadRow }>([
    { what: 'everything said', read: { row, issues: [], idShown: '079185900011', cells: null } },
    { what: 'rows that it mends', read: { row: { ...row, mends: '7 12' }, issues: [], idShown: null, cells: null } },
    { what: 'nothing said', read: { row: silent, issues: [], idShown: null, cells: [] } },
    {
      what: 'a row in trouble',
      read: {
        row: silent,
        issues: [issue as ReadRow['issues'][number]],
        idShown: 79185900011,
        cells: [{ column: 'B', value: 'x\\"y' }],
      },
    },
  ])('comes back as it was: $what', ({ read }) => {
    const [back] = rowsOf(received(sent({ type: 'rows', rows: [read] })));
    expect(back && valuesOf(back)).toEqual(read);
    expect(back?.text).toBeDefined();
    // The values of the row, not their names.
    expect(back?.text).not.toContain('fullName');
  });

  it('goes on as the text it came as, unless somebody has changed it', () => {
    const [back] = rowsOf(received(sent({ type: 'rows', rows: [{ row, issues: [], idShown: null, cells: null }] })));
    if (!back) throw new Error('no row');
    const changed: ReadRow = { ...valuesOf(back), issues: [issue as ReadRow['issues'][number]] };
    expect(sent({ type: 'rows', rows: [back] })).toEqual({ type: 'texts', rows: [back.text], ids: [row.citizenId] });
    expect(rowsOf(received(sent({ type: 'rows', rows: [changed] })))[0]?.issues).toEqual([issue]);
  });

  it.each([
    { what: 'its citizen id', of: row, sought: '079185900011' },
    { what: 'nobody when it is rejected', of: { ...row, status: 'rejected' as const }, sought: '' },
    { what: 'nobody without an id', of: { ...row, citizenId: '' }, sought: '' },
  ])('is looked for by $what, as a text and as itself', ({ of, sought }) => {
    const read: ReadRow = { row: of, issues: [], idShown: null, cells: null };
    expect(soughtOf(read)).toBe(sought);
    expect(rowsOf(received(sent({ type: 'rows', rows: [read] }))).map(soughtOf)).toEqual([sought]);
  });

  it('other pieces pass', () => {
    expect(received(sent({ type: 'again' }))).toEqual({ type: 'again' });
  });
});

const valuesOf = ({ row: of, issues, idShown, cells }: ReadRow): ReadRow => ({ row: of, issues, idShown, cells });

function rowsOf(piece: ReturnType<typeof received>): ReadRow[] {
  return piece.type === 'rows' ? piece.rows : [];
}
