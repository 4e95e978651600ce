/** Synthetic rosters: the same number of people gives the same file on every machine and day but for the day it speaks of. */
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import ExcelJS from 'exceljs';
import { IdentityMaker } from '../dist/seed/person-identity.js';
import { Random, WeightedList } from '../dist/seed/random.js';
import { buildUnits, CITY_CODE } from '../dist/seed/unit-tree.js';

const PEOPLE_PER_UNIT = 200;
const DISTRICTS = new Set(['quan', 'huyen', 'thanh_pho_thuoc_thanh_pho']);
const RECENT_DAYS = 60;
const DAY_MS = 86_400_000;

/** The layout of a department's roster, without the columns that most rows leave empty. */
const HEADER = [
  'STT',
  'Mã đơn vị',
  'Họ và tên',
  'Giới tính',
  'Ngày sinh',
  'Số định danh cá nhân',
  'Số điện thoại',
  'Chức vụ',
  'Loại hình',
  'Đảng viên',
  'Đoàn viên',
  'Công đoàn',
  'CCCD gắn chip',
  'Ngày cấp CCCD',
  'Định danh mức 2',
  'Ngày kích hoạt',
  'Dịch vụ công trực tuyến',
  'Ngày sử dụng',
];

const weighted = (entries) => new WeightedList(Object.entries(entries));
const KINDS = weighted({ 'Cán bộ': 6, 'Công chức': 28, 'Viên chức': 52, 'Người lao động': 14 });
const TITLES = weighted({
  'Chuyên viên': 50,
  'Giáo viên': 30,
  'Nhân viên': 14,
  'Phó Trưởng phòng': 4,
  'Trưởng phòng': 2,
});
const CARD = weighted({ 'Đã có': 970, 'Chờ cấp': 20, 'Chưa có': 10 });
const LEVEL_2 = weighted({ 'Đã kích hoạt': 74, 'Đã duyệt, chưa kích hoạt': 10, 'Chờ duyệt': 6, 'Chưa đăng ký': 10 });
const ONLINE = weighted({ 'Đã sử dụng': 45, 'Có tài khoản, chưa sử dụng': 25, 'Chưa sử dụng': 30 });

/**
 * The tree of units for so many people: the city, its districts and, round by round, one unit more of each district
 * until there is one for each 200 people.
 * @returns {csv, codes}: the list of units to import, and the codes of those that people are listed in
 */
export function benchUnits(people) {
  const all = buildUnits(2023);
  const districts = all.filter((unit) => unit.parentCode === CITY_CODE && DISTRICTS.has(unit.kind));
  const under = districts.map(({ code }) => all.filter((unit) => unit.parentCode === code));
  const wanted = Math.max(districts.length, Math.ceil(people / PEOPLE_PER_UNIT));
  const leaves = [];
  for (let round = 0; leaves.length < wanted && under.some((list) => list[round]); round += 1)
    for (const list of under) if (list[round] && leaves.length < wanted) leaves.push(list[round]);
  const city = all.filter((unit) => unit.code === CITY_CODE);
  const lines = [...city, ...districts, ...leaves].map((u) => [u.code, `"${u.name}"`, u.kind, u.parentCode ?? '']);
  // A list of a whole city goes district by district.
  leaves.sort((a, b) => (a.parentCode < b.parentCode ? -1 : a.parentCode > b.parentCode ? 1 : 0));
  return {
    csv: ['code,name,kind,parent_code', ...lines.map((line) => line.join(','))].join('\n'),
    codes: leaves.map(({ code }) => code),
  };
}

/** The rows of a roster as of `today` (yyyy-MM-dd): texts, but for days, which are 'yyyy-MM-dd' in {day}. */
function* rosterRows(people, codes, today) {
  const random = new Random(`bench roster ${people}`);
  const identities = new IdentityMaker();
  const year = Number(today.slice(0, 4));
  const recently = (done) => {
    if (!done || !random.permille(400)) return '';
    const at = Date.parse(today) - random.below(RECENT_DAYS) * DAY_MS;
    return { day: new Date(at).toISOString().slice(0, 10) };
  };
  const tick = (permille) => (random.permille(permille) ? 'x' : '');
  for (let n = 1; n <= people; n += 1) {
    const person = identities.make(random, year, 520, 23, 60);
    const [card, level2, online] = [CARD.draw(random), LEVEL_2.draw(random), ONLINE.draw(random)];
    yield [
      String(n),
      codes[Math.floor(((n - 1) * codes.length) / people)],
      person.fullName,
      person.sex === 'female' ? 'Nữ' : 'Nam',
      { day: person.birthDate },
      person.citizenId,
      person.phone,
      TITLES.draw(random),
      KINDS.draw(random),
      tick(300),
      tick(250),
      tick(850),
      card,
      recently(card === 'Đã có'),
      level2,
      recently(level2 === 'Đã kích hoạt'),
      online,
      recently(online === 'Đã sử dụng'),
    ];
  }
}

/** UTF-8 with BOM and semicolons, as Excel writes "CSV UTF-8" in Viet Nam. */
export async function writeCsv(path, people, codes, today) {
  const out = createWriteStream(path);
  out.write(`\ufeff${HEADER.join(';')}\r\n`);
  let text = '';
  const shown = (cell) => (cell.day ? cell.day.split('-').reverse().join('/') : cell);
  for (const row of rosterRows(people, codes, today)) {
    text += `${row.map(shown).join(';')}\r\n`;
    if (text.length < 65_536) continue;
    if (!out.write(text)) await new Promise((resolve) => out.once('drain', resolve));
    text = '';
  }
  out.end(text);
  await finished(out);
}

/** One sheet with shared texts, ids as text and days as dates, as Excel saves it. */
export async function writeXlsx(path, people, codes, today) {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path, useStyles: true, useSharedStrings: true });
  const sheet = book.addWorksheet('Danh sách');
  for (const column of [5, 14, 16, 18]) sheet.getColumn(column).numFmt = 'dd/mm/yyyy';
  sheet.addRow(HEADER).commit();
  const shown = (cell) => (cell.day ? new Date(cell.day) : cell === '' ? null : cell);
  for (const row of rosterRows(people, codes, today)) sheet.addRow(row.map(shown)).commit();
  sheet.commit();
  await book.commit();
}
