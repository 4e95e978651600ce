import { expect } from '@jest/globals';
import { ImportsService } from '../src/imports/imports.service.js';
import { readImport } from '../src/imports/stored-import.js';
import { StartUndo } from '../src/imports/undo/start-undo.js';
import { PeopleList } from '../src/people/people.list.js';
import type { TestApp } from './app.js';
import { decide, drift, moveTo, operator, putUnits, seeImport, unitId } from './roster-city.js';
import { takeIn, untilDone } from './until-read.js';

const HEADER = {
  name: 'Họ và tên',
  birth: 'Ngày sinh',
  id: 'Số CCCD',
  unit: 'Đơn vị',
  title: 'Chức vụ',
  kind: 'Loại hình',
  phone: 'Số điện thoại',
  party: 'Đảng viên',
  youth: 'Đoàn viên',
  card: 'CCCD gắn chip',
  level2: 'Định danh mức 2',
  registered: 'Ngày đăng ký',
  activated: 'Ngày kích hoạt',
  scope: 'Diện áp dụng',
  until: 'Tạm hoãn đến',
  document: 'Số văn bản miễn',
  reason: 'Lý do chưa thực hiện',
} as const;
export type Line = Partial<Record<keyof typeof HEADER, string>>;

/** A list with these lines and only the columns that some line fills. */
export function csv(lines: readonly Line[]): Buffer {
  const fields = (Object.keys(HEADER) as (keyof typeof HEADER)[]).filter((field) =>
    lines.some((line) => line[field] !== undefined),
  );
  const rows = [fields.map((field) => HEADER[field]), ...lines.map((line) => fields.map((field) => line[field] ?? ''))];
  return Buffer.from(rows.map((cells) => cells.join(';')).join('\r\n'), 'utf8');
}

export const AN: Line = {
  name: 'Trần Thị Thúy An',
  birth: '05/06/1985',
  id: '079185900011',
  unit: 'Phường Hòa Mai',
  title: 'Chuyên viên',
  kind: 'Công chức',
  phone: '0903000001',
  party: 'x',
  card: 'Đã có',
  level2: 'Đã duyệt, chưa kích hoạt',
  reason: 'Chưa nhận được tin nhắn',
};
export const BINH: Line = {
  ...AN,
  name: 'Lê Văn Bình',
  birth: '09/01/1985',
  id: '079085900022',
  phone: '0903000002',
  party: '',
};
export const CHI: Line = {
  ...AN,
  name: 'Ngô Kim Chi',
  birth: '17/03/1990',
  id: '079190900033',
  phone: '0903000003',
  youth: 'x',
};
export const DUNG: Line = {
  ...AN,
  name: 'Phan Ngọc Dung',
  birth: '22/12/1992',
  id: '079192900044',
  phone: '',
  level2: 'Chưa đăng ký',
};

const UNITS = [
  'code,name,kind,parent_code,valid_from,valid_to',
  '79,Thành phố Sông Xanh,thanh_pho,,,',
  'Q1,Quận Sông Xanh,quan,79,,',
  'HM,Phường Hòa Mai,phuong,Q1,,',
  'BT,Phường Bình Tây,phuong,Q1,,',
  'Q2,Quận Phú Nam,quan,79,,',
].join('\n');

/** A district of two wards, and one beside it, into which lists come and are taken back. */
export class UndoCity {
  private constructor(private readonly t: TestApp) {}

  static async of(t: TestApp): Promise<UndoCity> {
    await putUnits(t, UNITS);
    await moveTo(t, '2023-12-01');
    return new UndoCity(t);
  }

  /** Applies a list; minutes pass between any two. Answers its key. */
  async bring(lines: readonly Line[], asOf: string, unit = 'Q1'): Promise<number> {
    const { t } = this;
    t.clock.set(t.clock.now() + 60_000);
    const file = { bytes: csv(lines), fileName: 'danh-sach.csv', unitId: await unitId(t, unit), asOf };
    const { id, state, refusalCode } = await takeIn(t, operator(t), file);
    expect({ state, refusalCode }).toEqual({ state: 'planned', refusalCode: null });
    await t.app.get(ImportsService).apply(operator(t), id, true);
    expect((await untilDone(t, id)).state).toBe('applied');
    return id;
  }

  /** Takes a list back; answers how many rows of it are undone, and how many are left by reason. */
  async undo(id: number): Promise<Record<string, number>> {
    const { t } = this;
    t.clock.set(t.clock.now() + 60_000);
    await t.app.get(StartUndo).start(operator(t), id);
    const { state, undoneAt } = await untilDone(t, id);
    expect({ state, undoneAt }).toEqual({ state: 'undone', undoneAt: t.clock.now() });
    const rows = await t.db.read.rows<{ code: string; n: number }>(
      `SELECT COALESCE(left_code, state) AS code, COUNT(*) AS n FROM import_row
        WHERE import_id = ? AND state IN ('done', 'applied', 'same', 'undone') GROUP BY COALESCE(left_code, state)`,
      [id],
    );
    expect(await drift(t)).toBe(0);
    return Object.fromEntries(rows.map((row) => [row.code, Number(row.n)]));
  }

  /** Decides waiting conflicts for the list. */
  async decideAll(id: number, which: (row: number) => boolean = () => true): Promise<void> {
    const { t } = this;
    const hr = await t.signInAs('hr', await unitId(t, '79'));
    for (const conflict of (await seeImport(t, hr, String(id))).conflicts)
      if (which(conflict.row)) expect(await decide(t, hr, conflict.id, 'apply', 'danh sách đúng')).toBe('applied');
  }

  async counts(id: number): Promise<Record<string, number>> {
    const { counts: c } = await readImport(this.t.db.read, id);
    return { new: c.new, changed: c.changed, unchanged: c.unchanged, conflict: c.conflict, rejected: c.rejected };
  }

  /** The people of the district, as its list shows them. */
  async names(): Promise<string[]> {
    const filter = { unitId: await unitId(this.t, 'Q1') };
    const { items, total } = await this.t.app.get(PeopleList).page(operator(this.t), 0, 50, 'NAME_ASC', filter);
    expect(items).toHaveLength(total);
    return items.map((person) => person.fullName);
  }
}

/** The same state whatever keys its rows have and when they were recorded. */
export const comparable = (lines: readonly string[]): string[] =>
  lines
    .map((line) => line.replace(/ (id|import_id|event_id|recorded_at|created_at)=\S+/g, ''))
    .filter((line) => !line.startsWith('waiting '))
    .sort();
