import type { Citizen, World } from './world.js';

const HEADER = [
  'STT',
  'Họ và tên',
  'Ngày sinh',
  'Số CCCD',
  'Đơn vị',
  'Chức vụ',
  'Loại hình',
  'Đảng viên',
  'Đoàn viên',
  'CCCD gắn chip',
  'Ngày cấp CCCD',
  'Định danh mức 2',
  'Ngày đăng ký',
  'Ngày kích hoạt',
  'Dịch vụ công trực tuyến',
  'Mã hồ sơ',
  'Diện áp dụng',
  'Tạm hoãn đến',
  'Số văn bản miễn',
  'Lý do chưa thực hiện',
];
const KINDS = ['Công chức', 'Viên chức', 'Cán bộ', 'NLĐ', 'Không chuyên trách', ''];
const CARDS = ['Đã có', 'Đã có', 'Chưa có', 'Đã nộp hồ sơ', ''];
const ACCOUNTS = ['Đã kích hoạt', 'Đã duyệt, chưa kích hoạt', 'Đã đăng ký', 'Bị từ chối', 'Chưa đăng ký', 'lạ', ''];
const SERVICES = ['Đã sử dụng', 'Đã có tài khoản', 'Chưa sử dụng', ''];
const SCOPES = ['', '', '', '', '', 'Phải thực hiện', 'Được miễn', 'Tạm hoãn'];
const REASONS = ['', '', '', 'Chưa nhận được tin nhắn', 'không chính chủ', 'bận'];

/** A unit's list as separated text: some rows right, some wrong, some of people who are known elsewhere. */
export async function rosterCsv(
  w: World,
  units: readonly { name: string }[],
  path: string,
): Promise<{ bytes: Buffer; rows: number }> {
  const lines = [HEADER.join(';')];
  const people = await w.someOnList(w.random.between(1, 7), path);
  for (const [n, citizen] of people.entries()) {
    const row = rowOf(w, units, n + 1, citizen);
    lines.push(row.join(';'));
    // The same line twice is one person; another unit or another stage in the second is a conflict.
    if (w.random.permille(60)) lines.push(again(w, units, row).join(';'));
  }
  return { bytes: Buffer.from(lines.join('\r\n'), 'utf8'), rows: lines.length - 1 };
}

function rowOf(w: World, units: readonly { name: string }[], n: number, citizen: Citizen): string[] {
  const { random } = w;
  const card = random.pick(CARDS);
  const scope = random.pick(SCOPES);
  const unit = random.permille(40) ? 'Phòng Không Có' : random.permille(150) ? '' : random.pick(units).name;
  return [
    String(n),
    nameOn(w, citizen),
    birthOn(w, citizen),
    random.permille(40) ? citizen.citizenId.slice(0, 9) : citizen.citizenId,
    unit,
    random.permille(200) ? w.someText('Chuyên viên') : '',
    random.pick(KINDS),
    random.pick(['x', '', '']),
    random.pick(['x', '', '']),
    card,
    card === 'Đã có' && random.permille(600) ? shown(issueDay(w, citizen)) : '',
    random.pick(ACCOUNTS),
    random.permille(250) ? shown(w.pastDay()) : '',
    random.permille(200) ? shown(w.anyDay()) : '',
    random.pick(SERVICES),
    random.permille(200) ? w.someText('H29.18-0002') : '',
    scope,
    scope === 'Tạm hoãn' ? shown(w.later(w.pastDay(), random.between(1, 60))) : '',
    scope === 'Được miễn' ? w.someText('15/QĐ') : '',
    random.pick(REASONS),
  ];
}

function again(w: World, units: readonly { name: string }[], row: readonly string[]): string[] {
  const copy = [...row];
  if (w.random.permille(400)) copy[4] = w.random.pick(units).name;
  if (w.random.permille(400)) copy[11] = w.random.pick(ACCOUNTS);
  return copy;
}

function nameOn({ random }: World, { fullName }: Citizen): string {
  if (random.permille(30)) return '';
  if (random.permille(40)) return 'Tô Thị Người Khác';
  return random.permille(150) ? fullName.toUpperCase() : fullName;
}

function birthOn({ random }: World, { birthDate }: Citizen): string {
  if (birthDate === null || random.permille(300)) return '';
  return random.permille(100) ? birthDate.slice(0, 4) : shown(birthDate);
}

/** A card that ends on the birthday about now, one that just does or just does not outlive it, a new one, or any. */
function issueDay(w: World, { birthDate }: Citizen): string {
  const { random } = w;
  if (birthDate === null || random.permille(200)) return w.pastDay();
  const turns = [25, 40, 60].map((age) => `${Number(birthDate.slice(0, 4)) + age}${birthDate.slice(4)}`);
  const turn = turns.find((day) => day >= w.later(w.today, -60)) ?? birthDate;
  const twoYearsBefore = `${Number(turn.slice(0, 4)) - 2}${turn.slice(4)}`.replace('-02-29', '-02-28');
  const day = w.later(twoYearsBefore, random.pick([-3000, -1, 0, 1, 400, 700]));
  return day < w.today ? day : w.pastDay();
}

const shown = (day: string): string => day.split('-').reverse().join('/');
