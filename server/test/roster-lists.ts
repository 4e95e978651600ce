import { readFileSync } from 'node:fs';

/** The three rosters as offices send them, with their answers (invented people). */
export const WARD = 'danh-sach-phuong-ben-nghe.xlsx';
export const DISTRICT = 'tong-hop-quan-1.xlsx';
export const DEPARTMENT = 'so-thong-tin-truyen-thong.csv';
const FOLDER = new URL('./rosters/', import.meta.url);

interface Figures {
  in_scope: number;
  achieved: number;
}
export type Totals = Record<string, Figures>;
export interface ExpectedUnit {
  unit: string;
  code: string | null;
  kind: string;
  people: number;
  chip_card: Figures;
  vneid_level2: Figures;
  online_service: Figures;
}
export interface Expected {
  as_of: string;
  outcome: string;
  counts: Record<string, number>;
  totals: Totals;
  stages: Record<string, Record<string, number>>;
  kinds: Record<string, number>;
  memberships: Record<string, number>;
  scope?: Record<string, number>;
  units: ExpectedUnit[];
  issues: {
    sheet: string;
    row: number;
    column: string;
    severity: string;
    code: string;
    value: string | number | null;
  }[];
  people: { sheet?: string; row: number; id: string; unit: string; result?: string; scope?: string }[];
  alternatives?: (Totals & { people: number })[];
  if_ward_list_was_imported_first?: {
    people_known_before: number;
    new_people_in_this_ward: number;
    stage_changes: number;
  };
  stage_changes_since_ward_list?: { id: string; criterion: string; from: string | null; to: string }[];
}

export const CRITERIA = ['chip_card', 'vneid_level2', 'online_service'] as const;
export const fileOf = (name: string): Buffer => readFileSync(new URL(name, FOLDER));
export const expectedOf = (name: string): Expected =>
  JSON.parse(readFileSync(new URL(`${name}.expected.json`, FOLDER), 'utf8')) as Expected;

/** The unit a list is imported for: by its code, and the code's name in the answer. */
export const CASES = [
  { file: WARD, unit: '26740', statesItsDay: true },
  { file: DISTRICT, unit: '760', statesItsDay: true },
  { file: DEPARTMENT, unit: 'STTTT', statesItsDay: false },
];

/** The kinds of the answers in the words of a list of units. */
const KIND: Record<string, string> = { ward: 'phuong', office: 'phong', public_service_unit: 'don_vi_su_nghiep' };

/** A list of units as an office would write it: the tops with their codes, units without one under them. */
export function unitsCsv(
  lists: readonly string[],
  era: { from: string; to: string } = { from: '', to: '2025-06-30' },
): string {
  const dated = `${era.from},${era.to}`;
  const lines = new Set([
    'code,name_vi,kind,parent_code,valid_from,valid_to,note',
    `79,Thành phố Hồ Chí Minh,thanh_pho,,${dated},old boundary`,
    `760,Quận 1,quan,79,${dated},`,
    `STTTT,Sở Thông tin và Truyền thông,so_ban_nganh,79,${dated},`,
  ]);
  for (const { unit, code, kind } of lists.flatMap((list) => expectedOf(list).units)) {
    const [top, name] = unit.split(' / ');
    lines.add(`${code ?? ''},${name ?? ''},${KIND[kind] ?? kind},${top === 'Quận 1' ? '760' : 'STTTT'},${dated},`);
  }
  return [...lines].join('\n');
}

/** What an outcome says of its rows, in the words of the answers. */
export function remarksOf(
  issues: readonly { sheet: string; row: number; column: string | null; severity: string; code: string }[],
): string[] {
  return issues
    .map(({ sheet, row, column, severity, code }) => [sheet, row, column, severity, code].join(' | '))
    .sort();
}

/** A made-up person of a list: what is left out, the list does not say. */
export interface Listed {
  name: string;
  id: string;
  unit?: string;
  /** the text of the column "Định danh mức 2" */
  level2?: string;
  activated?: string;
  card?: string;
}

/** A plain list as a spreadsheet program writes it. */
export function listCsv(people: readonly Listed[], separator = ','): Buffer {
  const header = ['Họ và tên', 'Số CCCD', 'Đơn vị', 'CCCD gắn chip', 'Định danh mức 2', 'Ngày kích hoạt', 'Loại hình'];
  const rows = people.map((p) => [
    p.name,
    p.id,
    p.unit ?? '',
    p.card ?? '',
    p.level2 ?? '',
    p.activated ?? '',
    'Công chức',
  ]);
  return Buffer.from([header, ...rows].map((cells) => cells.join(separator)).join('\r\n'), 'utf8');
}
